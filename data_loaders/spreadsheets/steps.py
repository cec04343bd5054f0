"""How far a model has come along the four steps, as a cell says it."""

import re
from functools import cache

from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import Step
from domain.text import fold, plain

_STEPS = tuple(Step)
_NUMBERED = re.compile(r"(?:buoc(?: thu)?|b)? *(?:so )?(?P<number>[1-4]|i{1,3}|iv)(?:/4| tren 4)?")
_NOT_YET = re.compile(r"\b(?:chưa|sẽ|dự kiến)\b[^,;.]*")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@cache
def step_of(text: str) -> Step | None:
    """The furthest of the four steps that `text` names (Ninh Thuận 2023, mục 3: “Bước 3: Kiểm
    tra”): by its number, else by its words; None where it names none.
    """
    folded = fold(text).strip(" .:;-–")
    numbers = [_number(part) for part in re.split(r"[,;:–\-]|\bden\b|\bva\b", folded)]
    if found := [number for number in numbers if number]:
        return _STEPS[max(found) - 1]
    said = _NOT_YET.sub("", plain(text))
    named = [step for step in _STEPS if any(word in said for word in _words()[step])]
    return named[-1] if named else None


def _number(part: str) -> int | None:
    match = _NUMBERED.fullmatch(part.strip(" .()"))
    if match is None:
        return None
    number = match["number"]
    return _ROMAN.get(number) or int(number)


@cache
def _words() -> dict[Step, tuple[str, ...]]:
    return {Step(step): tuple(words) for step, words in vocabulary().steps.items()}
