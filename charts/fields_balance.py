"""How the models are spread over the fields of the plan."""

from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from charts import theme
from charts.names import wrapped
from metrics.fields import ends
from translations import gettext as _
from translations.joining import inside, together
from translations.numbers import number, percent


def models_by_field(
    by_field: pd.DataFrame,
    fields: Mapping[str, str],
    *,
    dark: bool = False,
    colours: Mapping[str, str] | None = None,
) -> go.Figure:
    """Horizontal bars in the plan's order: the name above, the number and its share at the end.

    `by_field`: `field` (a code of `fields`), `count`. A field nobody chose stands there with 0.
    `colours`: of each code, where these are not the fields' own.
    """
    counts = by_field.groupby("field")["count"].sum().reindex(list(fields), fill_value=0)
    made = theme.figure(dark=dark, height=max(150, 74 * len(counts) + 34), bargap=0)
    colours = colours or theme.field_colours(list(counts.index))
    made.add_trace(_bars(counts, colours, dark=dark))
    for place, name in enumerate(fields.values()):
        made.add_annotation(
            x=0,
            y=place - 0.28,
            text=wrapped(name, 44),
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            align="left",
            font={"size": 13},
        )
    made.update_yaxes(visible=False, range=[len(counts) - 0.5, -0.75])
    # Room for the number beside the longest bar, on a phone as well.
    made.update_xaxes(visible=False, range=[0, max(1, counts.max()) * 1.4])
    return made


def finding_of_fields(
    balance: pd.DataFrame, names: Mapping[str, str], own: Collection[str], *, is_open: bool
) -> str:
    """The field that holds most, and the one that holds least, all of them where several do.

    `balance`: `field` (a code of `names`; empty where none is stated), `counted`, a row for each.
    `own`: the codes of the plan. Of a list that `is_open` any theme may lead and none lags; of
    another the plan's own fields alone. A name out of a file stays as it is written.
    """
    total = int(balance["counted"].sum())
    ranked = balance[balance["field"] != ""] if is_open else balance[balance["field"].isin(own)]
    if not ranked["counted"].sum():
        return _("Chưa có mô hình nào ở lĩnh vực nào")
    found = ends(ranked)
    told = {"share": percent(found.most / total), "least": percent(found.least / total)}
    lagged = () if is_open else found.lagging
    if len(found.leading) == len(ranked) > 1:
        return _("Các lĩnh vực ngang nhau, mỗi lĩnh vực {share}").format(**told)
    within = {code: inside(name) if code in own else name for code, name in names.items()}
    first, *others = found.leading
    leading = _few([names[first], *(within[code] for code in others)])
    words = _("{name} chiếm {share}") if not others else _("{name}: mỗi lĩnh vực {share}")
    begun = words.format(name=leading, **told)
    if not lagged:
        return begun
    words = _("{begun}, {other} chỉ {least}")
    if not found.least:
        words = _("{begun}, {other} chưa có mô hình nào")
    elif len(lagged) > 1:
        words = _("{begun}, {other} mỗi lĩnh vực chỉ {least}")
    lagging = _few([within[code] for code in lagged])
    return words.format(begun=begun, other=lagging, **told)


def _few(names: list[str]) -> str:
    """The names of equal fields; of more than two how many they are."""
    if len(names) > 2:
        return _("{count} lĩnh vực").format(count=number(len(names)))
    return together(names)


def _bars(counts: "pd.Series[int]", colours: Mapping[str, str], *, dark: bool) -> go.Bar:
    total = int(counts.sum())
    return go.Bar(
        x=counts.tolist(),
        y=list(range(len(counts))),
        orientation="h",
        width=0.4,
        marker={"color": [colours[code] for code in counts.index]},
        text=[
            f"<b>{number(count)}</b>" + (f"  {percent(count / total)}" if total else "")
            for count in counts
        ],
        textposition="outside",
        textfont={"size": 14, "color": theme.ink(dark)},
        cliponaxis=False,
        hoverinfo="skip",
    )
