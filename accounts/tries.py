"""Tries to be let in: counted by account and by address, so that nobody can guess on.

Whoever tries is counted before the password is looked at: many tries at once gain nothing.
"""

import hashlib
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from accounts.words_given import folded, is_login
from database import audit
from database.session import reading, writing
from database.tables import Account, SignInAttempt

WINDOW = timedelta(minutes=15)
MOST_BY_LOGIN, MOST_BY_ADDRESS = 5, 30
KEPT = timedelta(days=30)
LIFTED = "lock lifted"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a try comes from: the address, and the browser in its own words."""

    address: str
    browser: str = ""

    @property
    def network(self) -> str:
        """What tries are counted by: the address; of IPv6 the network that one subscriber has."""
        try:
            found = ipaddress.ip_address(self.address)
        except ValueError:
            return self.address[:45]
        if found.version == 4:
            return str(found)
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((int(found), 64), strict=False))


def login_key(connection: Connection, login: str) -> str:
    """What tries at `login` are counted under; of one that is nobody's, only a hash is kept:
    people type passwords there.
    """
    typed = folded(login)
    if is_login(typed):
        known = select(Account.login).where(Account.login == typed)
        if connection.execute(known).first() is not None:
            return typed
    return f"?{hashlib.sha256(typed.encode('utf-8', 'replace')).hexdigest()[:32]}"


def locked_until(
    connection: Connection, key: str | None, network: str, now: datetime
) -> datetime | None:
    """Until when nobody may try at this login (None: whatever the login), or from this network;
    None: one may.
    """
    ends = [_free_again(connection, SignInAttempt.address, network, MOST_BY_ADDRESS, now)]
    if key is not None:
        ends.append(_free_again(connection, SignInAttempt.login, key, MOST_BY_LOGIN, now))
    return max((end for end in ends if end is not None), default=None)


def count_try(connection: Connection, key: str, network: str, now: datetime) -> int:
    """Count a try as one that failed, until `mark_let_in` says otherwise: its row."""
    connection.execute(delete(SignInAttempt).where(SignInAttempt.made_at < now - KEPT))
    values = {"made_at": now, "login": key, "address": network, "let_in": False}
    counted = insert(SignInAttempt).values(values).returning(SignInAttempt.attempt_id)
    return connection.execute(counted).scalar_one()


def mark_let_in(connection: Connection, attempt_id: int) -> None:
    """The try was a good one."""
    mine = SignInAttempt.attempt_id == attempt_id
    connection.execute(update(SignInAttempt).where(mine).values(let_in=True))


def locked_logins(source: Engine, now: datetime) -> dict[str, datetime]:
    """The logins of accounts that nobody may try at, and until when."""
    recent = select(SignInAttempt.login).where(SignInAttempt.made_at > now - WINDOW).distinct()
    with reading(source) as connection:
        ends = {
            key: _free_again(connection, SignInAttempt.login, key, MOST_BY_LOGIN, now)
            for key in connection.execute(recent).scalars()
        }
    return {key: end for key, end in ends.items() if end is not None}


def lift(
    source: Engine, now: datetime, *, login: str = "", address: str = "", by: int | None = None
) -> int:
    """Let people try again at `login`, or from `address`: how many failed tries are forgotten.

    What is typed as a login and is nobody's is written down as it is counted: by its hash.
    """
    with writing(source) as connection:
        network = Origin(address).network
        key = login_key(connection, login) if login else ""
        which = SignInAttempt.login == key if login else SignInAttempt.address == network
        gone = delete(SignInAttempt).where(which, SignInAttempt.let_in.is_(False))
        count = connection.execute(gone).rowcount
        told: dict[str, object] = {"tries": count}
        told |= {"login": key} if login else {"address": network}
        audit.record(connection, LIFTED, "lock", told, now, by)
    return count


def _free_again(
    connection: Connection,
    column: InstrumentedAttribute[str],
    value: str,
    most: int,
    now: datetime,
) -> datetime | None:
    """When fewer than `most` tries failed within the window: at a login those since it was last
    let in, from an address all.
    """
    failed = [
        column == value,
        SignInAttempt.let_in.is_(False),
        SignInAttempt.made_at > now - WINDOW,
    ]
    if column is SignInAttempt.login:
        since = select(func.max(SignInAttempt.attempt_id)).where(
            column == value, SignInAttempt.let_in.is_(True)
        )
        failed.append(SignInAttempt.attempt_id > func.coalesce(since.scalar_subquery(), 0))
    latest: Any = (
        select(SignInAttempt.made_at)
        .where(*failed)
        .order_by(SignInAttempt.made_at.desc())
        .offset(most - 1)
        .limit(1)
    )
    found: datetime | None = connection.execute(latest).scalar()
    return None if found is None else found + WINDOW
