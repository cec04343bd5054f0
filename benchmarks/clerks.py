"""Clerks who hand files in at a server without a browser: `python -m benchmarks.clerks`, as a
process of its own, so that what they cost themselves is not the measured one's.

Each opens the page anew, sends one file, and has the part of the page that asks for it drawn again
as often as it asks, until the file is understood.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.desk import PAGE
from benchmarks.sending import send_file
from benchmarks.servers import Server
from benchmarks.visits import EARLY, Visit, visiting

AT_ONCE = 64
UNDERSTOOD_WITHIN, LONGEST = 120, 3.0  # seconds
# The button says how many files can be taken in.
_ONE, _BUTTON = "(1 tệp)", "Nhận báo cáo"


class Clerk:
    """One clerk at the open page."""

    def __init__(self, visit: Visit, cookie: str) -> None:
        self._visit, self._cookie = visit, cookie
        self._session = self._uploader = self._part = self._page = ""
        self._every = 1.0  # seconds, until the page says otherwise
        self.understood = False

    def run(self, file: tuple[str, int] | None = None) -> None:
        """Run the page, with the file (its name and size) that was just sent; later on the part of
        it that asks to be drawn again.
        """
        asked = BackMsg()
        asked.rerun_script.page_name = PAGE
        asked.rerun_script.context_info.url = f"{self._visit.server.address}/{PAGE}"
        if file is not None:
            state = asked.rerun_script.widget_states.widgets.add(id=self._uploader)
            info = state.file_uploader_state_value.uploaded_file_info.add()
            info.name, info.size, info.file_id = file[0], file[1], "one"
            info.file_urls.file_id = "one"
        elif self._part:
            asked.rerun_script.fragment_id, asked.rerun_script.is_auto_rerun = self._part, True
            asked.rerun_script.page_script_hash = self._page
        self._visit.connection.send(asked.SerializeToString())
        while not self._heard():
            pass

    def _heard(self) -> bool:
        """Take in one message; whether the run is over."""
        raw = self._visit.connection.recv(timeout=UNDERSTOOD_WITHIN)
        message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
            self._page = message.new_session.page_script_hash
        if kind == "auto_rerun":
            self._part = message.auto_rerun.fragment_id
            # Another part, there for browsers that come back, never runs by itself.
            self._every = min(message.auto_rerun.interval, LONGEST)
        if kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "file_uploader":
                self._uploader = element.file_uploader.id
            if element.WhichOneof("type") == "button" and element.button.label.startswith(_BUTTON):
                self.understood = element.button.label.endswith(_ONE)
        return bool(kind == "script_finished" and message.script_finished != EARLY)

    def wait(self) -> None:
        """As long as the page lets its part rest before it is drawn again."""
        time.sleep(self._every)

    def send(self, name: str, content: bytes) -> None:
        """Put the bytes of a file into the visit, as the browser does before it runs the page."""
        where = urlsplit(self._visit.server.address)
        path = f"/_stcore/upload_file/{self._session}/one"
        held, _is, value = self._cookie.partition("=")
        send_file(where.port or 0, where.netloc, path, {held: value}, name, content)


def hand_in(server: Server, cookie: str, name: str, content: bytes) -> float:
    """Seconds from sending one file until the page has understood it. Raises TimeoutError."""
    with visiting(server, PAGE, cookie) as visit:
        clerk = Clerk(visit, cookie)
        clerk.run()
        begun = time.perf_counter()
        clerk.send(name, content)
        clerk.run((name, len(content)))
        while not clerk.understood:
            if time.perf_counter() - begun > UNDERSTOOD_WITHIN:
                raise TimeoutError(name)
            clerk.wait()
            clerk.run()
        return time.perf_counter() - begun


def _main(address: str, cookie: str, folder: str, rate: str) -> None:
    """Hand in the files of a folder, `rate` a second, the largest first; print how long each took,
    in seconds.
    """
    server = Server(address, 0)
    files = sorted(Path(folder).iterdir(), key=lambda file: -file.stat().st_size)
    with ThreadPoolExecutor(AT_ONCE) as clerks:
        begun, waiting = time.monotonic(), []
        for number, file in enumerate(files):
            time.sleep(max(begun + number / float(rate) - time.monotonic(), 0))
            content = file.read_bytes()
            waiting.append(clerks.submit(hand_in, server, cookie, file.name, content))
        print(*(f"{each.result():.3f}" for each in waiting))


if __name__ == "__main__":
    _main(*sys.argv[1:])
