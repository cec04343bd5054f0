"""The office: what came in, what awaits a decision, who is late and what is due next?"""

import streamlit as st

from accounts.identity import Person
from pages.frame.coming import show_coming
from pages.frame.course import Asked, plans_of_models
from pages.frame.plain import plain
from pages.frame.plans import Sight, plans_seen, sight_of
from pages.frame.table import show_words
from pages.frame.ways import Way, is_open, lead, link
from pages.front.desk import Desk, desk
from pages.front.today import choose_today
from translations import gettext as _
from translations.numbers import moment, number

Waiting = tuple[int, str, str, dict[str, str]]  # how many, the address, what, its filters


def show(person: Person) -> None:
    """The page of somebody who works at the office."""
    asked = choose_today(sight_of(person.places), plans_of_models)
    if asked is not None:
        show_desk(asked)


def show_desk(asked: Asked) -> None:
    """The desk beneath its title."""
    lies = desk(asked)
    with st.container(border=True):
        st.header(answer(lies), anchor=False)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        _show_late(lies)
        _show_new(lies, asked.sight)
    with right:
        _show_waiting(lies)
        show_coming(asked)


def answer(lies: Desk) -> str:
    """The page's answer in one sentence."""
    new = _("Từ hôm qua có {count} tệp mới").format(count=number(lies.new_files))
    if not lies.new_files:
        new = _("Từ hôm qua chưa có tệp nào mới")
    waiting = _("{count} việc chờ quyết định").format(count=number(lies.decisions))
    if not lies.decisions:
        waiting = _("không việc nào chờ quyết định")
    late = _("{units} đơn vị còn thiếu {reports} báo cáo đã quá hạn").format(
        units=number(lies.late_units), reports=number(lies.late_reports)
    )
    if not lies.late_units:
        late = _("không đơn vị nào quá hạn")
    return f"{new}; {waiting}; {late}."


def _show_late(lies: Desk) -> None:
    st.subheader(_("Đang quá hạn"), anchor=False)
    if lies.late.empty:
        st.write(_("Không đơn vị nào thiếu báo cáo đã đến hạn."))
        return
    told = {
        _("Đơn vị"): [
            link("don-vi-toi", plain(unit), don_vi=named)
            for unit, named in zip(lies.late["unit"], lies.late["named"], strict=True)
        ],
        _("Báo cáo"): [number(reports) for reports in lies.late["reports"]],
        _("Quá hạn lâu nhất"): [
            _("{days} ngày").format(days=number(days)) for days in lies.late["days_late"]
        ],
        _("Người theo dõi"): [
            plain(who) if isinstance(who, str) else _("chưa giao ai")
            for who in lies.late["followed_by"]
        ],
    }
    show_words(told)
    lead(Way("han-nop", _("Công văn đôn đốc, danh sách đầy đủ")))


def _show_new(lies: Desk, sight: Sight) -> None:
    st.subheader(_("Mới nhận từ hôm qua"), anchor=False)
    if lies.new.empty:
        st.write(_("Chưa có tệp nào."))
        _tell_elsewhere(lies.elsewhere)
        lead(Way("da-nop", _("Các tệp nhận trước đó")))
        return
    names = {plan.code: plan.name for plan in plans_seen(sight)}
    rows = lies.new.to_dict("records")
    told = {
        _("Tệp"): [
            link("da-nop", plain(row["file"]), ke_hoach=names[row["plan_code"]], tim=row["file"])
            if row["plan_code"] in names
            else plain(row["file"])
            for row in rows
        ],
        _("Đơn vị"): [
            plain(row["unit"])
            if row["units"] == 1
            else _("{count} đơn vị").format(count=number(row["units"]))
            for row in rows
        ],
        _("Lúc"): [moment(row["handed_in_at"].to_pydatetime()) for row in rows],
    }
    show_words(told)
    _tell_elsewhere(lies.elsewhere)
    lead(Way("da-nop", _("Mọi tệp đã nộp")))


def _tell_elsewhere(count: int) -> None:
    """That more came in under plans that the filters above leave out."""
    if count:
        words = _("Ở nơi khác, giai đoạn khác còn {count} tệp mới.")
        st.caption(words.format(count=number(count)))


def _show_waiting(lies: Desk) -> None:
    """What waits for somebody's word, and what wants a look, each with the page where that is."""
    st.subheader(_("Chờ quyết định"), anchor=False)
    decided: list[Waiting] = [
        (lies.pairs, "ra-soat", _("Cặp mô hình có thể trùng"), {}),
        (lies.to_review, "ra-soat", _("Mô hình kém hiệu quả"), {"viec": _("Từng mô hình")}),
        (lies.unknown_units, "chat-luong-so-lieu", _("Tên chưa biết là đơn vị nào"), {}),
    ]
    if not _show_counts(decided):
        st.write(_("Không việc nào chờ quyết định."))
    looked_at: list[Waiting] = [
        (lies.undated, "han-nop", _("Báo cáo chưa đặt hạn"), {}),
        (lies.unanswered, "da-nop", _("Tệp trả lại, chưa nộp lại"), {}),
        (lies.otherwise, "chat-luong-so-lieu", _("Biểu số lượng ghi khác danh sách"), {}),
    ]
    if any(count for count, *_rest in looked_at):
        st.subheader(_("Cần xem lại"), anchor=False)
        _show_counts(looked_at)


def _show_counts(waiting: list[Waiting]) -> bool:
    """A line for each of what there is; whether there is anything."""
    rows = [
        (link(address, label, **query) if is_open(address) else label, number(count))
        for count, address, label, query in waiting
        if count
    ]
    if rows:
        things, counts = zip(*rows, strict=True)
        show_words({_("Việc"): things, _("Số"): counts})
    return bool(rows)
