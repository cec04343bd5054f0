"""A deck on the wall: one slide at a time, large, without menu or filters."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import theme
from data_loaders.snapshots import kept
from data_loaders.snapshots.kept import NoSnapshotError, Snapshot, TamperedError
from database.audit import is_illustration
from database.session import engine
from decks.slide import Slide
from domain.access import Places
from pages.frame.chart import ROW, show_table
from pages.frame.choice import figures_of
from pages.frame.frozen import held
from pages.frame.person import is_dark
from pages.meetings import boards
from pages.meetings.deck_parts import KEPT, parts_asked
from pages.meetings.slides import Shown, slides
from translations import gettext as _
from translations import language
from translations.numbers import day

ADDRESS, DECK, PAGE = "trinh-chieu", "bai", "trang"
FIGURE = "hinh_trinh_chieu"
# Which slide of which deck was gone to last: presses follow each other faster than the address.
_AT = "trang_dang_chieu"
# The slide of which the table is shown, and how high that may be above the foot.
_OPEN, TALLEST = "bang_dang_mo", 8 * ROW + 2
# Keys beside those of the buttons, and the step each makes: what presenters' remotes send.
_ALSO = {"PageUp": -1, "PageDown": 1, "End": 10_000}


def is_on() -> bool:
    """Whether the address asks for a deck: then nothing else is on the screen."""
    here = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    return here == ADDRESS and DECK in st.query_params


def show(whose: Places) -> None:
    """The slide that the address asks for; or why there is none."""
    st.html(boards.style())
    try:
        known = _asked_for(whose)
        with st.spinner(_("Đang mở bài trình chiếu…")):
            made = slides(_shown(known))
    except (NoSnapshotError, TamperedError) as fault:
        _say_why(fault)
        return
    at = _page(len(made))
    st.session_state[_AT] = (known.snapshot_id, at)
    slide = made[at - 1]
    st.html(boards.sentence(slide, known.title if at == 1 else ""))
    if _is_open(known, slide):
        _show_behind(known, slide)
    else:
        _show_slide(slide)
    _show_foot(known, slide, at, len(made))


def _asked_for(whose: Places) -> Snapshot:
    asked = st.query_params.get(DECK, "")
    if not asked.isdecimal() or len(asked) > 9:
        raise NoSnapshotError(asked)
    return kept.snapshot(engine(), int(asked), whose)


def _shown(known: Snapshot) -> Shown:
    before = kept.snapshot_before(engine(), known)
    in_hand = "Mobi" in st.context.headers.get("User-Agent", "")
    return Shown(known, before, is_dark(), language(), not in_hand, parts_asked())


def _page(last: int) -> int:
    asked = st.query_params.get(PAGE, "1")
    return min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 5 else 1


def _is_open(known: Snapshot, slide: Slide) -> bool:
    """Whether the whole table stands in the place of what the slide shows."""
    return st.session_state.get(_OPEN) == (known.snapshot_id, slide.key)


def _show_behind(known: Snapshot, slide: Slide) -> None:
    if slide.table is not None:
        key = f"ban_chot_{known.snapshot_id}_{slide.key}"
        room, as_of = st.container(), known.as_of
        with figures_of(held(known).course.plans):
            show_table(room, key, slide.sentence, slide.table, as_of=as_of, tallest=TALLEST)


def _show_slide(slide: Slide) -> None:
    if slide.legend:
        st.html(boards.legend(slide.legend))
    if slide.figure is None:
        st.html(boards.body(slide))
        return
    with st.container(key=FIGURE):
        st.plotly_chart(
            slide.figure,
            theme=None,
            height="stretch",
            config=theme.CONFIG,
            key=f"{FIGURE}_{slide.key}",
            alt=slide.reading,
        )


def _show_foot(known: Snapshot, slide: Slide, at: int, last: int) -> None:
    """The line of whoever speaks, the ways on and back, and which figures these are."""
    with st.container(key="chan_trinh_chieu"):
        st.html(boards.note(slide.note))
        ways = st.container(horizontal=True, vertical_alignment="center", gap="small")
        way = partial(_way, known=known, last=last)
        way(ways, _("Đầu"), "Home", -last, disabled=at == 1, icon="first_page")
        way(ways, _("Trước"), "Left", -1, disabled=at == 1, icon="chevron_left")
        way(ways, _("Tiếp"), "Right", 1, disabled=at == last, icon="chevron_right")
        if boards.leaves_out(slide):
            ways.button(
                _("Đóng bảng") if _is_open(known, slide) else _("Bảng số liệu"),
                shortcut="T",
                on_click=_turn,
                args=(known.snapshot_id, slide.key),
                type="tertiary",
                key="bang_trang_chieu",
            )
        ways.button(_("Đóng"), shortcut="Esc", on_click=_close, type="tertiary", key="dong")
        ways.html(boards.corner(_stamp(known, at, last)))
        with st.container(key="phim_trinh_chieu"):
            for key, step in _ALSO.items():
                way(st.container(), key, key, step)


def _stamp(known: Snapshot, at: int, last: int) -> str:
    told = _("Trang {at}/{last} · số liệu chốt đến {day} · mã {digest}").format(
        at=at, last=last, day=day(known.as_of), digest=known.sha256[:8]
    )
    invented = _("số liệu minh họa")
    return f"{told} · {invented}" if is_illustration(engine()) else told


def _way(
    ways: DeltaGenerator,
    said: str,
    key: str,
    step: int,
    *,
    known: Snapshot,
    last: int,
    disabled: bool = False,
    icon: str = "",
) -> None:
    ways.button(
        said,
        shortcut=key,
        icon=f":material/{icon}:" if icon else None,
        disabled=disabled,
        on_click=_go,
        args=(known.snapshot_id, step, last),
        type="tertiary",
        key=f"di_{key}",
    )


def _turn(snapshot_id: int, key: str) -> None:
    """The table where it is not shown, the slide where it is."""
    here = snapshot_id, key
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == here else here


def _go(snapshot_id: int, step: int, last: int) -> None:
    """On from where the last press led, which the address may not say yet."""
    deck, at = st.session_state.get(_AT, (None, 1))
    to = min(max((at if deck == snapshot_id else _page(last)) + step, 1), last)
    st.session_state[_AT] = (snapshot_id, to)
    st.session_state.pop(_OPEN, None)
    st.query_params.update({DECK: str(snapshot_id), PAGE: str(to)})


def _close() -> None:
    # In one step: each change of the address is one of the browser's ways back.
    kept_on = {name: st.query_params.get_all(name) for name in st.query_params}
    st.query_params.from_dict(
        {name: said for name, said in kept_on.items() if name not in (DECK, PAGE, KEPT)}
    )


def _say_why(fault: Exception) -> None:
    if isinstance(fault, TamperedError):
        st.error(
            _(
                "Không mở được bản chốt này: nội dung không còn đúng như lúc chốt (mã băm không "
                "khớp). Báo quản trị chạy “python manage.py check”, và chốt lại số liệu."
            )
        )
    else:
        st.error(_("Không có bản chốt này, hoặc bản chốt có đơn vị ngoài phạm vi bạn được xem."))
    st.button(_("Về danh sách"), on_click=_close)
