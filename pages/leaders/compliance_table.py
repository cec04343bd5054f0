"""The reports owed as a table to look at and to take along, and their numbers by kind and year."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa
import streamlit as st

from domain.kinds import ReportSource, Timeliness
from domain.plans import Plan
from metrics.timeliness import timeliness_by
from pages.frame.course import Asked
from pages.frame.take_along import offer
from pages.leaders.compliance_reports import with_files
from translations import gettext as _
from translations.numbers import day, number, percent
from translations.report_wording import reports_of_years
from translations.timeliness_wording import due_in_words, timeliness_in_words
from translations.wording import source_label

AT_MOST = 300
SENT, KEY = "da-nop", "chi_tieu_han_nop"


def first_rows(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The first of `rows` of `reports_owed` as they are looked at, with a link to each file."""
    few = with_files(rows.head(AT_MOST), asked)
    told = _table(few, asked.plans, asked.as_of).drop(columns=_("Tên tệp"))
    # Beside the state, so that it is not beyond the edge of a narrow screen.
    beside = told.columns.tolist().index(_("Báo cáo"))
    told.insert(beside + 1, _("Tệp đã nộp"), _links(few, asked.plans))
    return told


def show_reports(rows: pd.DataFrame, shown: pa.Table, asked: Asked) -> None:
    """The table by unit (`shown`: `first_rows` as sent), and the buttons that hand it on whole."""
    link = _("Tệp đã nộp")
    st.dataframe(
        shown,
        hide_index=True,
        row_height=36,
        height=min(36 * (len(shown) + 1) + 2, 420),
        key="tung_bao_cao",
        column_config={link: st.column_config.LinkColumn(display_text=_("Mở"), width="small")},
        alt=_("Từng báo cáo phải nộp: quá hạn chưa nộp trước, rồi nộp quá hạn, chưa đặt hạn."),
    )
    if len(rows) > AT_MOST:
        words = _("Hiện {shown} trên {all} báo cáo; chọn hẹp lại để xem các báo cáo khác.")
        st.caption(words.format(shown=number(AT_MOST), all=number(len(rows))))
    title = _("Chỉ tiêu và hạn nộp")
    offer(
        st.container(),
        KEY,
        title,
        lambda: _table(with_files(rows, asked), asked.plans, asked.as_of),
    )


def _table(rows: pd.DataFrame, plans: Sequence[Plan], as_of: date) -> pd.DataFrame:
    """`rows` of `with_files` in words; the place too where there are several."""
    records = rows.to_dict("records")
    told = pd.DataFrame({_("Đơn vị"): rows["unit"].tolist()})
    if len(plans) > 1:
        told[_("Nơi")] = rows["place"].tolist()
    # The state comes early: on a phone the columns after it are reached by a finger's stroke.
    told[_("Tình trạng")] = [_state(row, as_of) for row in records]
    told[_("Báo cáo")] = reports_of_years(rows["kind"], rows["period"], rows["year"])
    told[_("Hạn")] = [due_in_words(_day(row["due"]), _day(row["plan_day"])) for row in records]
    if rows["due_id"].notna().any():
        told[_("Vì sao đổi hạn")] = [_why(row) for row in records]
    told[_("Nhận ngày")] = [
        "–" if pd.isna(row["first_received"]) else day(row["first_received"]) for row in records
    ]
    told[_("Ai báo cáo")] = [
        source_label(ReportSource(row["source"])) if isinstance(row["source"], str) else "–"
        for row in records
    ]
    told[_("Tên tệp")] = rows["file"].fillna("–").tolist()
    return told


def _state(row: Mapping[Any, Any], as_of: date) -> str:
    late = row["days_late"]
    days = None if pd.isna(late) else int(late)
    moments = _day(row["due"]), _day(row["first_received"])
    return timeliness_in_words(Timeliness(row["state"]), *moments, days, as_of)


def _day(moment: object) -> date | None:
    return moment.date() if isinstance(moment, pd.Timestamp) else None


def _why(row: Mapping[Any, Any]) -> str:
    """The plan's own day, and who set another and why; "–" where the plan's holds."""
    if pd.isna(row["due_id"]):
        return "–"
    planned = _day(row["plan_day"])
    by = row["set_by"] if isinstance(row["set_by"], str) else _("văn phòng")
    said = _("{name}: {reason}").format(name=by, reason=row["reason"])
    if planned is None:
        return said
    return f"{said} · " + _("hạn theo kế hoạch {day}").format(day=day(planned))


def _links(rows: pd.DataFrame, plans: Sequence[Plan]) -> list[str]:
    """Where what was handed in can be seen: the page of files, this one searched for."""
    names = {plan.code: plan.name for plan in plans}
    return [
        f"{SENT}?{urlencode({'ke_hoach': names[code], 'tim': file})}"
        if isinstance(file, str)
        else ""
        for file, code in zip(rows["file"], rows["plan_code"], strict=True)
    ]


def numbers_of(owed: pd.DataFrame) -> pd.DataFrame:
    """How many of each kind, period and year stand how, in words."""
    sums = timeliness_by(owed, ["year", "kind", "period"])
    rows = sums.sort_values(["year", "kind", "period"], ascending=[False, True, True])
    return pd.DataFrame(
        {
            _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
            _("Phải nộp"): rows["owed"].map(number),
            _("Đúng hạn"): [
                "–" if not judged else f"{number(kept)} ({percent(share)})"
                for kept, judged, share in zip(
                    rows["on_time"], rows["judged"], rows["share_on_time"], strict=True
                )
            ],
            _("Quá hạn"): rows["late"].map(number),
            _("Chưa nộp, đã quá hạn"): rows["missing"].map(number),
            _("Chưa nộp, chưa đặt hạn"): rows["undated"].map(number),
            _("Đã nhận, không xét hạn"): rows["received"].map(number),
            _("Chưa đến hạn"): rows["pending"].map(number),
        }
    )


def show_numbers(told: pa.Table) -> None:
    """The table of `numbers_of`, as sent."""
    st.dataframe(
        told,
        hide_index=True,
        row_height=36,
        key="theo_loai",
        alt=_("Số báo cáo của từng loại, từng năm theo tình trạng, năm gần nhất trước."),
    )
    st.caption(
        _("Tỷ lệ đúng hạn tính trên số báo cáo biết chắc là đúng hạn, quá hạn hoặc chưa nộp.")
    )
