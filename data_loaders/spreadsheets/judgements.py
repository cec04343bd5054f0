"""What a text says of how a model fares and of who recognised it, by the words it contains."""

import re
from collections.abc import Iterable

from domain.kinds import ModelState
from domain.text import fold, words

_CLAUSES = re.compile(r"[,;.:()]|\s[-–]\s|\s(?:và|nhưng|va|nhung|do|vì|vi)\s", re.I)
_RECOGNISED = re.compile(r"\bcong nhan\b")
# Said before it, these make it something that has not happened.
_NOT_YET = re.compile(
    r"\b(?:chua|khong|de nghi|de xuat|cho|dang xet|dang trinh|trinh|se|du kien|ho so|phan dau)\b"
    r"[^,;.]{0,40}\bcong nhan\b"
)
_NOT_RECOGNISED = re.compile(r"\b(?:chua|khong)\b[^,;.]{0,40}\bcong nhan\b")
_PROPOSED = re.compile(
    r"\W*(?:(?:dang|cho|da) )?(?:de nghi|de xuat|trinh|xet|cho xet|du kien|phan dau|dang ky)\b"
)
# What goes on well is a verdict: more than that it still goes on.
_GOES_ON_WELL = re.compile(
    r"\b(?:dang|tiep tuc|van)(?: (?:hoat dong|duy tri|thuc hien|trien khai|phat huy|phat trien|lam"
    r"|xay dung|tien hanh|van hanh|on dinh|va|co|duoc|rat|kha|tuong doi|cho|mang lai|dem lai))*"
    r" (?:hieu qua|tot|ket qua tot|tac dung)\b(?! (?:buoc dau|ban dau|mot phan|tung phan))"
)
_BOTH = {ModelState.IN_PROGRESS.value, ModelState.EFFECTIVE.value}
_SHORT = 9  # words


def _any_of(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(map(words, listed), key=len, reverse=True)))


class Judgements:
    """Looks for the words of states or of levels (`values`: word → meaning) in longer texts."""

    def __init__(
        self, values: dict[str, str], folded: dict[str, str], said: dict[str, list[str]]
    ) -> None:
        self._values, self._folded = values, folded
        alone = set(map(words, said["said_alone"]))
        self._alone = alone | set(map(fold, alone))
        self._around = re.compile(
            rf"^(?:(?:{_any_of(said['before_alone'])})\s+)+(?=\S)|(?:\s+\d+)+$"
        )
        neither = [*said["says_neither"], *said["undecided"], *map(fold, said["undecided"])]
        self._says_neither = re.compile(rf"(?<!\S)(?:{_any_of(neither)})(?!\S)")
        self._order = list(dict.fromkeys(values.values()))

    def find(self, text: str) -> str | None:
        """The first listed of the meanings that a text speaks of; None where it speaks of none."""
        key = self._says_neither.sub(" ", words(text))
        parts = {self._around.sub("", part) for part in map(words, _CLAUSES.split(text))}
        said = self._said(self._values, key, parts)
        if not said:
            # Without its accents a single word may be another: "sử dụng" is not "dừng".
            plainly = key == fold(key)
            forms = {f: v for f, v in self._folded.items() if plainly or " " in f}
            said = self._said(forms, fold(key), set(map(fold, parts)))
        return strongest(said, self._order, text)

    def _said(self, forms: dict[str, str], key: str, parts: set[str]) -> list[str]:
        whole = f" {key} "
        return [
            value
            for form, value in forms.items()
            if form in parts or (form not in self._alone and f" {form} " in whole)
        ]


def strongest(said: Iterable[str], order: list[str], text: str) -> str | None:
    """Of what a text says of how a model fares the first in order; None where it says nothing.

    "Đang hoạt động hiệu quả" says that it works well, not only that it goes on.
    """
    said = set(said)
    if said == _BOTH and _GOES_ON_WELL.search(fold(words(text))):
        return ModelState.EFFECTIVE.value
    return min(said, key=order.index, default=None)


def is_short(text: str) -> bool:
    """Whether a text is short enough to name a state rather than tell what was done."""
    return text.count(" ") < _SHORT


def proposes(text: str) -> bool:
    """Whether a text only proposes that a model be recognised: "Đề nghị huyện công nhận"."""
    key = fold(text)
    proposed = _PROPOSED.match(key) or _NOT_YET.search(key)
    return proposed is not None and not says_recognised(text)


def proposes_recognition(text: str) -> bool:
    """Whether a text, which may propose other things, only proposes that models be recognised."""
    return _RECOGNISED.search(fold(text)) is not None and proposes(text)


def says_not_recognised(text: str) -> bool:
    """Whether a text says that a model was not recognised."""
    return _NOT_RECOGNISED.search(fold(text)) is not None


def says_recognised(text: str) -> bool:
    """Whether a text says that models were recognised: not that they shall be, or are not."""
    key = fold(text)
    return _RECOGNISED.search(_NOT_YET.sub(" ", key)) is not None
