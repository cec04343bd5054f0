"""The tables of a campaign round: what was done, by whom, and beside another round."""

import pandas as pd
import streamlit as st

from domain.rounds import round_period
from domain.text import sort_key
from metrics.rounds import by_activity
from pages.leaders.round_course import RoundCourse
from translations import gettext as _
from translations.numbers import day, number

ROW = 36  # pixels


def show_activities(done: pd.DataFrame) -> None:
    """What a round did, like added to like."""
    st.subheader(_("Theo hoạt động"), anchor=False)
    rows = by_activity(done)
    shown = pd.DataFrame(
        {
            _("Hoạt động"): rows["name"],
            _("Khối lượng"): [amount(row) for _index, row in rows.iterrows()],
            _("Trị giá (triệu đồng)"): [worth(each) for each in rows["worth"]],
            _("Số đơn vị"): rows["units"],
        }
    )
    _show(shown, numbers=(1, 2, 3), alt=_("Các hoạt động của đợt, trị giá nhiều nhất trước."))
    if lacking := int(rows["unmeasured"].sum()):
        words = _("{count} dòng không ghi khối lượng nên không cộng vào khối lượng.")
        st.caption(words.format(count=number(lacking)))


def show_units(rows: pd.DataFrame) -> None:
    """Who reported, with what, and who did not: those first."""
    st.subheader(_("Theo đơn vị"), anchor=False)
    places = sorted(range(len(rows)), key=lambda at: sort_key(rows["name"].iloc[at]))
    ordered = rows.iloc[places].sort_values("reported", kind="stable")
    shown = pd.DataFrame(
        {
            _("Đơn vị"): ordered["name"],
            _("Báo cáo"): [_state(row) for _index, row in ordered.iterrows()],
            _("Số hoạt động"): [_count(each) for each in ordered["activities"]],
            _("Trị giá (triệu đồng)"): [worth(each) for each in ordered["worth"]],
        }
    )
    _show(shown, numbers=(2, 3), alt=_("Các đơn vị phải báo cáo đợt này, chưa báo cáo đứng trước."))


def show_comparison(seen: RoundCourse, one: tuple[int, int], other: tuple[int, int]) -> None:
    """The activities of two rounds side by side; what only one of them did stands there too."""
    rows = by_activity(pd.concat([seen.of(*one), seen.of(*other)]), by=["year", "period"])
    keys = ["activity_key", "measure_key"]
    named = rows.drop_duplicates(keys)[[*keys, "name"]].reset_index(drop=True)
    shown = {_("Hoạt động"): named["name"].tolist()}
    for year, which in (one, other):
        of_round = rows[(rows["year"] == year) & (rows["period"] == round_period(which))]
        found = named.merge(of_round.drop(columns="name"), on=keys, how="left")
        label = _("Đợt {round}/{year}").format(round=which, year=year)
        spoken = not seen.of(year, which).empty
        shown[label] = [_beside(row, spoken=spoken) for _index, row in found.iterrows()]
        shown[_("{round}: triệu đồng").format(round=label)] = [
            worth(each) if spoken else "" for each in found["worth"]
        ]
    _show(pd.DataFrame(shown), numbers=(1, 2, 3, 4), alt=_("Hoạt động của hai đợt cạnh nhau."))


def amount(row: pd.Series) -> str:
    """A quantity with its unit of measure: “1.250 suất”; “–” where none is written."""
    if pd.isna(row["quantity"]):
        return "–"
    measure = row["unit_of_measure"] if pd.notna(row["unit_of_measure"]) else ""
    return f"{number(float(row['quantity']), 2)} {measure}".rstrip()


def worth(million: float) -> str:
    """A worth in million đồng; “–” where none is written."""
    return "–" if pd.isna(million) else number(float(million), 2)


def _beside(row: pd.Series, *, spoken: bool) -> str:
    if not spoken:
        return _("chưa có báo cáo")
    return amount(row) if pd.notna(row["times"]) else _("không có")


def _state(row: pd.Series) -> str:
    if not row["reported"]:
        return _("chưa báo cáo")
    words = _("nhận ngày {day}") if row["owed"] else _("nhận ngày {day} (không phải báo cáo)")
    return words.format(day=day(row["received"]))


def _count(activities: float) -> str:
    return "" if pd.isna(activities) else number(activities)


def _show(shown: pd.DataFrame, numbers: tuple[int, ...], alt: str) -> None:
    """A table whose `numbers` (places of columns) stand to the right."""
    right = st.column_config.TextColumn(alignment="right")
    columns = {shown.columns[place]: right for place in numbers}
    columns[shown.columns[0]] = st.column_config.TextColumn(width="large")
    words = shown.astype(dict.fromkeys([shown.columns[place] for place in numbers], "str"))
    st.dataframe(words, hide_index=True, row_height=ROW, column_config=columns, alt=alt)
