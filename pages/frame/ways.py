"""Ways from one page to another: shown only where the other is open to whoever is here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.frame.plain import plain

_KEY = "loi_di"
# What is looked at stays what is looked at.
CARRIED = ("giai_doan", "noi", "den_ngay")


def remember_ways(pages: Mapping[str, list[StreamlitPage]]) -> None:
    """Set by the script at every run, before any page: the pages in the menu."""
    seen = [page for some in pages.values() for page in some if page.visibility != "hidden"]
    st.session_state[_KEY] = {page.url_path: page for page in seen}


def is_open(address: str) -> bool:
    """Whether the page at `address` is open to whoever is here."""
    return address in (_open_pages() or {})


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link leads: the address of a page, the words of the link (out of a file, maybe), and
    the filters of that page.
    """

    address: str
    words: str
    asked: dict[str, str] = field(default_factory=dict)


def lead(way: Way, icon: str | None = None) -> None:
    """The link, of the same place, period and day, where its page is open to whoever is here; with
    an arrow where it has no `icon`.
    """
    pages = _open_pages()
    if not _leads(way, pages):
        return
    along = {key: value for key, value in carried().items() if key not in way.asked}
    # What stands in a filter Streamlit takes along by itself when the link is clicked.
    kept = {key: value for key, value in along.items() if key in st.session_state}
    st.page_link(
        _page(way, (pages or {}).get(way.address), kept),
        label=plain(way.words),
        icon=icon or ":material/arrow_forward:",
        icon_position="left" if icon else "right",
        query_params={key: value for key, value in along.items() if key not in kept} | way.asked,
    )


def _page(way: Way, known: StreamlitPage | None, kept: dict[str, str]) -> StreamlitPage:
    """The page that `way` leads to (`known` to the menu), its link with all that Streamlit takes
    along by itself.
    """
    if known is not None and not kept:
        return known
    page = _Led(_there, title=way.words, url_path=way.address)
    page.along = urlencode(kept)
    return page


def in_line(label: str, ways: Iterable[Way]) -> str:
    """Many like links as one line of Markdown, each opened in a window of its own as those of a
    table are: part of one message to the browser, where `lead` needs one for each. "" for none.
    """
    pages, along = _open_pages(), carried()
    led = [
        _link(way.address, plain(way.words), along | way.asked)
        for way in ways
        if _leads(way, pages)
    ]
    return f"{plain(label)}: {' · '.join(led)}" if led else ""


def _leads(way: Way, pages: Mapping[str, StreamlitPage] | None) -> bool:
    return pages is None or way.address in pages


def _open_pages() -> dict[str, StreamlitPage] | None:
    """By address the pages open to whoever is here; None where nobody set them."""
    pages: dict[str, StreamlitPage] | None = st.session_state.get(_KEY)
    return pages


class _Led(StreamlitPage):
    """A page whose link bears `along` too, for whoever opens it in another window: there nothing is
    taken along.
    """

    along = ""

    @property
    def url_path(self) -> str:
        """What stands in the link before all that is asked for."""
        path = super().url_path
        return f"{path}?{self.along}" if self.along else path


def in_words(way: Way) -> str:
    """The same as Markdown, for a cell of a table, of pages that are open to everybody."""
    return link(way.address, plain(way.words), **way.asked)


def _there() -> None:
    """The page itself is the one that stands at the address; this one only names it."""


def offer_way(
    address: str, label: str, key: str, width: Literal["content", "stretch"] = "content"
) -> None:
    """The same as a button: the one thing that the page would have done."""
    if is_open(address):
        page = st.session_state[_KEY][address]
        if st.button(label, key=key, type="primary", icon=page.icon, width=width):
            st.switch_page(page)


def link(address: str, label: str, **query: str) -> str:
    """The same as Markdown, for a cell of a table; `label` is Markdown already."""
    return _link(address, label, carried() | query)


def _link(address: str, label: str, asked: dict[str, str]) -> str:
    return f"[{label}]({address}?{_in_address(*asked.items())})"


@lru_cache(1024)
def _in_address(*asked: tuple[str, str]) -> str:
    """What is asked for, as it stands in an address: a page has dozens of links that ask alike."""
    return urlencode(asked)


def carried() -> dict[str, str]:
    """What of the address goes along: whatever keeps such links has to be kept by it too."""
    asked = st.query_params.to_dict()
    return {key: asked[key] for key in CARRIED if key in asked}
