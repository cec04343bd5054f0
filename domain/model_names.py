"""Models' names to compare by: what a name says that not every model's name says."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from domain.text import squeeze_all, words

# What is said of any model and so tells no model from another; longest first.
_STOCK = re.compile(
    r"(?:(?:tiếp tục|duy trì|xây dựng và nhân rộng|xây dựng|nhân rộng|thực hiện|triển khai"
    r"|đăng ký|phát huy|tên)\s+(?=(?:và\s+)?(?:các\s+)?(?:mô hình|điển hình|tiếp tục|duy trì"
    r"|xây dựng|nhân rộng|thực hiện|triển khai|phát huy|phát triển|dân vận khéo)\b)"
    r"|(?:tiếp tục|duy trì|và|các|mô hình|điển hình|dân vận khéo|dvk|về|số \d+)\b\s*)+"
)
_TAIL = re.compile(r"\s+(?:năm \d{4}|giai đoạn \d{4} \d{4}|dân vận khéo)$")


_STOCK_BEGINNINGS = frozenset(
    (
        *("tiếp", "duy", "xây", "nhân", "thực", "triển", "đăng", "phát", "tên"),
        *("và", "các", "mô", "điển", "dân", "dvk", "về", "số"),
    )
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A model's name to compare by: plain words, less those that any model carries.

    "Tiếp tục duy trì mô hình “Dân vận khéo” Tiếng kẻng an ninh" and "tiếng kẻng an ninh" are one.
    A name of nothing but such words is kept whole.
    """
    return _name_key(words(name))


def name_keys(names: Iterable[str]) -> dict[str, str]:
    """`name_key` of each of many different names."""
    names = list(names)
    whole = "\n".join(squeeze_all(names)).lower()
    signed = {
        word: said
        for word in set(whole.split())
        if not (word.isascii() and word.isalnum()) and (said := words(word)) != word
    }
    lines = whole.split("\n") if names else []
    if signed:
        lines = [_said_plainly(line, signed) for line in lines]
    return dict(zip(names, map(_name_key, lines), strict=True))


def name_end(name: str) -> str:
    """The last word of a squeezed name's `name_key`, mostly found without the key."""
    word = name.rpartition(" ")[2].lower()
    if word.isascii() and word.isalnum() and not (len(word) == 4 and word.isdigit()):
        return word
    return _plain_end(word) or name_key(name).rpartition(" ")[2]


@lru_cache(maxsize=4096)
def _plain_end(word: str) -> str:
    """The last word of a name that ends so; "" where what stands before it decides."""
    end = _without_signs(word).rpartition(" ")[2]
    return "" if end == "khéo" or end.isdigit() else end


def _without_signs(word: str) -> str:
    """`words` of what stands between two spaces, in lower case."""
    if word.isascii() and word.isalnum():
        return word
    return words(word)


def _said_plainly(line: str, signed: Mapping[str, str]) -> str:
    said = line.split()
    if signed.keys().isdisjoint(said):
        return line
    return " ".join(filter(None, (signed.get(word, word) for word in said)))


def _name_key(whole: str) -> str:
    left = whole
    while _may_end_in_stock(left) and (found := _TAIL.search(left)):
        left = left[: found.start()]
    if left.partition(" ")[0] in _STOCK_BEGINNINGS and (found := _STOCK.match(left)):
        left = left[found.end() :]
    return left or whole


def _may_end_in_stock(words_alone: str) -> bool:
    """Whether it ends as `_TAIL` has it: in a year, or in one word."""
    return (words_alone[-5:-4] == " " and words_alone[-4:].isdigit()) or words_alone[-4:] == "khéo"
