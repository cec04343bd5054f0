"""Where the list behind each figure and each bar of the progress page is."""

from pages.frame.course import Asked
from pages.frame.summary import Summary
from pages.frame.ways import Way
from pages.leaders.model_search import standings
from translations import gettext as _
from translations.plan_wording import field_names
from translations.role_wording import value_in_words

MODELS, REPORTS = "mo-hinh", "chi-tieu-han-nop"


def of_heads(year: int | None) -> dict[str, Way]:
    """By `Head.of`: the list behind each headline figure, of `year` or (None) of all years."""
    # Without a year that page speaks of the last one: all of them have a word of their own.
    when = {"nam": str(year) if year else _("Mọi năm")}
    which = {"nam": str(year)} if year else {}
    words = {code: label for label, code in standings().items()}
    return {
        "met": Way(REPORTS, _("Đơn vị còn thiếu"), when | {"con_thieu": "true"}),
        "aim": Way(REPORTS, _("Từng đơn vị"), when),
        "models": Way(MODELS, _("Các mô hình"), which | {"tinh_trang": words["counted"]}),
        "recognised": Way(MODELS, _("Đã công nhận"), which | {"tinh_trang": words["recognised"]}),
        "on_time": Way(REPORTS, _("Từng báo cáo"), when),
        "reported": Way(REPORTS, _("Đơn vị còn thiếu"), when | {"con_thieu": "true"}),
    }


def of_years(said: Summary) -> list[Way]:
    """The models of each year of which something is owed by the day."""
    years = [each.year for each in said.years if each.year]
    return [Way(MODELS, str(year), {"nam": str(year)}) for year in years]


def of_fields(asked: Asked, said: Summary) -> list[Way]:
    """The models of each of the plan's own fields."""
    names = field_names(asked.plan, said.fields)
    own = [field.code for field in asked.plan.fields]
    return [
        Way(MODELS, names[code], {"linh_vuc": value_in_words(asked.plan, "field", code)})
        for code in own
    ]
