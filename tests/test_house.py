"""The rules of the house that no linter knows."""

import ast
import tomllib

from tests.source import ROOT, name_of, source_files, tree_of

FILES = source_files()
OWN_FILES = [path for path in FILES if path.parent.name != "versions"]  # Alembic writes those
VAGUE_NAMES = {"df", "data", "utils", "helpers", "process", "manager"}
CORRIDORS = {"asgi", "dashboard", "manage"}
LOCKS = ("requirements.txt", "requirements-dask.txt", "requirements-dev.txt")
SILENCERS = ("# " + "noqa", "# type: " + "ignore", "# pragma: " + "no cover")


def _functions_in(path):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, kinds)]


def _imports_of(path):
    nodes = list(ast.walk(tree_of(path)))
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    return {*plain, *(node.module for node in nodes if isinstance(node, ast.ImportFrom))}


def _names_in(path):
    nodes = list(ast.walk(tree_of(path)))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {name.asname or name.name for node in imports for name in node.names}
    own = {
        *(node.id for node in nodes if isinstance(node, ast.Name)),
        *(node.arg for node in nodes if isinstance(node, ast.arg)),
        *path.relative_to(ROOT).with_suffix("").parts,
    }
    return own - imported


def test_no_page_stands_directly_in_pages_where_it_would_be_served_without_the_dashboard():
    strays = [path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"]

    assert strays == []


def test_every_room_is_held_by_the_import_contracts():
    rooms = {path.relative_to(ROOT).parts[0] for path in FILES if path.parent != ROOT}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert rooms == set(settings["tool"]["importlinter"]["root_packages"])


def test_no_room_knows_a_corridor():
    rooms = [path for path in FILES if path.parent != ROOT]
    knowing = {name_of(path): _imports_of(path) & CORRIDORS for path in rooms}

    assert {name: corridors for name, corridors in knowing.items() if corridors} == {}


def test_no_file_is_longer_than_250_lines():
    lengths = {name_of(p): len(p.read_text(encoding="utf-8").splitlines()) for p in OWN_FILES}

    assert {name: lines for name, lines in lengths.items() if lines > 250} == {}


def test_no_function_is_longer_than_40_lines():
    lengths = {
        f"{name_of(path)}:{function.name}": function.end_lineno - function.lineno + 1
        for path in OWN_FILES
        for function in _functions_in(path)
    }

    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}


def test_names_say_what_they_hold():
    vague = {name_of(path): _names_in(path) & VAGUE_NAMES for path in OWN_FILES}

    assert {name: words for name, words in vague.items() if words} == {}


def test_no_checker_is_silenced():
    silenced = [
        name_of(path)
        for path in source_files(with_tests=True)
        if any(words in path.read_text(encoding="utf-8") for words in SILENCERS)
    ]

    assert silenced == []


def test_locks_hold_a_hash_for_every_package_and_no_address():
    for lock in LOCKS:
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
        pinned = [line for line in lines if line and not line.startswith((" ", "#"))]

        assert all("==" in line and line.endswith("\\") for line in pinned), lock
        assert not any("://" in line for line in lines), lock


def test_developers_get_the_very_versions_that_an_installation_gets():
    def pinned(lock):
        lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
        return {line.rstrip(" \\") for line in lines if "==" in line and line[0] not in " #"}

    assert pinned("requirements.txt") <= pinned("requirements-dev.txt")
    assert pinned("requirements-dask.txt") <= pinned("requirements-dev.txt")


def test_decision_records_are_numbered_without_a_gap():
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert [name[:4] for name in names] == [f"{number:03}-" for number in range(len(names))]
