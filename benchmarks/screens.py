"""What one run of a page costs the server, against a script that shows one line."""

import logging
import os
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from benchmarks.measure import cpu, medians, show
from database.session import ROOT

NO_SERVER = "streamlit.runtime.scriptrunner_utils.script_run_context"


def _one_line() -> None:
    import streamlit as st

    st.write("1")


def _rerun(page: AppTest) -> Callable[[], object]:
    def run() -> None:
        page.run()
        if page.exception:
            raise ValueError(f"A page that fails is not measured: {page.exception}")

    return run


def run(url: str) -> None:
    """Measure the first page of the dashboard over the database at `url`."""
    os.environ |= {
        "DATABASE_URL": url,
        "DAN_VAN_KHEO_SERVER": "asgi",
        "DAN_VAN_KHEO_MODE": "single",
    }
    # The test harness runs scripts outside a server, which Streamlit warns about each time.
    logging.getLogger(NO_SERVER).setLevel(logging.ERROR)
    floor = AppTest.from_function(_one_line, default_timeout=60)
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    works = {"one line": _rerun(floor), "leaders/progress": _rerun(page)}
    show("One more run of a page (CPU)", medians(works, 10, cpu), "one line")
