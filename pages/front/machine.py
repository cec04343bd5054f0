"""What an admin looks after: accounts, backups, the record of changes, what the database holds."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import streamlit as st
from sqlalchemy import Engine

from accounts.listing import Known, known_accounts
from data_loaders.holdings import Holdings, holdings
from database.audit import entries_in, last_done
from database.audit_check import verify
from domain.audit import BACKED_UP, Break
from pages.frame.shared import shared

ACCOUNTS, TRAIL = timedelta(minutes=1), timedelta(hours=6)
# Entries of a trail that a page goes through in ten seconds; a longer one takes gigabytes too.
MOST_ENTRIES = 100_000


@dataclass(frozen=True, slots=True)
class State:
    """A database in one state of it (`marks.data_version`, `marks.trail_version`)."""

    source: Engine
    version: str


def _place(source: Engine) -> str:
    return source.url.render_as_string()


def _state_key(state: State) -> str:
    return state.version


@dataclass(frozen=True, slots=True)
class Accounts:
    """How many are in use; those to look at, the locked ones first: at most so many as are shown.

    `never`: in use, and never signed in; `waiting`: their first password is still to be changed.
    """

    active: int
    locked: int
    never: int
    waiting: int
    to_see: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The record of changes as it was when it was gone through at `checked_at`; None: it is too
    long for that.
    """

    checked_at: datetime | None
    count: int
    faults: tuple[tuple[Break, int], ...]


@st.cache_data(max_entries=2, ttl=ACCOUNTS, show_spinner=False, hash_funcs={Engine: _place})
def accounts(source: Engine, at_most: int) -> Accounts:
    """The accounts, of a minute ago at the earliest."""
    known = [each for each in known_accounts(source, datetime.now(UTC)) if each.active]
    locked = [each for each in known if each.locked_until]
    never = [each for each in known if each.last_seen is None and not each.locked_until]
    waiting = sum(each.must_change for each in known)
    to_see = tuple([*locked, *never][:at_most])
    return Accounts(len(known), len(locked), len(never), waiting, to_see)


@st.cache_data(max_entries=2, ttl=TRAIL, show_spinner=False, hash_funcs={Engine: _place})
def trail(source: Engine) -> Trail:
    """The whole trail, gone through once in a while, unless it is very long."""
    if (count := entries_in(source)) > MOST_ENTRIES:
        return Trail(None, count, ())
    found = verify(source)
    faults = tuple((each.broken, each.entry_id) for each in found.faults)
    return Trail(datetime.now(UTC), found.count, faults)


@shared(4, {State: _state_key})
def held(state: State) -> Holdings:
    """What the database holds."""
    return holdings(state.source)


@shared(4, {State: _state_key})
def backed_up(state: State) -> datetime | None:
    """When it was backed up last, of a `state` by its whole trail: a backup moves no figure."""
    return last_done(state.source, BACKED_UP)
