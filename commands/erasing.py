"""A person's name erased on request: shown first, then done."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import Engine

from commands.common import AsJson, errors, now, print_json, ready_database, stopped
from data_loaders.erasing.erase import Found, NameOfUnitError, SaidInReasonError, erase, look
from data_loaders.erasing.files import NotMendableError
from domain.erased import NotANameError, PersonName
from exports.erasing_table import Stands, erasing_table
from translations import erasing_wording as wording
from translations import gettext as _
from translations.numbers import number

app = typer.Typer()
AT_MOST = 200


@app.command("erase-name")
def erase_name(
    name: Annotated[
        str, typer.Argument(help="The whole name; asked for where it is not given.")
    ] = "",
    reason: Annotated[
        str, typer.Option(help="Number of the request, or why. Without it nothing is changed.")
    ] = "",
    drop_files: Annotated[
        bool, typer.Option("--drop-files", help="Let go of files that can't be copied without it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show every place in which a person's name stands; with --reason put a mark in each.

    Figures stay as they are, the audit trail stays whole, and the name does not come back in a file
    that is sent later.
    """
    source = ready_database()
    sought = _sought(name or typer.prompt(_("Họ và tên cần xóa")))
    found = _look(source, sought)
    _show(found, as_json=as_json)
    if not reason.strip():
        return
    try:
        done = erase(source, sought, reason, found, now(), drop=drop_files)
    except SaidInReasonError as fault:
        raise stopped(wording.said_in_reason()) from fault
    except NotMendableError as fault:
        raise stopped(f"{wording.not_mendable()} --drop-files") from fault
    words = _("Đã xóa tên ở {count} chỗ, trong đó {files} tệp gốc; lần xóa số {erasure}.")
    said = words.format(
        count=number(done.places), files=number(done.files), erasure=done.erasure_id
    )
    again = _("Chạy lại lệnh này khi không ai dùng.")
    left = [] if done.overwritten else [f"{wording.not_overwritten()} {again}"]
    for line in (said, wording.backups_keep(), *left):
        errors.print(line, markup=False, highlight=False)


def _sought(name: str) -> PersonName:
    try:
        return PersonName.of(name)
    except NotANameError as fault:
        raise stopped(wording.no_name()) from fault


def _look(source: Engine, sought: PersonName) -> Found:
    with Progress(console=errors, transient=True) as progress:
        task = progress.add_task(_("Tìm trong các tệp gốc"), total=None)
        try:
            return look(
                source,
                sought,
                lambda done, every: progress.update(task, completed=done, total=every),
            )
        except NameOfUnitError as fault:
            raise stopped(wording.unit_named(str(fault))) from fault


def _show(found: Found, *, as_json: bool) -> None:
    every = [Stands(*each) for each in found.stands()]
    if as_json:
        print_json([each._asdict() for each in every])
        return
    told = erasing_table(every[:AT_MOST])
    table = Table(*told.columns)
    for row in told.itertuples(index=False):
        table.add_row(*map(str, row))
    Console().print(table)
    words = _("Tên có ở {count} chỗ; {drafts} bản nháp có tên này sẽ bỏ đi.")
    errors.print(words.format(count=number(found.places), drafts=number(found.drafts)))
    for file in found.unmendable:
        left = _("Tệp gốc “{file}” không sửa và không sao lại được: --drop-files để bỏ tệp ấy.")
        errors.print(left.format(file=file), style="yellow", markup=False, highlight=False)
    for entry in found.entries_left:
        left = _("Dòng nhật ký {number} ghi tên này làm đối tượng và không đổi được nữa.")
        errors.print(left.format(number=entry), style="yellow")
    for login in found.logins_left:
        errors.print(wording.login_left(login), style="yellow", markup=False, highlight=False)
