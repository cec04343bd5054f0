"""The server: the dashboard, the sign-in page, and what every answer carries.

Run by `streamlit run asgi.py`; `manage.py` does so for `make demo` and `make run`.
"""

import os

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from accounts.answers import Answers
from accounts.sign_in import routes

# dashboard.py asks for this: started alone it has no sign-in page and shows nothing.
os.environ["DAN_VAN_KHEO_SERVER"] = "asgi"

# Until a first visitor has run dashboard.py, Streamlit takes pages/ for screens of its own.
PagesManager.uses_pages_directory = False

app = st.App("dashboard.py", routes=routes, middleware=[Middleware(Answers)])
