"""Filters that go along from page to page, and links that ask for what is not there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from domain.plans import Plan
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day

_HERE, _LOST, _SINCE = "page_arrived_at", "lost_on_the_way", "filters_on_arrival"
_FIRST = "year_at_first"
_LONGEST = 80


@contextmanager
def across_pages() -> Iterator[None]:
    """A widget made in here is one and the same on every page that makes it with the same key.

    Streamlit forgets what was chosen, and takes it out of the address, with the page that a widget
    belongs to; what is made here belongs to the script that runs every page. So must what it stands
    in: `row`.
    """
    run = get_script_run_ctx()
    # Streamlit promises neither: without them filters stay on their page, as any widget does.
    as_of_script = getattr(run, "run_with_active_hash", None)
    script = getattr(getattr(run, "pages_manager", None), "main_script_hash", None)
    if as_of_script is None or script is None:
        yield
        return
    with as_of_script(script):
        yield


def row(widths: Sequence[float]) -> list[DeltaGenerator]:
    """A row for filters that go along, and for others beside them."""
    with across_pages():
        return st.columns(list(widths), vertical_alignment="bottom")


def choose_year(place: DeltaGenerator, years: Sequence[int], at_first: int | None) -> int | None:
    """The year looked at, the same on every page that has it; None for all of them.

    `place` is of a `row`, `years` are in the order in which they are offered, and `at_first` is
    chosen until the visitor chooses.
    """
    always = _("Mọi năm")
    offered = [always, *map(str, years)]
    first = offered.index(str(at_first)) if str(at_first) in offered else 0
    if st.session_state.get("nam") == st.session_state.get(_FIRST, offered[first]):
        # Nobody chose: what another page shows at first does not go along.
        st.session_state["nam"] = offered[first]
    st.session_state[_FIRST] = offered[first]
    with across_pages():
        chosen = place.selectbox(
            _("Năm"),
            offered,
            index=first,
            key="nam",
            bind="query-params",
            persist_state="session",
        )
    return int(chosen) if chosen.isdigit() else None


def choose_plan(place: DeltaGenerator, plans: Sequence[Plan], label: str) -> Plan:
    """One of `plans`, by name, the same on every page that has it. `place` is of a `row`."""
    named = {plan.name: plan for plan in plans}
    with across_pages():
        chosen = place.selectbox(
            label, list(named), key="ke_hoach", bind="query-params", persist_state="session"
        )
    return named[chosen]


@contextmanager
def told_of_links(page: str, place: DeltaGenerator) -> Iterator[None]:
    """Where `page` drops a value of the link that led to it, say so in `place`, above it.

    Streamlit puts its own in the place of a value that a filter does not know, without a word.
    """
    arrived = st.session_state.get(_HERE) != page
    wanted = {name: st.query_params.get_all(name) for name in st.query_params} if arrived else {}
    yield
    if arrived:
        st.session_state[_HERE] = page
        st.session_state[_LOST] = _lost(wanted)
        st.session_state[_SINCE] = _chosen() if st.session_state[_LOST] else {}
    elif st.session_state[_LOST] and st.session_state[_SINCE] != _chosen():
        st.session_state[_LOST] = []
    for line in st.session_state.get(_LOST, []):
        place.warning(line, icon=":material/link_off:")


def _chosen() -> dict[str, object]:
    """What stands in the filters, and whatever else the visitor can choose."""
    plainly = (str, int, date)
    return {
        str(name): value for name, value in st.session_state.items() if isinstance(value, plainly)
    }


def _lost(wanted: dict[str, list[str]]) -> list[str]:
    """A sentence for each value asked for that a filter of the page did not take."""
    lines = []
    for name, values in wanted.items():
        shown = st.session_state.get(name)
        of_a_filter = isinstance(shown, str | int | date | list | None)
        if isinstance(shown, bool) or not of_a_filter or name not in st.session_state:
            continue
        kept = [_as_in_address(one) for one in (shown if isinstance(shown, list) else [shown])]
        lines += [_sentence(value, shown) for value in values if value not in kept]
    return lines


def _as_in_address(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _sentence(wanted: str, shown: object) -> str:
    asked = plain(wanted[:_LONGEST])
    if isinstance(shown, date):
        words = _("Đường dẫn ghi ngày {asked}, không xem được ở đây. Đang xem ngày {shown}.")
        return words.format(asked=plain(_spoken_day(wanted)), shown=plain(day(shown)))
    if not shown or isinstance(shown, list):
        return _("Đường dẫn ghi “{asked}”, ở đây không có.").format(asked=asked)
    words = _("Đường dẫn ghi “{asked}”, ở đây không có. Đang xem “{shown}”.")
    return words.format(asked=asked, shown=plain(str(shown)))


def _spoken_day(wanted: str) -> str:
    try:
        return day(date.fromisoformat(wanted))
    except ValueError:
        return f"“{wanted[:_LONGEST]}”"
