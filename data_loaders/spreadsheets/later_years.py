"""Words that put models off to a later year: "Chuyển sang năm 2025", "Tiếp tục năm sau"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.text import words

_CLAUSES = re.compile(r"[,;.:()\n]|\s[-–]\s")
_NEXT = r"(?:năm|nam) (?:sau|tới|toi|kế tiếp|ke tiep|tiếp theo)\b"
_YEAR = rf"(?<!đến )(?<!den )\b(?:(?:năm|nam) (?P<year>20\d\d)\b|{_NEXT})"
# A year without its word stands right after "sang" or the like: "Chuyển sang 2025".
_BARE = r"(?: (?:sang|qua|cho|vào|trong|của|mới|thực hiện|vao|cua|moi))* (?P<bare>20\d\d)\b"
_PUT_OFF = re.compile(
    r"\b(?:chuyển(?! đổi| giao)|chuyen(?= sang| qua)|dời|lùi|hoãn|để lại|gác lại|để(?= sang)"
    rf"|đăng ký|đăng kí|dang ky)\b(?:.{{0,30}}?{_YEAR}|{_BARE})"
)
_GOES_ON = re.compile(
    r"\b(?:tiếp tục|tiep tuc|duy trì|duy tri|kéo dài|keo dai|giữ vững)\b"
    rf"(?:.{{0,40}}?{_YEAR}|{_BARE})"
)
_AHEAD = re.compile(
    r"^(?:\S+ ){0,3}?(?:phương hướng|dự kiến|kế hoạch|nhiệm vụ|định hướng|phuong huong|du kien)\b"
    rf".{{0,60}}?{_YEAR}(?P<bare>)"
)
_A_YEAR = re.compile(
    r"(?:(?:sẽ|được|thực hiện|triển khai|xây dựng|kế hoạch|cho|trong|mô hình|của|thuc hien|se) )*"
    rf"(?:(?:năm|nam) (?P<year>20\d\d)|{_NEXT})(?P<bare>)"
)


@dataclass(frozen=True, slots=True)
class Later:
    """What a text says of a later year: which, and whether the model only goes on in it."""

    year: int
    goes_on: bool = False


@lru_cache(maxsize=8192)
def later_in(text: str, year: int, *, is_heading: bool = False) -> Later | None:
    """What `text` puts off from `year` to a later one; None where it puts off nothing."""
    patterns = (_GOES_ON, _PUT_OFF, _AHEAD) if is_heading else (_GOES_ON, _PUT_OFF)
    for clause in map(words, _CLAUSES.split(text)):
        searched = ((pattern, pattern.search(clause)) for pattern in patterns)
        whole = _A_YEAR, _A_YEAR.fullmatch(clause)
        for pattern, found in (*searched, whole):
            if found:
                later = int(found["year"] or found["bare"] or year + 1)
                return Later(later, pattern is _GOES_ON) if later > year else None
    return None
