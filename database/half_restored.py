"""The mark on a database into which a backup is being put: what is there is not yet a database.

Only an engine that shows tables before all of it is proved needs it (PostgreSQL; an SQLite file
appears whole). Killed in the middle, the mark is what stays.
"""

from sqlalchemy import Connection, inspect

MARK = "restore_begun"


def is_half_restored(connection: Connection) -> bool:
    """Whether a backup is being put back, or was until it was stopped in the middle."""
    return inspect(connection).has_table(MARK)


def begin(connection: Connection) -> None:
    """Mark an empty database, as the first of all that is put into it."""
    connection.exec_driver_sql(f"CREATE TABLE {MARK} (nothing INTEGER)")


def end(connection: Connection) -> None:
    """All of it is there, and proved."""
    connection.exec_driver_sql(f"DROP TABLE {MARK}")
