"""The charts of the page of fields, drawn once for everybody who sees the same."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.fields_by_year import shares_by_year
from charts.fields_grid import bars_in_grid
from charts.fields_reach import units_in_fields
from charts.fields_tree import models_as_columns, themes_as_area
from charts.names import wrapped
from domain.kinds import UnitState
from pages.frame.course import Asked, key_of
from pages.frame.shared import shared
from pages.leaders.fields_found import (
    REST,
    by_kind,
    by_unit,
    field_names,
    fields_found,
    most_told,
    summed,
    with_rest,
)
from translations import gettext as _
from translations.joining import beginning
from translations.numbers import fixed, number, percent
from translations.unit_kind_wording import unit_kind_in_short, unit_kind_label
from translations.wording import why_no_number

SMALL_GROUP = 5  # units: an average of fewer says little


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn, and how; `year` None: all of the plan's."""

    asked: Asked
    dark: bool
    language: str
    year: int | None = None

    @property
    def one_colour(self) -> bool:
        """Whether themes are an open list: then names alone tell them apart."""
        return self.asked.plan.fields_open


@shared(48, {Drawing: key_of})
def of_years(drawing: Drawing) -> go.Figure:
    """Shares by year; of an open list the themes told of most, year by year."""
    found = fields_found(drawing.asked)
    if drawing.one_colour:
        return _themes_by_year(drawing)
    untold = {
        year: (why.state, why_no_number(why.state, owed=why.owed))
        for year, why in found.untold.items()
    }
    names = field_names(drawing.asked.plan, found.fields)
    silent = {year: count for year, count in found.silent.items() if year not in untold}
    return shares_by_year(found.by_year, names, untold, silent, dark=drawing.dark)


@shared(48, {Drawing: key_of})
def of_units(drawing: Drawing) -> go.Figure:
    """In how many units each field of the plan is worked in."""
    reached = fields_found(drawing.asked).reached
    names = field_names(drawing.asked.plan, tuple(reached["field"]))
    return units_in_fields(reached, names, dark=drawing.dark)


@shared(48, {Drawing: key_of})
def of_kinds(drawing: Drawing) -> go.Figure:
    """How many models a unit of each kind has a year, by field; of an open list by theme."""
    rows = by_kind(drawing.asked, drawing.year)
    kinds = {str(kind): kind_in_words(str(kind)) for kind in rows["kind"].unique()}
    if drawing.one_colour:
        return _themes_by_kind(drawing, rows, kinds)
    found = fields_found(drawing.asked)
    names = field_names(drawing.asked.plan, found.fields)
    cells = rows.rename(columns={"kind": "row", "field": "column", "per_unit": "value"})
    pairs = zip(cells["value"], cells["counted"], strict=True)
    texts = ["" if pd.isna(each) else _average(each, count) for each, count in pairs]
    labels = {kind: _group(name, _units_of(rows, kind)) for kind, name in kinds.items()}
    mute = rows.loc[rows["unit_years"] == 0, ["kind", "field"]]
    silent = set(mute.itertuples(index=False, name=None))
    colours = theme.field_colours(list(names))
    return bars_in_grid(cells.assign(text=texts), labels, names, colours, silent, dark=drawing.dark)


@shared(48, {Drawing: key_of})
def of_carriers(drawing: Drawing) -> go.Figure:
    """Each field as large as its models, parted by kind of unit; of one kind alone by unit."""
    carried = carriers(drawing.asked, drawing.year)
    if drawing.one_colour:
        sums = carried.groupby("field", as_index=False)[["counted"]].sum()
        shown = most_told(sums)
        told = summed(with_rest(sums, shown))
        themes = field_names(drawing.asked.plan, tuple(told["field"]))
        return themes_as_area(told, themes, dark=drawing.dark)
    labels = {str(key): _in_short(str(key)) for key in carried["carrier"].unique()}
    names = field_names(drawing.asked.plan, fields_found(drawing.asked).fields)
    return models_as_columns(carried, names, labels, dark=drawing.dark)


def carriers(asked: Asked, year: int | None) -> pd.DataFrame:
    """`field`, `carrier` (a kind of unit; where all are of one kind, a unit's name), `counted`."""
    kinds = by_kind(asked, year)
    if kinds["kind"].nunique() > 1:
        return kinds.rename(columns={"kind": "carrier"})[["field", "carrier", "counted"]]
    return by_unit(asked, year)


def carrier_in_words(carrier: str) -> str:
    """A kind of unit as offices call it, a unit by its own name."""
    return _("các đơn vị khác") if carrier == REST else kind_in_words(carrier)


def _in_short(carrier: str) -> str:
    if carrier == REST:
        return carrier_in_words(carrier)
    return beginning(unit_kind_in_short(carrier))


def kind_in_words(kind: str) -> str:
    """A kind of unit as it stands at the beginning of a line."""
    return beginning(unit_kind_label(kind))


def _themes_by_year(drawing: Drawing) -> go.Figure:
    found = fields_found(drawing.asked)
    shown = most_told(found.balance)
    sums = summed(with_rest(found.by_year, shown), "year")
    every = pd.MultiIndex.from_product([sums["field"].unique(), found.years])
    told = sums.set_index(["field", "year"]).reindex(every, fill_value=0).reset_index()
    told.columns = pd.Index(["field", "year", "counted"])
    totals = told.groupby("year")["counted"].transform("sum")
    pairs = list(zip(told["counted"].tolist(), totals.tolist(), strict=True))
    silent = [year for year, why in found.untold.items() if why.state is UnitState.NOT_REPORTED]
    years = sorted({*found.years, *silent})
    cells = pd.DataFrame(
        {
            "row": told["field"],
            "column": told["year"].astype("str"),
            "value": told["counted"],
            "text": [
                _beside(number(count), percent(count / total)) if count else "0"
                for count, total in pairs
            ],
        }
    )
    columns = {str(year): str(year) for year in years}
    return _grid_of_themes(drawing, cells, columns, [str(year) for year in silent])


def _themes_by_kind(drawing: Drawing, rows: pd.DataFrame, kinds: dict[str, str]) -> go.Figure:
    shown = most_told(rows.groupby("field", as_index=False)[["counted"]].sum())
    spoke = rows[["kind", "unit_years"]].drop_duplicates().set_index("kind")["unit_years"]
    told = summed(with_rest(rows, shown), "kind")
    told = told.assign(value=told["counted"] / told["kind"].map(spoke).where(lambda n: n > 0))
    told = told[told["value"].notna()]
    pairs = zip(told["value"].tolist(), told["counted"].tolist(), strict=True)
    cells = told.rename(columns={"field": "row", "kind": "column"})
    cells = cells.assign(text=[_average(*pair) for pair in pairs])
    columns = {kind: _column(kind, _units_of(rows, kind)) for kind in kinds}
    silent = [kind for kind in kinds if not spoke[kind]]
    return _grid_of_themes(drawing, cells, columns, silent)


def _grid_of_themes(
    drawing: Drawing, cells: pd.DataFrame, columns: dict[str, str], silent: list[str]
) -> go.Figure:
    """A row for each theme, the most frequent first and the rest last."""
    sums = cells.groupby("row")["value"].sum().sort_values(ascending=False, kind="stable")
    codes = tuple(sorted(sums.index, key=lambda code: code == REST))
    names = field_names(drawing.asked.plan, codes)
    labels = {code: wrapped(name, 44) for code, name in names.items()}
    mute = {(code, column) for code in codes for column in silent}
    colours = dict.fromkeys(columns, theme.DONE)
    return bars_in_grid(cells, labels, columns, colours, mute, dark=drawing.dark)


def _units_of(rows: pd.DataFrame, kind: str) -> int:
    return int(rows.loc[rows["kind"] == kind, "units"].max())


def _average(per_unit: float, count: int) -> str:
    return _beside(fixed(per_unit, 2), number(count)) if count else "0"


def _beside(first: str, second: str) -> str:
    return f'<b>{first}</b> · <span style="font-size:12px">{second}</span>'


def _group(name: str, units: int) -> str:
    return f"<b>{wrapped(name, 60)}</b>  {_units_in_words(units)}"


def _column(kind: str, units: int) -> str:
    return f"{_in_short(kind)}: {_units_in_words(units)}"


def _units_in_words(units: int) -> str:
    if not units:
        return _("chưa đơn vị nào báo cáo")
    words = _("{count} đơn vị, nhóm nhỏ") if units < SMALL_GROUP else _("{count} đơn vị")
    return words.format(count=number(units))
