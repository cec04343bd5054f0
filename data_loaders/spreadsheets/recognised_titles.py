"""The level at which a whole list is recognised, by its title or by the decision it belongs to."""

import re
from collections.abc import Callable, Iterator

from data_loaders.spreadsheets.columns import Header
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.heads import is_title
from data_loaders.spreadsheets.judgements import proposes_recognition, says_recognised
from data_loaders.spreadsheets.meanings import Meaning, Said
from data_loaders.spreadsheets.sheets import Place
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ReportKind
from domain.text import fold

_LEVEL = (
    r"(?:trung uong|tinh|thanh pho|huyen|quan|thi xa|tren truc tiep co so|tren co so|co so"
    r"|xa|phuong|thi tran)"
)
_AT_LEVEL = re.compile(rf"\bcap {_LEVEL}\b")
_BY_LEVEL = re.compile(
    rf"\b(?:duoc|do)\s+((?:(?:ubnd|ldld|lien doan lao dong|ban chi dao|bcd) )?{_LEVEL}(?: uy)?)"
    r"\b[^,;.]{0,30}\bcong nhan\b"
)
_DECISION = re.compile(r"\bquyet dinh\b.*\bcua (?:(?:ban chi dao|bcd|chu tich|dang) )?(.+?)\W*$")
_BODY = re.compile(rf"^((?:\S+ ){{0,4}}?{_LEVEL}(?: uy)?)\b")


def recognised_says(grid: Grid, header: Header, caption: int) -> Meaning:
    """The level of all rows where a title says that they were recognised, and no column says it.

    "… ĐƯỢC CÔNG NHẬN CẤP HUYỆN", or "DANH SÁCH CÔNG NHẬN …" beneath "Kèm theo Quyết định … của Ban
    Chỉ đạo huyện". What is only proposed for it has none: there "level_proposed" is the title.
    """
    lines = [
        ((row, column), text)
        for row in range(caption, header.top)
        for column, text in grid.cells(row)
    ]
    if "level" in header.roles or any("level" in column.says for column in header.columns):
        return _proposed_by(lines, grid)
    titles = [each for each in lines if _recognises(each[1])]
    found = [*_levels(titles, _said_in), *(_levels(lines, _decided_by) if titles else ())]
    if not found:
        return {}
    place, text, level = found[0]
    return {"level": Said(level, text, grid.name, place)}


def _proposed_by(lines: list[tuple[Place, str]], grid: Grid) -> Meaning:
    for place, text in lines:
        of_results = vocabulary().kind_of(text) == ReportKind.RESULT
        if of_results and is_title(text) and proposes_recognition(text):
            return {"level_proposed": Said(None, text, grid.name, place)}
    return {}


def _recognises(text: str) -> bool:
    of_results = vocabulary().kind_of(text) == ReportKind.RESULT
    return is_title(text) and of_results and says_recognised(text)


def _levels(
    lines: list[tuple[Place, str]], level_in: Callable[[str], str | None]
) -> Iterator[tuple[Place, str, str]]:
    for place, text in lines:
        if level := level_in(fold(text)):
            yield place, text, level


def _said_in(key: str) -> str | None:
    if found := _AT_LEVEL.search(key):
        return vocabulary().value("level", found[0])
    found = _BY_LEVEL.search(key)
    return vocabulary().value_within("level", found[1]) if found else None


def _decided_by(key: str) -> str | None:
    """The level of the body whose decision a list belongs to: "… của Ban Chỉ đạo huyện)"."""
    decided = _DECISION.search(key)
    body = _BODY.match(decided[1]) if decided else None
    return vocabulary().value_within("level", body[1]) if body else None
