"""How far each district has come: done, owed by now, owed in all, and where the pace leads."""

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from translations import gettext as _
from translations.numbers import number, percent

_BAR = 0.34


def progress_bars(rows: pd.DataFrame, *, final: bool, dark: bool = False) -> go.Figure:
    """One bar for each row on one shared scale, the share of all that is owed to the plan's end.

    `rows`: `name`, `done`, `owed_in_all`, `reported` and `early` (where both are 0 the words say
    that nothing is reported, not 0: settled rule 5), and unless `final`: `owed_by_now`,
    `projected` (the last may be missing: too early to say).
    """
    places = list(range(len(rows)))
    made = theme.figure(dark=dark, height=78 * len(rows) + 44, barmode="overlay", bargap=0)
    done = (rows["done"] / rows["owed_in_all"]).tolist()
    made.add_trace(_bar([1.0] * len(rows), theme.line(dark), places))
    if not final:
        ahead = (rows["projected"] / rows["owed_in_all"]).clip(upper=1)
        made.add_trace(_bar(ahead.fillna(0).tolist(), theme.DONE_LIGHT, places, hatched=True))
    made.add_trace(_bar(done, theme.DONE, places))
    for place, (_index, row) in zip(places, rows.iterrows(), strict=True):
        made.add_annotation(
            x=0,
            y=place - 0.22,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            align="left",
            text=f"<b>{wrapped(str(row['name']), 60)}</b>  {_words(row)}",
        )
        if not final and row["owed_by_now"] < row["owed_in_all"]:
            _mark(made, row["owed_by_now"] / row["owed_in_all"], place, dark=dark)
    made.update_yaxes(visible=False, range=[len(rows) - 0.55, -0.75])
    made.update_xaxes(
        range=[0, 1],
        tickvals=[0, 0.25, 0.5, 0.75, 1],
        ticktext=[percent(share) for share in (0, 0.25, 0.5, 0.75, 1)],
        tickfont={"size": 12, "color": theme.faint(dark)},
        tickangle=0,
        ticklabeloverflow="allow",
    )
    made.update_layout(margin={"l": 16, "r": 24, "t": 4, "b": 28})
    return made


def _bar(shares: list[float], colour: str, places: list[int], *, hatched: bool = False) -> go.Bar:
    stripes = {"shape": "/", "size": 5, "solidity": 0.35, "fgcolor": theme.DONE, "bgcolor": colour}
    return go.Bar(
        x=shares,
        y=places,
        orientation="h",
        width=_BAR,
        marker={"color": colour, "line": {"width": 0}, "pattern": stripes if hatched else None},
        hoverinfo="skip",
    )


def _words(row: "pd.Series[float]") -> str:
    if not row["reported"] + row["early"]:
        return _("chưa báo cáo; phải đạt {owed}").format(owed=number(row["owed_in_all"]))
    return _("{done} trên {owed} ({share})").format(
        done=number(row["done"]),
        owed=number(row["owed_in_all"]),
        share=percent(row["done"] / row["owed_in_all"]),
    )


def _mark(made: go.Figure, share: float, place: int, *, dark: bool) -> None:
    half = _BAR / 2 + 0.06
    made.add_shape(
        type="line",
        x0=share,
        x1=share,
        y0=place - half,
        y1=place + half,
        line={"color": theme.ink(dark), "width": 3},
    )


def progress_key(*, final: bool, dark: bool = False) -> str:
    """The key of the bars as a line of HTML."""
    entries = [(theme.DONE, _("đã đạt"))]
    if not final:
        stripes = f"repeating-linear-gradient(135deg,{theme.DONE} 0 2px,{theme.DONE_LIGHT} 2px 5px)"
        entries.append((stripes, _("dự báo đến hết kế hoạch theo nhịp hiện nay")))
        mark = f"linear-gradient(90deg,transparent 40%,{theme.ink(dark)} 40% 65%,transparent 65%)"
        entries.append((mark, _("phải đạt đến nay")))
    entries.append((theme.line(dark), _("còn lại")))
    return theme.key(entries, dark=dark)
