"""The words for what a column holds, as a person chooses them."""

from domain.kinds import Level, ModelForm, ModelState, Origin
from domain.plans import Plan
from translations import gettext as _
from translations.wording import (
    form_label,
    level_label,
    origin_label,
    state_label,
)

_LIST = ("name", "unit", "field", "year", "origin", "form", "state", "level", "carried_by")
_LIST_TOO = ("in_charge", "step", "copied_from", "content", "note", "serial")
_COUNTS = ("unit", "field", "year", "quantity", "total", "serial", "note")
_ROUND = ("activity", "quantity", "unit_of_measure", "worth", "unit", "round", "serial", "note")


def role_labels(plan: Plan, shape: str) -> dict[str, str]:
    """Each choice for a column of a table of this shape, and its role, the usual ones first."""
    plain = {"counts": _COUNTS, "round": _ROUND}.get(shape, (*_LIST, *_LIST_TOO))
    words = {
        "name": _("Tên mô hình"),
        "unit": _("Đơn vị"),
        "field": _("Lĩnh vực"),
        "year": _("Năm"),
        "origin": _("Nguồn gốc (mới, nhân rộng…)"),
        "form": _("Tập thể hay cá nhân"),
        "state": _("Kết quả, tình trạng"),
        "level": _("Cấp công nhận"),
        "carried_by": _("Tập thể, cá nhân thực hiện"),
        "in_charge": _("Người phụ trách"),
        "step": _("Bước thực hiện"),
        "copied_from": _("Nhân rộng từ mô hình"),
        "content": _("Nội dung"),
        "note": _("Ghi chú"),
        "serial": _("Số thứ tự"),
        "quantity": _("Số lượng"),
        "total": _("Tổng số"),
        "activity": _("Tên hoạt động"),
        "unit_of_measure": _("Đơn vị tính"),
        "worth": _("Trị giá (triệu đồng)"),
        "round": _("Đợt"),
    }
    chosen = {_("(bỏ qua)"): "ignore"} | {words[role]: role for role in plain}
    if shape == "round":
        return chosen
    said = _("Số lượng: {what}") if shape == "counts" else _("Đánh dấu: {what}")
    ticks = {said.format(what=field.name): f"field:{field.code}" for field in plan.fields}
    origins = {
        said.format(what=origin_label(origin)): f"origin:{origin.value}"
        for origin in (Origin.NEW, Origin.REPLICATED)
    }
    return chosen | ticks | (origins if shape == "list" else {})


def value_in_words(plan: Plan, column: str | None, value: str | None) -> str:
    """What a listing's column holds: a code in words, anything else as it is."""
    if not value:
        return "–"
    return labels_of(plan, column).get(value, value)


def labels_of(plan: Plan, column: str | None) -> dict[str, str]:
    """The codes that a listing's column may hold, in words; none where it holds words already."""
    match column:
        case "field":
            return {field.code: field.name for field in plan.fields}
        case "origin":
            return {origin: origin_label(origin) for origin in Origin}
        case "form":
            return {form: form_label(form) for form in ModelForm}
        case "state":
            return {state: state_label(state) for state in ModelState}
        case "level":
            return {level: level_label(level) for level in Level}
        case _:
            return {}
