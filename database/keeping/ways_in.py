"""What lets people in without a password is of its day: it does not come back with a backup."""

from datetime import datetime

from sqlalchemy import Connection, update

from database.tables import SetupCode, SignInSession


def close_ways_in(connection: Connection, now: datetime) -> int:
    """End every session and use up every code of the first admin: how many sessions were ended.

    Since the backup was made somebody may have been signed out, or a token may have got about.
    """
    sessions = update(SignInSession).where(SignInSession.revoked_at.is_(None))
    ended = connection.execute(sessions.values(revoked_at=now)).rowcount
    codes = update(SetupCode).where(SetupCode.used_at.is_(None))
    connection.execute(codes.values(used_at=now))
    return ended
