"""Slides of units: the map of each unit and year, and who needs a push."""

import pandas as pd

from charts.compliance import reading_of_map, state_key, unit_year_map
from decks.slide import MOST_ROWS, Slide
from decks.told import Told
from domain.kinds import UnitState
from domain.plans import place_of
from domain.text import sort_key
from metrics.laggards import laggards
from metrics.missing import missing_reports
from metrics.told_of import with_told
from translations import gettext as _
from translations.duty_wording import asked_label
from translations.numbers import day, number
from translations.wording import unit_state_label, why_no_number

# As many rows of a map as are read from the back of a room.
MOST_DRAWN = 7


def unit_map(told: Told) -> Slide | None:
    """Each unit, each year; where there are many, those that lack most."""
    seen = told.seen
    rows = with_told(seen.found, told.plan)
    if rows.empty or not told.any_reported:
        return None
    names = names_of_units(told)
    asked = rows[(rows["owed"] & rows["due_passed"]) | rows["reported"]]
    looked_at = {unit: names[unit] for unit in rows["unit_id"].unique().tolist()}
    weights = _lacks(asked)
    shown = _worst(looked_at, weights)
    years = list(seen.years)
    drawn = rows[rows["unit_id"].isin(list(shown))]
    figure = unit_year_map(drawn, shown, years, dark=told.dark)
    states = set(rows.loc[rows["unit_id"].isin(list(shown)), "state"])
    return Slide(
        "tung-don-vi",
        _of_map(shown, weights, quota=told.plan.quota is not None),
        _("Số trong ô là số mô hình; gạch chéo là chưa báo cáo, không phải là không có."),
        table=_map_table(rows, looked_at, years),
        figure=figure,
        reading=reading_of_map(len(shown), years),
        legend=state_key(states, final=seen.final, dark=told.dark),
    )


def names_of_units(told: Told) -> dict[int, str]:
    """`unit_id` -> name; where units of several places bear the same one, with the place."""
    units = told.seen.units.drop_duplicates("unit_id")
    places = units["plan_code"].map({plan.code: place_of(plan) for plan in told.seen.plans})
    again = units["name"].duplicated(keep=False)
    names = units["name"].where(~again, units["name"] + ", " + places)
    return dict(zip(units["unit_id"].tolist(), names.tolist(), strict=True))


def _lacks(rows: pd.DataFrame) -> "pd.Series[float]":
    """`unit_id` -> how much it lacks: its years due without a report, or without a model."""
    weights = {UnitState.NOT_REPORTED.value: 1.01, UnitState.NONE.value: 1.0}
    return rows["state"].map(weights).fillna(0.0).groupby(rows["unit_id"]).sum()


def _worst(names: dict[int, str], lacks: "pd.Series[float]") -> dict[int, str]:
    """As many units as are shown, by the alphabet: all of few; of many those that lack most, and
    none that lacks nothing, unless none does.
    """
    by_name = sorted(names, key=lambda unit: sort_key(names[unit]))
    if len(by_name) > MOST_DRAWN:
        due = [unit for unit in by_name if unit in lacks.index]
        lacking = [unit for unit in due if lacks[unit] > 0]
        kept = set(sorted(lacking or due, key=lambda unit: -lacks[unit])[:MOST_DRAWN])
        by_name = [unit for unit in by_name if unit in kept]
    return {unit: names[unit] for unit in by_name}


def _of_map(shown: dict[int, str], lacks: "pd.Series[float]", *, quota: bool) -> str:
    """How many of the units of the years due lack something, and which of them are shown."""
    units, every = int((lacks > 0).sum()), len(lacks)
    words = _("{count} trong {every} đơn vị có năm còn thiếu.")
    if not quota:
        words = _("{count} trong {every} đơn vị có năm chưa báo cáo.")
    if not units:
        words = _("Không đơn vị nào trong {every} đơn vị có năm còn thiếu.")
    if not units and not quota:
        words = _("Cả {every} đơn vị năm nào cũng có báo cáo.")
    said = words.format(count=number(units), every=number(every))
    if len(shown) >= every or len(shown) == units:
        return said
    return f"{said} {_which(len(shown), lacks[lacks > 0])}"


def _which(shown: int, lacking: "pd.Series[float]") -> str:
    """Which units are shown where not all are: those that lack most are so many only where the next
    one lacks less.
    """
    if lacking.empty:
        words = _("Đây là {count} đơn vị đầu theo thứ tự chữ cái.")
        return words.format(count=number(shown))
    ordered = lacking.sort_values(ascending=False).tolist()
    words = _("Đây là {count} trong số {lacking} đơn vị còn thiếu.")
    if ordered[shown - 1] > ordered[shown]:
        words = _("Đây là {count} đơn vị thiếu nhiều nhất.")
    return words.format(count=number(shown), lacking=number(len(lacking)))


def _map_table(rows: pd.DataFrame, names: dict[int, str], years: list[int]) -> pd.DataFrame:
    columns = [rows[column].tolist() for column in ("unit_id", "year", "state", "owed", "total")]
    cells = {
        (unit, year): why_no_number(UnitState(state), owed=owed)
        if pd.isna(total)
        else number(total)
        for unit, year, state, owed, total in zip(*columns, strict=True)
    }
    ordered = sorted(names, key=lambda unit: sort_key(names[unit]))
    nothing = unit_state_label(UnitState.NOT_OWED)
    by_year = {str(year): [cells.get((unit, year), nothing) for unit in ordered] for year in years}
    return pd.DataFrame({_("Đơn vị"): [names[unit] for unit in ordered], **by_year})


def push(told: Told) -> Slide:
    """The units that need a push, the worst first; without a quota the reports that are missing."""
    if told.plan.quota is None:
        return _missing(told)
    seen = told.seen
    every = laggards(seen.found.compliance, seen.units, seen.plan, at_most=len(seen.units) + 1)
    if every.empty:
        words = _("Không đơn vị nào còn thiếu đến ngày {day}.").format(day=day(seen.as_of))
        return Slide("can-don-doc", words, _nobody())
    words = _("{count} đơn vị còn thiếu {models} mô hình đến ngày {day}.")
    if not told.any_reported:
        words = _("Cần đôn đốc {count} đơn vị: chưa đơn vị nào báo cáo.")
    missing = number(every["missing"].sum())
    sentence = words.format(count=number(len(every)), models=missing, day=day(seen.as_of))
    names = names_of_units(told)
    shown = {
        _("Đơn vị"): [names[unit] for unit in every["unit_id"]],
        _("Thiếu"): every["missing"].tolist(),
        _("Chưa báo cáo"): [_years(years) for years in every["years_not_reported"]],
        _("Báo cáo chưa đủ"): [_years(years) for years in every["years_below"]],
        _("Từ ngày"): [day(since.date()) for since in every["since"]],
    }
    if not told.any_reported:
        # Of those who said nothing nobody knows how much they lack.
        del shown[_("Thiếu")], shown[_("Báo cáo chưa đủ")]
    worst = _("Thiếu nhiều nhất đứng trước.")
    note = _to_say(len(every), worst)
    return Slide("can-don-doc", sentence, note, table=pd.DataFrame(shown), of_period=True)


def _nobody() -> str:
    return _("Biểu dương các đơn vị làm đủ và đúng hạn.")


def _to_say(rows: int, order: str) -> str:
    return order if rows > MOST_ROWS else _("Hỏi từng đơn vị: vướng ở đâu, bao giờ xong.")


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years) or "–"


def _missing(told: Told) -> Slide:
    found = missing_reports(told.seen.found.timeliness, told.seen.units)
    if found.empty:
        return Slide("can-don-doc", _("Không báo cáo nào quá hạn mà chưa nộp."), _nobody())
    shown = {
        _("Đơn vị"): found["name"].tolist(),
        _("Báo cáo"): [
            f"{asked_label(kind, period)} ({year})"
            for kind, period, year in zip(
                found["kind"], found["period"], found["year"], strict=True
            )
        ],
        _("Hạn"): [_("chưa đặt") if pd.isna(due) else day(due.date()) for due in found["due"]],
    }
    sentence = _("{count} báo cáo chưa nộp.").format(count=number(len(found)))
    note = _to_say(len(found), _("Quá hạn lâu nhất đứng trước."))
    return Slide("can-don-doc", sentence, note, table=pd.DataFrame(shown), of_period=True)
