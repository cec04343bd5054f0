"""What a person is called and types to be let in: one way to write it, and what is refused."""

import re
import unicodedata

from domain.text import nfc

LONGEST_LOGIN, LONGEST_NAME = 100, 200
_LOGIN = re.compile(r"[\w.@+-]+(?: [\w.@+-]+)*")
_HIDDEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}


def folded(login: str) -> str:
    """`login` as it is kept and compared: NFC, lower case, one space where there are several."""
    return " ".join(nfc(nfc(login).casefold()).split())


def is_login(login: str) -> bool:
    """Whether a folded login may be given: letters of any language, digits, spaces, `.@_+-`."""
    return 2 <= len(login) <= LONGEST_LOGIN and _LOGIN.fullmatch(login) is not None


def has_hidden(words: str) -> bool:
    """Whether `words` hold what is not seen: control characters, marks that turn the direction."""
    return any(unicodedata.category(character) in _HIDDEN for character in words)


def is_name(name: str) -> bool:
    """Whether somebody may be called so: something is written, and all of it is seen."""
    return 0 < len(name.strip()) <= LONGEST_NAME and not has_hidden(name)
