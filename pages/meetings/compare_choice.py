"""The filters of the comparison: what, which of them, of which period and day. All in the URL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain.plans import Plan
from domain.text import fold
from pages.frame.choice import choose_day, choose_period
from pages.frame.course import Asked
from pages.frame.filters import across_pages, choose_year, row
from pages.frame.plans import Sight
from pages.frame.views import choose_view
from pages.meetings.sides import PLACES, Peers, Question, kinds_and_years, sides
from translations import gettext as _
from translations.joining import beginning
from translations.numbers import number
from translations.rule_wording import system_label
from translations.unit_kind_wording import unit_kind_label

AT_MOST = 8
# So many names are sent with the page; of more, those sought.
OFFERED = 200
_MOST_SETS = 4
_CHOSEN = "nhom"


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where the second row of filters stands: which groups, the year, the view, the share; and the
    line beneath it.
    """

    which: DeltaGenerator
    year: DeltaGenerator
    view: DeltaGenerator
    share: DeltaGenerator
    line: DeltaGenerator


def choose_question(plans: list[Plan], sight: Sight) -> tuple[Question, Rooms]:
    """The head of the page: its title beside what is compared, the period and the day; beneath it
    a row for the rest, in which the year, and for units the view, are chosen.
    """
    today = datetime.now().astimezone().date()
    head, what, period, day = row([1.6, 1.8, 1.3, 1.3])
    head.title(_("So sánh"), anchor=False)
    with period:
        group = choose_period(plans)
    as_of = choose_day(day, group[0], today)
    with across_pages():
        second, line = st.container(), st.container(horizontal=True, vertical_alignment="center")
    asked = Asked(tuple(_with_others(group, plans, line)), sight, as_of)
    kinds, years = kinds_and_years(asked)
    with what:
        by = _choose_kind(asked, kinds)
    with across_pages():
        rooms = _rooms(second, line, of_places=by == PLACES)
    year = choose_year(rooms.year, years, None)
    with rooms.view:
        view = None if by == PLACES else choose_view(asked)
    return Question(asked, by, year, view), rooms


def _rooms(second: DeltaGenerator, line: DeltaGenerator, *, of_places: bool) -> Rooms:
    if of_places:
        which, year, share = second.columns([3.4, 1.3, 1.3])
        return Rooms(which, year, year.container(), share, line)
    which, view, year, share = second.columns([2, 1.4, 1.3, 1.3])
    return Rooms(which, year, view, share, line)


def _with_others(group: list[Plan], plans: list[Plan], line: DeltaGenerator) -> list[Plan]:
    """The plans of the period, and the rest if somebody wants these beside them."""
    others = [plan for plan in plans if plan not in group]
    wanted = bool(others) and line.toggle(
        _("Thêm nơi theo kế hoạch khác"),
        key="ke_hoach_khac",
        bind="query-params",
        help=_("Chỉ so những gì các kế hoạch quy định giống nhau; chỗ khác được nêu rõ."),
    )
    return [*group, *others] if wanted else group


def _choose_kind(asked: Asked, kinds: Sequence[str]) -> str:
    words = {PLACES: _("Nơi thực hiện kế hoạch")} if len(asked.plans) > 1 else {}
    words |= {kind: beginning(unit_kind_label(kind)) for kind in kinds}
    words = words or {PLACES: _("Nơi thực hiện kế hoạch")}
    by_word = {word: kind for kind, word in words.items()}
    chosen = st.selectbox(_("So các"), list(by_word), key="so_cac", bind="query-params")
    return by_word[chosen]


def choose_groups(question: Question, rooms: Rooms) -> tuple[str, ...]:
    """Which of them stand side by side, at most `AT_MOST`, in the order of the alphabet: the first
    of them where nobody chose.
    """
    known = sides(question)
    chosen = rooms.which.multiselect(
        _("Đặt cạnh nhau"),
        _offered(known.groups, rooms.line),
        max_selections=AT_MOST,
        key=_CHOSEN,
        bind="query-params",
        placeholder=_unchosen(question, len(known.groups)),
        select_all=False,
        filter_mode="fuzzy",
    )
    if not chosen:
        return tuple(islice(known.names, AT_MOST))
    kept = {known.groups[name] for name in chosen}
    return tuple(group for group in known.names if group in kept)[:AT_MOST]


def _unchosen(question: Question, count: int) -> str:
    """What stands side by side where nobody chose."""
    if count > AT_MOST:
        words = _("{shown} tên đầu theo bảng chữ cái, trong {count}: chọn hoặc gõ để tìm")
        return words.format(shown=number(AT_MOST), count=number(count))
    words = _("Tất cả {count} nơi") if question.of_places else _("Tất cả {count} đơn vị")
    return words.format(count=number(count))


def _offered(names: Collection[str], line: DeltaGenerator) -> list[str]:
    """The names to choose from: all, or where they are too many to send those sought."""
    if len(names) <= OFFERED:
        return list(names)
    words = line.text_input(
        _("Tìm trong {count} tên").format(count=number(len(names))),
        placeholder=_("gõ không dấu cũng được"),
        key="tim_nhom",
        bind="query-params",
        max_chars=100,
        width=320,
    )
    wanted = fold(words or "")
    found = (name for name in names if wanted in fold(name)) if wanted else names
    before = [*st.session_state.get(_CHOSEN, []), *st.query_params.get_all(_CHOSEN)]
    kept = dict.fromkeys(name for name in before if name in names)
    return [*kept, *(name for name in islice(found, OFFERED) if name not in kept)]


def show_peers(question: Question, line: DeltaGenerator) -> None:
    """Sets of like size, one click each."""
    known = sides(question)
    if not known.peers:
        return
    several = len({each.kind for each in known.peers}) > 1
    row = line.container(horizontal=True, vertical_alignment="center", gap="small", width="content")
    label = _("Cùng cỡ:")
    row.markdown(f":small[{label}]", width="content")
    largest = sorted(known.peers, key=lambda each: -each.most)[:_MOST_SETS]
    for place, each in enumerate(largest):
        names = [known.names[group] for group in each.groups[:AT_MOST]]
        row.button(
            _set_label(question, each, several=several),
            key=f"cung_co_{place}",
            type="tertiary",
            on_click=_choose,
            args=(names,),
        )


def _choose(names: list[str]) -> None:
    st.session_state[_CHOSEN] = names


def _set_label(question: Question, each: Peers, *, several: bool) -> str:
    sizes = "–".join(number(size) for size in sorted({each.least, each.most}))
    words = _("{sizes} đơn vị") if question.of_places else _("{sizes} mô hình")
    words = words if each.most else _("chưa có mô hình hoặc chưa báo cáo")
    kind = f"{beginning(system_label(each.kind))}, " if several else ""
    every = number(len(each.groups))
    if len(each.groups) > AT_MOST:
        every = _("{shown} trong {every}").format(shown=number(AT_MOST), every=every)
    return f"{kind}{words.format(sizes=sizes)} ({every})"
