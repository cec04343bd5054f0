"""Nothing lost: a backup, putting it back, and the proof that all is there."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from sqlalchemy import Engine

from commands.common import AsJson, errors, now, print_json, stopped
from database import audit
from database.keeping.backup import back_up
from database.keeping.backup import restore as put_back
from database.keeping.check import check as prove
from database.keeping.manifest import Manifest
from database.migrate import is_current, is_started
from database.session import engine, writing
from domain.audit import BACKED_UP
from domain.keeping import Proved
from tallies.keeping import count_if_behind
from tallies.proof import proved
from translations import gettext as _
from translations.keeping_wording import proof_sentence
from translations.numbers import number

app = typer.Typer()
T = TypeVar("T")
MEGABYTE = 2**20
File = Annotated[Path, typer.Argument(dir_okay=False, help="The backup: one file.")]


@app.command()
def backup(file: File) -> None:
    """Copy the whole database, original files included, into one new FILE while people work."""
    begun = time.monotonic()
    source = engine()
    made = _or_stopped(lambda: back_up(source, file, now()))
    _write_down(source, made)
    words = _("Đã sao lưu {rows} dòng vào {file}: {size} MB, {seconds} giây.")
    size, seconds = file.stat().st_size / MEGABYTE, time.monotonic() - begun
    _say(words, made, file=file, size=number(size, 1), seconds=number(seconds, 1))


@app.command()
def restore(file: File) -> None:
    """Put a backup into the empty place that DATABASE_URL names, and prove it; 1 on a doubt."""
    source = engine()
    made = _or_stopped(lambda: put_back(source, file, now()))
    _say(_("Đã phục hồi {rows} dòng, như lúc sao lưu {moment}."), made)
    count_if_behind(source, now().date())
    _tell(_proofs(source), as_json=False)


@app.command()
def check(as_json: AsJson = False) -> None:
    """Prove that nothing is missing and nothing was changed; exit 1 if anything is wrong."""
    source = engine()
    if not is_started(source):
        raise stopped(_("Cơ sở dữ liệu chưa sẵn sàng. Hãy chạy: python manage.py migrate"))
    _tell(_proofs(source), as_json)


def _proofs(source: Engine) -> list[Proved]:
    found = prove(source)
    # In tables of another version no tally can be looked at.
    return [*found, proved(source, now().date())] if is_current(source) else found


def _write_down(source: Engine, made: Manifest) -> None:
    """Let the trail say that there is a backup: an admin sees on the first page how old it is.

    A database of older tables, copied before it is brought up to date, has no trail to write to.
    """
    if is_current(source):
        told: dict[str, object] = {"rows": made.rows, "head": made.head}
        with writing(source) as connection:
            audit.record(connection, BACKED_UP, "database", told, made.made_at)


def _or_stopped(work: Callable[[], T]) -> T:
    """What `work` gives; where the disk fails, the terminal says how."""
    try:
        return work()
    except OSError as fault:
        words = _("Chưa làm được gì vì đĩa báo lỗi ({reason}): {file}")
        raise stopped(words.format(reason=fault.strerror, file=fault.filename or "")) from fault


def _say(words: str, made: Manifest, **more: object) -> None:
    moment = made.made_at.astimezone().strftime("%H:%M %d/%m/%Y")
    said = words.format(rows=number(made.rows), moment=moment, **more)
    errors.print(said, markup=False, highlight=False, soft_wrap=True)


def _tell(found: list[Proved], as_json: bool) -> None:
    """Say what was proved. Raises typer.Exit where anything is wrong."""
    if as_json:
        print_json(
            [
                {
                    "proof": one.proof.value,
                    "looked_at": one.looked_at,
                    "wrong": list(one.wrong),
                    "said": proof_sentence(one),
                }
                for one in found
            ]
        )
    for one in found if not as_json else ():
        typer.echo(proof_sentence(one))
    if any(one.wrong for one in found):
        raise typer.Exit(1)
