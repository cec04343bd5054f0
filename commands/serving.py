"""Serve the dashboard: a real installation, or the demo."""

import os
from typing import Annotated

import typer
from streamlit.web.cli import main as streamlit_command

from commands.common import now, stopped
from commands.progress import with_progress
from database.migrate import migrate as migrate_database
from database.session import ROOT, engine
from samples.demo import DEMO_URL, RealFiguresError, make_demo
from tallies.keeping import count_if_behind

app = typer.Typer()


def _serve(mode: str, url: str | None) -> None:
    os.environ["DAN_VAN_KHEO_MODE"] = mode
    if url is not None:
        os.environ["DATABASE_URL"] = url
    os.chdir(ROOT)  # where Streamlit looks for its settings
    streamlit_command(["run", "asgi.py"])


@app.command()
def run() -> None:
    """Serve the dashboard, with the database as it is; everybody signs in."""
    migrate_database(engine())
    count_if_behind(engine(), now().date())
    _serve("real", None)


@app.command()
def demo(
    serve: Annotated[bool, typer.Option(help="Serve the dashboard afterwards.")] = True,
) -> None:
    """Sample reports under all plans: written as Excel, read like any upload, then shown."""
    url = os.environ.get("DATABASE_URL") or DEMO_URL
    try:
        make_demo(engine(url), now, with_progress)
    except RealFiguresError as fault:
        raise stopped(str(fault)) from fault
    if serve:
        _serve("demo", url)
