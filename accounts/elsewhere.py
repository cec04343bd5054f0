"""People who sign in elsewhere (OIDC): whose account an identity is, and for how long it lets in.

An identity is known by its issuer and its `sub`. An admin links an account to an e-mail address;
the first sign-in whose address the issuer calls verified is pinned to the account for good.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import streamlit as st
from sqlalchemy import Connection, Engine, select, update
from streamlit.errors import StreamlitSecretNotFoundError

from accounts.identity import Person
from accounts.sessions import LASTS, add_session, close_session, person_of, session_of, token_hash
from accounts.tries import Origin
from database import audit
from database.session import reading, writing
from database.tables import Account, SignInSession

PENDING = "mailto:"
PINNED = "identity linked"
# How far the issuer's clock may be ahead of ours.
SKEW = timedelta(minutes=5)
LONGEST_SUBJECT = 300  # what `account.subject` holds
# In the address of the front page: whoever comes wants to sign in there.
ASKED = "co_quan"
Claims = Mapping[str, object]


@cache
def is_offered() -> bool:
    """Whether an issuer is set up (`[auth]` of Streamlit's secrets, as they were at the start)."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def person_elsewhere(
    source: Engine, claims: Claims, origin: Origin, now: datetime
) -> Person | None:
    """Whom these claims of an issuer let in: the role and the rest come from the account.

    A sign-in lets in for `LASTS` from the moment the issuer says (`iat`), whatever the cookie; it
    is a session like any other, so it is listed and can be revoked.
    """
    signed_in = _moment(claims.get("iat"))
    subject = subject_of(claims)
    if subject is None or signed_in is None or not now - LASTS < signed_in <= now + SKEW:
        return None
    token = _token(subject, claims)
    if session_of(source, token) is None:
        _begin(source, claims, subject, token, signed_in, origin, now)
    person = person_of(source, token, now)
    # The password that waits to be changed is not how they came in.
    return person and replace(person, must_change=False)


def subject_of(claims: Claims) -> str | None:
    """Who the claims speak of, as `account.subject` keeps it: "issuer|sub"; None where nobody, or
    where it is longer than can be kept: a part of it could be another's.
    """
    issuer, name = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and isinstance(name, str) and issuer and name):
        return None
    subject = f"{issuer}|{name}"
    return subject if len(subject) <= LONGEST_SUBJECT else None


def sign_out(source: Engine, claims: Claims, now: datetime) -> None:
    """End the session that these claims have here: they let nobody in any more."""
    subject = subject_of(claims)
    if subject is not None:
        close_session(source, _token(subject, claims), now)


def pending(email: str) -> str:
    """What `account.subject` holds until somebody with this verified address has signed in.

    `email` is of ASCII alone: other letters are folded into ones that stand in another's address.
    """
    return PENDING + email.strip().lower()


def _token(subject: str, claims: Claims) -> str:
    """What tells one sign-in elsewhere from another, like the random token of a sign-in here."""
    return "|".join((subject, str(claims.get("iat")), str(claims.get("nonce", ""))))


def _begin(
    source: Engine,
    claims: Claims,
    subject: str,
    token: str,
    signed_in: datetime,
    origin: Origin,
    now: datetime,
) -> None:
    with reading(source) as connection:
        if _account(connection, claims, subject) is None:
            return
    begun = select(SignInSession.session_id).where(SignInSession.token_hash == token_hash(token))
    with writing(source) as connection:
        account_id = _account(connection, claims, subject)
        if account_id is None or connection.execute(begun).first() is not None:
            return
        mine = Account.account_id == account_id
        if connection.execute(select(Account.subject).where(mine)).scalar() != subject:
            connection.execute(update(Account).where(mine).values(subject=subject))
            audit.record(connection, PINNED, f"account {account_id}", {}, now, account_id)
        add_session(connection, account_id, now, origin, token, signed_in + LASTS)


def _account(connection: Connection, claims: Claims, subject: str) -> int | None:
    """The active account of this identity; else the one that waits for its verified address."""
    active = select(Account.account_id).where(Account.active.is_(True))
    found = connection.execute(active.where(Account.subject == subject)).scalar()
    email = claims.get("email")
    if found is not None or claims.get("email_verified") is not True:
        return found
    if not isinstance(email, str) or not email.isascii():
        return None
    waiting = active.where(Account.subject == pending(email))
    return connection.execute(waiting).scalar()


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
