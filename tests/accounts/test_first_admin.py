"""The first admin: a code on the terminal, used once, by one person."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from screens import empty_district
from sqlalchemy import select, update

from accounts import first_admin
from accounts.built_in import ensure_accounts
from accounts.first_admin import NoCodeError, TooManyError, make_first_admin, new_code
from accounts.mode import VARIABLE, Mode
from accounts.sessions import COOKIE, person_of
from accounts.starting import setup_words
from accounts.tries import Origin
from database.session import reading, writing
from database.tables import Account, SetupCode
from tests.accounts.forms import ask, cookies_of, post

pytestmark = pytest.mark.both_engines

NOW = datetime(2025, 3, 7, 8, tzinfo=UTC)
TYPED = "bốn con trâu gặm cỏ"


@pytest.fixture
def source(new_database, monkeypatch):
    monkeypatch.setenv(VARIABLE, "real")
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return empty_district(url)


def make(source, code, login="lan", now=NOW, address="192.0.2.7"):
    return make_first_admin(source, code, login, "Lan", TYPED, Origin(address), now)


def send(code, **fields):
    kept = {"ma": code, "ten": "Lan", "login": "lan", "moi": TYPED, "lai": TYPED}
    return post("/vao/quan-tri", {**kept, **fields})


def admins(source):
    with reading(source) as connection:
        return connection.execute(select(Account.login).where(Account.role == "admin")).all()


def test_the_code_makes_one_admin_who_is_let_in(source):
    code = new_code(source, NOW)
    token = make(source, code)

    assert person_of(source, token, NOW).login == "lan"
    assert new_code(source, NOW) is None
    with pytest.raises(NoCodeError):
        make(source, code, "minh")


def test_the_code_is_read_however_it_is_typed(source):
    code = new_code(source, NOW)

    assert make(source, f" {code.lower().replace('-', ' ')} ")


def test_only_a_hash_of_the_code_is_kept(source):
    code = new_code(source, NOW)
    with reading(source) as connection:
        kept = connection.execute(select(SetupCode.code_hash)).scalar_one()

    assert len(kept) == 64
    assert code.replace("-", "") not in kept


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-DDDD", "' OR '1'='1"])
def test_another_code_makes_nobody(source, code):
    new_code(source, NOW)
    with pytest.raises(NoCodeError):
        make(source, code)

    assert admins(source) == []


def test_a_code_holds_for_a_day_and_until_the_next_start(source):
    first = new_code(source, NOW)
    with pytest.raises(NoCodeError):
        make(source, first, now=NOW + timedelta(hours=24))
    second = new_code(source, NOW)
    with pytest.raises(NoCodeError):
        make(source, first)

    assert make(source, second)


def test_of_two_who_use_the_code_at_once_one_is_first(source):
    code = new_code(source, NOW)

    def attempt(login):
        try:
            return make(source, code, login)
        except NoCodeError:
            return None

    with ThreadPoolExecutor(6) as threads:
        tokens = list(threads.map(attempt, [f"nguoi-{each}" for each in range(6)]))

    assert len([token for token in tokens if token]) == 1
    assert len(admins(source)) == 1


def test_codes_cannot_be_guessed_on(source, monkeypatch):
    monkeypatch.setattr(first_admin.passwords, "hashed", lambda password: password)
    code = new_code(source, NOW)
    for _each in range(30):
        with pytest.raises(NoCodeError):
            make(source, "AAAA-BBBB-CCCC-DDDD")
    with pytest.raises(TooManyError):
        make(source, code)

    assert make(source, code, address="192.0.2.8")


def test_a_starting_server_says_the_code_while_nobody_can_sign_in_as_admin(source, monkeypatch):
    ensure_accounts(source, Mode.DEMO)  # nobody signs in as these
    said = setup_words("127.0.0.1", 8501)
    code = said.split()[-1]

    assert "http://127.0.0.1:8501/vao" in said
    answer = send(code)
    assert answer.status_code == 303
    assert (
        person_of(source, cookies_of(answer)[COOKIE].split(";")[0], datetime.now(UTC)) is not None
    )
    assert setup_words("127.0.0.1", 8501) == ""


def test_a_demo_and_a_database_without_tables_say_no_code(source, monkeypatch, new_database):
    monkeypatch.setenv("DATABASE_URL", new_database())
    assert setup_words("127.0.0.1", 8501) == ""
    monkeypatch.undo()
    monkeypatch.setenv(VARIABLE, "demo")
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string(hide_password=False))
    assert setup_words("127.0.0.1", 8501) == ""


def test_an_admin_who_was_closed_lets_the_next_start_say_a_code(source):
    make(source, new_code(source, NOW))
    with writing(source) as connection:
        connection.execute(update(Account).values(active=False))

    assert new_code(source, NOW) is not None


def test_the_form_is_there_until_an_admin_is_and_refuses_after(source):
    before = ask("/vao").body.decode()
    code = new_code(source, datetime.now(UTC))
    make(source, code, now=datetime.now(UTC))
    after, sent = ask("/vao").body.decode(), send(code, login="minh")

    assert 'name="ma"' in before
    assert "Ví dụ: lan.nguyen." in before
    assert re.search(r'name="ten"[^>]*autocapitalize="words"', before)
    assert 'name="ma"' not in after
    assert (sent.status_code, sent.headers["location"]) == (303, "/vao")
    assert len(admins(source)) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"moi": "ngắn quá", "lai": "ngắn quá"}, "ít nhất 12 ký tự"),
        ({"lai": "khác hẳn chuỗi kia"}, "không giống nhau"),
        ({"moi": "lan lan lan lan", "lai": "lan lan lan lan"}, "Chọn những từ khác"),
        ({"login": "<script>"}, "Tên đăng nhập cần từ 2"),
        ({"ten": "Lan\u202e"}, "không có ký tự ẩn"),
        ({"ma": "AAAA"}, "Mã thiết lập không đúng"),
    ],
)
def test_what_is_missing_is_said_and_the_code_still_holds(source, fields, said):
    code = new_code(source, datetime.now(UTC))
    answer = send(code, **fields)

    assert said in answer.body.decode()
    assert f'value="{fields.get("ma", code)}"' in answer.body.decode()
    assert TYPED not in answer.body.decode()
    assert admins(source) == []
    assert send(code).status_code == 303


def test_a_form_of_another_page_makes_nobody(source):
    code = new_code(source, datetime.now(UTC))
    fields = {"ma": code, "ten": "Lan", "login": "lan", "moi": TYPED, "lai": TYPED}
    answer = post("/vao/quan-tri", fields, csrf="another")

    assert answer.status_code == 403
    assert admins(source) == []
