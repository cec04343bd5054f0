"""Samples of three sizes: a district's files, a province or the country straight in a database."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands.common import errors, stopped
from commands.progress import with_progress
from database.session import engine
from samples.characters import CHARACTERS
from samples.large.fill import NotEmptyError, fill
from samples.large.sizes import COUNTRY, PROVINCE
from samples.reports import sample_papers, written_one_by_one
from translations import gettext as _
from translations.numbers import number

app = typer.Typer()


class SampleSize(StrEnum):
    """How large a sample is."""

    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


OF_ROWS = {SampleSize.PROVINCE: PROVINCE, SampleSize.COUNTRY: COUNTRY}
Out = Annotated[
    Path | None, typer.Option(file_okay=False, help="Of a district: the folder for its files.")
]


@app.command()
def sample(
    size: Annotated[SampleSize, typer.Option(help="35, 3,000 or 130,000 units.")],
    out: Out = None,
) -> None:
    """Invented reports, the same each time: a district's as files, a larger sample as rows straight
    into the empty database of DATABASE_URL, which is marked as an illustration.
    """
    if size is SampleSize.DISTRICT:
        _write_files(out)
    elif out is not None:
        raise stopped(_("--out chỉ dùng cho cỡ district; cỡ lớn nạp thẳng vào DATABASE_URL."))
    else:
        _fill(size)


def _write_files(out: Path | None) -> None:
    if out is None:
        raise stopped(_("Cỡ district cần biết ghi vào thư mục nào: --out THƯ_MỤC"))
    if out.exists() and any(out.iterdir()):
        raise stopped(_("Thư mục “{folder}” không trống.").format(folder=out))
    papers = sample_papers(characters=CHARACTERS[:1])
    written = written_one_by_one(papers, out)
    count = sum(1 for _one in with_progress(written, len(papers), _("Ghi báo cáo mẫu")))
    words = _("Đã ghi {count} tệp vào “{folder}”.").format(count=number(count), folder=out)
    errors.print(words, markup=False, highlight=False)


def _fill(size: SampleSize) -> None:
    try:
        fill(engine(), OF_ROWS[size], with_progress)
    except NotEmptyError as fault:
        raise stopped(str(fault)) from fault
    errors.print(_("Đã nạp số liệu minh họa vào cơ sở dữ liệu."))
