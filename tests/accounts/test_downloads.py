"""A file that a page offers to download, asked for by whoever was told its address."""

import json
import re
from datetime import UTC, datetime
from secrets import token_hex

import pytest
from screens import let_in, small_district
from servers import serving
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from visitor import ask, page_held_open

from accounts import changes
from accounts.changes import By, Wanted
from accounts.identity import Role
from accounts.sessions import open_sessions, revoke
from benchmarks.servers import free_port

pytestmark = pytest.mark.slow
SIGNED_WITH = token_hex(32)
ISSUED = "_streamlit_user"
LAN = {"iss": "https://issuer.example", "sub": "17", "email": "lan@example.vn"}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    made = small_district(f"sqlite:///{tmp_path_factory.mktemp('downloads') / 'd.db'}")
    wanted = Wanted("Nguyễn Thị Lan", Role.ADMIN, None, LAN["email"])
    changes.add(made, "lan", wanted, By(None, datetime.now(UTC)))
    return made


@pytest.fixture(scope="module")
def address(source, tmp_path_factory):
    """A real installation that was told of an issuer."""
    port = free_port()
    said = {
        "redirect_uri": f"http://127.0.0.1:{port}/oauth2callback",
        "cookie_secret": SIGNED_WITH,
        "client_id": "dan-van-kheo",
        "client_secret": "a secret of the tests alone",
        "server_metadata_url": f"{LAN['iss']}/.well-known/openid-configuration",
    }
    file = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    lines = [f"{name} = {json.dumps(value)}" for name, value in said.items()]
    file.write_text("\n".join(["[auth]", *lines, ""]), encoding="utf-8")
    file.chmod(0o600)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SECRETS_FILES", str(file))
        with serving(source.url.render_as_string(), "real", port=port) as served:
            yield served


@pytest.fixture
def offered(address, source):
    """The address, without an ending, of a file that a page held open has to offer."""
    [(name, token)] = let_in(source, Role.OFFICE).items()
    with page_held_open(address, "ke-hoach", f"{name}={token}") as (_visit, sent):
        path = re.search(r"/media/[0-9a-f]+", sent)[0]
        assert "counting" in ask(address, path, Cookie=f"{name}={token}").text
        yield path


@pytest.mark.parametrize("ending", ["", ".svg", ".SVG", ".xlsx", ".toml", ".a.svg", ".svg/"])
def test_no_ending_opens_it_to_who_is_not_let_in(address, offered, ending):
    answer = ask(address, offered + ending)

    assert (answer.status, answer.text) == (403, "Forbidden")


def issued(address, secret=SIGNED_WITH, name=ISSUED, **claims):
    """The cookie of a browser that has signed in at the issuer, in the name `LAN` bears there."""
    told = {**LAN, "email_verified": True, "iat": int(datetime.now(UTC).timestamp())}
    told |= {"origin": address, "is_logged_in": True} | claims
    return f"{name}={create_signed_value(secret, ISSUED, json.dumps(told)).decode()}"


def test_whom_the_issuer_vouches_for_gets_it_until_the_session_is_ended(address, source, offered):
    cookie = issued(address)
    assert ask(address, offered, Cookie=cookie).status == 200
    [mine] = [each for each in open_sessions(source, datetime.now(UTC)) if each.account_id == 1]
    revoke(source, mine.session_id, datetime.now(UTC), None)

    assert ask(address, offered, Cookie=cookie).status == 403


@pytest.mark.parametrize(
    "forged",
    [
        lambda _address: f"{ISSUED}_x=1",
        lambda _address: f"{ISSUED}=1",
        lambda _address: f"{ISSUED}=chunks-2; {ISSUED}_1=a; {ISSUED}_2=b",
        lambda _address: f"{ISSUED}=\xff\xfe",
        lambda address: issued(address, secret=SIGNED_WITH[::-1]),
        lambda address: issued(address, name=f"{ISSUED}_x"),
        lambda address: issued(address, origin="https://elsewhere.example"),
        lambda address: issued(address, is_logged_in=False),
        lambda address: issued(address, email="ai.do@example.vn", sub="18"),
        lambda address: issued(address, iat=0),
    ],
)
def test_a_cookie_of_an_issuer_that_is_made_up_opens_nothing(address, offered, forged):
    assert ask(address, offered, Cookie=forged(address)).status == 403
