"""Every sentence on a screen is written in Vietnamese and has its English translation."""

import ast
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.source import ROOT, name_of, source_files, tree_of

KEYWORDS = ("_", "gettext")
CATALOGUE = ROOT / "translations" / "en" / "LC_MESSAGES" / "messages.po"
VIETNAMESE = re.compile(r"[À-ÖØ-öø-ỹ]")
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]")
SCREENS = ("pages", "charts", "decks")
# The names of the thing itself and of the languages to choose from.
SAME_IN_EVERY_LANGUAGE = {"Dân vận khéo", "Tiếng Việt"}


def _sentences_in(path) -> set[str]:
    source = BytesIO(path.read_bytes())
    options = {"encoding": "utf-8"}
    return {
        message
        for _, message, *_ in extract("python", source, dict.fromkeys(KEYWORDS), options=options)
    }


def _is_screen(path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0] in SCREENS or parts in {("translations", "wording.py"), ("dashboard.py",)}


def _marked(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
    )


def _is_said(words: str) -> bool:
    return bool(VIETNAMESE.search(words)) and words not in SAME_IN_EVERY_LANGUAGE


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, kinds)]
    return {body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)}


def _unmarked(tree: ast.Module) -> list[str]:
    """The Vietnamese words written in `tree` outside `_()` and docstrings, with their lines."""
    left_alone = _docstrings(tree)
    found = []

    def visit(node: ast.AST) -> None:
        if _marked(node) or node in left_alone:
            return
        words = node.value if isinstance(node, ast.Constant) else None
        if isinstance(words, str) and _is_said(words):
            found.append(f"{node.lineno}: {words}")
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree)
    return found


def marked_in(path) -> set[str]:
    """The sentences marked in `path`, wherever they stand."""
    return {
        node.args[0].value
        for node in ast.walk(tree_of(path))
        if _marked(node) and node.args and isinstance(node.args[0], ast.Constant)
    }


@pytest.fixture(scope="module")
def english() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


@pytest.fixture(scope="module")
def sentences() -> set[str]:
    return set().union(*(_sentences_in(path) for path in source_files()))


def test_every_sentence_in_the_code_has_an_english_translation(english, sentences):
    translated = {message.id for message in english if message.id and message.string}

    assert sorted(sentences - translated) == []


def test_the_catalogue_holds_no_sentence_that_the_code_no_longer_says(english, sentences):
    kept = {message.id for message in english if message.id}

    assert sorted(kept - sentences) == []
    assert list(english.obsolete) == []


def test_no_translation_waits_for_someone_to_confirm_it(english):
    assert [message.id for message in english if message.id and message.fuzzy] == []


def test_a_translation_keeps_the_placeholders_of_its_sentence(english):
    differing = [
        message.id
        for message in english
        if message.id
        and sorted(PLACEHOLDER.findall(message.id)) != sorted(PLACEHOLDER.findall(message.string))
    ]

    assert differing == []


def test_no_translation_is_left_in_vietnamese(english):
    left = [m.id for m in english if m.id and m.string == m.id and VIETNAMESE.search(m.id)]

    assert left == []


def test_only_plain_sentences_are_marked_for_translation():
    computed = [
        f"{name_of(path)}:{node.lineno}"
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if _marked(node) and not (len(node.args) == 1 and isinstance(node.args[0], ast.Constant))
    ]

    assert computed == []


def test_make_translations_finds_every_sentence_that_is_marked():
    # A sentence marked inside an f-string is not found by Babel on every Python.
    hidden = {name_of(path): marked_in(path) - _sentences_in(path) for path in source_files()}

    assert {name: sentences for name, sentences in hidden.items() if sentences} == {}


def test_no_screen_says_vietnamese_that_cannot_be_translated():
    screens = [path for path in source_files() if _is_screen(path)]
    unmarked = {name_of(path): _unmarked(tree_of(path)) for path in screens}

    assert {name: words for name, words in unmarked.items() if words} == {}


def test_words_outside_the_marker_are_found():
    tree = ast.parse('"""Kế hoạch"""\ntitle = _("Tiến độ")\nlabel = f"Đơn vị {title}"\n')

    assert _unmarked(tree) == ["3: Đơn vị "]
