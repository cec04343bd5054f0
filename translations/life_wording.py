"""A model's life in words: its steps, and what was said and decided of it."""

from domain.kinds import DecisionKind, Level, ModelState, Origin, Step
from translations import gettext as _
from translations.wording import level_label, origin_label, state_label


def step_label(step: Step) -> str:
    """One of the four steps."""
    return {
        Step.PLANNED: _("Chủ trương, kế hoạch"),
        Step.CARRIED_OUT: _("Tổ chức thực hiện"),
        Step.CHECKED: _("Kiểm tra"),
        Step.SUMMED_UP: _("Tổng kết, nhân rộng"),
    }[step]


def event_in_words(event: str, value: str | None) -> str:
    """What happened: an `event` of `metrics.catalogue.life` with its `value`."""
    said = value or ""
    if event == "registered":
        return _("Đăng ký ({origin})").format(origin=origin_label(Origin(said)))
    if event == "result":
        return _("Kết quả: {state}").format(state=state_label(ModelState(said)))
    if event == "recognised":
        return _("Công nhận {level}").format(level=level_label(Level(said)) if said else "").strip()
    if event == "step":
        return _("Bước: {step}").format(step=step_label(Step(said)))
    plain_words = {
        "struck_off": _("Đưa ra khỏi danh sách") + (f" ({said})" if said else ""),
        "replicates": _("Nhân rộng từ: {what}").format(what=said or "–"),
        "same": _("Xác nhận là mô hình đã có từ trước"),
        "different": _("Xác nhận là mô hình khác, không trùng"),
    }
    return plain_words[event]


def decision_label(kind: DecisionKind) -> str:
    """What was decided."""
    return {
        DecisionKind.RECOGNISED: _("Công nhận"),
        DecisionKind.STRUCK_OFF: _("Đưa ra khỏi danh sách"),
        DecisionKind.STEP: _("Bước đã thực hiện"),
        DecisionKind.REPLICATES: _("Nhân rộng từ mô hình khác"),
        DecisionKind.SAME: _("Là một mô hình, không tính lại"),
        DecisionKind.DIFFERENT: _("Mô hình khác, tính"),
        DecisionKind.RETURNED: _("Trả lại"),
    }[kind]
