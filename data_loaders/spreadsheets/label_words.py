"""The words of a column's label to compare by: without brackets, spelled out, one thing or two."""

import re
from functools import lru_cache

from domain.text import fold, words

BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*")
_MOVEMENT = re.compile(r"\b(?:dân vận khéo|dv khéo|dvk)\b")
_BETWEEN = re.compile(r"\s*[,;/&+\n]\s*|\s+(?:-|–|và|va)\s+", re.I)
# What offices shorten in a narrow column.
_SHORT = {
    "mh": "mô hình",
    "đv": "đơn vị",
    "lv": "lĩnh vực",
    "nd": "nội dung",
    "th": "thực hiện",
    "kq": "kết quả",
    "đk": "đăng ký",
    "đh": "điển hình",
    "xd": "xây dựng",
    "cq": "cơ quan",
    "tg": "thời gian",
}
_SPELLED = _SHORT | {fold(short): said for short, said in _SHORT.items()}


@lru_cache(maxsize=8192)
def label_key(label: str) -> str:
    """A label to compare by: plain words, less brackets and the movement's own name."""
    key = words(BRACKETS.sub(" ", label)) or words(label)
    return " ".join(_MOVEMENT.sub(" ", key).split()) or key


@lru_cache(maxsize=8192)
def spelled_out(key: str) -> str:
    """Plain words with what labels shorten written out: "tên mh" is "tên mô hình"."""
    if _SPELLED.keys().isdisjoint(parts := key.split(" ")):
        return key
    return " ".join(_SPELLED.get(part, part) for part in parts)


def in_two(label: str) -> tuple[str, ...]:
    """The two things that a label says stand in its column, as in "Đơn vị/Mô hình"; else ()."""
    parts = tuple(part for part in _BETWEEN.split(label.strip()) if part)
    return parts if len(parts) == 2 else ()
