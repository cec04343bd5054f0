"""The units that need a push: at most eight, what each lacks, since when, and who follows it."""

from datetime import date

import pandas as pd
import streamlit as st

from data_loaders.follows import follows
from database.session import engine
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from pages.frame.shared import shared
from pages.frame.table import show_words
from pages.frame.ways import Way, in_words
from translations import gettext as _
from translations.numbers import day, number


def show_push(found: pd.DataFrame, sight: Sight, *, several: bool) -> None:
    """A row for each unit, or a line that says that nobody needs one; a name opens the unit.

    `found` is `Summary.laggards`; with `several` places each unit is named with its own.
    """
    st.subheader(_("Cần đôn đốc"), anchor=False)
    if found.empty:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
        return
    told = {
        _("Đơn vị"): [
            in_words(unit_way(name, code, f", {place}" if several else ""))
            for name, code, place in zip(found["name"], found["code"], found["place"], strict=True)
        ],
        _("Tình trạng"): [
            _lacking(missing, since.date())
            for missing, since in zip(found["missing"], found["since"], strict=True)
        ],
        _("Vì sao"): [
            _why(silent, below)
            for silent, below in zip(found["years_not_reported"], found["years_below"], strict=True)
        ],
    }
    show_rows(told, found["unit_id"].tolist(), sight)


def _lacking(missing: int, since: date) -> str:
    words = _("thiếu {count} mô hình, từ {day}")
    return f"**{words.format(count=number(missing), day=day(since))}**"


def unit_way(name: str, code: str, place: str = "") -> Way:
    """To the page of a unit; the link says its name and, where there is one, its `place`."""
    return Way("don-vi-toi", name + place, {"don_vi": f"{name} · {code}"})


def show_rows(told: dict[str, list[str]], units: list[int], sight: Sight) -> None:
    """A table of Markdown by column, a row for each of `units`, and who follows each."""
    every = _followers(sight)
    if not any(unit in every for unit in units):
        show_words(told, _("Cần đôn đốc"))
        st.caption(_("Chưa giao ai theo dõi các đơn vị này."))
        return
    nobody = _("chưa giao ai theo dõi")
    followed = [plain(", ".join(every[unit])) if unit in every else nobody for unit in units]
    show_words(told | {_("Người theo dõi"): followed}, _("Cần đôn đốc"))


@shared(16, {Sight: sight_key})
def _followers(sight: Sight) -> dict[int, list[str]]:
    """Of each unit that is given to somebody to follow, the names of those who do. Shared:
    never changed.
    """
    given = follows(engine(), sight.whose)
    found: dict[int, list[str]] = {}
    for unit, name in zip(given["unit_id"].tolist(), given["name"], strict=True):
        found.setdefault(unit, []).append(name)
    return found


def _why(silent: tuple[int, ...], below: tuple[int, ...]) -> str:
    words = []
    if silent:
        words.append(_("chưa báo cáo: {years}").format(years=_years(silent)))
    if below:
        words.append(_("đã báo cáo nhưng chưa đủ: {years}").format(years=_years(below)))
    return "; ".join(words)


def _years(years: tuple[int, ...]) -> str:
    return ", ".join(str(year) for year in years)
