"""The duties, rounds and reviews of a plan in words: who reports what to whom, and by which day."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from domain.kinds import Period, ReportKind
from domain.plans import Duty, Plan, Round
from translations import gettext as _
from translations.numbers import day
from translations.rules import About, Rule
from translations.unit_kind_wording import unit_kinds
from translations.wording import kind_label, report_label


def duty_label(kind: ReportKind, period: str) -> str:
    """What a duty asks for: “Báo cáo kết quả 6 tháng”."""
    said = {
        "year": _("{report} của năm"),
        "half_year": _("{report} 6 tháng"),
        "round": _("{report}, sau mỗi đợt"),
    }[period]
    return said.format(report=kind_label(kind))


def asked_label(kind: str, period: str) -> str:
    """A report that is asked for, by its kind and period: “Báo cáo kết quả 6 tháng đầu năm”."""
    if period.startswith("round_"):
        number = int(period.removeprefix("round_"))
        return _("Báo cáo đợt {number}").format(number=number)
    if (kind, period) == (ReportKind.RESULT, Period.YEAR):
        return _("Báo cáo kết quả cả năm")
    return report_label(ReportKind(kind), period)


def nothing_ahead(plan: Plan, as_of: date) -> str:
    """That no report falls due any more: a plan that continues will ask again, in a year that
    nobody owes anything of yet.
    """
    if plan.continues:
        return _("Năm {year} không còn báo cáo nào sắp đến hạn.").format(year=as_of.year)
    return _("Kế hoạch không còn báo cáo nào sắp đến hạn.")


def day_of_year(month_day: str) -> str:
    """The day of every year as it is written: 31/3 for "03-31"."""
    month, of_month = month_day.split("-")
    return f"{int(of_month)}/{int(month)}"


def duties_in_words(plan: Plan) -> Iterator[Rule]:
    """For each duty its day, who reports, and to whom."""
    for duty in plan.duties:
        of = duty_label(duty.kind, duty.period)
        if duty.reporters:
            of = _("{duty} ({kinds})").format(duty=of, kinds=unit_kinds(duty.reporters))
        key = ":".join(("duty", duty.kind, duty.period, *sorted(duty.reporters)))
        about = About.DUTIES
        yield Rule(f"{key}:day", about, _("Hạn"), last_day_in_words(duty, plan), duty.source, of)
        if duty.reporters_in_words:
            yield Rule(f"{key}:who", about, _("Nơi báo cáo"), duty.reporters_in_words, "", of)
        if duty.recipient:
            yield Rule(f"{key}:to", about, _("Gửi"), duty.recipient, "", of)


def last_day_in_words(duty: Duty, plan: Plan) -> str:
    """By which day, in the words of the plan: “trước ngày” leaves the day itself out."""
    if duty.period == "round":
        return _("theo từng đợt, xem các đợt bên dưới")
    one_year = plan.first_year if len(plan.years) == 1 and not plan.continues else None
    said = [*_usual(duty, one_year)]
    for year, before in sorted(duty.exceptions.items()):
        words = _("riêng năm {year} trước ngày {day}") if said else _("năm {year} trước ngày {day}")
        said.append(words.format(year=year, day=day(before)))
    return "; ".join(said) or _("kế hoạch không nêu ngày; chưa đặt ngày thì không tính là quá hạn")


def _usual(duty: Duty, one_year: int | None) -> Iterator[str]:
    for month_day, yearly, once in (
        (duty.before, _("trước ngày {day} hằng năm"), _("trước ngày {day}")),
        (duty.until, _("đến hết ngày {day} hằng năm"), _("đến hết ngày {day}")),
    ):
        if month_day and one_year:
            yield once.format(day=f"{day_of_year(month_day)}/{one_year}")
        elif month_day:
            yield yearly.format(day=day_of_year(month_day))


def rounds_in_words(plan: Plan) -> Iterator[Rule]:
    """For each round its days, and by which day it is reported."""
    for each in plan.rounds:
        of, key = round_label(each.number), f"round:{each.number}"
        about = About.ROUNDS
        yield Rule(f"{key}:days", about, _("Thời gian"), _days_of(each), each.source, of)
        due = (
            _("trước ngày {day}").format(day=day(each.due_before))
            if each.due_before
            else _("chưa có ngày")
        )
        yield Rule(f"{key}:due", about, _("Báo cáo"), due, "", of)


def round_label(number: int) -> str:
    """A round by its number: “Đợt 1”."""
    return _("Đợt {number}").format(number=number)


def _days_of(each: Round) -> str:
    said = []
    if each.first_day:
        said.append(_("từ ngày {day}").format(day=day(each.first_day)))
    if each.last_day:
        said.append(_("đến ngày {day}").format(day=day(each.last_day)))
    told = [" ".join(said), each.expected]
    return "; ".join(words for words in told if words) or _("chưa có ngày")


def reviews_in_words(plan: Plan) -> Iterator[Rule]:
    """For each review its occasion, and its day where one is set."""
    told: Counter[str] = Counter()
    for review in plan.reviews:
        told[review.name] += 1
        key, about = f"review:{review.name}:{told[review.name]}", About.REVIEWS
        of, title = review.name, _("Dịp")
        yield Rule(f"{key}:occasion", about, title, review.occasion, review.source, of)
        yield Rule(f"{key}:day", about, _("Ngày"), day_of_review(review.occasion_day), "", of)


def day_of_review(occasion_day: date | None) -> str:
    """The day of a review, or that none is set."""
    return day(occasion_day) if occasion_day else _("chưa đặt ngày")
