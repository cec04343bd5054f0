import pytest
from screens import small_demo


@pytest.fixture
def source(new_database, monkeypatch):
    """The small district with its built-in accounts, in the database that the commands open."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return small_demo(url)
