"""What a model's note and its own name say of its origin and state, where no column does."""

import re
from functools import lru_cache

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.judgements import is_short
from data_loaders.spreadsheets.known_words import known_words
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelState, Origin, ReportKind
from domain.problems import Fault
from domain.text import fold, words

_OF_A_MODEL = r"(?:\s+(?:các|những))?\s+(?:mô hình|điển hình)\b"
_BEGINS = {
    Origin.MAINTAINED: re.compile(
        r"(?:(?:tiếp tục|tiếp tục thực hiện|duy trì|giữ vững)"
        r"(?:\s+(?:duy trì|thực hiện|hoạt động|phát huy|và|có hiệu quả|hiệu quả|nâng cao))*)"
        + _OF_A_MODEL
    ),
    Origin.REPLICATED: re.compile(r"(?:tiếp tục\s+)?nhân rộng" + _OF_A_MODEL),
    Origin.UPGRADED: re.compile(
        r"(?:nâng cấp|nâng chất|củng cố|nâng cao chất lượng|nâng chất lượng)" + _OF_A_MODEL
    ),
}
_COPIED = re.compile(
    r"\W*(?:mo hinh |duoc )?nhan rong (?:tu|theo|cua|mo hinh (?:cua|tu)) (?!nam |quy |thang |\d)\w"
)
_FIRST_WORDS = frozenset({"tiếp", "duy", "giữ", "nhân", "nâng", "củng"})
_LONG = 60  # letters: no word is as long
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
# Short notes of these speak of what was before, in whatever other words.
_OF_BEFORE = re.compile(
    r"\b(?:duy trì|cũ|năm trước|các năm trước|đã dừng|dừng|ngừng|khỏi danh sách|chuyển tiếp)\b"
)
# Notes of these, however long, may take a model back.
_GIVEN_UP = re.compile(
    r"\b(?:không|ko|chưa)(?: \w+)? (?:thực hiện|triển khai|làm|duy trì|tiếp tục|xây dựng|đăng ký)\b"
    r"|\b(?:đã|xin|đề nghị|nay|phải|tạm|thôi|bị) "
    r"(?:rút(?! kinh)|dừng|ngừng|ngưng|hủy|thôi|bỏ|hoãn)\b"
    r"|^(?:rút(?! kinh)|dừng|ngừng|ngưng|hủy|thôi)\b|\b(?:chấm dứt|giải thể)\b"
    r"|\b(?:chuyển|đổi|thay)(?: thế)?(?: sang| qua| bằng| thành)? mô hình\b"
)


class RowOrigins:
    """Reads the notes and names of one list's rows."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._note = cells.table.column("note")
        self._state, self._after = map(cells.table.column, ("state", "name_after"))
        said = cells.context.year
        registers = cells.context.kind is ReportKind.REGISTER
        self._year = said.number if said and registers else None

    def of(self, line: Line, name: str) -> dict[str, str]:
        """The origin and state that a row's note says, or else its name.

        A column of states may say the origin instead: "Duy trì".
        """
        state = self._cells.text(line, self._state)
        stated = {} if vocabulary().value_within("state", state) else self._said(state)
        noted = self._said(self._cells.text(line, self._note))
        named = self._said_by_name(name) | self._said(self._cells.text(line, self._after))
        return named | stated | noted

    def check(self, line: Line, taken: dict[str, str | None], beside: dict[str, str]) -> None:
        """Tell a note that was not understood, or that other words of its row speak against."""
        text = self._cells.text(line, self._note)
        if not text or self._note is None:
            return
        noted = self._said(text)
        if known_words(text).proposes:
            self._cells.tell(Fault.PROPOSED_ONLY, self._cells.address(line, self._note), text)
            return
        against = any(taken[about] != said for about, said in noted.items() if about in beside)
        key = words(text)
        unclear = is_short(text) and _OF_BEFORE.search(key) is not None
        unclear = unclear or known_words(text).undecided
        unclear = not noted and (unclear or _GIVEN_UP.search(key) is not None)
        if unclear or (against and not _is_milder(taken, noted)):
            self._cells.tell(Fault.UNKNOWN_WORD, self._cells.address(line, self._note), text)

    def _said(self, text: str) -> dict[str, str]:
        if not text:
            return {}
        known = known_words(text)
        if not known.whole:
            return {"origin": str(Origin.REPLICATED)} if _is_copied(text) else {}
        says = dict(known.says)
        if known.undecided:
            return says
        if self._year and known.years and max(known.years) < self._year and not says:
            says["origin"] = Origin.MAINTAINED
        return says

    def _said_by_name(self, name: str) -> dict[str, str]:
        key = words(name) if _may_begin(name.partition(" ")[0][:_LONG]) else ""
        for origin, begins in _BEGINS.items() if key else ():
            if begins.match(key):
                return {"origin": str(origin)}
        bracket = _IN_BRACKETS.search(name) if name.endswith((")", "]")) else None
        return self._said(bracket[1]) if bracket else {}


def says_nothing_itself(name: str) -> bool:
    """Whether a text plainly is a name that says neither origin nor state; False is not certain."""
    if not name[:1].isalpha() or name.endswith((")", "]")):
        return False
    return not _may_begin(name.partition(" ")[0][:_LONG])


def _is_copied(text: str) -> bool:
    """Whether a text says where a model was copied from, and nothing of what was before."""
    plain = text.lower()
    if "nhân r" not in plain and "nhan r" not in plain:
        return False
    key = words(text)
    before = _OF_BEFORE.search(key) or _GIVEN_UP.search(key)
    return not before and _COPIED.match(fold(text)) is not None


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether a name that begins with a word may begin as `_BEGINS` have it; False is certain."""
    first = words(word).partition(" ")[0]
    return not first or first in _FIRST_WORDS


def _is_milder(taken: dict[str, str | None], noted: dict[str, str]) -> bool:
    """Whether a row's own columns say more than its note: struck off is not taken back by one."""
    return taken["state"] == ModelState.STRUCK_OFF and "origin" not in noted
