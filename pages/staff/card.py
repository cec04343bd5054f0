"""One file on the desk: what was understood, what it does to others, and all that can be mended."""

from datetime import date, datetime
from threading import BoundedSemaphore

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import Person
from data_loaders import marks
from data_loaders.intake import day_received
from data_loaders.returned.marks import Choices
from data_loaders.returned.workbook import ReturnedFile, returned_workbook
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.versions import already_in
from database.session import engine
from domain.kinds import Outcome
from domain.plans import Plan
from pages.frame.person import if_still_here
from pages.frame.plain import plain
from pages.frame.trouble import minded
from pages.staff import beside, marking, mending, overrule, understood
from pages.staff.desk import OnDesk, register_of, take_off
from translations import gettext as _
from translations import language
from translations.numbers import day, number
from translations.refusal_wording import refusal_sentence

LONG = 1_000  # rows that are put into words at every run only where they are looked at
# So many cards are worked out and drawn at a time: at a deadline those who hand in wait for one
# another, and whoever looks at another page does not wait for them all.
_turns = BoundedSemaphore(2)


def show_file(file: OnDesk, plan: Plan, received: date | None, person: Person) -> None:
    """The file's card."""
    with _turns:
        _show_file(file, plan, received, person)


def _show_file(file: OnDesk, plan: Plan, received: date | None, person: Person) -> None:
    reading = file.reading
    good = int(reading.rows["accepted"].astype(bool).sum())
    with st.container(border=True):
        head = st.container(horizontal=True, vertical_alignment="center")
        head.subheader(plain(reading.file), anchor=False, width="stretch")
        _offer_marked_copy(head, file, plan)
        head.button(
            _("Bỏ tệp"),
            key=f"bo_{'_'.join(file.mark)}",
            on_click=minded(if_still_here(take_off)),
            args=([file.mark],),
            type="tertiary",
            icon=":material/close:",
        )
        _say_why_unmarked(file)
        if file.against:
            _say_what_is_against(file)
        else:
            kept = _("Nhận được {good} trên {all} dòng.")
            st.markdown(f"**{kept.format(good=number(good), all=number(len(reading.rows)))}**")
            _show_what_it_does(file, plan, received, person)
        if reading.facts or reading.tables:
            understood.show_head(reading, _received(file, received), _unit(reading.rows))
        if file.has_sheets:
            overrule.offer(file, plan, register_of(plan))
        understood.show_problems(reading.problems)
        mending.offer(file, plan, register_of(plan), person)
        if file.has_sheets:
            marking.offer(file, plan)
        if len(reading.rows):
            _show_rows(file, plan)


def _show_rows(file: OnDesk, plan: Plan) -> None:
    """The rows as read, each with its cell; those of a long list once somebody asks for them."""
    count = len(file.reading.rows)
    title = _("Các dòng đã đọc ({count})").format(count=number(count))
    is_long = count > LONG
    key = f"dong_{'_'.join(file.mark)}"
    rows = st.expander(title, key=key, on_change="rerun") if is_long else st.expander(title)
    if is_long and not rows.open:
        return
    made_of = (id(file.read), plan.code, language())
    kept = file.uploaded.rows_in_words
    if kept is None or kept[0] != made_of:
        words = understood.rows_in_words(file.reading.rows, plan)
        kept = file.uploaded.rows_in_words = (made_of, words)
    with rows:
        understood.show_rows(kept[1])


def _show_what_it_does(file: OnDesk, plan: Plan, received: date | None, person: Person) -> None:
    """Which reports it takes the place of; or that it is in already."""
    known = already_in(engine(), plan.code, file.uploaded.content, file.reading, person.places)
    if known is None:
        beside.show(_stands(file, plan, received, person), plan)
    elif known.state == "accepted":
        words = _("Tệp này đã có từ trước, ngày nhận {day}; nộp lại thì không thay đổi gì.")
        st.info(words.format(day=day(known.received)), icon=":material/history:")
    elif known.state == "returned":
        words = _("Văn phòng đã trả lại tệp này. Xem lý do ở “Báo cáo đã nộp”, sửa rồi nộp lại.")
        st.warning(words, icon=":material/reply:")
    else:
        st.info(_("Tệp này đã nộp rồi rút lại; nhận thì được tính lại."), icon=":material/history:")


def _stands(file: OnDesk, plan: Plan, received: date | None, person: Person) -> beside.Beside:
    """How it stands beside those that are in, found out once for each state of these."""
    today, version = _now().date(), marks.data_version(engine())
    counted = day_received(file.reading, received, today)
    key = (id(file.read), plan.code, version, person.places, counted, today)
    kept = file.uploaded.stands
    if kept is None or kept[0] != key:
        found = beside.before_taking(file.reading, plan, person.places, counted)
        kept = file.uploaded.stands = (key, found)
    return kept[1]


def _received(file: OnDesk, given: date | None) -> str:
    counted, source = day_received(file.reading, given, _now().date())
    late = file.reading.received is not None and source == "upload"
    why = {
        "given": _("do người nộp ghi"),
        "head": _("ghi ở đầu báo cáo"),
        "upload": _("ngày nộp, vì ngày ghi trong báo cáo chưa đến")
        if late
        else _("ngày nộp, vì báo cáo không ghi ngày"),
    }
    return f"{day(counted)} ({why[source]})"


def _unit(rows: pd.DataFrame) -> str | None:
    """The one unit that all rows speak of, or None."""
    names = rows["unit"].dropna().unique()
    return str(names[0]) if len(names) == 1 else None


def _say_what_is_against(file: OnDesk) -> None:
    """A file that a person can still explain is not turned away."""
    if file.reading.outcome is Outcome.NEEDS_PERSON and file.has_sheets:
        shown = _("Hoặc chỉ bảng nằm ở đâu, ngay bên dưới.") if not file.reading.tables else ""
        st.warning(f"{plain(file.against)} {shown}".rstrip(), icon=":material/help:")
    else:
        st.error(plain(file.against), icon=":material/block:")


def _offer_marked_copy(place: DeltaGenerator, file: OnDesk, plan: Plan) -> None:
    """The person's own file with its faults marked, made when it is asked for."""
    if not file.reading.problems or not file.has_sheets:
        return
    key = f"danh_dau_{'_'.join(file.mark)}"
    back = file.returned
    if back is None:
        place.button(
            _("Đánh dấu các ô cần sửa"),
            key=key,
            on_click=_mark,
            args=(file, plan),
            type="tertiary",
            icon=":material/format_ink_highlighter:",
            help=_("Chính tệp này, các ô cần sửa được tô màu và ghi chú; sửa xong thì nộp lại."),
        )
    elif isinstance(back, ReturnedFile):
        place.download_button(
            _("Tải tệp đã đánh dấu"),
            back.content,
            file_name=back.name,
            key=f"{key}_tai",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )


def _mark(file: OnDesk, plan: Plan) -> None:
    """Have the file marked; what comes of it, or why nothing does, is shown in its place."""
    choices = Choices.of(plan, register_of(plan), file.reading.year)
    content, reading = file.uploaded.content, file.reading
    with st.spinner(_("Đang đánh dấu {file}…").format(file=plain(reading.file))):
        try:
            back: ReturnedFile | str = returned_workbook(content, reading.file, reading, choices)
        except RefusedError as refused:
            back = refusal_sentence(refused.refusal, refused.detail)
    file.uploaded.returned = (reading, back)


def _say_why_unmarked(file: OnDesk) -> None:
    back = file.returned
    if isinstance(back, str):
        st.warning(plain(back), icon=":material/format_ink_highlighter:")


def _now() -> datetime:
    return datetime.now().astimezone()
