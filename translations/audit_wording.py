"""The audit trail in sentences: one wording for each action, and what each thing is called."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.audit import SNAPSHOT_MADE, SNAPSHOT_REINSTATED, SNAPSHOT_WITHDRAWN, TALLIED
from domain.kinds import DecisionKind, Level, Step
from translations import gettext as _
from translations.account_trail_wording import (
    account_values,
    account_wording,
    is_of_accounts,
    of_accounts,
    of_sign_in,
)
from translations.duty_wording import asked_label
from translations.life_wording import decision_label, step_label
from translations.numbers import day
from translations.wording import level_label

_DAYS = ("before", "given", "last_day", "day", "as_of")


def audit_sentence(action: str, thing: str, detail: Mapping[str, Any]) -> str:
    """What was done, as a sentence. `thing`: from `thing_label`. An action that is not known stands
    for itself: a trail written by a later version is still shown whole.
    """
    known = {name: words for group in wordings().values() for name, words in group.items()}
    words = known.get(action, action + ": {thing}.")
    if action == "accepted" and "file" in detail:
        words = _("Nhận tệp “{file}”: {reports} báo cáo, {rows} dòng.")
    words = account_wording(action, detail) or words
    values = _values(detail) | account_values(action, detail) | {"thing": thing}
    said = [words.format_map(_Told(values))]
    if detail.get("unit") and not is_of_accounts(action):
        said.append(_("Riêng {unit}.").format(unit=detail["unit"]))
    if detail.get("reason"):
        said.append(_("Lý do: {reason}.").format(reason=detail["reason"]))
    return " ".join(said)


def wordings() -> dict[str, dict[str, str]]:
    """Each kind of work by its name, and its actions with the wording of each."""
    return {
        _("Báo cáo"): _of_reports(),
        _("Mô hình"): _of_models(),
        _("Đơn vị"): _of_units(),
        _("Kế hoạch và hạn nộp"): _of_plans(),
        _("Cuộc họp"): _of_meetings(),
        _("Tài khoản"): of_accounts(),
        _("Đăng nhập"): of_sign_in(),
        _("Hệ thống"): _of_the_system(),
    }


def _of_reports() -> dict[str, str]:
    return {
        "accepted": _("Tính lại {thing}."),
        "withdrawn": _("Rút lại {thing}."),
        "returned": _("Trả lại {thing} cho đơn vị."),
        "day changed": _("Đổi ngày nhận của {thing} từ {before} thành {given}."),
        "batch opened": _("Bắt đầu {thing}."),
        "form kept": _("Lưu {thing} để đọc các tệp sau."),
        "form retired": _("Thôi dùng {thing}."),
        "form reinstated": _("Dùng lại {thing}."),
    }


def _of_models() -> dict[str, str]:
    return {
        "decided": _("Ghi {thing}: {decision}."),
        "decision undone": _("Hủy {thing}."),
    }


def _of_units() -> dict[str, str]:
    return {
        "units imported": _("Nhập danh sách đơn vị từ tệp “{file}”: {rows} dòng."),
        "lineage imported": _("Nhập việc sáp nhập, chia tách từ tệp “{file}”: {rows} dòng."),
        "units reorganised": _("Sắp xếp {thing} theo văn bản “{decree}”."),
        "reorganisation undone": _("Hủy việc sắp xếp {thing}."),
        "alias confirmed": _("Ghi nhận “{name}” là tên gọi của {thing}."),
        "alias taken away": _("Thôi dùng “{name}” làm tên gọi của {thing}."),
        "units given to follow": _("Giao {count} đơn vị cho {thing} theo dõi."),
        "units no longer followed": _("Thôi giao {count} đơn vị cho {thing} theo dõi."),
    }


def _of_plans() -> dict[str, str]:
    return {
        "plan adopted": _("Áp dụng {thing}, bản {version}."),
        "plan changed": _("Sửa {thing}, thành bản {version}."),
        "plan returned to an earlier version": _(
            "Trở về một bản trước của {thing}, thành bản {version}."
        ),
        "day set": _("Đặt hạn {last_day} cho {report} ({year}), kế hoạch {plan}."),
    }


def _of_meetings() -> dict[str, str]:
    return {
        SNAPSHOT_MADE: _("Chốt số liệu đến {as_of} để họp, {thing} “{title}”."),
        SNAPSHOT_WITHDRAWN: _("Bỏ {thing} khỏi danh sách."),
        SNAPSHOT_REINSTATED: _("Đưa {thing} lại vào danh sách."),
    }


def _of_the_system() -> dict[str, str]:
    return {
        "backed up": _("Sao lưu cả cơ sở dữ liệu: {rows} dòng."),
        TALLIED: _("Cộng lại số cộng sẵn từ báo cáo."),
        "restored": _("Phục hồi từ bản sao lưu."),
        "illustration begun": _("Đánh dấu cơ sở dữ liệu là số liệu minh họa."),
        "illustration made": _("Nạp xong số liệu minh họa: {files} tệp."),
        "entries sealed": _("Niêm phong {count} dòng nhật ký ghi theo cách cũ."),
        "name erased": _("Xóa tên một người theo yêu cầu ({thing}), ở {count} chỗ."),
    }


def thing_label(thing: str, plans: Mapping[str, str], name: str | None = None) -> str:
    """What a thing is called: “tệp số 12 “X.xlsx””. `plans`: the names of plans by code."""
    kind, _space, number = thing.rpartition(" ")
    if thing == "unknown login":
        return _("tên đăng nhập không có")
    if kind == "units on":
        return _("đơn vị từ ngày {day}").format(day=_value("day", number))
    if thing in plans:
        return _("kế hoạch {name}").format(name=plans[thing])
    words = _numbered().get(kind)
    if words is None:
        return thing
    if kind == "account" and name:  # the login says which one
        return _("tài khoản “{name}”").format(name=name)
    told = words.format(number=number)
    return f"{told} “{name}”" if name else told


def _numbered() -> dict[str, str]:
    return {
        "submission": _("tệp số {number}"),
        "unit": _("đơn vị số {number}"),
        "account": _("tài khoản số {number}"),
        "session": _("phiên đăng nhập số {number}"),
        "decision": _("quyết định số {number}"),
        "due": _("hạn số {number}"),
        "form": _("biểu số {number}"),
        "batch": _("lần nộp số {number}"),
        "erasure": _("lần xóa số {number}"),
        "snapshot": _("bản chốt số {number}"),
    }


class _Told(dict[str, str]):
    """The values of a sentence; what an entry does not say is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def _values(detail: Mapping[str, Any]) -> dict[str, str]:
    told = {key: _value(key, value) for key, value in detail.items()}
    if "login" in detail or "address" in detail:
        told["whom"] = told.get("login") or told["address"]
    if "units" in detail:
        told["count"] = str(len(detail["units"]))
    if "kind" in detail and "period" in detail:
        told["report"] = asked_label(detail["kind"], detail["period"])
    if "kind" in detail and "model_id" in detail:
        told["decision"] = _decision(detail)
    return told


def _decision(detail: Mapping[str, Any]) -> str:
    kind, value = DecisionKind(detail["kind"]), detail.get("value")
    told = decision_label(kind)
    if kind is DecisionKind.RECOGNISED and value:
        return f"{told}, {level_label(Level(value))}"
    return f"{told}: {step_label(Step(value))}" if kind is DecisionKind.STEP and value else told


def _value(key: str, value: object) -> str:
    if key in _DAYS and isinstance(value, str) and len(value) == 10:
        return day(date.fromisoformat(value))
    return str(value)
