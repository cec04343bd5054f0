"""The sign-in pages while the database fails: what each kind of trouble is told as."""

import asyncio
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from accounts.unreachable import Unreachable


def told(code: int) -> str:
    async def failing(_scope, _receive, _send):
        fault = sqlite3.OperationalError("of the test")
        fault.sqlite_errorcode = code
        raise OperationalError("SELECT 1", {}, fault)

    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/vao", "headers": []}
    asyncio.run(Unreachable(failing)({**scope, "query_string": b""}, None, send))
    assert sent[0]["status"] == 503
    assert (b"refresh", b"5; url=/vao") in sent[0]["headers"]
    return sent[1]["body"].decode()


@pytest.mark.parametrize(
    ("code", "sentence", "then"),
    [
        (sqlite3.SQLITE_CANTOPEN, "không nối được", "tự mở lại khi nối được"),
        (sqlite3.SQLITE_READONLY, "chỉ đọc", "tự thử lại sau mỗi 5 giây"),
        (sqlite3.SQLITE_IOERR_WRITE, "báo lỗi hoặc không cho ghi", "tự thử lại sau mỗi 5 giây"),
    ],
)
def test_what_will_happen_fits_what_is_the_matter(code, sentence, then):
    page = told(code)

    assert sentence in page
    assert then in page
