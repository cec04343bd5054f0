"""What is kept of a page for one visitor is never read out to one who reads another language."""

import ast
import re

import pytest
import streamlit as st
from screens import illustrated
from snapshots import snapshot
from streamlit.testing.v1 import AppTest

from accounts.built_in import login_of
from accounts.identity import Role
from pages.frame.shared import forget_all
from tests.source import ROOT, tree_of

DAY = "2023-11-30"
# What is another each time: the name under which a file is kept ready.
ANEW = re.compile("deferred_file_id: ")


def pages() -> list[tuple[str, str]]:
    """Folder and name of every page, in the order of its door in dashboard.py."""
    tree = list(ast.walk(tree_of(ROOT / "dashboard.py")))
    rooms = {
        name.name: node.module.removeprefix("pages.")
        for node in tree
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pages.")
        for name in node.names
    }
    shown = [
        node.args[0].value.id
        for node in tree
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Door"
    ]
    return [(rooms[name], name) for name in shown]


def _in_a_language(folder: str, name: str, login: str, language: str) -> None:
    """The script of the test: one page, for one person, in one language."""
    import importlib

    import translations
    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.person import remember

    with translations.speaking(language):
        remember(person_with_login(engine(), login))
        importlib.import_module(f"pages.{folder}.{name}").show()


def told(folder: str, name: str, language: str) -> list[str]:
    """All that the page sends, part by part."""
    arguments = (folder, name, login_of(Role.ADMIN), language)
    script = AppTest.from_function(_in_a_language, default_timeout=60, args=arguments)
    script.query_params["den_ngay"] = DAY
    screen = script.run()
    assert not screen.exception
    sent = "\n".join(str(part.proto) for part in screen.main)
    return [line for line in sent.splitlines() if not ANEW.match(line.strip())]


@pytest.mark.parametrize(("folder", "name"), pages())
def test_the_same_is_read_whoever_read_the_page_before_in_another_language(district, folder, name):
    snapshot(illustrated(district))
    told(folder, name, "vi")
    after_another = told(folder, name, "en")
    st.cache_data.clear()
    forget_all()
    first = told(folder, name, "en")

    assert first
    assert after_another == first
