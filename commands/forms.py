"""Form versions: which there are, carried out to a file and in again."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from commands.acting import ANYBODY, OFFICES, acting, works_as
from commands.common import AsJson, errors, now, print_json, ready_database, stopped
from data_loaders import form_versions
from data_loaders.spreadsheets.forms import FormError
from translations import gettext as _

app = typer.Typer()
forms_app = typer.Typer(no_args_is_help=True, help="Form versions: how forms are read.")
app.add_typer(forms_app, name="forms")
_STREAM = "-"


@forms_app.command("list")
@works_as(*ANYBODY)
def forms_list(as_json: AsJson = False) -> None:
    """The form versions: name, plan, how many tables, since when, whether in force."""
    kept = form_versions.kept_forms(ready_database())
    records = [
        {
            "name": each.form.name,
            "plan": each.form.plan_code,
            "tables": len(each.form.tables),
            "made": each.made_at.date().isoformat(),
            "in_force": each.retired_at is None,
        }
        for each in kept
    ]
    if as_json:
        print_json(records)
        return
    table = Table("name", "plan", "tables", "made", "in force")
    for one in records:
        mark = "x" if one["in_force"] else ""
        table.add_row(*(str(one[c]) for c in ("name", "plan", "tables", "made")), mark)
    Console().print(table)


@forms_app.command("retire")
@works_as(*OFFICES)
def forms_retire(name: str) -> None:
    """Let a form version read no more files; it is kept, and `import` puts it in force again."""
    try:
        form_versions.retire(ready_database(), name, now(), acting().account_id)
    except FormError as fault:
        raise stopped(str(fault)) from fault


@forms_app.command("export")
@works_as(*ANYBODY)
def forms_export(
    words: Annotated[
        list[str], typer.Argument(metavar="NAME… FILE.json|-", help="Names, then where to.")
    ],
    every: Annotated[bool, typer.Option("--all", help="All in force, instead of names.")] = False,
) -> None:
    """Write form versions to a JSON file, or to the standard output with "-"."""
    *names, target = words
    if every == bool(names):
        raise stopped(_("Ghi tên biểu trước tên tệp, hoặc dùng --all (một trong hai)."))
    try:
        text = form_versions.export_forms(ready_database(), None if every else names)
    except FormError as fault:
        raise stopped(str(fault)) from fault
    if target == _STREAM:
        sys.stdout.write(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise stopped(_("Không ghi được tệp {file}.").format(file=target)) from fault


@forms_app.command("import")
@works_as(*OFFICES)
def forms_import(
    file: Annotated[str, typer.Argument(metavar="FILE.json|-", help="What to take in.")],
) -> None:
    """Take in the form versions of a JSON file, all or none; "-" reads the standard input."""
    try:
        content = sys.stdin.buffer.read() if file == _STREAM else Path(file).read_bytes()
        text = content.decode("utf-8")
    except OSError as fault:
        raise stopped(_("Không mở được tệp {file}.").format(file=file)) from fault
    except UnicodeDecodeError as fault:
        raise stopped(_("Tệp không phải là tệp biểu mẫu.")) from fault
    try:
        done = form_versions.import_forms(ready_database(), text, now(), acting().account_id)
    except FormError as fault:
        raise stopped(str(fault)) from fault
    errors.print(
        _("Đã thêm {added} biểu, dùng lại {reinstated} biểu, {unchanged} biểu đã có sẵn.").format(
            added=done.added, reinstated=done.reinstated, unchanged=done.unchanged
        )
    )
