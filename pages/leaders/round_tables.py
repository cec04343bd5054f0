"""The tables of a campaign round: what was done, by whom, and beside another round."""

import pandas as pd
import streamlit as st

from decks.rounds_said import amount, amount_and_worth, worth
from domain.kinds import Timeliness
from domain.rounds import round_period
from domain.text import sort_key
from exports.table_files import as_excel
from metrics.rounds import by_activity
from pages.frame.later import later
from pages.frame.plain import plain
from pages.leaders.round_course import RoundCourse
from translations import gettext as _
from translations.numbers import day, number

MOST_ROWS = 60  # a longer table is no longer read; its file has all
LONG_AGO = 366  # days from which on it says more when a report was due than how long ago


def show_activities(done: pd.DataFrame, title: str) -> None:
    """What a round did, like added to like; `title` heads the file of it."""
    st.subheader(_("Theo hoạt động"), anchor=False)
    rows = by_activity(done)
    shown = pd.DataFrame(
        {
            _("Hoạt động"): rows["name"],
            _("Khối lượng"): [amount(row) for _index, row in rows.iterrows()],
            _("Trị giá (triệu đồng)"): [worth(each) for each in rows["worth"]],
            _("Số đơn vị"): [number(each) for each in rows["units"]],
        }
    )
    _show(shown, title, _("Các hoạt động của đợt, trị giá nhiều nhất trước."), "hoat_dong")
    if lacking := int(rows["unmeasured"].sum()):
        words = _("{count} dòng không ghi khối lượng nên không cộng vào khối lượng.")
        st.caption(words.format(count=number(lacking)))


def show_units(rows: pd.DataFrame, title: str) -> None:
    """Who reported, with what, and who did not: those first."""
    st.subheader(_("Theo đơn vị"), anchor=False)
    places = sorted(range(len(rows)), key=lambda at: sort_key(rows["name"].iloc[at]))
    ordered = rows.iloc[places].sort_values("reported", kind="stable")
    shown = pd.DataFrame(
        {
            _("Đơn vị"): ordered["name"],
            _("Báo cáo"): [_state(row) for _index, row in ordered.iterrows()],
            _("Số hoạt động"): [_count(each) for each in ordered["activities"]],
            _("Trị giá (triệu đồng)"): [
                worth(each) if reported else ""
                for each, reported in zip(ordered["worth"], ordered["reported"], strict=True)
            ],
        }
    )
    _show(shown, title, _("Các đơn vị phải báo cáo, chưa báo cáo đứng trước."), "don_vi")


def show_comparison(seen: RoundCourse, rounds: list[tuple[int, int]], title: str) -> None:
    """The activities of rounds side by side; what only one of them did stands there too."""
    rows = by_activity(pd.concat([seen.of(*each) for each in rounds]), by=["year", "period"])
    keys = ["activity_key", "measure_key"]
    named = rows.drop_duplicates(keys)[[*keys, "name"]].reset_index(drop=True)
    shown = {_("Hoạt động"): named["name"].tolist()}
    for year, which in rounds:
        of_round = rows[(rows["year"] == year) & (rows["period"] == round_period(which))]
        found = named.merge(of_round.drop(columns="name"), on=keys, how="left")
        spoken = not of_round.empty
        label = _("Đợt {round} năm {year}").format(round=which, year=year)
        shown[label] = [_beside(row, spoken=spoken) for _index, row in found.iterrows()]
    _show(pd.DataFrame(shown), title, _("Hoạt động của hai đợt cạnh nhau."), "hai_dot")


def _beside(row: pd.Series, *, spoken: bool) -> str:
    if not spoken:
        return _("chưa có báo cáo")
    if pd.isna(row["times"]):
        return _("không có")
    return amount_and_worth(row)


def _state(row: pd.Series) -> str:
    if not row["owed"]:
        return _("đã báo cáo, không phải báo cáo")
    received = "" if pd.isna(row["first_received"]) else day(row["first_received"])
    words = {
        Timeliness.ON_TIME: _("nhận ngày {day}, đúng hạn"),
        Timeliness.LATE: _("nhận ngày {day}, quá hạn {late} ngày"),
        Timeliness.RECEIVED: _("nhận ngày {day}"),
        Timeliness.MISSING: _("chưa báo cáo, quá hạn {late} ngày"),
        Timeliness.PENDING: _("chưa báo cáo, chưa đến hạn"),
        Timeliness.UNDATED: _("chưa báo cáo, chưa đặt hạn"),
    }
    late = "" if pd.isna(row["days_late"]) else number(row["days_late"])
    if row["state"] == Timeliness.MISSING and row["days_late"] > LONG_AGO:
        return _("chưa báo cáo, hạn ngày {day}").format(day=day(row["due"]))
    return words[Timeliness(row["state"])].format(day=received, late=late)


def _count(activities: float) -> str:
    return "" if pd.isna(activities) else number(activities)


def _show(shown: pd.DataFrame, title: str, alt: str, key: str) -> None:
    """A table of words that also reads on a phone, and the whole of it as a file."""
    told = shown.head(MOST_ROWS).map(plain)
    st.table(told, border="horizontal", hide_index=True, alt=alt)
    with st.container(horizontal=True):
        if len(shown) > MOST_ROWS:
            words = _("Hiện {shown} trên {all} dòng, tệp tải về có đủ.")
            st.caption(words.format(shown=number(MOST_ROWS), all=number(len(shown))))
        st.download_button(
            _("Tải bảng này (Excel)"),
            later(lambda: as_excel(shown, title)),
            file_name=f"{title}.xlsx".replace("/", "-"),
            key=f"tai_{key}",
            icon=":material/download:",
            type="tertiary",
        )
