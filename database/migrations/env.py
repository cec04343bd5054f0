"""How Alembic reaches the database: through the project's own engine."""

from alembic import context

from database.session import engine
from database.tables import Unit

with engine(context.config.get_main_option("sqlalchemy.url") or None).connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Unit.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
