"""What a file was understood to say: its head, its tables, its rows and its problems."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data_loaders.spreadsheets.reading import Fact, Reading
from domain.kinds import ModelForm, ModelState, Origin, ReportKind
from domain.plans import Plan
from domain.problem_groups import grouped
from domain.problems import Problem, Severity
from pages.frame.plain import plain
from translations import gettext as _
from translations.group_wording import group_place
from translations.joining import beginning
from translations.numbers import number
from translations.wording import (
    form_label,
    kind_label,
    origin_label,
    place_in_words,
    report_label,
    state_label,
    what_happened,
    what_to_do,
)

AT_MOST = 100


def show_head(reading: Reading, received: str, unit: str | None) -> None:
    """Kind, year, unit and day received, each with the cell it was taken from; then the tables."""
    facts = {
        _("Loại báo cáo"): (
            report_label(reading.kind, reading.period) if reading.kind else "",
            "kind",
        ),
        _("Năm"): (str(reading.year) if reading.year else "", "year"),
        **_round(reading),
        _("Đơn vị"): (unit or _("nhiều đơn vị, xem từng dòng"), "unit"),
        _("Ngày nhận"): (received, "received"),
    }
    rows = [
        (name, plain(value) or _("chưa rõ"), _taken_from(reading.facts.get(fact)))
        for name, (value, fact) in facts.items()
    ]
    rows += [
        (
            _("Bảng"),
            _("{kind}, {rows} dòng").format(kind=kind_label(table.kind), rows=number(table.rows)),
            plain(place_in_words(table.sheet, table.cells)),
        )
        for table in reading.tables
    ]
    columns = ["", _("Hiểu là"), _("Lấy từ")]
    st.table(
        pd.DataFrame(rows, columns=columns),
        border="horizontal",
        hide_index=True,
        alt=_("Những gì hiểu được từ tệp."),
    )

    if reading.form_version:
        known = _("Đọc theo mẫu đã nhớ: {name}.")
        st.caption(known.format(name=plain(reading.form_version)))


def _round(reading: Reading) -> dict[str, tuple[str, str]]:
    """Which campaign round a report on one is of; it may hold several, row by row."""
    if reading.kind is not ReportKind.ROUND:
        return {}
    numbers = sorted(int(float(str(each))) for each in reading.rows["round"].dropna().unique())
    return {_("Đợt"): (", ".join(map(str, numbers)), "round")}


def _taken_from(fact: Fact | None) -> str:
    if fact is None:
        return "–"
    if fact.by == "person":
        return _("do người nộp chọn")
    if fact.by == "form_version":
        return _("mẫu đã nhớ")
    where = place_in_words(fact.sheet, fact.cell)
    return plain(f"{where}: “{fact.found}”" if fact.found else where)


def show_problems(problems: list[Problem]) -> None:
    """What is wrong, cell by cell: what keeps a row out first, then what only needs a look."""
    groups = (
        (Severity.ERROR, _("Các dòng sau không được nhận ({count} lỗi)")),
        (Severity.WARNING, _("Vẫn nhận, nhưng nên xem lại ({count})")),
    )
    for severity, title in groups:
        some = [problem for problem in problems if problem.severity is severity]
        if not some:
            continue
        found = grouped(some)
        st.markdown(f"**{title.format(count=number(len(some)))}**")
        rows = [
            (
                plain(group_place(group)),
                plain(beginning(what_happened(group.problem))),
                plain(what_to_do(group.problem)),
            )
            for group in found[:AT_MOST]
        ]
        columns = [_("Ở đâu"), _("Chuyện gì"), _("Cần làm gì")]
        st.table(pd.DataFrame(rows, columns=columns), border="horizontal", hide_index=True)
        if len(found) > AT_MOST:
            more = _("Còn {count} chỗ nữa, sửa những chỗ trên trước.")
            st.caption(more.format(count=number(len(found) - AT_MOST)))


def show_rows(words: pd.DataFrame) -> None:
    """The rows as `rows_in_words` says them."""
    st.dataframe(
        words,
        hide_index=True,
        # A phone shows where a row stands, its name and whether it is taken.
        column_config={
            _("Ô"): st.column_config.Column(width=45),
            _("Tên mô hình"): st.column_config.Column(width=125),
            _("Được nhận"): st.column_config.Column(width=85),
        },
        row_height=68,
        alt=_("Các dòng đọc được từ tệp, mỗi dòng với ô của nó."),
    )


def rows_in_words(rows: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """`rows` in the screen's language; columns that say nothing are left out."""
    fields = {field.code: field.name for field in plan.fields}
    labels: dict[str, tuple[str, Callable[[str], str]]] = {
        "cell": (_("Ô"), str),
        "name": (_("Tên mô hình"), str),
        "accepted": (_("Được nhận"), lambda taken: _("có") if taken == "True" else _("không")),
        "unit": (_("Đơn vị"), str),
        "field": (_("Lĩnh vực"), lambda code: fields.get(code, code)),
        "year": (_("Năm"), lambda year: str(int(float(year)))),
        "origin": (_("Nguồn gốc"), lambda origin: origin_label(Origin(origin))),
        "form": (_("Hình thức"), lambda form: form_label(ModelForm(form))),
        "state": (_("Tình trạng"), lambda state: state_label(ModelState(state))),
        "count": (_("Số lượng"), lambda count: number(float(count))),
        "quantity": (_("Khối lượng"), lambda count: number(float(count), 2)),
        "unit_of_measure": (_("Đơn vị tính"), str),
        "worth": (_("Trị giá (triệu đồng)"), lambda worth: number(float(worth), 2)),
        "round": (_("Đợt"), lambda number: str(int(float(number)))),
        "sheet": (_("Trang tính"), str),
    }
    shown = {
        label: ["" if pd.isna(value) else say(str(value)) for value in rows[column]]
        for column, (label, say) in labels.items()
        if rows[column].notna().any()
    }
    return pd.DataFrame(shown)
