"""The workbook to hand back, made in the child: marked in place where it can be, else as a copy.

Never called in the server's own process: a file may be made to keep whoever marks it busy.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from data_loaders.returned.copies import copy_of
from data_loaders.returned.marked import MarkedBook, Says
from data_loaders.returned.marks import Choices
from data_loaders.returned.markup import UnmarkableError
from data_loaders.spreadsheets.container import Format
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from domain.problems import Fault, Problem, Refusal, Severity
from translations import gettext as _
from translations import use
from translations.numbers import number


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked in the workbook `file`, and told in which language; `reason`: why it was
    refused as a whole, a sentence, or "".
    """

    file: str
    problems: tuple[Problem, ...]
    choices: Choices
    reason: str
    language: str

    def to_plain(self) -> dict[str, object]:
        """As plain data, for the way to the child."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Wanted":
        """What `to_plain` gave."""
        problems = tuple(
            Problem(**{**each, "fault": Fault(each["fault"])}) for each in plain["problems"]
        )
        choices = Choices(**{name: tuple(said) for name, said in plain["choices"].items()})
        told = {name: str(plain[name]) for name in ("file", "reason", "language")}
        return cls(problems=problems, choices=choices, **told)


def made(
    content: bytes, file_format: Format, wanted: Wanted, sheets: Callable[[], list[Sheet]]
) -> tuple[str, bytes]:
    """The ending of the workbook's name, and its bytes. `sheets` parses the file, for a copy.

    Raises RefusedError where it can be neither marked nor copied.
    """
    use(wanted.language)
    digest, problems = hashlib.sha256(content).hexdigest(), list(wanted.problems)
    if file_format is Format.XLSX:
        try:
            book = MarkedBook(content)
            says = _says(digest, wanted, is_copy=False)
            return book.ending, book.marked(problems, wanted.choices, says)
        except UnmarkableError:
            pass
    copied, titles = copy_of(sheets())
    problems = [replace(each, sheet=titles.get(each.sheet, each.sheet)) for each in problems]
    says = _says(digest, wanted, is_copy=True)
    try:
        return ".xlsx", MarkedBook(copied).marked(problems, wanted.choices, says)
    except UnmarkableError:
        raise RefusedError(Refusal.NOT_MARKED) from None


def _says(digest: str, wanted: Wanted, *, is_copy: bool) -> Says:
    errors = sum(each.severity is Severity.ERROR for each in wanted.problems)
    warnings = len(wanted.problems) - errors
    counted = _("{errors} lỗi phải sửa, {warnings} chỗ nên xem lại.")
    lines = [
        wanted.reason,
        counted.format(errors=number(errors), warnings=number(warnings)),
        _("Ô phải sửa tô màu đỏ nhạt, ô nên xem lại tô màu vàng nhạt, kèm ghi chú."),
        _("Sửa ngay trong tệp này, lưu lại rồi nộp lại. Trang này được bỏ qua, không cần xóa."),
        _("Tệp gốc không đánh dấu tại chỗ được nên đây là bản sao các giá trị sang .xlsx.")
        if is_copy
        else "",
    ]
    heading = _("Những chỗ cần sửa trong tệp “{file}”").format(file=wanted.file)
    return Says(digest, heading, tuple(line for line in lines if line))
