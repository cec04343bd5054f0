"""The plans: which are in force, their rules in words, their versions, a setting changed."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from commands.acting import ANYBODY, OFFICES, acting, works_as
from commands.common import (
    AsJson,
    errors,
    now,
    print_json,
    ready_database,
    stopped,
    tell_unknown_place,
)
from commands.plan_versions import (
    json_value,
    known_versions,
    plan_of,
    rule_records,
    tell_changes,
    tell_version,
    version_records,
    written,
)
from data_loaders import adoption, plan_versions
from data_loaders.plan_versions import Author, NotKeptError
from data_loaders.plans import PLANS_FOLDER, PlanError, builtin_plans, plan_text
from database.migrate import is_current
from database.session import engine
from domain.plan_settings import SettingError, changes_of, read_value, settings_of
from translations import gettext as _

app = typer.Typer()
plans_app = typer.Typer(no_args_is_help=True, help="The plans: which exist, which are in force.")
app.add_typer(plans_app, name="plans")

Code = Annotated[str, typer.Argument(metavar="CODE", help="Code of a plan in force.")]
Reason = Annotated[str, typer.Option(help="Why, or the number of the paper it rests on.")]


@plans_app.command("adopt")
@works_as(*OFFICES)
def plans_adopt(
    plan: Annotated[str, typer.Argument(metavar="CODE|FILE.toml", help="A plan to put in force.")],
    reason: Reason = "",
) -> None:
    """Put a plan in force: one that ships with the project, by its code, or a TOML file."""
    builtin = builtin_plans()
    path = PLANS_FOLDER / f"{plan}.toml" if plan in builtin else Path(plan)
    if not path.is_file():
        known = ", ".join(builtin)
        raise stopped(
            _("Không có kế hoạch “{plan}”. Có sẵn: {known}.").format(plan=plan, known=known)
        )
    try:
        source = ready_database()
        text = plan_text(path)
        adopted, version = plan_versions.adopt_text(source, text, path.name, _author(reason))
    except (PlanError, NotKeptError) as fault:
        raise stopped(str(fault)) from fault
    errors.print(_("Đã áp dụng {code}, bản {version}.").format(code=adopted.code, version=version))
    tell_changes(plan_versions.versions(source, adopted.code))
    tell_unknown_place(source, adopted)


@plans_app.command("list")
@works_as(*ANYBODY)
def plans_list() -> None:
    """The plans: code, years, name, and whether each is in force."""
    source = engine()
    in_force = adoption.adopted_plans(source) if is_current(source) else []
    table = Table("code", "years", "name", "in force")
    every = builtin_plans() | {plan.code: plan for plan in in_force}
    for code, plan in sorted(every.items()):
        mark = "x" if plan in in_force else ""
        table.add_row(code, f"{plan.first_year}–{plan.last_year}", plan.name, mark)
    Console().print(table)


@plans_app.command("show")
@works_as(*ANYBODY)
def plans_show(
    code: Code,
    version: Annotated[int | None, typer.Option(help="An earlier version.")] = None,
    as_json: AsJson = False,
) -> None:
    """The rules of a plan in words, each with its paragraph, and what `plans set` may change."""
    known = known_versions(ready_database(), code)
    wanted = [each for each in known if version in (None, each.version)]
    if not wanted:
        raise stopped(_("Kế hoạch không có bản {version}.").format(version=version))
    plan = plan_of(wanted[0])
    rules = rule_records(plan)
    settings = settings_of(plan, now().date())
    if as_json:
        values = {key: json_value(each.value) for key, each in settings.items()}
        told = {"code": code, "version": wanted[0].version, "rules": rules, "settings": values}
        print_json(told)
        return
    table = Table("about", "rule", "words", "source")
    for rule in rules:
        table.add_row(*rule.values())
    keys = Table("key", "value")
    for key, setting in settings.items():
        if setting.value is not None or "exceptions" not in setting.path:
            keys.add_row(key, written(setting.value))
    Console().print(table, keys)


@plans_app.command("versions")
@works_as(*ANYBODY)
def plans_versions(code: Code, as_json: AsJson = False) -> None:
    """The versions of a plan, the one in force first: who wrote each, when, why, what changed."""
    records = version_records(known_versions(ready_database(), code))
    if as_json:
        print_json(records)
        return
    table = Table("version", "adopted", "by", "reason", "changes")
    for one in records:
        told = (one["version"], one["adopted"], one["by"], one["reason"])
        table.add_row(*(str(value or "") for value in told), "\n".join(one["changes"]))
    Console().print(table)


@plans_app.command("set")
@works_as(*OFFICES)
def plans_set(
    code: Code,
    key: Annotated[str, typer.Argument(help="As `plans show` names it: duties.1.until, …")],
    value: Annotated[str, typer.Argument(help='31/3, 15/9/2021, 2, "A; B"; "" takes it away.')],
    reason: Reason,
) -> None:
    """Change one setting: a new version of the plan, with why; refused where it then disagrees."""
    source = ready_database()
    plan = plan_of(known_versions(source, code)[0])
    setting = settings_of(plan, now().date()).get(key)
    if setting is None:
        raise stopped(
            _("Kế hoạch không có mục “{key}”. Xem các mục: manage.py plans show {code}").format(
                key=key, code=code
            )
        )
    try:
        values = changes_of(setting, read_value(setting, value))
        author = _author(reason)
        after, version = plan_versions.change(source, code, values, author)
    except SettingError as fault:
        said = _("“{value}” không dùng được cho {key}.").format(value=value, key=key)
        raise stopped(said) from fault
    except (PlanError, NotKeptError) as fault:
        raise stopped(str(fault)) from fault
    tell_version(code, version, plan, after)


@plans_app.command("return")
@works_as(*OFFICES)
def plans_return(
    code: Code,
    version: Annotated[int, typer.Argument(help="The version to go back to.")],
    reason: Reason,
) -> None:
    """Put the text of an earlier version in force again, as a new version."""
    source = ready_database()
    before = plan_of(known_versions(source, code)[0])
    try:
        author = _author(reason)
        after, number = plan_versions.return_to(source, code, version, author)
    except (PlanError, NotKeptError) as fault:
        raise stopped(str(fault)) from fault
    tell_version(code, number, before, after)


def _author(reason: str) -> Author:
    here = acting()
    return Author(here.places, now(), reason, here.account_id)
