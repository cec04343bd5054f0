"""The database fails while somebody works: a plain sentence, the files stay, and on it goes."""

import logging
import shutil

import pytest
from screens import FORMS, ROOT, small_district
from sqlalchemy import event, func, select
from streamlit.testing.v1 import AppTest

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.drafts import drafts_of
from database.keeping.check import check
from database.session import file_of, reading
from database.tables import Submission
from tests.pages.test_drafts import cards

GOOD, OTHER = "v02_dang_ky_2022_xa_ham_tu.xlsx", "v01_dang_ky_2023_xa_dong_tao.xlsx"


def _a_page_where_trouble_is_told(folder: str, page: str, login: str) -> None:
    import importlib

    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame import trouble
    from pages.frame.person import remember

    with trouble.told():
        remember(person_with_login(engine(), login))
        importlib.import_module(f"pages.{folder}.{page}").show()


@pytest.fixture
def district(sqlite_tables, tmp_path, monkeypatch):
    """The small district in a file, whose room and whereabouts the tests change."""
    shutil.copy(sqlite_tables, tmp_path / "district.db")
    url = f"sqlite:///{tmp_path / 'district.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    source = small_district(url)
    ensure_accounts(source, Mode.DEMO)
    return source


@pytest.fixture
def submit(district):
    arguments = ("staff", "submit", login_of(Role.OFFICE))
    screen = AppTest.from_function(
        _a_page_where_trouble_is_told, default_timeout=60, args=arguments
    ).run()
    assert not screen.exception
    return screen


@pytest.fixture
def room(district):
    """How many pages the database may have; `room["pages"] = …` from the next connection on."""
    kept = {}

    def limit(connection, _record):
        if "pages" in kept:
            connection.execute(f"PRAGMA max_page_count={kept['pages']}")

    event.listen(district, "connect", limit)
    yield kept
    event.remove(district, "connect", limit)


def full(district, room):
    with reading(district) as connection:
        room["pages"] = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    district.dispose()


def roomy(district, room):
    room["pages"] = 100_000
    district.dispose()


def put(screen, *names):
    files = [(name, (FORMS / name).read_bytes(), "application/octet-stream") for name in names]
    screen.file_uploader[0].set_value(files).run()
    assert not screen.exception


def sentences(screen):
    return [each.value for each in screen.error]


def submissions(district):
    with reading(district) as connection:
        return connection.execute(select(func.count()).select_from(Submission)).scalar_one()


def test_files_taken_in_while_the_disk_is_full_stay_on_the_desk_until_there_is_room(
    district, submit, room, office, caplog
):
    put(submit, GOOD)
    before = submissions(district)
    full(district, room)
    with caplog.at_level(logging.ERROR):
        submit.button(key="nhan_bao_cao").click().run()

    (said,) = sentences(submit)
    assert "đã đầy" in said
    assert "Không có gì bị mất" in said
    assert not submit.exception
    assert "disk is full" in caplog.text
    assert submissions(district) == before
    assert [one for one in check(district) if one.wrong] == []

    roomy(district, room)
    submit.button(key="thu_lai").click().run()
    assert (sentences(submit), cards(submit)) == ([], [GOOD])
    submit.button(key="nhan_bao_cao").click().run()
    assert submissions(district) == before + 1
    assert cards(submit) == []


def test_files_chosen_while_the_disk_is_full_become_drafts_when_there_is_room(
    district, submit, room, office
):
    full(district, room)
    put(submit, GOOD, OTHER)
    assert "đã đầy" in sentences(submit)[0]
    now = _now()
    assert drafts_of(district, office.account_id, now) == []

    roomy(district, room)
    submit.run()
    assert (sentences(submit), sorted(cards(submit))) == ([], sorted([GOOD, OTHER]))
    kept = {draft.mark[0] for draft in drafts_of(district, office.account_id, now)}
    assert kept == {GOOD, OTHER}


def test_a_button_of_a_file_that_meets_trouble_says_so(district, submit, room):
    put(submit, GOOD)
    district.dispose()
    file = file_of(district)
    file.rename(file.with_suffix(".away"))
    next(each for each in submit.button if each.label == "Bỏ tệp").click().run()
    assert not submit.exception
    assert "không nối được" in sentences(submit)[0]
    file.with_suffix(".away").rename(file)
    submit.run()
    assert sentences(submit) == []


def test_a_database_gone_for_a_minute_is_told_to_who_is_here_and_to_who_comes(district, dashboard):
    here = dashboard()
    file = file_of(district)
    file.rename(file.with_suffix(".away"))
    here.run()
    comes = dashboard()
    for screen in (here, comes):
        assert not screen.exception
        assert "không nối được" in sentences(screen)[0]
        assert "tự mở lại" in " ".join(each.value for each in screen.caption)
    assert not file.exists()

    file.with_suffix(".away").rename(file)
    here.run()
    comes.run()
    assert (sentences(here), sentences(comes)) == ([], [])
    assert [each.value for each in comes.title] == [each.value for each in here.title]
    assert comes.title[0].value != "Dân vận khéo"


def test_a_fault_of_our_own_is_not_passed_off_as_trouble_of_the_database(district, dashboard):
    with pytest.MonkeyPatch.context() as patch:
        from pages.leaders import progress

        def fail() -> None:
            raise ZeroDivisionError

        patch.setattr(progress, "show", fail)
        screen = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert [each.value for each in screen.error if "cơ sở dữ liệu" in each.value] == []


def _now():
    from datetime import UTC, datetime

    return datetime.now(UTC)
