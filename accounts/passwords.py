"""Passwords: what is kept of one, and which are refused (docs/decisions/021)."""

import re
import secrets
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from threading import BoundedSemaphore, Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from domain.text import fold, nfc

SHORTEST, LONGEST = 12, 200
# What is left of a password without the person's own words has to be this long.
LEFT_OVER = 6
_ESTIMATED = 72  # zxcvbn looks at no more
_SCORE = 3  # of 4: some 10^8 guesses
_COMMON_HERE = ("matkhau", "danvankheo", "danvan", "vietnam", "hungyen", "password", "admin")
_hasher = PasswordHasher()
# Each hash takes 64 MiB for as long as it lasts.
_turns = BoundedSemaphore(4)
# The library keeps the words of one estimate where all threads see them.
_one_estimate = Lock()


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    PERSONAL = "personal"


def weakness(password: str, own_words: Iterable[str] = ()) -> Weakness | None:
    """Why `password` is refused, or None. `own_words`: the person's login, name and unit.

    Length counts, kinds of characters do not (NIST SP 800-63B, 5.1.1.2).
    """
    password = nfc(password)
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    own = _words(own_words)
    if _is_made_of(password, own):
        return Weakness.PERSONAL
    bare = fold(password).replace(" ", "")
    with _one_estimate:
        found = zxcvbn(bare[:_ESTIMATED], user_inputs=[*own, *_COMMON_HERE])
    return Weakness.COMMON if found["score"] < _SCORE else None


def hashed(password: str) -> str:
    """What is kept of `password`: argon2id, salted, with the library's own costs."""
    with _turns:
        return _hasher.hash(nfc(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether `password` is the one of which `kept` is left.

    Where nothing is kept the work is done all the same: the time tells nobody who has an account.
    """
    with _turns:
        try:
            right = _hasher.verify(kept or _nobodys(), nfc(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether `kept` was made with other costs than those of today."""
    return _hasher.check_needs_rehash(kept)


def first_password() -> str:
    """A password to be given to somebody once: sixteen letters and digits hard to mistake."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    drawn = [secrets.choice(letters) for _place in range(16)]
    return "-".join("".join(drawn[start : start + 4]) for start in range(0, 16, 4))


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def _words(own_words: Iterable[str]) -> list[str]:
    """Each word, and each whole run together, without accents; the longest first."""
    found = set()
    for each in own_words:
        parts = re.findall(r"[^\W_]+", fold(each))
        found |= {part for part in parts if len(part) > 2} | {"".join(parts)}
    return sorted((word for word in found if word), key=lambda word: (-len(word), word))


def _is_made_of(password: str, own: list[str]) -> bool:
    """Whether little is left of `password` once the person's own words are taken out."""
    left = "".join(re.findall(r"[^\W_]+", fold(password)))
    before = left
    for word in own:
        left = left.replace(word, "")
    return left != before and len(left) < LEFT_OVER
