"""Two processes behind the nginx file as it is shipped, and a visitor of theirs: no browser."""

import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from visitor import XSRF, run_of
from websockets.sync.client import connect

from benchmarks.behind import HOST, Front, nginx, program


@contextmanager
def started(folder: Path, *addresses: str) -> Iterator[Front]:
    """The shipped file in front of two processes."""
    if program() is None:
        pytest.skip("no nginx (Debian: apt install nginx-light)")
    one, other = (port_of(address) for address in addresses)
    with nginx(folder, (one, other)) as front:
        yield front


def port_of(address: str) -> int:
    port = urlsplit(address).port
    assert port is not None
    return port


class Browser:
    """Keeps cookies as a browser does, and asks over TLS by the name of the certificate."""

    def __init__(self, front: Front) -> None:
        self.port, self.trust = front.https, front.trust
        self.cookies, self.given = {}, []

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def wire(self) -> ssl.SSLSocket:
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        return self.trust.wrap_socket(plain, server_hostname=HOST)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str):
        connection = HTTPSConnection(HOST, self.port, context=self.trust, timeout=60)
        connection.sock = self.wire()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named |= {"Host": HOST, "Cookie": self.cookie}
        connection.request(method, path, body=body, headers=named)
        answer = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        self.keep(answer.headers.get_all("set-cookie") or [])
        return answer

    def keep(self, given: list[str]) -> None:
        self.given += given
        for cookie in given:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value

    def sign_in(self, role: str):
        """As somebody with `role`, by the form of the demo's sign-in page."""
        form = self.ask("/vao").text
        hidden = dict(re.findall(r'name="(csrf|tiep)" value="([^"]*)"', form))
        login = re.search(rf'name="login" value="([^"]*{role}[^"]*)"', form)[1]
        return self.ask(
            "/vao",
            "POST",
            urlencode(hidden | {"login": login}).encode(),
            Content_Type="application/x-www-form-urlencoded",
            Origin=f"https://{HOST}",
        )

    @contextmanager
    def page(self, page: str, query: str = ""):
        with connect(
            f"wss://{HOST}/_stcore/stream",
            sock=self.wire_for_websocket(),
            ssl=self.trust,
            server_hostname=HOST,
            origin=f"https://{HOST}",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": self.cookie},
            max_size=None,
            open_timeout=60,
        ) as opened:
            self.keep(opened.response.headers.get_all("set-cookie"))
            yield run_of(opened, page, f"https://{HOST}", query)

    def wire_for_websocket(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def upload(self, visit: str, content: bytes):
        self.ask("/_stcore/health")
        head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.xlsx"\r\n\r\n'
        return self.ask(
            f"/_stcore/upload_file/{visit}/one-{len(content)}",
            "PUT",
            head + content + b"\r\n--x--\r\n",
            Content_Type="multipart/form-data; boundary=x",
            X_Xsrftoken=self.cookies[XSRF],
        )
