"""The table of promises: each names tests that there are."""

import ast
import re

from tests.source import ROOT, tree_of

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LINES = [line for line in PAGE.splitlines() if line.startswith("| ") and "`" in line]


def _functions(path) -> set[str]:
    return {node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_tests_that_there_are():
    lost, named = [], 0
    for line in LINES:
        path = None
        for word in re.findall(r"`((?:tests/|::)[^`]+)`", line.split(" | ", 1)[1]):
            file, _, function = word.partition("::")
            path = ROOT / file if file else path
            named += 1
            if not path.exists() or (function and function not in _functions(path)):
                lost.append(word)

    assert lost == []
    assert named >= len(LINES) >= 20
