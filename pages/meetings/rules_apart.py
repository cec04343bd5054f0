"""In what the rules of the plans differ, named on screen, and what is therefore not compared."""

from collections.abc import Callable, Sequence

from domain.plans import Plan, place_of
from metrics.rules_shared import Shared
from translations import gettext as _
from translations.numbers import number


def rules_apart(plans: Sequence[Plan], shared: Shared) -> list[str]:
    """A sentence for each difference; nothing where the plans are alike."""
    said = []
    if not shared.period:
        words = _("Giai đoạn khác nhau ({who}): so theo lượt, mỗi lượt là một đơn vị, một năm.")
        said.append(words.format(who=_who(plans, _period)))
    if not shared.counting:
        said.append(_counting(plans))
    elif not shared.quota:
        said.append(_quota(plans))
    own = {tuple(field.code for field in plan.fields) for plan in plans}
    if len(own) > 1 and shared.counting:
        words = _("Lĩnh vực khác nhau: chỉ so lĩnh vực mà kế hoạch nào cũng có.")
        none = _("Kế hoạch không có lĩnh vực chung: không so theo lĩnh vực.")
        said.append(words if shared.fields else none)
    return said


def _counting(plans: Sequence[Plan]) -> str:
    keeping = [plan for plan in plans if plan.quota is None]
    if not keeping or len(keeping) == len(plans):
        return _("Cách tính mô hình khác nhau: không so số mô hình, lĩnh vực, chỉ tiêu.")
    words = _(
        "{who} không giao chỉ tiêu bằng số nên tính mọi mô hình được kể, cả duy trì, nâng cấp: "
        "không so số mô hình, lĩnh vực, chỉ tiêu với nơi khác."
    )
    return words.format(who=", ".join(place_of(plan) for plan in keeping))


def _quota(plans: Sequence[Plan]) -> str:
    if all(plan.quota is None for plan in plans):
        return _("Kế hoạch không giao chỉ tiêu bằng số: không so phần đạt chỉ tiêu.")
    words = _("Chỉ tiêu khác nhau ({who}): không so phần đạt chỉ tiêu.")
    return words.format(who=_who(plans, _minimum))


def _minimum(plan: Plan) -> str:
    if plan.quota is None:
        return _("không giao bằng số")
    words = _("ít nhất {at_least} mô hình, phấn đấu {aim}")
    return words.format(at_least=number(plan.quota.at_least), aim=number(plan.quota.aim))


def _period(plan: Plan) -> str:
    if plan.continues:
        return _("từ năm {year}").format(year=plan.first_year)
    return "–".join(str(year) for year in sorted({plan.first_year, plan.last_year}))


def _who(plans: Sequence[Plan], told: Callable[[Plan], str]) -> str:
    """“A, B: 2021–2025; C: 2016–2020”."""
    by_words: dict[str, list[str]] = {}
    for plan in plans:
        by_words.setdefault(told(plan), []).append(place_of(plan))
    return "; ".join(f"{', '.join(places)}: {words}" for words, places in by_words.items())
