"""What `ingest` does with the files that it was given, and who reads them."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Engine

from commands import interrupts
from commands.acting import acting
from commands.common import errors, now, stopped
from commands.progress import with_progress
from data_loaders import hand_in
from data_loaders.batches import Together
from data_loaders.chunks import FILES
from data_loaders.intake import HandedBy
from data_loaders.readers import ClusterReaders, ProcessReaders, Readers, cores
from data_loaders.sorting import SortedFile
from domain.plans import Plan
from translations import gettext as _
from translations.numbers import day as day_in_words
from translations.numbers import number
from translations.refusal_wording import refusal_sentence

INTERRUPTED = 130  # as a shell says it of Ctrl-C
_CLUSTER = re.compile(r"(tcp|tls)://.+:\d+")

Workers = Annotated[
    str | None,
    typer.Option(
        metavar="N|tcp://HOST:PORT",
        help="How many processes read; else one for each core. Or the scheduler of a Dask cluster.",
    ),
]


def take_in_all(
    source: Engine, plan: Plan, paths: Sequence[Path], day: date | None, workers: str | None
) -> tuple[list[dict[str, Any]], list[SortedFile]]:
    """The record of each file, and each as it is sorted for the summary; no more is kept of it."""
    together = Together(plan.code, ", ".join(path.resolve().name for path in paths))
    files = hand_in.files_under(paths)
    here = acting()
    by = HandedBy(here.account_id, together, whose=here.places)
    records: list[dict[str, Any]] = []
    found: list[SortedFile] = []
    try:
        with interrupts.heard() as ask, _readers(workers, len(files)) as readers:
            handed = hand_in.hand_in_all(source, files, plan, day, now, by, readers)
            for one in with_progress(handed, len(files), plan.code):
                result = hand_in.Result.of(one)
                record = _record(result)
                record["batch"] = together.batch_id if result.outcome == "taken" else None
                records.append(record)
                goes_in = one.taken is not None and not one.taken.withdrawn
                found.append(SortedFile.of(one.reading, "", goes_in=goes_in))
                record["sorting"] = found[-1].sorting.value
                ask()
    except KeyboardInterrupt:
        raise _interrupted(len(records), len(files)) from None
    return records, found


def _interrupted(done: int, files: int) -> typer.Exit:
    words = _(
        "Đã dừng. {done}/{files} tệp đã xong và được giữ; chạy lại lệnh này để làm tiếp, "
        "không tệp nào bị nhận hai lần."
    )
    said = words.format(done=number(done), files=number(files))
    errors.print(said, style="yellow", markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(INTERRUPTED)


@contextmanager
def _readers(asked: str | None, files: int) -> Iterator[Readers | None]:
    """Who reads so many files; None: this process itself, as is quickest for a few."""
    if asked is None:
        at_once = cores() if files > 2 * FILES else 1
    elif _CLUSTER.fullmatch(asked):
        at_once = 0
    elif not asked.isdecimal() or int(asked) == 0:
        words = _("“{given}” không phải là số tiến trình (1, 2, …) hay địa chỉ tcp://MÁY:CỔNG.")
        raise stopped(words.format(given=asked))
    else:
        at_once = min(int(asked), max(1, files))
    if at_once == 1:
        yield None
        return
    readers = ProcessReaders(at_once) if at_once else ClusterReaders(str(asked))
    try:
        yield readers
    finally:
        readers.close()


def _record(result: hand_in.Result) -> dict[str, Any]:
    record, taken = result.record(refusal_sentence), result.handed_in.taken
    if taken is not None and taken.withdrawn:
        words = _("Đã rút lại nên không tính. Muốn tính lại: python manage.py reinstate {number}")
        if taken.returned:
            words = _(
                "Đã trả lại đơn vị nên không tính. "
                "Muốn tính lại: python manage.py reinstate {number}"
            )
        record["reason"] = words.format(number=taken.submission_id)
    elif taken is not None and taken.day_before is not None:
        words = _("Ngày nhận sửa từ {before} thành {day}.")
        before, day = day_in_words(taken.day_before), day_in_words(taken.received)
        record["reason"] = words.format(before=before, day=day)
    return record
