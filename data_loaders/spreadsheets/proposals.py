"""Words that only propose: "Đề nghị đưa ra khỏi danh sách" strikes nothing off."""

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.text import fold, words

_CLAUSES = re.compile(r"[,;.:()\n]|\s[-–]\s")
_PROPOSING = (
    *("đề nghị", "đề xuất", "kiến nghị", "xem xét", "cân nhắc", "dự kiến", "nghiên cứu", "xét"),
    *("sẽ", "chờ", "trình", "có thể", "cần", "xin ý kiến", "đang xét", "kế hoạch"),
)
_PLANNING = ("dự kiến", "sẽ", "phấn đấu", "chuẩn bị", "hướng tới", "kế hoạch", "quyết tâm")
# Alone they may mean something else ("xếp loại"); right after a proposal they strike off.
_BRIEFLY = ("đưa ra", "loại", "rút", "xóa", "bỏ", "thôi", "dừng", "ngừng")
_DENYING = ("chưa", "không")
_DENIED = ("đưa ra", "đưa khỏi", "loại", "rút", "xóa", "dừng", "chấm dứt", "giải thể")
_BEFORE_IT = ("bị", "phải", "có", "đề nghị", "xem xét")
_FROM_THE_LIST = r"(?: (?:ra )?(?:khỏi|khoi) danh (?:sách|sach))?"
_BETWEEN = r"(?: \S+){0,6}?"


class Proposals:
    """Finds what proposes, or denies, that a model be struck off; and what is only planned."""

    def __init__(self, dropped: Iterable[str], effective: Iterable[str]) -> None:
        """`dropped`, `effective`: the words for a model struck off, and for one that works well."""
        dropped, effective = tuple(dropped), tuple(effective)
        self._proposed = tuple(_proposed(dropped, plainly=plainly) for plainly in (False, True))
        self._denied = tuple(map(_denied, (False, True)))
        self._planned = tuple(_planned(effective, plainly=plainly) for plainly in (False, True))
        self.are_in = lru_cache(maxsize=8192)(self._are_in)
        self.without = lru_cache(maxsize=8192)(self._without)

    def _are_in(self, text: str) -> bool:
        """Whether a text proposes to strike a model off."""
        return any(
            self._proposed[key == fold(key)].search(key) for key in map(words, _CLAUSES.split(text))
        )

    def _without(self, text: str) -> str:
        """`text` less what it only proposes, denies or plans; itself where it does none of them."""
        clauses = _CLAUSES.split(text)
        kept = [self._less(clause) for clause in clauses]
        return text if kept == clauses else ", ".join(filter(None, kept))

    def _less(self, clause: str) -> str:
        key = words(clause)
        plainly = key == fold(key)
        for patterns in (self._proposed, self._denied, self._planned):
            if patterns[plainly].search(key):
                key = clause = patterns[plainly].sub(" ", key).strip()
        return clause


def _any_of(listed: Iterable[str], *, plainly: bool) -> str:
    longest_first = sorted(listed, key=len, reverse=True)
    return "|".join(re.escape(fold(each) if plainly else each) for each in longest_first)


def _proposed(dropped: Iterable[str], *, plainly: bool) -> re.Pattern[str]:
    forms = _any_of((form for form in dropped if form not in _BRIEFLY), plainly=plainly)
    proposing, briefly = (_any_of(each, plainly=plainly) for each in (_PROPOSING, _BRIEFLY))
    return re.compile(
        rf"(?<!\S)(?:{proposing})(?:{_BETWEEN} (?:{forms})(?!\S)"
        rf"|(?: cho)? (?:{briefly})(?=$| khỏi| khoi| năm| nam)){_FROM_THE_LIST}"
    )


def _denied(plainly: bool) -> re.Pattern[str]:
    denying, before, denied = (
        _any_of(each, plainly=plainly) for each in (_DENYING, _BEFORE_IT, _DENIED)
    )
    return re.compile(rf"(?<!\S)(?:{denying})(?: (?:{before}))? (?:{denied})(?!\S){_FROM_THE_LIST}")


def _planned(effective: Iterable[str], *, plainly: bool) -> re.Pattern[str]:
    forms, planning = (_any_of(each, plainly=plainly) for each in (effective, _PLANNING))
    return re.compile(rf"(?<!\S)(?:{planning})(?: \S+){{0,4}}? (?:{forms})(?!\S).*")
