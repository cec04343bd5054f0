"""The charts of the progress page, drawn once for everybody who sees the same."""

from dataclasses import dataclass

import pandas as pd

from charts import theme
from charts.counts import models_by_year
from charts.course import course_bars, course_key
from charts.fields_balance import finding_of_fields, models_by_field
from charts.progress import progress_bars, progress_key
from domain.plans import Plan
from metrics.by_year import kept_by_year, owed_by_year
from metrics.fields import fields_balance
from metrics.kept import as_counts
from metrics.rolled_course import RolledCourse
from pages.frame.chart import Chart
from pages.frame.course import Course, course, key_of, rolled_course
from pages.frame.shared import shared
from pages.frame.summary import Summary, summary
from pages.leaders import behind_charts, findings
from pages.leaders.look import Look
from translations import gettext as _
from translations.plan_wording import field_names
from translations.wording import origin_label, why_no_number


@dataclass(frozen=True, slots=True)
class Pictures:
    """The charts above the map; None where there is nothing to draw. Where nobody has reported only
    what must be done in each year is drawn: bars of nothing would read as zero.
    """

    course: Chart | None
    places: Chart | None
    by_year: Chart
    by_field: Chart | None


@shared(48, {Look: key_of})
def pictures(look: Look) -> Pictures:
    """The charts of a look. They are shared: never change them."""
    seen, said = rolled_course(look.asked), summary(look.asked)
    fields = field_names(look.asked.plan, said.fields)
    if look.asked.plan.quota is None:
        every = course(look.asked)
        told_of = _by_origin(every, seen, dark=look.dark), _by_theme(every, dark=look.dark)
        return Pictures(None, None, *told_of)
    if not said.any_reported:
        return Pictures(None, None, _by_year(seen, fields, dark=look.dark), None)
    return Pictures(
        _course(said, look),
        _places(said, look),
        _by_year(seen, fields, dark=look.dark),
        _by_field(seen, fields, dark=look.dark),
    )


def _course(said: Summary, look: Look) -> Chart | None:
    rows = said.pace
    if rows is None:
        return None
    reading = _(
        "Cột là phần đã đạt (mỗi đơn vị mỗi năm tính nhiều nhất bằng mức tối thiểu, thừa không bù "
        "thiếu), vạch là mức phải đạt."
    )
    if rows["projected_so_far"].notna().any():
        reading = _(
            "Cột là phần đã đạt (mỗi đơn vị mỗi năm tính nhiều nhất bằng mức tối thiểu, thừa không "
            "bù thiếu), vạch là mức phải đạt, phần gạch chéo là dự báo nếu các năm tới cũng vậy."
        )
    return Chart(
        "dien_bien",
        findings.of_course(rows),
        reading,
        course_bars(rows, dark=look.dark),
        lambda: behind_charts.of_course(rows),
        course_key(rows, dark=look.dark),
    )


def _places(said: Summary, look: Look) -> Chart | None:
    """Of several places, how far each has come; of one the course says it already."""
    rows = said.progress[said.progress["owed_in_all"] > 0].reset_index(drop=True)
    if len(rows) < 2:
        return None
    final = look.asked.final
    reading = _("Mỗi thanh là một nơi: phần đã đạt so với mức phải đạt của cả giai đoạn.")
    if not final:
        reading = _(
            "Mỗi thanh là một nơi: phần đã đạt so với mức phải đạt của cả giai đoạn; vạch đứng là "
            "mức phải đạt đến nay."
        )
    return Chart(
        "tung_noi",
        findings.of_places(rows),
        reading,
        progress_bars(rows, final=final, dark=look.dark),
        lambda: behind_charts.of_places(rows, final=final),
        progress_key(final=final, dark=look.dark),
    )


def _by_year(seen: RolledCourse, fields: dict[str, str], *, dark: bool) -> Chart:
    counted, owed = seen.counted_by_year(), seen.owed_by_year()
    colours = theme.field_colours(list(fields))
    reading = _(
        "Mỗi cột là số mô hình được tính của một năm, chia theo lĩnh vực, vạch là mức phải đạt; "
        "năm chưa ai báo cáo thì không có cột."
    )
    years = seen.plan.years_as_of(seen.as_of)
    figure = models_by_year(counted, owed, fields, years, dark=dark, untold=_untold(seen))
    return Chart(
        "qua_cac_nam",
        _finding_of_years(counted, seen),
        reading,
        figure,
        lambda: behind_charts.of_years(counted, fields, owed),
        _names_key(fields, colours, dark=dark),
    )


def _finding_of_years(counted: pd.DataFrame, seen: RolledCourse) -> str:
    return findings.of_years(counted.groupby("year")["count"].sum(), seen.years_not_due())


def _untold(seen: RolledCourse) -> dict[int, str]:
    """What is said under the years that nobody reported."""
    return {
        year: why_no_number(why.state, owed=why.owed)
        for year, why in seen.years_unreported().items()
    }


def _by_origin(seen: Course, told_of: RolledCourse, *, dark: bool) -> Chart:
    """Models told of by how they came to be, year by year; a year not reported has no bar."""
    colours = {origin.value: colour for origin, colour in theme.ORIGINS.items()}
    sums = kept_by_year(seen.found, list(colours))
    told = set(sums["field"])
    names = {each.value: origin_label(each) for each in theme.ORIGINS if each.value in told}
    owed = owed_by_year(seen.found.compliance)
    years = seen.plan.years_as_of(seen.as_of)
    return Chart(
        "qua_cac_nam",
        _finding_of_years(sums, told_of),
        _(
            "Mỗi cột là số mô hình mà báo cáo của một năm kể ra, chia theo nguồn gốc; "
            "năm chưa ai báo cáo thì không có cột."
        ),
        models_by_year(
            sums, owed, names, years, dark=dark, colours=colours, untold=_untold(told_of)
        ),
        lambda: behind_charts.of_years(sums, names, owed),
        _names_key(names, colours, dark=dark),
    )


def _names_key(names: dict[str, str], colours: dict[str, str], *, dark: bool) -> str:
    return theme.key([(colours[code], name) for code, name in names.items()], dark=dark)


def _by_theme(seen: Course, *, dark: bool) -> Chart | None:
    """Models told of by theme, as the reports write them; one colour, as names say which."""
    balance = fields_balance(as_counts(seen.found.kept), seen.found.compliance, seen.plan)
    return _of_fields(seen.plan, balance, None, dark=dark)


def _by_field(seen: RolledCourse, fields: dict[str, str], *, dark: bool) -> Chart | None:
    return _of_fields(seen.plan, seen.balance(), fields, dark=dark)


def _of_fields(
    plan: Plan, balance: pd.DataFrame, fields: dict[str, str] | None, *, dark: bool
) -> Chart | None:
    if not balance["counted"].sum():
        return None
    own = {field.code for field in plan.fields}
    names = fields or field_names(plan, balance["field"])
    colours = None if fields else dict.fromkeys(names, theme.DONE)
    rows = balance.rename(columns={"counted": "count"})
    counts = rows.set_index("field")["count"].reindex(list(names), fill_value=0)
    whole = counts.rename("counted").rename_axis("field").reset_index()
    return Chart(
        "theo_linh_vuc",
        finding_of_fields(whole, names, own, is_open=plan.fields_open),
        _("Mỗi thanh là một lĩnh vực: số mô hình cả giai đoạn và phần của lĩnh vực đó."),
        models_by_field(rows, names, dark=dark, colours=colours),
        lambda: behind_charts.of_fields(counts, names),
    )
