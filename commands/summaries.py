"""The summary of many files taken in: one line on the terminal, a workbook where one is wanted."""

from collections.abc import Sequence
from pathlib import Path

from commands.common import errors, now, stopped
from data_loaders.sorting import SortedFile, sorted_table
from exports.batch_summary import batch_summary
from translations import gettext as _


def check_new(target: Path) -> None:
    """Stop before anything is taken in where the summary has no place: no file is written over."""
    if target.exists():
        raise stopped(_("Đã có tệp “{file}”. Ghi bảng tóm tắt vào tên khác.").format(file=target))
    if not target.resolve().parent.is_dir():
        words = _("Không có thư mục “{folder}”.")
        raise stopped(words.format(folder=target.resolve().parent))


def write_summary(target: Path, files: Sequence[SortedFile], plan_name: str) -> None:
    """Write the workbook, and say so."""
    content = batch_summary(sorted_table(files), plan_name, now())
    with target.open("xb") as file:
        file.write(content)
    errors.print(_("Đã ghi bảng tóm tắt vào {file}.").format(file=target), markup=False)
