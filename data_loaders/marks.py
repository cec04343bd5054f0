"""What tells one state of the database from another: the hash of the last entry of the trail that
is of a kind. It also tells it from the entry of that number in what was there before a backup was
put back.
"""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import URL, BindParameter, Engine, Select, bindparam, select

from database.session import reading
from database.tables import AuditEntry
from domain.audit import OF_NO_FIGURE, OF_NO_READING, OF_UNITS


def trail_version(source: Engine) -> str:
    """A mark that differs after every entry of the trail, of whoever signs in too."""
    return _mark(source, _LAST)


def data_version(source: Engine) -> str:
    """A mark that differs after every change: each one writes an audit entry.

    Who signs in or tries to, freezes figures for a meeting or makes a backup changes none: else
    all would be counted anew each time.
    """
    return _mark(source, _OF_FIGURES)


def register_version(source: Engine) -> str:
    """A mark that differs after every change of the units, or of what became of them."""
    return _mark(source, _OF_UNITS)


def versions(source: Engine) -> tuple[str, str]:
    """`data_version` and `register_version` of one state, asked for at once."""
    with reading(source) as connection:
        marks = connection.execute(_BOTH).one()
    return _mark_of(source, marks[0]), _mark_of(source, marks[1])


def reading_version(source: Engine) -> str:
    """A mark that differs after every change by which a file could read otherwise: of units and
    their names, plans, form versions.

    It stays while files are handed in, at a deadline's peak too: what waits is not read anew for
    each one that somebody else hands in.
    """
    return _mark(source, _OF_READING)


def _latest(name: str, actions: Iterable[str], *, among: bool) -> Select[str]:
    """The hash of the last entry whose action is among these, or is not. Written out, so that the
    engines see that their index of just these answers; asked for in every run of every page, so put
    together once.
    """
    words: BindParameter[list[str]] = bindparam(
        name, sorted(actions), expanding=True, literal_execute=True
    )
    action = AuditEntry.action
    return _LAST.where(action.in_(words) if among else action.not_in(words))


_LAST = select(AuditEntry.hash).order_by(AuditEntry.entry_id.desc()).limit(1)
_OF_FIGURES = _latest("of_no_figure", OF_NO_FIGURE, among=False)
_OF_READING = _latest("of_no_reading", OF_NO_READING, among=False)
_OF_UNITS = _latest("of_units", OF_UNITS, among=True)
_BOTH = select(_OF_FIGURES.scalar_subquery(), _OF_UNITS.scalar_subquery())


def _mark(source: Engine, latest: Select[str]) -> str:
    with reading(source) as connection:
        return _mark_of(source, connection.execute(latest).scalar())


def _mark_of(source: Engine, found: str | None) -> str:
    return f"{_address(source.url)}#{found or ''}"


@cache
def _address(url: URL) -> str:
    return url.render_as_string()
