"""Staff: what does my unit owe now, how do I hand it in, and what became of what I sent?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from accounts.identity import Person
from domain.kinds import Timeliness
from pages.frame.course import Asked, course
from pages.frame.own_unit import owes, year_state
from pages.frame.plain import plain
from pages.frame.plans import sight_of
from pages.frame.sent_back import tell_sent_back
from pages.frame.table import show_words
from pages.frame.ways import Way, lead, link, offer_way
from pages.front.own import OwnUnit, lacking, own_unit
from pages.front.today import choose_today
from translations import gettext as _
from translations.numbers import day, number
from translations.report_wording import report_of_year
from translations.timeliness_wording import timeliness_in_words


def show(person: Person) -> None:
    """The page of somebody who hands reports in."""
    asked = choose_today(sight_of(person.places), list)
    if asked is None:
        return
    mine = own_unit(asked, person.unit_id)
    if mine is None:
        _show_several(asked)
        return
    with st.container(border=True):
        _say_and_offer(owes(plain(mine.name), mine.owed, asked.as_of))
    tell_sent_back(mine.plan, person, unit_id=mine.unit_id)
    _tell_partly(mine)
    left, right = st.columns([1.7, 1], gap="large")
    with left:
        _show_owed(mine.next_owed, asked)
    with right:
        _show_year(mine)
    _show_sent(mine)


def _say_and_offer(said: str) -> None:
    """The answer, and beside it what most people come for."""
    words, way = st.columns([2.6, 1], vertical_alignment="center")
    words.header(said, anchor=False)
    with way:
        offer_way("nop-bao-cao", _("Nộp báo cáo"), "nop", width="stretch")


def _show_several(asked: Asked) -> None:
    rows, reports, units = lacking(asked)
    words = _("{units} đơn vị bạn xem được còn thiếu {reports} báo cáo đã quá hạn.")
    none = _("Các đơn vị bạn xem được không thiếu báo cáo nào đã đến hạn.")
    with st.container(border=True):
        said = words.format(units=number(units), reports=number(reports)) if reports else none
        _say_and_offer(said)
    if reports:
        show_words({_("Đơn vị"): _unit_links(rows, asked)} | _owed(rows, asked))
    lead(Way("don-vi-theo-doi", _("Các đơn vị bạn theo dõi")))
    lead(Way("don-vi-toi", _("Đơn vị tôi")))


def _unit_links(rows: pd.DataFrame, asked: Asked) -> list[str]:
    """Each unit's name, that leads to its page."""
    units = course(asked).units.drop_duplicates("unit_id").set_index("unit_id")["code"]
    return [
        link("don-vi-toi", plain(name), don_vi=f"{name} · {units[unit]}")
        for name, unit in zip(rows["name"], rows["unit_id"], strict=True)
    ]


def _show_owed(rows: pd.DataFrame, asked: Asked) -> None:
    st.subheader(_("Phải nộp"), anchor=False)
    if rows.empty:
        st.write(_("Hiện không phải nộp báo cáo nào."))
    else:
        show_words(_owed(rows, asked))
    lead(Way("don-vi-toi", _("Mọi báo cáo của đơn vị")))


def _owed(rows: pd.DataFrame, asked: Asked) -> dict[str, list[str]]:
    records = rows.to_dict("records")
    told = {
        _("Báo cáo"): [_report(row) for row in records],
        _("Tình trạng"): [_state(row, asked) for row in records],
    }
    if rows["due"].notna().any():
        told[_("Hạn")] = ["–" if pd.isna(row["due"]) else day(row["due"]) for row in records]
    return told


def _state(row: Mapping[Any, Any], asked: Asked) -> str:
    due = None if pd.isna(row["due"]) else row["due"].date()
    late = None if pd.isna(row["days_late"]) else int(row["days_late"])
    return timeliness_in_words(Timeliness(row["state"]), due, None, late, asked.as_of)


def _report(row: Mapping[Any, Any]) -> str:
    return report_of_year(row["kind"], row["period"], row["year"])


def _show_year(mine: OwnUnit) -> None:
    year = mine.year
    if year is None:
        return
    st.subheader(_("Năm {year}").format(year=year["year"]), anchor=False)
    known = not pd.isna(year["total"])
    st.metric(
        _("Mô hình được tính"),
        number(int(year["total"])) if known else "–",
        year_state(year.to_dict()),
        delta_arrow="off",
        delta_color="blue",
    )
    if mine.plan.quota:
        words = _("Chỉ tiêu mỗi năm: ít nhất {at_least}, phấn đấu {aim}.")
        quota = mine.plan.quota
        st.markdown(f":small[{words.format(at_least=quota.at_least, aim=quota.aim)}]")


def _tell_partly(mine: OwnUnit) -> None:
    """What was taken in without some of its rows, to be mended."""
    words = _("Tệp {file} còn {count} dòng có lỗi, chưa được tính. Sửa rồi nộp lại.")
    for file, count in zip(mine.partly["file"], mine.partly["rows"], strict=True):
        st.warning(words.format(file=plain(file), count=number(count)), icon=":material/build:")
        asked = {"ke_hoach": mine.plan.name, "tim": file}
        lead(Way("da-nop", _("Xem các dòng có lỗi"), asked))


def _show_sent(mine: OwnUnit) -> None:
    st.subheader(_("Đã nộp gần đây"), anchor=False)
    if mine.sent.empty:
        st.write(_("Chưa có báo cáo nào."))
        return
    told: dict[str, list[str]] = {
        _("Báo cáo"): [_report(row) for row in mine.sent.to_dict("records")],
        _("Tình trạng"): mine.sent["told"].tolist(),
        _("Nhận ngày"): [day(received) for received in mine.sent["received"]],
        _("Tệp"): [plain(file) for file in mine.sent["file"]],
    }
    show_words(told)
    lead(Way("da-nop", _("Mọi tệp đã nộp")))
