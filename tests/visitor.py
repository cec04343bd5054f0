"""A visitor without a browser: cookies, plain requests, and a page held open over its websocket."""

from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from accounts.built_in import ensure_accounts, login_of
from accounts.here import utc_now
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import COOKIE, open_session, person_with_login

XSRF = "_streamlit_xsrf"
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


def cookie_of(source: Engine, role: Role) -> str:
    """A cookie that lets the built-in account of `role` in."""
    ensure_accounts(source, Mode.DEMO)
    person = person_with_login(source, login_of(role))
    return f"{COOKIE}={open_session(source, person.account_id, utc_now())}"


def ask(
    address: str, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> HTTPResponse:
    """The answer, its body read already (`text`)."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers=named)
    answer = connection.getresponse()
    answer.text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer


def everything_sent(address: str, page: str, query: str = "", cookie: str = "") -> str:
    """All that the server sends for one run of `page`, as text."""
    with page_held_open(address, page, cookie, query) as (_visit, sent):
        return sent


@contextmanager
def page_held_open(address: str, page: str, cookie: str = "", query: str = ""):
    """The visit's own number, and all that the server sent for one run of `page`, as text."""
    headers = {"Cookie": cookie} if cookie else {}
    with connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        additional_headers=headers,
        max_size=None,
    ) as socket:
        yield run_of(socket, page, address, query)


def run_of(socket: ClientConnection, page: str, address: str, query: str = "") -> tuple[str, str]:
    """The visit's own number, and all that the server sends for one run of `page`, as text."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    asked.rerun_script.context_info.url = f"{address}/{page}"
    socket.send(asked.SerializeToString())
    visit, sent = "", []
    while True:
        raw = socket.recv(timeout=60)
        sent.append(raw.decode("utf-8", "ignore"))
        answer = ForwardMsg.FromString(raw)
        if answer.WhichOneof("type") == "new_session":
            visit = answer.new_session.initialize.session_id
        finished = answer.WhichOneof("type") == "script_finished"
        if finished and answer.script_finished != EARLY:
            return visit, "\n".join(sent)


def upload(address: str, visit: str, content: bytes, cookie: str = "", name: str = "a.xlsx"):
    """Put a file into a visit, as the page's own script does."""
    given = ask(address, "/_stcore/health").getheader("set-cookie") or ""
    token = given.partition(f"{XSRF}=")[2].partition(";")[0]
    line = f'form-data; name="{name}"; filename="{name}"'.encode()
    body = b"--x\r\nContent-Disposition: " + line + b"\r\n\r\n" + content + b"\r\n--x--\r\n"
    return ask(
        address,
        f"/_stcore/upload_file/{visit}/one-{len(content)}",
        "PUT",
        body,
        Content_Type="multipart/form-data; boundary=x",
        Cookie=f"{XSRF}={token}; {cookie}",
        X_Xsrftoken=token,
    )
