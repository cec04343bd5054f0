"""A visitor that asks a server for pages over its websocket, without a browser.

The visitor speaks Streamlit's own protocol, so that all that a run costs the server is in it: the
script, what it sends, and collecting what is left over.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.servers import Server

EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
RUNS_WITHIN = 300  # seconds
COLLECTS = 0.03  # seconds in which a server collects after it has said that the run is over


class FailedRunError(RuntimeError):
    """A page that fails is not measured."""


@dataclass(slots=True)
class Sent:
    """What one run of a page sent: how many bytes, how many of them (`choices`) are names to choose
    from in a box, the figures (as JSON), and which pages there are (their addresses).
    """

    size: int = 0
    choices: int = 0
    figures: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def add(self, raw: bytes) -> bool:
        """Add one message; whether the run is over."""
        self.size += len(raw)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise FailedRunError(element.exception.message)
            if element.WhichOneof("type") == "plotly_chart":
                self.figures.append(element.plotly_chart.spec)
            self.choices += _choices(element)
        if kind == "navigation":
            shown = [page for page in message.navigation.app_pages if not page.is_hidden]
            self.pages = [page.url_pathname for page in shown]
        return bool(kind == "script_finished" and message.script_finished != EARLY)


def _choices(element: Element) -> int:
    """The bytes of what a box lets one choose from."""
    kind = element.WhichOneof("type")
    if kind not in {"selectbox", "multiselect"}:
        return 0
    options = getattr(element, kind).options
    # Each has two bytes before it in the message: what it is, and how long.
    return sum(len(option.encode()) + 2 for option in options)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page held open."""

    server: Server
    page: str
    connection: ClientConnection

    def run(self) -> Sent:
        """Run the page once more, and wait until the server has nothing left to do of it."""
        asked = BackMsg()
        asked.rerun_script.page_name = self.page
        asked.rerun_script.context_info.url = f"{self.server.address}/{self.page}"
        self.connection.send(asked.SerializeToString())
        sent = Sent()
        while not sent.add(self._message()):
            pass
        time.sleep(COLLECTS)
        return sent

    def _message(self) -> bytes:
        raw = self.connection.recv(timeout=RUNS_WITHIN)
        return raw if isinstance(raw, bytes) else raw.encode()


@contextmanager
def visiting(server: Server, page: str = "", cookie: str = "") -> Iterator[Visit]:
    """A visit of `page`, whose script has not run yet."""
    with connect(
        f"ws://{urlsplit(server.address).netloc}/_stcore/stream",
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else {},
        max_size=None,
        ping_interval=None,  # a server that is busy is waited for
    ) as connection:
        yield Visit(server, page, connection)
