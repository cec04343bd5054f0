"""The units that need a push: what each lacks, since when, and who follows it."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import streamlit as st

from data_loaders.follows import follows
from database.session import engine
from pages.frame.course import Asked, key_of
from pages.frame.plain import plain
from pages.frame.plans import Sight, sight_key
from pages.frame.shared import shared
from pages.frame.summary import summary
from pages.frame.table import in_arrow, show_words
from pages.frame.ways import Way, carried, in_words
from translations import gettext as _
from translations import language
from translations.numbers import day, number


@dataclass(frozen=True, slots=True)
class Rows:
    """Units in a row each, in words (columns are Markdown), and whether anybody follows one."""

    table: pa.Table
    followed: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    asked: Asked
    most: int
    language: str
    carried: tuple[tuple[str, str], ...]


def show_push(asked: Asked, most: int) -> None:
    """A row for each of at most `most` units, or a line that says that nobody needs one; a name
    opens the unit.
    """
    st.subheader(_("Cần đôn đốc"), anchor=False)
    pushed = _pushed(_Listed(asked, most, language(), tuple(carried().items())))
    if pushed is None:
        st.write(_("Không đơn vị nào còn thiếu đến ngày này."))
    else:
        show_rows(pushed)


@shared(64, {_Listed: key_of})
def _pushed(listed: _Listed) -> Rows | None:
    """Of several plans together each unit is named with its place."""
    asked, several = listed.asked, len(listed.asked.plans) > 1
    found = summary(asked).laggards.head(listed.most)
    if found.empty:
        return None
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
    return with_followers(told, found["unit_id"].tolist(), asked.sight)


def _lacking(missing: int, since: date) -> str:
    words = _("thiếu {count} mô hình, từ {day}")
    return f"**{words.format(count=number(missing), day=day(since))}**"


def unit_way(name: str, code: str, place: str = "") -> Way:
    """To the page of a unit; the link says its name and, where there is one, its `place`."""
    return Way("don-vi-toi", name + place, {"don_vi": f"{name} · {code}"})


def with_followers(told: dict[str, list[str]], units: list[int], sight: Sight) -> Rows:
    """Columns of Markdown with a row for each of `units`, and beside them who follows each."""
    every = _followers(sight)
    if not any(unit in every for unit in units):
        return Rows(in_arrow(told), followed=False)
    nobody = _("chưa giao ai theo dõi")
    followed = [plain(", ".join(every[unit])) if unit in every else nobody for unit in units]
    return Rows(in_arrow(told | {_("Người theo dõi"): followed}), followed=True)


def show_rows(rows: Rows) -> None:
    """The table; where nobody follows any of the units, a line that says so."""
    show_words(rows.table, _("Cần đôn đốc"))
    if not rows.followed:
        st.caption(_("Chưa giao ai theo dõi các đơn vị này."))


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
