"""The words on the screen: Vietnamese as written in the code, English from `en/LC_MESSAGES`.

A message id is the Vietnamese sentence itself, so the code reads as the screen does. The language
of a script run is a context variable: two visitors never change each other's language.
"""

import gettext as std_gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("vi", "en")
_language: ContextVar[str] = ContextVar("language", default="vi")


@cache
def _catalogue(language: str) -> std_gettext.NullTranslations:
    path = Path(__file__).parent / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return std_gettext.NullTranslations()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return std_gettext.GNUTranslations(compiled)


def load_all() -> None:
    """Load every language now, for a process that can open no file later."""
    for each in LANGUAGES:
        _catalogue(each)


def use(language: str) -> None:
    """Speak `language` ("vi" or "en") in this context; an unknown one is Vietnamese."""
    _language.set(language if language in LANGUAGES else "vi")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` for a while: a paper is in its own language, whoever asks for it."""
    before = _language.get()
    use(language)
    try:
        yield
    finally:
        _language.set(before)


def language() -> str:
    """The language spoken in this context."""
    return _language.get()


def gettext(text: str) -> str:
    """`text`, a Vietnamese sentence, in the language of this context."""
    return _catalogue(_language.get()).gettext(text)
