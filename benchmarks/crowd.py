"""Many people at once: each holds a page open over a websocket and asks for another now and then.

Like `benchmarks.visits`, which is one person; here hundreds share one event loop, and a page that
lost its server comes back as a browser's does.
"""

import asyncio
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.visits import EARLY, FailedRunError

RUNS_WITHIN = 120  # seconds
STREAMLIT = Subprotocol("streamlit")


@dataclass(frozen=True, slots=True)
class Where:
    """Where people go: the address in the page, and where on this machine that is answered.

    `cookies`: name and value, as a browser holds them; `trust`: for https alone.
    """

    address: str
    port: int
    trust: ssl.SSLContext | None = None


@dataclass(slots=True)
class Viewer:
    """One open page of one person.

    `visit`: the number by which the server knows it, "" before the first run; `text`: all that the
    last run sent, as far as it is text, and `elements`, those of the page. `seen`: large messages
    of the last two runs, by their hashes: a browser has them still, and the server does not send
    them again; `now`: of the last.
    """

    where: Where
    cookies: dict[str, str]
    wire: ClientConnection | None = None
    visit: str = ""
    text: str = ""
    elements: list[Element] = field(default_factory=list)
    seen: dict[str, bytes] = field(default_factory=dict)
    now: dict[str, bytes] = field(default_factory=dict)

    async def open(self) -> ClientConnection:
        """Hold a page open, anew where it was lost: by the cookies that its server gave."""
        of_before = [Subprotocol("-"), Subprotocol(self.visit)] if self.visit else []
        self.wire = await connect(
            f"{'wss' if self.where.trust else 'ws'}://{urlsplit(self.where.address).netloc}/_stcore/stream",
            host="127.0.0.1",
            port=self.where.port,
            ssl=self.where.trust,
            origin=Origin(self.where.address),
            subprotocols=[STREAMLIT, *of_before],
            additional_headers={"Cookie": self._cookie()},
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=60,
        )
        answer = self.wire.response
        for given in answer.headers.get_all("set-cookie") if answer else []:
            name, _is, value = given.partition(";")[0].partition("=")
            self.cookies[name] = value
        return self.wire

    async def close(self) -> None:
        """Close the page."""
        if self.wire is not None:
            await self.wire.close()

    async def run(self, page: str, query: str = "", states: WidgetStates | None = None) -> float:
        """Ask for `page`, its widgets in these `states`; the seconds until its run was over.

        Raises ConnectionClosed where the server went away, FailedRunError where the page failed.
        """
        wire = self.wire or await self.open()
        begun = time.perf_counter()
        await wire.send(self._asked(page, query, states))
        texts: list[bytes] = []
        self.elements = []
        before, self.now = self.now, {}
        async with asyncio.timeout(RUNS_WITHIN):
            while not self._is_over(await wire.recv(decode=False), texts):
                pass
        self.seen = before | self.now
        self.text = b"\n".join(texts).decode("utf-8", "ignore")
        return time.perf_counter() - begun

    def _asked(self, page: str, query: str, states: WidgetStates | None) -> bytes:
        asked = BackMsg()
        if states is not None:
            asked.rerun_script.widget_states.CopyFrom(states)
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        asked.rerun_script.cached_message_hashes.extend(self.seen)
        asked.rerun_script.context_info.url = f"{self.where.address}/{page}"
        raw: bytes = asked.SerializeToString()
        return raw

    def _is_over(self, raw: bytes, texts: list[bytes]) -> bool:
        message = ForwardMsg.FromString(raw)
        if message.WhichOneof("type") == "ref_hash":
            raw = self.seen[message.ref_hash]
            message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        texts.append(raw)
        if kind == "new_session":
            self.visit = message.new_session.initialize.session_id
        if kind == "delta":
            element = message.delta.new_element
            self.elements.append(element)
            if element.WhichOneof("type") == "exception":
                raise FailedRunError(element.exception.message)
            if message.metadata.cacheable:
                self.now[message.hash] = raw
        return bool(kind == "script_finished" and message.script_finished != EARLY)

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())
