"""What was done to accounts and at the door, as the audit trail says it."""

from collections.abc import Mapping
from typing import Any

from domain.audit import AT_THE_DOOR
from translations import gettext as _
from translations.account_wording import role_label


def of_accounts() -> dict[str, str]:
    """The wording of each action on accounts."""
    return {
        "account made": _("Thêm {thing}."),
        "account changed": _("Sửa {thing}."),
        "account closed": _("Đóng {thing}."),
        "account reopened": _("Mở lại {thing}."),
        "first admin made": _("Lập người quản trị đầu tiên: {thing}."),
        "identity linked": _("Gắn {thing} với danh tính của cơ quan."),
        "identity unlinked": _("Gỡ danh tính của cơ quan khỏi {thing}."),
        "password changed": _("Đổi mật khẩu của {thing}."),
    }


def of_sign_in() -> dict[str, str]:
    """The wording of each action at the door."""
    return {
        "signed in": _("Đăng nhập: {thing}, từ máy {address}."),
        "signed out": _("Đăng xuất: {thing}."),
        "session revoked": _("Kết thúc {thing}."),
        "sign-in refused": _("Từ chối đăng nhập: {thing}, từ máy {address}."),
        "locked out": _("Tạm khóa đăng nhập: {thing}, từ máy {address}."),
        "lock lifted": _("Mở khóa đăng nhập cho {whom}."),
    }


def account_wording(action: str, detail: Mapping[str, Any]) -> str | None:
    """The wording where the detail tells more than the action; `unit` and `unit_was` are names."""
    if action == "account made" and "role" in detail:
        return _("Thêm {thing}: {changes}.")
    if action == "account changed":
        return _("Sửa {thing}: {changes}.")
    if action == "password changed" and detail.get("must_change"):
        return _("Đặt lại mật khẩu của {thing}.")
    if action == "sign-in refused" and detail.get("closed"):
        return _("Từ chối đăng nhập: {thing} đã đóng, từ máy {address}.")
    if action == "sign-in refused" and detail.get("changing"):
        return _("Từ chối đổi mật khẩu của {thing}: mật khẩu đang dùng không đúng.")
    return None


def account_values(action: str, detail: Mapping[str, Any]) -> dict[str, str]:
    """What the wording above is filled with."""
    if action not in {"account made", "account changed"}:
        return {}
    return {"changes": "; ".join(filter(None, (_role(detail), _unit(detail), *_others(detail))))}


def is_of_accounts(action: str) -> bool:
    """Whether the unit that an entry names is the person's, and stands in its sentence."""
    return action in of_accounts()


def who_label(name: str | None, action: str) -> str:
    """Who made an entry; without an account whoever works the server, or stood at its door."""
    if name is not None:
        return name
    return nobody_label() if action in AT_THE_DOOR else operator_label()


def operator_label() -> str:
    """Who runs commands."""
    return _("người vận hành máy chủ")


def nobody_label() -> str:
    """Who was not let in."""
    return _("chưa đăng nhập")


def _role(detail: Mapping[str, Any]) -> str:
    if "role" not in detail:
        return ""
    after = role_label(detail["role"]).lower()
    if "role_before" in detail:
        before = role_label(detail["role_before"]).lower()
        return _("đổi vai trò: {before} → {after}").format(before=before, after=after)
    if "changed" in detail:  # kept before the role it was before was
        return _("đổi vai trò: nay là {after}").format(after=after)
    return _("vai trò {role}").format(role=after)


def _unit(detail: Mapping[str, Any]) -> str:
    if "unit_id" not in detail:
        return ""
    made = "changed" not in detail
    if detail["unit_id"] is None:
        return "" if made else _("không còn thuộc đơn vị nào")
    after = detail.get("unit") or _("số {number}").format(number=detail["unit_id"])
    if made:
        return _("đơn vị {unit}").format(unit=after)
    if before := detail.get("unit_was"):
        return _("đổi đơn vị: {before} → {after}").format(before=before, after=after)
    return _("đổi đơn vị: nay là {after}").format(after=after)


def _others(detail: Mapping[str, Any]) -> list[str]:
    words = {"name": _("sửa họ và tên"), "subject": _("gắn địa chỉ thư của tài khoản cơ quan")}
    return [words[each] for each in detail.get("changed", ()) if each in words]
