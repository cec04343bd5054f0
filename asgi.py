"""The server: the dashboard, the sign-in pages, and what every answer carries.

Run by `streamlit run asgi.py`; `manage.py` does so for `make demo` and `make run`.
"""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from accounts import elsewhere, own_account, setup_page, sign_in
from accounts.answers import Answers
from accounts.clock import follow_local_time
from accounts.downloads import Downloads
from accounts.entrance import Entrance
from accounts.mode import current_mode
from accounts.starting import setup_words
from accounts.unreachable import Unreachable
from accounts.uploads import Uploads
from accounts.weak_secrets import faults
from data_loaders.reading_queue import end_shared_queue
from pages.frame import failed, settling
from pages.frame.addresses import ADDRESSES

# dashboard.py asks for this: started alone it has no sign-in page and shows nothing.
os.environ["DAN_VAN_KHEO_SERVER"] = "asgi"

follow_local_time()
if found := faults(current_mode()):
    sys.exit("\n".join(found))

# Until a first visitor has run dashboard.py, Streamlit takes pages/ for screens of its own.
PagesManager.uses_pages_directory = False


@asynccontextmanager
async def _starting(_app: st.App) -> AsyncIterator[None]:
    """Before anybody is answered: every screen is loaded, an issuer is looked for, and the terminal
    says how the first admin is made, if none is. At the end nobody reads files any more.
    """
    await run_in_threadpool(settling.load_ahead)
    elsewhere.is_offered()
    address, port = st.get_option("server.address"), st.get_option("server.port")
    sys.stdout.write(await run_in_threadpool(setup_words, address, port))
    sys.stdout.flush()
    yield
    await run_in_threadpool(end_shared_queue)


app = st.App(
    "dashboard.py",
    lifespan=_starting,
    routes=[*sign_in.routes, *setup_page.routes, *own_account.routes],
    middleware=[
        Middleware(Answers),
        Middleware(Unreachable),
        Middleware(Entrance, addresses=ADDRESSES),
        Middleware(Uploads),
        Middleware(Downloads),
    ],
    on_script_error=failed.say,
)
