"""The sign-in page of a demo and of a real installation."""

import re
import unicodedata
from datetime import UTC, datetime

import pytest
from screens import empty_district, illustrated
from sqlalchemy import func, insert, select, update

from accounts import passwords
from accounts.built_in import ensure_accounts
from accounts.mode import VARIABLE, Mode
from accounts.sessions import COOKIE, open_session, person_of
from accounts.sign_in import local_path
from database.session import reading, writing
from database.tables import Account, AuditEntry, SignInSession
from tests.accounts.forms import ask, cookies_of, post

TYPED = "bốn con trâu gặm cỏ"
KEPT = passwords.hashed(TYPED)


@pytest.fixture
def url(new_database, monkeypatch):
    monkeypatch.setenv(VARIABLE, "demo")
    address = new_database()
    monkeypatch.setenv("DATABASE_URL", address)
    return address


@pytest.fixture
def real(url, monkeypatch):
    """A real installation with one admin, “lan”."""
    monkeypatch.setenv(VARIABLE, "real")
    source = empty_district(url)
    add(source, "lan", role="admin")
    return source


def add(source, login, **values):
    row = {"login": login, "name": login, "role": "admin", "password_hash": KEPT, **values}
    with writing(source) as connection:
        made = insert(Account).values(row).returning(Account.account_id)
        return connection.execute(made).scalar_one()


def sign_in(login="lan", password=TYPED, **rest):
    return post("/vao", {"login": login, "mat_khau": password, "tiep": "/tien-do"}, **rest)


def count(source, table) -> int:
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def token_in(answer, name=COOKIE) -> str:
    return cookies_of(answer)[name].split(";")[0]


def now():
    return datetime.now(UTC)


def test_over_an_illustration_a_visitor_chooses_and_is_let_in(url):
    illustrated(empty_district(url))
    offered = ask("/vao").body.decode()
    answer = post("/vao", {"login": "built-in-leader"})

    assert 'value="built-in-leader"' in offered
    assert answer.status_code == 303
    assert COOKIE in cookies_of(answer)


def test_over_other_figures_nobody_is_offered_let_in_or_written_down(url):
    source = empty_district(url)
    offered = ask("/vao")
    answer = post("/vao", {"login": "built-in-admin"})

    assert (offered.status_code, answer.status_code) == (403, 403)
    assert "python manage.py demo" in offered.body.decode()
    assert "<button" not in offered.body.decode()
    assert "set-cookie" not in answer.headers
    assert count(source, Account) == 0


def test_over_other_figures_not_even_the_identities_of_a_former_demo_are_let_in(url):
    source = empty_district(url)
    ensure_accounts(source, Mode.DEMO)

    assert post("/vao", {"login": "built-in-admin"}).status_code == 403
    assert count(source, SignInSession) == 0


def test_the_refusal_is_said_in_english_too(url):
    empty_district(url)

    assert "asks for no password" in ask("/vao", "lang=en").body.decode()


def test_without_a_database_nobody_is_let_in_and_none_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, "demo")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'people.db'}")
    assert ask("/vao").status_code == 403
    assert post("/vao", {"login": "built-in-admin"}).status_code == 403
    monkeypatch.setenv(VARIABLE, "real")
    assert "manage.py migrate" in ask("/vao").body.decode()
    assert sign_in().status_code == 503
    assert not list(tmp_path.iterdir())


def test_a_real_installation_offers_no_identity_and_believes_no_choice(real):
    ensure_accounts(real, Mode.DEMO)  # a file that was a demo's once
    offered = ask("/vao").body.decode()
    answer = post("/vao", {"login": "built-in-admin"})

    assert "built-in" not in offered
    assert answer.status_code == 400
    assert count(real, SignInSession) == 0


def test_the_right_password_lets_in_however_the_login_is_typed(real):
    answer = sign_in("  LAN ")

    assert (answer.status_code, answer.headers["location"]) == (303, "/tien-do")
    assert person_of(real, token_in(answer), now()).login == "lan"


def test_a_password_typed_with_another_keyboards_accents_is_the_same(real):
    decomposed = unicodedata.normalize("NFD", TYPED)

    assert decomposed != TYPED
    assert sign_in(password=decomposed).status_code == 303


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("lan", "sai mật khẩu này"),
        ("khong-co-ai", TYPED),
        ("da-nghi", "sai mật khẩu này"),
        ("noi-khac", TYPED),
        ("lan' OR '1'='1", "' OR '1'='1' --"),
        ("lan'; DROP TABLE account; --", TYPED),
        ("lan\x00", TYPED),
        ("", ""),
    ],
)
def test_whoever_is_not_let_in_reads_the_same_sentence(real, login, password):
    add(real, "da-nghi", active=False)
    add(real, "noi-khac", password_hash=None)
    answer = sign_in(login, password)

    assert answer.status_code == 403
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in answer.body.decode()
    assert COOKIE not in cookies_of(answer)
    assert count(real, Account) == 3


def test_what_is_typed_as_a_login_is_shown_as_text_alone(real):
    html = sign_in('"><script>alert(1)</script>').body.decode()

    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_for_a_login_that_is_nobodys_the_same_work_is_done(real, monkeypatch):
    seen = []
    hasher = passwords._hasher

    class Watching:
        def verify(self, kept, password):
            seen.append(kept)
            return hasher.verify(kept, password)

        def hash(self, password):
            return hasher.hash(password)

        def check_needs_rehash(self, kept):
            return hasher.check_needs_rehash(kept)

    monkeypatch.setattr(passwords, "_hasher", Watching())
    sign_in("khong-co-ai")
    sign_in()

    assert len(seen) == 2
    assert seen[0].rsplit("$", 2)[0] == KEPT.rsplit("$", 2)[0]


def test_a_hash_of_former_costs_is_made_anew_at_the_next_sign_in(real):
    cheap = passwords.PasswordHasher(time_cost=1, memory_cost=1024).hash(TYPED)
    with writing(real) as connection:
        connection.execute(update(Account).values(password_hash=cheap))
    assert sign_in().status_code == 303
    with reading(real) as connection:
        kept = connection.execute(select(Account.password_hash)).scalar_one()

    assert kept != cheap
    assert not passwords.is_outdated(kept)
    assert sign_in().status_code == 303


@pytest.mark.parametrize("csrf", ["", "another"])
def test_a_form_without_the_token_of_its_cookie_is_not_believed(real, csrf):
    answer = sign_in(csrf=csrf)

    assert answer.status_code == 403
    assert count(real, SignInSession) == 0


def test_a_form_that_the_browser_calls_anothers_is_not_believed(real):
    assert sign_in(sec_fetch_site="cross-site").status_code == 403
    assert sign_in(sec_fetch_site="same-site").status_code == 403
    assert sign_in(sec_fetch_site="same-origin").status_code == 303


def test_a_form_too_long_to_be_ours_is_not_read(real):
    assert sign_in(password="x" * 20_000).status_code == 413


def test_signing_in_makes_a_new_session_and_ends_the_one_before(real):
    before = open_session(real, add(real, "minh"), now())
    answer = sign_in(cookie=f"{COOKIE}={before}")

    assert token_in(answer) != before
    assert person_of(real, before, now()) is None
    assert person_of(real, token_in(answer), now()).login == "lan"


def test_a_token_brought_along_is_never_the_one_let_in(real):
    answer = sign_in(cookie=f"{COOKIE}=chosen-by-somebody-else")

    assert token_in(answer) != "chosen-by-somebody-else"
    assert person_of(real, "chosen-by-somebody-else", now()) is None


def test_cookies_are_closed_to_scripts_and_other_sites_and_bound_to_https_behind_it(real):
    plain, secure = cookies_of(sign_in()), cookies_of(sign_in(scheme="https"))

    for flags in (plain[COOKIE], secure[f"__Host-{COOKIE}"]):
        assert "httponly" in flags.lower()
        assert "samesite=lax" in flags.lower()
        assert "path=/" in flags.lower()
    assert "secure" in secure[f"__Host-{COOKIE}"].lower()
    assert COOKIE not in secure


def test_behind_https_the_cookie_of_a_plain_page_signs_nobody_out(real):
    token = token_in(sign_in())
    post("/ra", {}, scheme="https", cookie=f"{COOKIE}={token}")

    assert person_of(real, token, now()) is not None


def test_signing_out_ends_the_session_and_a_foreign_form_does_not(real):
    token = token_in(sign_in())
    post("/ra", {}, csrf="another", cookie=f"{COOKIE}={token}")
    assert person_of(real, token, now()) is not None
    answer = post("/ra", {}, cookie=f"{COOKIE}={token}")

    assert person_of(real, token, now()) is None
    assert "max-age=0" in cookies_of(answer)[COOKIE].lower()


def test_who_knows_the_password_of_a_closed_account_is_told_that_it_is_closed(real):
    add(real, "da-nghi", active=False)
    answer = sign_in("da-nghi")
    with reading(real) as connection:
        asked = select(AuditEntry.thing, AuditEntry.detail).order_by(AuditEntry.entry_id.desc())
        last = connection.execute(asked.limit(1)).one()

    assert answer.status_code == 403
    assert "Tài khoản này đã đóng." in answer.body.decode()
    assert COOKIE not in cookies_of(answer)
    assert last == ("account 2", {"address": "192.0.2.7", "closed": True})


def test_the_trail_says_who_was_let_in_or_not_and_never_what_was_typed(real):
    typed = "mật khẩu gõ nhầm chỗ"
    sign_in()
    sign_in(password=typed)
    sign_in(login=typed)
    with reading(real) as connection:
        asked = select(AuditEntry.action, AuditEntry.thing, AuditEntry.detail)
        entries = connection.execute(asked.order_by(AuditEntry.entry_id.desc()).limit(3)).all()
        tables = Account.metadata.tables.values()
        rows = [str(row) for table in tables for row in connection.execute(select(table))]

    told = {"address": "192.0.2.7"}
    assert entries == [
        ("sign-in refused", "unknown login", told),
        ("sign-in refused", "account 1", told),
        ("signed in", "account 1", told),
    ]
    assert not [row for row in rows if typed in row or TYPED in row]


def test_a_password_given_by_another_leads_to_its_change_first(real):
    add(real, "moi", must_change=True)
    answer = sign_in("moi")

    assert answer.headers["location"] == "/doi-mat-khau?tiep=%2Ftien-do"


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/tien-do?den_ngay=2024-11-30", "/tien-do?den_ngay=2024-11-30"),
        ("//outside.example/", "/"),
        ("/\\outside.example/", "/"),
        ("https://outside.example/", "/"),
        ("/a\r\nSet-Cookie: x", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_signing_in_leads_to_pages_of_this_server_only(wanted, led_to):
    assert local_path(wanted) == led_to


def test_who_is_signed_in_finds_the_way_out_on_the_sign_in_page(real):
    html = ask("/vao", cookie=f"{COOKIE}={token_in(sign_in())}").body.decode()

    assert re.search(r'action="/ra">.*Đăng xuất lan', html)
