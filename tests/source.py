"""The project's own source files, for the tests that hold the house to its rules."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def source_files(*, with_tests: bool = False) -> list[Path]:
    """Every Python file of the project, hidden folders (and tests) left out."""
    left_out = set() if with_tests else {"tests"}
    files = (path.relative_to(ROOT) for path in ROOT.rglob("*.py"))
    return sorted(
        ROOT / path
        for path in files
        if path.parts[0] not in left_out
        and not any(part.startswith(".") or part == "var" for part in path.parts)
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def addresses() -> list[str]:
    """The address of every page, as dashboard.py gives it to its door."""
    tree = tree_of(ROOT / "dashboard.py")
    names = {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    doors = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Door"
    ]
    given = [door.args[2] for door in doors]
    found = [names[each.id] if isinstance(each, ast.Name) else each for each in given]
    assert len(found) > 10
    return [ast.literal_eval(each) for each in found]
