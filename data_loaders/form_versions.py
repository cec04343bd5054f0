"""Form versions in the database: kept, retired, carried from one installation to another."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, insert, select, update

from data_loaders.form_mistakes import file_mistakes
from data_loaders.spreadsheets.forms import FormError, FormVersion
from data_loaders.spreadsheets.guidance import Part
from database import audit
from database.session import reading, writing
from database.tables import FormVersion as Kept
from translations import gettext as _


class FormsFile(Part):
    """A file of form versions, in the layout of today."""

    what: Literal["dan-van-kheo-forms"] = "dan-van-kheo-forms"
    version: Literal[1] = 1
    forms: tuple[FormVersion, ...]


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form version as it is kept. `retired_at` is None while it reads files."""

    form: FormVersion
    made_by: int | None
    made_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True, slots=True)
class Imported:
    """How many form versions an import added, put in force again, and found as they are."""

    added: int
    reinstated: int
    unchanged: int


def kept_forms(source: Engine, plan_code: str | None = None) -> list[KeptForm]:
    """Every form version (of one plan, or of all), retired ones too, the latest first."""
    asked = select(Kept.definition, Kept.made_by, Kept.made_at, Kept.retired_at)
    if plan_code is not None:
        asked = asked.where(Kept.plan_code == plan_code)
    with reading(source) as connection:
        found = connection.execute(asked.order_by(Kept.form_version_id.desc())).all()
    return [
        KeptForm(FormVersion.model_validate(definition), made_by, made_at, retired_at)
        for definition, made_by, made_at, retired_at in found
    ]


def form_versions(source: Engine, plan_code: str) -> list[FormVersion]:
    """The form versions that read files under a plan now, the latest first, as `read_file` asks."""
    return [each.form for each in kept_forms(source, plan_code) if each.retired_at is None]


def keep_form(
    source: Engine, form: FormVersion, now: datetime, account_id: int | None = None
) -> int:
    """Keep a form version under its name; the `form_version_id`.

    One that was in force for the same head is retired: the later answer counts. Raises `FormError`
    where the name is taken.
    """
    with writing(source) as connection:
        if _known(connection, form.name):
            said = _("Đã có biểu tên “{name}”. Hãy đặt tên khác.")
            raise FormError(said.format(name=form.name))
        return _add(connection, form, now, account_id)


def retire(source: Engine, name: str, now: datetime, account_id: int | None = None) -> None:
    """Let a form version read no more files; it stays and can be reinstated. Raises `FormError`."""
    with writing(source) as connection:
        kept_id, form = _wanted(connection, name)
        _set_retired(connection, kept_id, form, now, now, account_id)


def reinstate(source: Engine, name: str, now: datetime, account_id: int | None = None) -> None:
    """Let a retired form version read files again. Raises `FormError` where there is none."""
    with writing(source) as connection:
        kept_id, form = _wanted(connection, name)
        _retire_others(connection, form, now, account_id)
        _set_retired(connection, kept_id, form, None, now, account_id)


def export_forms(source: Engine, names: Sequence[str] | None = None) -> str:
    """The form versions of these names (None: all in force) as JSON text, sorted by name.

    Raises `FormError` where there is none of a name.
    """
    every = {each.form.name: each for each in kept_forms(source)}
    if names is None:
        names = [name for name, each in every.items() if each.retired_at is None]
    for name in names:
        if name not in every:
            raise _no_such(name)
    content = FormsFile(forms=tuple(every[name].form for name in sorted(set(names))))
    plain = content.model_dump(mode="json", exclude_none=True)
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def import_forms(
    source: Engine, text: str, now: datetime, account_id: int | None = None
) -> Imported:
    """Take in what `export_forms` wrote: all of it or nothing; the same again changes nothing.

    Raises `FormError`, which says where in the file, or which name means another form here.
    """
    forms = parse_forms(text)
    counted = {"added": 0, "reinstated": 0, "unchanged": 0}
    with writing(source) as connection:
        for form in forms:
            counted[_take_in(connection, form, now, account_id)] += 1
    return Imported(**counted)


def parse_forms(text: str) -> tuple[FormVersion, ...]:
    """The form versions that the text of a file holds. Raises `FormError`."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        said = _("Dòng {line}: tệp không phải JSON, hoặc đã bị sửa hỏng.")
        raise FormError(said.format(line=error.lineno)) from error
    except RecursionError as error:
        raise FormError(_("Tệp không phải là tệp biểu mẫu.")) from error
    try:
        forms = FormsFile.model_validate(content).forms
    except ValidationError as error:
        raise FormError("\n".join(file_mistakes(error, content))) from error
    names = [form.name for form in forms]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise FormError(_("Trong tệp có hai biểu tên “{name}”.").format(name=twice))
    return forms


def _take_in(
    connection: Connection, form: FormVersion, now: datetime, account_id: int | None
) -> Literal["added", "reinstated", "unchanged"]:
    if not (known := _known(connection, form.name)):
        _add(connection, form, now, account_id)
        return "added"
    kept_id, kept, retired_at = known
    if kept != form:
        said = _("Ở đây đã có biểu tên “{name}” với nội dung khác. Hãy đổi tên trong tệp.")
        raise FormError(said.format(name=form.name))
    if retired_at is None:
        return "unchanged"
    _retire_others(connection, form, now, account_id)
    _set_retired(connection, kept_id, form, None, now, account_id)
    return "reinstated"


def _known(connection: Connection, name: str) -> tuple[int, FormVersion, datetime | None] | None:
    asked = select(Kept.form_version_id, Kept.definition, Kept.retired_at).where(Kept.name == name)
    found = connection.execute(asked).one_or_none()
    return None if found is None else (found[0], FormVersion.model_validate(found[1]), found[2])


def _wanted(connection: Connection, name: str) -> tuple[int, FormVersion]:
    if not (known := _known(connection, name)):
        raise _no_such(name)
    return known[0], known[1]


def _no_such(name: str) -> FormError:
    return FormError(_("Không có biểu nào tên “{name}”.").format(name=name))


def _add(connection: Connection, form: FormVersion, now: datetime, account_id: int | None) -> int:
    _retire_others(connection, form, now, account_id)
    kept_id = connection.execute(
        insert(Kept)
        .values(
            name=form.name,
            plan_code=form.plan_code,
            signature=form.signature,
            definition=form.model_dump(mode="json"),
            made_by=account_id,
            made_at=now,
        )
        .returning(Kept.form_version_id)
    ).scalar_one()
    told: dict[str, object] = {"name": form.name, "plan": form.plan_code}
    audit.record(connection, "form kept", f"form {kept_id}", told, now, account_id)
    return kept_id


def _retire_others(
    connection: Connection, form: FormVersion, now: datetime, account_id: int | None
) -> None:
    asked = select(Kept.form_version_id, Kept.definition).where(
        Kept.plan_code == form.plan_code,
        Kept.signature == form.signature,
        Kept.retired_at.is_(None),
        Kept.name != form.name,
    )
    for kept_id, definition in connection.execute(asked).all():
        other = FormVersion.model_validate(definition)
        _set_retired(connection, kept_id, other, now, now, account_id)


def _set_retired(
    connection: Connection,
    kept_id: int,
    form: FormVersion,
    retired_at: datetime | None,
    now: datetime,
    account_id: int | None,
) -> None:
    connection.execute(
        update(Kept).where(Kept.form_version_id == kept_id).values(retired_at=retired_at)
    )
    action = "form reinstated" if retired_at is None else "form retired"
    audit.record(connection, action, f"form {kept_id}", {"name": form.name}, now, account_id)
