"""The small district as a file of SQLite, made once and copied for each test that spoils it."""

import shutil
from pathlib import Path

import pytest
from screens import small_district
from sqlalchemy import Engine

from database.session import engine


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("made") / "district.db"
    small_district(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture
def district(_made: Path, tmp_path: Path) -> Engine:
    """The small district, in a database of the test's own."""
    shutil.copy(_made, tmp_path / "district.db")
    return engine(f"sqlite:///{tmp_path / 'district.db'}")
