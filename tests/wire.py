"""A visitor without a browser: asks the server for a page over its websocket, as one would."""

from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


def everything_sent(address: str, page: str, query: str = "", cookie: str = "") -> str:
    """All that the server sends for one run of `page`, as text."""
    host = urlsplit(address).netloc
    headers = {"Cookie": cookie} if cookie else {}
    with connect(
        f"ws://{host}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        additional_headers=headers,
        max_size=None,
    ) as socket:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = query
        socket.send(ask.SerializeToString())
        sent = []
        while True:
            raw = socket.recv(timeout=60)
            answer = ForwardMsg.FromString(raw)
            sent.append(raw.decode("utf-8", "ignore"))
            early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
            if answer.WhichOneof("type") == "script_finished" and answer.script_finished != early:
                return "\n".join(sent)
