"""Words that put models off to a later year: "Chuyển sang năm 2025", "Tiếp tục năm sau"."""

import re
from dataclasses import dataclass

from domain.text import words

_CLAUSES = re.compile(r"[,;.:()\n]|\s[-–]\s")
_YEAR = (
    r"(?<!đến )(?<!den )\b(?:năm|nam) (?:(?P<year>20\d\d)|sau|tới|toi|kế tiếp|ke tiep|tiếp theo)\b"
)
_PUT_OFF = re.compile(
    r"\b(?:chuyển(?! đổi| giao)|chuyen (?:sang|qua)|dời|lùi|hoãn|để lại|gác lại|để sang"
    rf"|đăng ký|đăng kí|dang ky)\b.{{0,30}}?{_YEAR}"
)
_GOES_ON = re.compile(
    rf"\b(?:tiếp tục|tiep tuc|duy trì|duy tri|kéo dài|giữ vững)\b.{{0,40}}?{_YEAR}"
)
_AHEAD = re.compile(
    r"^(?:\S+ ){0,3}?(?:phương hướng|dự kiến|kế hoạch|nhiệm vụ|định hướng|phuong huong|du kien)\b"
    rf".{{0,60}}?{_YEAR}"
)
_A_YEAR = re.compile(
    r"(?:(?:thực hiện|triển khai|xây dựng|kế hoạch|cho|mô hình|thuc hien|trien khai) )*"
    r"(?:năm|nam) (?P<year>20\d\d)"
)


@dataclass(frozen=True, slots=True)
class Later:
    """What a text says of a later year: which, and whether the model only goes on in it."""

    year: int
    goes_on: bool = False


def later_in(text: str, year: int, *, is_heading: bool = False) -> Later | None:
    """What `text` puts off from `year` to a later one; None where it puts off nothing."""
    for clause in map(words, _CLAUSES.split(text)):
        for pattern in (_GOES_ON, _PUT_OFF, _AHEAD) if is_heading else (_GOES_ON, _PUT_OFF):
            if found := pattern.search(clause):
                later = int(found["year"]) if found["year"] else year + 1
                return Later(later, pattern is _GOES_ON) if later > year else None
        if found := _A_YEAR.fullmatch(clause):
            return Later(int(found["year"])) if int(found["year"]) > year else None
    return None
