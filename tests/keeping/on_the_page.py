"""A clerk at the page for handing in, in a process of its own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts.built_in import login_of
from accounts.identity import Role
from tests.keeping.at_work import die_at, tell
from tests.reading_here import read_here
from tests.screens import FORMS


def _the_page(login: str) -> None:
    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.person import remember
    from pages.staff import submit

    remember(person_with_login(engine(), login))
    submit.show()


def hand_in_on_the_page(url: str, told: Path, names: list[str], at: int) -> None:
    """Choose files and have them taken in; once the page says so, so do we. Dies at a point of
    what follows the choice, or of what follows the button where `at` is negative.
    """
    import os

    os.environ["DATABASE_URL"] = url
    read_here(pytest.MonkeyPatch())
    screen = AppTest.from_function(_the_page, default_timeout=60, args=(login_of(Role.OFFICE),))
    screen.run()
    if at > 0:
        die_at(at)
    if screen.file_uploader:
        kind = "application/octet-stream"
        files = [(name, (FORMS / name).read_bytes(), kind) for name in names]
        screen.file_uploader[0].set_value(files).run()
    if at < 0:
        die_at(-at)
    take = screen.button(key="nhan_bao_cao")
    take.click().run()
    if screen.exception:
        raise AssertionError(screen.exception)
    if screen.success:
        tell(told, screen.success[0].value)
