"""Every account is as the trail says that it was last made or changed."""

import re
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from database.audit_entries import Entry, entries_kept
from database.tables import Account
from domain.audit import (
    ACCOUNT_ALTERED,
    ACCOUNT_CLOSED,
    ACCOUNT_MADE,
    ACCOUNT_REOPENED,
    FIRST_ADMIN_MADE,
)

_ACCOUNT = re.compile(r"account ([0-9]{1,18})")
_SAID = (FIRST_ADMIN_MADE, ACCOUNT_MADE, ACCOUNT_ALTERED, ACCOUNT_CLOSED, ACCOUNT_REOPENED)
# What an entry says by its action alone.
_BY_ACTION: dict[str, dict[str, Any]] = {
    FIRST_ADMIN_MADE: {"role": "admin", "unit_id": None, "active": True},
    ACCOUNT_MADE: {"active": True},
    ACCOUNT_CLOSED: {"active": False},
    ACCOUNT_REOPENED: {"active": True},
}


def looked_at_accounts(connection: Connection) -> tuple[int, list[str]]:
    """Each account's role, place and being open against what its entries said last; and that who
    can sign in by a password or elsewhere was made by an entry: both came with those entries.
    """
    told = _told(connection)
    columns = (Account.account_id, Account.role, Account.unit_id, Account.active)
    ways_in = (Account.password_hash, Account.subject)
    looked_at, wrong = 0, []
    for row in connection.execute(select(*columns, *ways_in).order_by(Account.account_id)):
        looked_at += 1
        said = told.get(row.account_id, {})
        differs = any(getattr(row, what) != is_so for what, is_so in said.items())
        if differs or (not said and (row.password_hash or row.subject)):
            wrong.append(f"account {row.account_id}")
    return looked_at, wrong


def _told(connection: Connection) -> dict[int, dict[str, Any]]:
    told: dict[int, dict[str, Any]] = defaultdict(dict)
    for entry in entries_kept(connection, *_SAID):
        found = _ACCOUNT.fullmatch(entry.thing) if entry.said is not None else None
        if found is not None:  # what cannot be read is named where the trail is proved
            told[int(found[1])] |= _says(entry)
    return told


def _says(entry: Entry) -> dict[str, Any]:
    said = {what: entry.detail[what] for what in ("role", "unit_id") if what in entry.detail}
    return _BY_ACTION.get(entry.action, {}) | said
