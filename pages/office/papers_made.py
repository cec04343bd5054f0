"""Papers made on the page: figures frozen, progress shown, stopped when somebody says so."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from accounts.here import utc_now
from accounts.identity import FREEZING
from data_loaders.snapshots.kept import TamperedError
from data_loaders.snapshots.making import MovedOnError
from domain.plans import Plan
from exports.papers.issue import Issue, NothingToWriteError, Step
from exports.papers.kinds import KINDS, file_name, kind_names, paper, set_name
from pages.frame.course import Asked
from pages.frame.frozen import freeze_for_papers
from pages.frame.issues import issue_of
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from translations import gettext as _
from translations import language
from translations.numbers import day

_KEY, _ASKED = "van_ban_da_tao", "van_ban_can_tao"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What papers are to be of: a plan within `sight`, as of a day, of a year; `place` in words,
    `below` the plan's own.
    """

    plan: Plan
    sight: Sight
    as_of: date
    year: int
    place: str
    below: bool

    def key(self) -> tuple[object, ...]:
        """What tells it from any other, and from itself once a figure changed."""
        when = self.as_of.isoformat(), self.year
        return self.plan.code, sight_key(self.sight), *when, language()


@dataclass(slots=True)
class Made:
    """What was made of one thing wanted: of which kinds, under which name; the stamp they bear."""

    files: dict[tuple[str, ...], tuple[str, bytes]] = field(default_factory=dict)
    said: dict[tuple[str, ...], str] = field(default_factory=dict)
    stamp: str = ""


def made(wanted: Wanted) -> Made:
    """What is there of it in this session; of anything else nothing is kept."""
    key, here = st.session_state.get(_KEY, (None, None))
    if key != wanted.key():
        here = Made()
        st.session_state[_KEY] = wanted.key(), here
    return here or Made()


def offer_making(wanted: Wanted, some: tuple[str, ...], name: str, told: str) -> None:
    """One paper, or `some` in one file: the button that makes it, then the one to take it along."""
    here, mark = made(wanted), "_".join(some) if len(some) == 1 else "ca_bo"
    with st.container(border=True, key=f"van_ban_{mark}"):
        row = st.container(horizontal=True, vertical_alignment="center")
        row.markdown(f"**{name}**  \n:small[{told}]", width="stretch")
        room = row.container(width="content")
        if st.session_state.get(_ASKED) == mark:
            # Asked once: whatever is pressed meanwhile runs the page anew without it.
            del st.session_state[_ASKED]
            _make(wanted, some)
        if some in here.files:
            file, content = here.files[some]
            room.download_button(
                _("Tải tệp .{ending}").format(ending=file.rpartition(".")[2]),
                content,
                file_name=file,
                icon=":material/download:",
                on_click="ignore",
                type="primary",
                key=f"tai_{mark}",
            )
        else:
            label = _make_label(some)
            room.button(label, key=f"tao_{mark}", on_click=_ask, args=(mark,))
        if said := here.said.get(some):
            st.info(said)


def _ask(mark: str) -> None:
    st.session_state[_ASKED] = mark


def _make_label(some: tuple[str, ...]) -> str:
    ending = KINDS[some[0]].ending if len(some) == 1 else "zip"
    return _("Tạo tệp .{ending}").format(ending=ending)


def _make(wanted: Wanted, some: tuple[str, ...]) -> None:
    here, below = made(wanted), st.empty()
    # Not in the place of the button pressed: a second press of it would stop at once.
    with below.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, _("Đang chốt số liệu…"))
        # Whatever is pressed ends this run at its next step: nothing of the file is kept.
        st.button(_("Dừng"), key="dung_tao_van_ban")

        def step(done: float, doing: str) -> None:
            bar.progress(min(max(done, 0.0), 1.0), doing)

        issue = _issue(wanted)
        if issue is not None:
            step(0.05, _("Đang viết…"))
            here.stamp = issue.stamp.line()
            _write(issue, some, here, step)
    below.empty()


def _write(issue: Issue, some: tuple[str, ...], here: Made, step: Step) -> None:
    if len(some) > 1:
        here.files[some], here.said[some] = _all_in_one(issue, some, step)
        return
    try:
        here.files[some] = file_name(some[0], issue), paper(some[0], issue, step)
    except NothingToWriteError as fault:
        here.said[some] = plain(str(fault))


def _all_in_one(issue: Issue, some: tuple[str, ...], step: Step) -> tuple[tuple[str, bytes], str]:
    """The file, and a word on the papers that have nothing to say."""
    names, content, silent = kind_names(), BytesIO(), []
    with ZipFile(content, "w", ZIP_DEFLATED) as whole:
        for at, kind in enumerate(some):

            def part(done: float, doing: str, at: int = at, name: str = names[kind]) -> None:
                step((at + done) / len(some), f"{name}: {doing}")

            part(0.0, _("đang viết"))
            try:
                whole.writestr(file_name(kind, issue), paper(kind, issue, part))
            except NothingToWriteError as fault:
                silent.append(f"{names[kind]}: {plain(str(fault))}")
    return (set_name(issue), content.getvalue()), "  \n".join(silent)


def _issue(wanted: Wanted) -> Issue | None:
    """The figures, frozen; None, once it is said, where they may not be."""
    person = still(*FREEZING)
    if person is None:
        return None
    asked = Asked((wanted.plan,), wanted.sight, wanted.as_of)
    title = f"{wanted.place}, {wanted.year}, {day(wanted.as_of)}"
    try:
        known = freeze_for_papers(asked, title, utc_now(), person.account_id)
        return issue_of(known, wanted.place, wanted.year, below=wanted.below)
    except MovedOnError:
        st.warning(_("Số liệu vừa thay đổi trong lúc chốt. Bấm lại để chốt số liệu mới nhất."))
    except TamperedError:
        st.error(_("Không mở được bản chốt này: nội dung không còn đúng như lúc chốt."))
    return None
