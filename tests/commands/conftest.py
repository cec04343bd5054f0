import pytest
from screens import small_district

from accounts.built_in import ensure_accounts
from accounts.mode import Mode


@pytest.fixture
def source(new_database, monkeypatch):
    """The small district with its built-in accounts, in the database that the commands open."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    made = small_district(url)
    ensure_accounts(made, Mode.DEMO)
    return made
