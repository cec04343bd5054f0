"""Whether a model counts towards the quota, in words."""

from domain.kinds import Origin
from domain.plans import Plan
from translations import gettext as _
from translations.wording import origin_label


def counted_in_words(
    plan: Plan, origin: Origin, *, counts: bool, to_confirm: bool, repeats: bool, struck_off: bool
) -> str:
    """Whether a model of a year counts, and why not. `struck_off`: by the end of that year."""
    if to_confirm:
        return _("được tính, chờ xác nhận")
    if counts:
        return _("được tính")
    if struck_off:
        return _("không tính: đã đưa ra khỏi danh sách")
    if repeats:
        return _("không tính: lặp lại năm trước")
    if origin not in plan.counting.origins:
        return _("không tính: {origin}").format(origin=origin_label(origin))
    return _("không tính: chưa đến mức được tính")
