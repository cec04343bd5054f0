"""How Alembic reaches the database: through the project's own engine."""

from alembic import context
from sqlalchemy import Connection

from database.session import engine
from database.tables import Unit


def set_pragma(connection: Connection, setting: str) -> None:
    """Set it outside any transaction, where alone SQLite heeds it."""
    connection.connection.cursor().execute(f"PRAGMA {setting}")


with engine(context.config.get_main_option("sqlalchemy.url") or None).connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Unit.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:  # a table is altered by copying it, and others point at it meanwhile
        set_pragma(connection, "foreign_keys=OFF")
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"rows that point nowhere: {lost[:5]}")
    if is_sqlite:
        set_pragma(connection, "foreign_keys=ON")
