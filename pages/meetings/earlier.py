"""The decks that were made before, to open again or to take off the list."""

import streamlit as st

from accounts.here import utc_now
from accounts.identity import Person, Role
from data_loaders.snapshots import kept
from data_loaders.snapshots.kept import NoSnapshotError, Snapshot
from database.session import engine
from decks.deck import USUAL
from pages.frame.person import still
from pages.frame.plain import plain
from pages.meetings.deck_files import show_files
from pages.meetings.deck_parts import as_address, choose_parts
from translations import gettext as _
from translations.numbers import day, moment, number

AT_MOST = 20
KEEPERS = (Role.OFFICE, Role.ADMIN)


def show_earlier(person: Person, parts: tuple[str, ...] | None) -> None:
    """The list, the latest first; opened, a deck shows `parts` (None: asked for here, where there
    is a deck).
    """
    st.subheader(_("Các bản đã chốt"), anchor=False)
    every = [one for one in kept.snapshots(engine(), person.places) if one.of_meeting]
    listed = [one for one in every if one.withdrawn_at is None]
    taken_off = [one for one in every if one.withdrawn_at is not None]
    if not listed:
        st.info(_nothing(person))
    elif parts is None:
        parts = choose_parts()
    parts = parts or USUAL
    for one in listed[:AT_MOST]:
        _show_one(one, person, parts)
    if len(listed) > AT_MOST:
        words = _("Còn {count} bản cũ hơn: mở bằng đường dẫn, hoặc xem bằng lệnh {command}.")
        command = "`python manage.py snapshots list`"
        st.caption(words.format(count=number(len(listed) - AT_MOST), command=command))
    if taken_off and person.may(*KEEPERS):
        with st.expander(_("Đã bỏ khỏi danh sách ({count})").format(count=len(taken_off))):
            for one in taken_off[:AT_MOST]:
                _show_one(one, person, parts)


def _nothing(person: Person) -> str:
    if person.role is Role.STAFF:
        return _(
            "Chưa có bản chốt nào trong phạm vi của bạn. Lãnh đạo hoặc văn phòng chốt số liệu "
            "trước cuộc họp."
        )
    return _("Chưa có bản chốt nào. Chọn nơi, giai đoạn và ngày ở trên rồi bấm nút chốt số liệu.")


def _show_one(one: Snapshot, person: Person, parts: tuple[str, ...]) -> None:
    room = st.container(border=True)
    with room.container(horizontal=True, vertical_alignment="center"):
        made = _("Số liệu đến {day}, chốt lúc {moment}").format(
            day=day(one.as_of), moment=moment(one.made_at)
        )
        who = one.made_by or _("người quản trị máy chủ")
        digest = _("mã {digest}").format(digest=one.sha256[:8])
        st.markdown(
            f"**{plain(one.title)}**  \n:small[{plain(f'{made} · {who} · {digest}')}]",
            width="stretch",
        )
        st.button(
            _("Mở"),
            icon=":material/slideshow:",
            on_click=_open,
            args=(one.snapshot_id, parts),
            key=f"mo_{one.snapshot_id}",
        )
        if person.may(*KEEPERS):
            label = _("Bỏ khỏi danh sách") if one.withdrawn_at is None else _("Đưa lại")
            st.button(
                label,
                type="tertiary",
                on_click=_mark,
                args=(one.snapshot_id, one.withdrawn_at is None),
                key=f"bo_{one.snapshot_id}",
            )
    show_files(room, one)


def _open(snapshot_id: int, parts: tuple[str, ...]) -> None:
    st.query_params.update({"bai": str(snapshot_id), "trang": "1"} | as_address(parts))


def _mark(snapshot_id: int, withdrawn: bool) -> None:
    person = still(*KEEPERS)
    if person is None:
        return
    change = kept.withdraw if withdrawn else kept.reinstate
    try:
        change(engine(), snapshot_id, person.places, utc_now(), person.account_id)
    except NoSnapshotError:
        st.error(_("Chưa ghi gì: bản chốt này ngoài phạm vi bạn được xem."))
