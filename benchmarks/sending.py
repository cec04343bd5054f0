"""A file sent to a server as a browser sends it before it runs the page."""

from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection

XSRF = "_streamlit_xsrf"
WITHIN = 180  # seconds


def send_file(
    port: int, host: str, path: str, cookies: Mapping[str, str], name: str, content: bytes
) -> None:
    """Put the bytes of a file where the server at `port` of this machine, asked for as `host`,
    keeps them for an open page. Raises ConnectionError where it does not take them.
    """
    with closing(HTTPConnection("127.0.0.1", port, timeout=WITHIN)) as connection:
        connection.request("GET", "/_stcore/health", headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        given = answer.getheader("set-cookie") or ""
        token = given.partition(f"{XSRF}=")[2].partition(";")[0]
        held = {**cookies, XSRF: token}
        head = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'
        connection.request(
            "PUT",
            path,
            head.encode() + content + b"\r\n--x--\r\n",
            {
                "Host": host,
                "Content-Type": "multipart/form-data; boundary=x",
                "Cookie": "; ".join(f"{key}={value}" for key, value in held.items()),
                "X-Xsrftoken": token,
            },
        )
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 300:
            raise ConnectionError(f"{name}: {answer.status}")
