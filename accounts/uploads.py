"""Files on their way in: only into the visits of people who may hand files in, and not without end.

Streamlit takes a file for any open visit, signed in or not, and keeps it in memory until that visit
ends. The script says at every run which visit may; the server asks here before it reads a byte.
"""

import re
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import get_option
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from accounts.identity import Person, Role

# What one visit may have in memory beside its desk: as much as the desk holds, and one file more.
MOST_BYTES = 120 * 2**20
_INTO = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+")


@dataclass(slots=True)
class Visit:
    """One open page of somebody let in, and how many bytes are on their way to it."""

    files: MemoryUploadedFileManager | None
    coming: int = 0

    def held(self, visit_id: str) -> int:
        """How many bytes it has in memory or on their way."""
        kept = self.files.file_storage.get(visit_id, {}) if self.files else {}
        return self.coming + sum(len(file.data) for file in list(kept.values()))


_open: dict[str, Visit] = {}


def open_to(person: Person) -> None:
    """Let the visit of this run take files, if the person may hand any in: a leader never does."""
    context = get_script_run_ctx()
    if context is None:
        return
    if person.role is Role.LEADER:
        _open.pop(context.session_id, None)
        return
    if context.session_id not in _open:
        _forget_those_that_ended()
        kept = context.uploaded_file_mgr
        _open[context.session_id] = Visit(
            kept if isinstance(kept, MemoryUploadedFileManager) else None
        )


def close() -> None:
    """Let the visit of this run take no files: nobody was let in, or nobody any more."""
    context = get_script_run_ctx()
    if context is not None:
        _open.pop(context.session_id, None)


def forget(file_ids: list[str]) -> None:
    """Drop files of this visit that were read: Streamlit would keep them until it ends."""
    context = get_script_run_ctx()
    if context is None or not isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        return
    for file_id in file_ids:
        context.uploaded_file_mgr.remove_file(context.session_id, file_id)


def _forget_those_that_ended() -> None:
    if Runtime.exists():
        for visit_id in [one for one in _open if not Runtime.instance().is_active_session(one)]:
            _open.pop(visit_id, None)


class Uploads:
    """Middleware around the whole server."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 for a visit that may take no files, 413 where it holds enough already."""
        into = _INTO.search(scope["path"]) if scope["type"] == "http" else None
        if into is None or scope["method"] == "OPTIONS":
            await self.app(scope, receive, send)
            return
        visit = _open.get(into[1])
        if visit is None:
            await PlainTextResponse("Forbidden", 403)(scope, receive, send)
            return
        size = _size(scope) if scope["method"] == "PUT" else 0
        if visit.held(into[1]) + size > MOST_BYTES:
            await PlainTextResponse("Content Too Large", 413)(scope, receive, send)
            return
        visit.coming += size
        try:
            await self.app(scope, receive, send)
        finally:
            visit.coming -= size


def _size(scope: Scope) -> int:
    """How many bytes are announced; as many as may come where none are, or no number is."""
    said = Headers(scope=scope).get("content-length", "")
    return int(said) if said.isdecimal() else int(get_option("server.maxUploadSize")) * 2**20
