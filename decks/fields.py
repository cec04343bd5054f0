"""Slides of the fields: their balance by year and by kind of unit."""

from collections.abc import Callable

import pandas as pd

from charts import theme
from charts.fields_by_year import names_beside, shares_by_year
from charts.fields_grid import bars_in_grid
from decks.field_colours import field_colours
from decks.slide import Slide
from decks.told import Told
from domain.kinds import UnitState
from metrics.fields import field_cells, fields_balance, fields_by_kind, years_untold
from translations import gettext as _
from translations.joining import beginning, inside
from translations.numbers import fixed, number, percent
from translations.plan_wording import field_names
from translations.unit_kind_wording import unit_kind_label
from translations.wording import why_no_number

# As many fields, and kinds of unit, as are told apart from the back of a room.
MOST_FIELDS, MOST_KINDS = 5, 4
# Of fewer models a year a share goes up and down by chance; points that are no change.
FEW, SLIGHT = 20, 2


def balance_by_year(told: Told) -> Slide | None:
    """How each year's models are shared among the fields."""
    seen, rows = told.seen, told.seen.found.compliance
    by_year = fields_balance(field_cells(seen.found, told.plan), rows, told.plan, by_year=True)
    if not by_year["counted"].sum():
        return None
    names = field_names(told.plan, _in_order(by_year, told))
    why = years_untold(by_year, rows)
    untold = {
        year: (each.state, why_no_number(each.state, owed=each.owed)) for year, each in why.items()
    }
    silent = rows.loc[rows["state"] == UnitState.NOT_REPORTED.value, "year"].value_counts()
    counts = dict(zip(silent.index.tolist(), silent.tolist(), strict=True))
    beside = {year: count for year, count in counts.items() if year not in why}
    colours = field_colours(told)
    drawn = len(names) <= MOST_FIELDS and set(names) <= set(colours)
    entries = [(colours[code], name) for code, name in names.items() if drawn]
    return Slide(
        "can-doi-qua-cac-nam",
        _of_years(by_year[~by_year["year"].isin(list(why))], names, told),
        _("Mỗi cột một năm, mọi mô hình của năm ấy; năm chưa ai báo cáo là ô gạch chéo."),
        table=_years_table(by_year, names, untold),
        figure=shares_by_year(by_year, names, untold, beside, dark=told.dark, colours=colours)
        if drawn
        else None,
        reading=_(
            "Mỗi cột một năm, chia theo lĩnh vực: tỷ lệ, dưới là số mô hình; trên cùng là tổng."
        ),
        legend=""
        if not drawn or names_beside(by_year, untold)
        else theme.key(entries, dark=told.dark),
    )


def _in_order(by_year: pd.DataFrame, told: Told) -> list[str]:
    """The fields in the order that they have on every slide."""
    places = {code: place for place, code in enumerate(field_colours(told))}
    codes = by_year["field"].drop_duplicates().tolist()
    return sorted(codes, key=lambda code: places.get(code, len(places)))


def _of_years(by_year: pd.DataFrame, names: dict[str, str], told: Told) -> str:
    """What changed most from the first year to the last; of few models what leads the last."""
    models = by_year.groupby("year")["counted"].sum()
    first, last = int(models.index[0]), int(models.index[-1])
    few = min(models[first], models[last]) < FEW
    if first == last or few or told.plan.fields_open:
        return _of_last_year(by_year, names, last)
    shares = by_year.pivot(index="field", columns="year", values="share").fillna(0)
    points = (shares * 100).round().astype("int64")
    rise = points[last] - points[first]
    most = str(rise.abs().idxmax())
    if abs(rise[most]) < SLIGHT:
        words = _("Từ {first} đến {last}, tỷ trọng các lĩnh vực gần như không đổi.")
        return words.format(first=first, last=last)
    words = _("Từ {first} đến {last}, {field} từ {then} lên {now}.")
    if rise[most] < 0:
        words = _("Từ {first} đến {last}, {field} từ {then} xuống {now}.")
    then, now = (percent(shares[year][most]) for year in (first, last))
    return words.format(first=first, last=last, field=inside(names[most]), then=then, now=now)


def _of_last_year(by_year: pd.DataFrame, names: dict[str, str], year: int) -> str:
    rows = by_year[by_year["year"] == year]
    most = rows.nlargest(1, "counted").iloc[0]
    words = _("Năm {year}: {total} mô hình, nhiều nhất là {field} ({part}).")
    return words.format(
        year=year,
        total=number(rows["counted"].sum()),
        field=inside(names[str(most["field"])]),
        part=number(most["counted"]),
    )


def _years_table(
    by_year: pd.DataFrame, names: dict[str, str], untold: dict[int, tuple[UnitState, str]]
) -> pd.DataFrame:
    """A row for each field, a column for each year: the number and its share, or why none."""
    cells = {
        (field, year): untold[year][1] if year in untold else _count_and_share(count, share)
        for field, year, count, share in by_year[["field", "year", "counted", "share"]].itertuples(
            index=False, name=None
        )
    }
    years = sorted({*by_year["year"].tolist(), *untold})
    columns = {
        str(year): [
            cells.get((field, year), untold[year][1] if year in untold else "0") for field in names
        ]
        for year in years
    }
    return pd.DataFrame({_("Lĩnh vực"): list(names.values()), **columns})


def _count_and_share(count: int, share: float) -> str:
    return number(count) if pd.isna(share) else f"{number(count)} ({percent(share)})"


def balance_by_kind(told: Told) -> Slide | None:
    """How many models a unit of each kind has a year, by field."""
    seen = told.seen
    rows = fields_by_kind(field_cells(seen.found, told.plan), seen.found.compliance, seen.units)
    if rows["kind"].nunique() < 2 or not rows["counted"].sum():
        return None
    names = field_names(told.plan, _in_order(rows, told))
    kinds = {str(kind): beginning(unit_kind_label(str(kind))) for kind in rows["kind"].unique()}
    figure = None
    colours = field_colours(told)
    drawn = len(names) <= MOST_FIELDS and set(names) <= set(colours)
    if drawn and len(kinds) <= MOST_KINDS:
        cells = rows.rename(columns={"kind": "row", "field": "column", "per_unit": "value"})
        texts = ["" if pd.isna(each) else f"<b>{number(each, 2)}</b>" for each in cells["value"]]
        mute = rows.loc[rows["unit_years"] == 0, ["kind", "field"]]
        labels = {kind: f"<b>{name}</b>" for kind, name in kinds.items()}
        figure = bars_in_grid(
            cells.assign(text=texts),
            labels,
            names,
            colours,
            set(mute.itertuples(index=False, name=None)),
            dark=told.dark,
        )
    return Slide(
        "can-doi-theo-loai",
        _of_kinds(rows, kinds),
        _("Bình quân một đơn vị một năm đã báo cáo: loại đông đơn vị không vì thế mà hơn."),
        table=_kinds_table(rows, names, kinds),
        figure=figure,
        reading=_("Số mô hình bình quân một đơn vị, một năm, theo loại đơn vị và lĩnh vực."),
        of_period=True,
    )


def _of_kinds(rows: pd.DataFrame, kinds: dict[str, str]) -> str:
    spoke = rows[rows["unit_years"] > 0]
    each = spoke.groupby("kind")["per_unit"].sum().sort_values(ascending=False, kind="stable")
    most, least = str(each.index[0]), str(each.index[-1])
    high, low = number(each.iloc[0], 2), number(each.iloc[-1], 2)
    if len(each) == 1:
        words = _("{kind}: bình quân {count} mô hình một đơn vị, một năm; loại khác chưa báo cáo.")
        return words.format(kind=kinds[most], count=high)
    if high == low:
        words = _("Các loại đơn vị ngang nhau: bình quân {count} mô hình một đơn vị, một năm.")
        return words.format(count=high)
    words = _("{most}: bình quân {high} mô hình một đơn vị, một năm; {least}: {low}.")
    return words.format(most=kinds[most], high=high, least=inside(kinds[least]), low=low)


def _kinds_table(rows: pd.DataFrame, names: dict[str, str], kinds: dict[str, str]) -> pd.DataFrame:
    """A row for each kind; of more fields than have room beside each other a row for each field."""
    wide = rows.pivot(index="kind", columns="field", values="per_unit").reindex(list(kinds))
    first = rows.drop_duplicates("kind").set_index("kind").reindex(list(kinds))
    if len(names) > MOST_FIELDS:
        spoke, by_field = first["units"].tolist(), wide[list(names)].T
        shown = {_("Lĩnh vực"): [_("Đơn vị đã báo cáo"), *names.values()]}
        for at, (kind, name) in enumerate(kinds.items()):
            shown[name] = [number(spoke[at]), *_each(by_field[kind], fixed)]
        return pd.DataFrame(shown)
    shown = {
        _("Loại đơn vị"): list(kinds.values()),
        _("Đơn vị đã báo cáo"): first["units"].tolist(),
    }
    for code, name in names.items():
        shown[name] = _each(wide[code])
    return pd.DataFrame(shown)


def _each(averages: "pd.Series[float]", written: Callable[[float, int], str] = number) -> list[str]:
    return [_("chưa báo cáo") if pd.isna(each) else written(each, 2) for each in averages.tolist()]
