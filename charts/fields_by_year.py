"""How the models of each year are shared among the fields: a whole column for each year."""

from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import balanced, wrapped
from domain.kinds import UnitState
from translations import gettext as _
from translations.numbers import number, percent

_HEIGHT = 400
_WIDE = 0.84
_TWO_LINES, _ONE_LINE = 0.11, 0.035  # a part of a column has room for so many lines of words
_APART = 0.105  # between names of two lines
_SMALL = '<span style="font-size:12px">{words}</span>'


def shares_by_year(
    by_year: pd.DataFrame,
    fields: Mapping[str, str],
    untold: Mapping[int, tuple[UnitState, str]],
    silent: Mapping[int, int],
    *,
    dark: bool = False,
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """A column for each year, parted by field: the share and the number in each part, the sum on
    top, the names beside the last column where they can stand there (`names_beside`).

    `by_year`: `year`, `field` (codes of `fields`), `counted`, `share`. `fields`: code -> name, from
    the bottom up. `untold`: years without shares, how each is filled and what is said of it: a year
    that nobody reported is a hatch with its word, never a gap. `silent`: how many units have not
    reported a year, said under it. `colours`: of each code, where these are not the fields' own.
    """
    years = sorted(set(by_year["year"]) | set(untold))
    told = by_year[~by_year["year"].isin(list(untold))]
    made = theme.figure(dark=dark, height=_HEIGHT, barmode="stack", bargap=0)
    hues = colours or theme.field_colours(list(fields))
    for code, name in fields.items():
        made.add_trace(_parts(told[told["field"] == code], name, hues[code], dark=dark))
    for state in dict.fromkeys(state for state, _words in untold.values()):
        made.add_trace(_untold(state, untold, dark=dark))
    sums = told.groupby("year")["counted"].sum()
    for year, total in zip(sums.index.tolist(), sums.tolist(), strict=True):
        _note_sum(made, year, total)
    if named := names_beside(by_year, untold):
        _note_names(made, told[told["year"] == years[-1]], fields)
    made.update_yaxes(visible=False, range=[0, 1.08])
    made.update_xaxes(
        tickvals=years,
        ticktext=[_year_in_words(year, silent.get(year, 0)) for year in years],
        range=[years[0] - 0.5, years[-1] + 0.5],
        tickfont={"size": 14},
        tickangle=0,
    )
    made.update_layout(margin={"l": 0, "r": 112 if named else 8, "t": 4, "b": 62})
    return made


def names_beside(by_year: pd.DataFrame, untold: Collection[int]) -> bool:
    """Whether the names of the fields stand beside the last column: each field that any year has
    must have a part there. Else a key says them.
    """
    years = set(by_year["year"]) | set(untold)
    if not years or max(years) in untold:
        return False
    parts = by_year[(by_year["year"] == max(years)) & (by_year["share"] > 0)]
    return set(by_year.loc[by_year["counted"] > 0, "field"]) <= set(parts["field"])


def _parts(rows: pd.DataFrame, name: str, colour: str, *, dark: bool) -> go.Bar:
    pairs = list(zip(rows["share"].tolist(), rows["counted"].tolist(), strict=True))
    return go.Bar(
        x=rows["year"].tolist(),
        y=rows["share"].tolist(),
        name=name,
        width=_WIDE,
        marker={"color": colour, "line": {"color": theme.paper(dark), "width": 1}},
        text=[_share_and_number(share, count) for share, count in pairs],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 13, "color": theme.ink_on(colour)},
        customdata=[[percent(share), number(count)] for share, count in pairs],
        hovertemplate=f"%{{x}}, {name}: %{{customdata[0]}} · %{{customdata[1]}}<extra></extra>",
    )


def _share_and_number(share: float, count: int) -> str:
    if share < _ONE_LINE:
        return ""
    between = "<br>" if share >= _TWO_LINES else " "
    return f"<b>{percent(share)}</b>{between}{_SMALL.format(words=number(count))}"


def _untold(state: UnitState, untold: Mapping[int, tuple[UnitState, str]], *, dark: bool) -> go.Bar:
    words = {year: words for year, (kind, words) in untold.items() if kind is state}
    return go.Bar(
        x=list(words),
        y=[1.0] * len(words),
        name=", ".join(dict.fromkeys(words.values())),
        width=_WIDE,
        marker=theme.state_marker(state, dark=dark),
        text=[wrapped(each, 9) for each in words.values()],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        insidetextfont={"size": 13, "color": theme.on_state(state, dark=dark)},
        hoverinfo="skip",
    )


def _note_sum(made: go.Figure, year: int, total: int) -> None:
    words = f"<b>{number(total)}</b>"
    made.add_annotation(x=year, y=1, text=words, showarrow=False, yanchor="bottom")


def _note_names(made: go.Figure, rows: pd.DataFrame, fields: Mapping[str, str]) -> None:
    """The names beside the parts of the last column, moved apart where parts are thin."""
    shares = dict(zip(rows["field"].tolist(), rows["share"].tolist(), strict=True))
    below, floor = 0.0, 0.0
    for code in fields:
        share = shares.get(code, 0)
        if not share:
            continue
        middle = max(below + share / 2, floor)
        below, floor = below + share, middle + _APART
        made.add_annotation(
            x=1,
            xref="paper",
            y=middle,
            text=balanced(fields[code], 15),
            showarrow=False,
            xanchor="left",
            xshift=2,
            align="left",
            font={"size": 12},
        )


def _year_in_words(year: int, silent: int) -> str:
    if not silent:
        return str(year)
    words = _("{count} chưa báo cáo").format(count=number(silent))
    return f"{year}<br>{_SMALL.format(words=wrapped(words, 9))}"
