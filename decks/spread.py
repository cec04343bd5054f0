"""Slides of models: over the years, by field, and place by place on one scale."""

import pandas as pd

from charts import theme
from charts.counts import models_by_year
from charts.fields_balance import finding_of_fields, models_by_field
from charts.progress import progress_bars, progress_key
from decks.field_colours import OTHERS, field_colours, names_drawn
from decks.slide import Slide
from decks.told import Told
from metrics.by_year import counted_by_year, kept_by_year, owed_by_year
from metrics.fields import fields_balance
from metrics.kept import as_counts
from metrics.plan_by_plan import progress_by_plan
from translations import gettext as _
from translations.numbers import number, percent
from translations.plan_wording import field_names
from translations.wording import origin_label

# As many bars as are told apart from the back of a room; more fields stand in a table.
MOST_PLACES, MOST_FIELDS = 6, 5


def over_the_years(told: Told) -> Slide | None:
    """Models year by year, against what must be reached."""
    if not told.any_reported:
        return None
    quota = told.plan.quota is not None
    counted, drawn, names, colours = _by_field_and_year(told) if quota else _by_origin(told)
    owed = owed_by_year(told.seen.found.compliance)
    years = told.seen.years
    shown = names_drawn(told, colours) if quota else names
    figure = models_by_year(
        drawn, owed, shown, years, dark=told.dark, colours=colours, untold=told.untold
    )
    sums = counted.groupby("year")["count"].sum()
    note = _("Năm chưa ai báo cáo không có cột; không phải là không có mô hình.")
    if quota:
        note = _(
            "Tổng số vượt mức vẫn có thể còn đơn vị chưa đạt: không bù trừ giữa các đơn vị, không "
            "tính cộng dồn."
        )
    return Slide(
        "qua-cac-nam",
        _of_years(sums, owed, told.year),
        note,
        table=_year_table(counted, owed, names),
        figure=figure,
        reading=_("Số mô hình từng năm."),
        legend=theme.key([(colours[code], name) for code, name in shown.items()], dark=told.dark),
    )


# The numbers, those that are drawn, names and colours.
Drawn = tuple[pd.DataFrame, pd.DataFrame, dict[str, str], dict[str, str]]


def _by_field_and_year(told: Told) -> Drawn:
    found, plan = told.seen.found, told.plan
    whole = fields_balance(found.counts, found.compliance, plan)
    counted, colours = counted_by_year(found, plan), field_colours(told)
    apart = counted["field"].where(counted["field"].isin(list(colours)), OTHERS)
    drawn = counted.assign(field=apart).groupby(["year", "field"], as_index=False)[["count"]].sum()
    return counted, drawn, field_names(plan, whole["field"]), colours


def _by_origin(told: Told) -> Drawn:
    colours = {origin.value: colour for origin, colour in theme.ORIGINS.items()}
    sums = kept_by_year(told.seen.found, list(colours))
    told_of = set(sums["field"])
    names = {each.value: origin_label(each) for each in theme.ORIGINS if each.value in told_of}
    return sums, sums, names, colours


def _of_years(sums: "pd.Series[int]", owed: pd.DataFrame, asked: int | None) -> str:
    """Of the year asked for, else of the last that was reported."""
    if sums.empty:
        return _("Chưa có mô hình nào được báo cáo.")
    year = asked if asked is not None and asked in sums.index else int(sums.index[-1])
    count = int(sums[year])
    least = owed.loc[owed["year"] == year, "owed"].sum()
    if least:
        words = _("Năm {year} có {count} mô hình được tính, ít nhất phải có {least}.")
        return words.format(year=year, count=number(count), least=number(least))
    words = _("Năm {year} báo cáo kể ra {count} mô hình.")
    return words.format(year=year, count=number(count))


def _year_table(counted: pd.DataFrame, owed: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    wide = counted.pivot_table(index="year", columns="field", values="count", aggfunc="sum")
    wide = wide.reindex(columns=list(names)).fillna(0).astype("int64")
    shown = wide.rename(columns=names).assign(**{_("Cộng"): wide.sum(axis=1)})
    if not owed.empty:
        least = owed.set_index("year")["owed"].reindex(shown.index)
        shown[_("Phải đạt")] = least.astype("Int64")
    shown.columns.name = None
    return shown.rename_axis(_("Năm")).reset_index()


def by_field(told: Told) -> Slide | None:
    """How the models are spread over the fields."""
    found, quota = told.seen.found, told.plan.quota is not None
    counts = found.counts if quota else as_counts(found.kept)
    balance = fields_balance(counts, found.compliance, told.plan)
    if not balance["counted"].sum():
        return None
    names, own = field_names(told.plan, balance["field"]), {one.code for one in told.plan.fields}
    rows = balance.rename(columns={"counted": "count"})
    colours = field_colours(told) if quota else dict.fromkeys(names, theme.DONE)
    figure = None
    if len(names) <= MOST_FIELDS and set(names) <= set(colours):
        figure = models_by_field(rows, names, dark=told.dark, colours=colours)
    shown = {
        _("Lĩnh vực"): [names[code] for code in balance["field"]],
        _("Số mô hình"): balance["counted"].tolist(),
        _("Tỷ lệ"): [percent(share) for share in balance["share"]],
    }
    return Slide(
        "theo-linh-vuc",
        f"{finding_of_fields(balance, names, own, is_open=told.plan.fields_open)}.",
        _("Cả giai đoạn đến ngày chốt, theo mô hình được tính của mọi đơn vị."),
        table=pd.DataFrame(shown),
        figure=figure,
        reading=_("Số mô hình của từng lĩnh vực."),
        of_period=True,
    )


def place_by_place(told: Told) -> Slide | None:
    """How far each place has come, on one scale; those that are farthest behind where many are."""
    rows = _places(told)
    if told.plan.quota is None or len(told.seen.plans) < 2 or len(rows) < 2:
        return None
    figure = progress_bars(rows.tail(MOST_PLACES), final=told.seen.final, dark=told.dark)
    shown = {
        _("Nơi"): rows["name"].tolist(),
        _("Đã đạt"): rows["done"].tolist(),
        _("Phải đạt cả giai đoạn"): rows["owed_in_all"].tolist(),
        _("Tỷ lệ"): [percent(share) for share in rows["share_in_all"]],
    }
    return Slide(
        "tung-noi",
        _of_places(rows),
        _("Mỗi nơi so với phần phải đạt của chính mình, cả giai đoạn, trên cùng một thang."),
        table=pd.DataFrame(shown),
        figure=figure,
        reading=_("Phần đã đạt so với cả giai đoạn, từng nơi."),
        legend=progress_key(final=told.seen.final, dark=told.dark),
    )


def _places(told: Told) -> pd.DataFrame:
    rows = progress_by_plan(told.seen)
    owing = rows[rows["owed_in_all"] > 0]
    return owing.sort_values("share_in_all", ascending=False, ignore_index=True)


def _of_places(rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    shares = percent(first["share_in_all"]), percent(last["share_in_all"])
    if shares[0] == shares[1]:
        return _("Các nơi ngang nhau: đã đạt {share} phần của cả giai đoạn.").format(
            share=shares[0]
        )
    words = _("{first} đã đạt {most} phần của cả giai đoạn, {last} mới {least}.")
    return words.format(first=first["name"], most=shares[0], last=last["name"], least=shares[1])
