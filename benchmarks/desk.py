"""A clerk at the page for handing in, without a browser: a file is chosen, sent, and lies there."""

import asyncio
import time
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.crowd import Viewer
from benchmarks.sending import WITHIN, send_file

PAGE = "nop-bao-cao"
TAKE = "nhan_bao_cao"


async def choose_and_wait(viewer: Viewer, plan: str, name: str, content: bytes) -> float:
    """Choose a file under the plan of this name; the seconds until it can be taken in.

    Raises TimeoutError where the page does not offer that in time.
    """
    query = urlencode({"ke_hoach": plan})
    await viewer.run(PAGE, query)
    begun = time.perf_counter()
    urls = await _place_for(viewer, name)
    port, host = viewer.where.port, urlsplit(viewer.where.address).netloc
    path = urlsplit(urls.upload_url).path
    await asyncio.to_thread(send_file, port, host, path, viewer.cookies, name, content)
    chosen = BackMsg()
    told = chosen.rerun_script.widget_states.widgets.add()
    told.id = _of_kind(viewer, "file_uploader")[0].file_uploader.id
    kept = told.file_uploader_state_value.uploaded_file_info.add()
    kept.name, kept.size, kept.file_id = name, len(content), urls.file_id
    kept.file_urls.CopyFrom(urls)
    await viewer.run(PAGE, query, chosen.rerun_script.widget_states)
    while not _can_be_taken(viewer):
        if time.perf_counter() - begun > WITHIN:
            raise TimeoutError(name)
        await asyncio.sleep(0.5)
        await viewer.run(PAGE, query)
    return time.perf_counter() - begun


def _of_kind(viewer: Viewer, kind: str) -> list[Element]:
    return [one for one in viewer.elements if one.WhichOneof("type") == kind]


def _can_be_taken(viewer: Viewer) -> bool:
    buttons = [one.button for one in _of_kind(viewer, "button")]
    return any(button.id.endswith(TAKE) and not button.disabled for button in buttons)


async def _place_for(viewer: Viewer, name: str) -> FileURLs:
    wire = viewer.wire or await viewer.open()
    asked = BackMsg()
    asked.file_urls_request.request_id = "1"
    asked.file_urls_request.session_id = viewer.visit
    asked.file_urls_request.file_names.append(name)
    await wire.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(await wire.recv(decode=False))
        if message.WhichOneof("type") == "file_urls_response":
            urls: FileURLs = message.file_urls_response.file_urls[0]
            return urls
