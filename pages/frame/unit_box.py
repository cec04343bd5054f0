"""The units or people that a box offers: all, or of very many those that part of a name finds."""

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

import streamlit as st

from domain.text import fold, fold_all
from translations import gettext as _
from translations.numbers import number

T = TypeVar("T", bound=int | str)
# All units of a province fit into one box, which finds by typing; those of a country take a
# browser megabytes, every time anew.
MOST, SHOWN = 5_000, 200
# Nobody looks for a person by scrolling.
MOST_PEOPLE = 500


def offered(labels: Mapping[T, str], key: str, chosen: Collection[T] = ()) -> list[T]:
    """Those of `labels` (option -> what it is called) for the box of this key, in their order.

    Where there are more than `MOST` the person is first asked for part of a name or code: the
    first `SHOWN` that hold it are offered, and always what is `chosen` already.
    """
    return _offered(labels, labels.values(), key, chosen, MOST)


def offered_names(names: Collection[str], key: str, chosen: Collection[str] = ()) -> list[str]:
    """The same where an option is what it is called."""
    return _offered(names, names, key, chosen, MOST)


def offered_people(names: Collection[str], key: str) -> list[str]:
    """The same of people, where there are more than `MOST_PEOPLE`."""
    return _offered(names, names, key, (), MOST_PEOPLE, _("Tìm người theo tên hoặc tên đăng nhập"))


def _offered(
    options: Collection[T],
    called: Iterable[str],
    key: str,
    chosen: Collection[T],
    most: int,
    label: str = "",
) -> list[T]:
    if len(options) <= most:
        return list(options)
    words = st.text_input(
        label or _("Tìm đơn vị theo tên hoặc mã"),
        key=f"tim_{key}",
        max_chars=100,
        placeholder=_("gõ một phần tên, rồi Enter"),
    )
    wanted = fold(words or "")
    found = _found(options, called, wanted) if wanted else options
    st.caption(_told(len(found)))
    first = list(islice(found, SHOWN))
    others = {*chosen, *_given(key)}.difference(first)
    # To put others in their order all options are walked.
    shown = others.union(first)
    return [each for each in options if each in shown] if others else first


def _found(options: Iterable[T], called: Iterable[str], wanted: str) -> list[T]:
    told = zip(options, fold_all(list(called)), strict=True)
    return [each for each, words in told if wanted in words]


def _told(count: int) -> str:
    if not count:
        return _("Không có tên nào như vậy.")
    if count <= SHOWN:
        return _("{count} tên khớp, chọn trong ô dưới đây.").format(count=number(count))
    words = _("{count} tên khớp; ô dưới đây có {shown} tên đầu: gõ thêm để tìm đúng.")
    return words.format(count=number(count), shown=number(SHOWN))


def _given(key: str) -> Collection[Any]:
    """What the box of this key holds, or will, as its address says."""
    held = st.session_state.get(key)
    if held is None:
        return st.query_params.get_all(key)
    return held if isinstance(held, list) else [held]
