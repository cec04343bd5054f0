"""What a person taught with a file, kept once it is taken in."""

from collections.abc import Mapping
from datetime import datetime

from accounts.identity import Person
from data_loaders.aliases import confirm_alias
from data_loaders.form_versions import keep_form, kept_forms
from data_loaders.spreadsheets.forms import FormVersion
from database.session import engine
from pages.staff.remembering import nameable


def learn(
    aliases: Mapping[str, str], learnt: FormVersion | None, now: datetime, person: Person
) -> None:
    """Keep names of units, as written and by code, and how the file's form is read."""
    if aliases:
        # A draft may be older than what its person may see today.
        theirs = nameable(person)
        for written, code in aliases.items():
            if code in theirs:
                confirm_alias(engine(), written, code, person.places, now, person.account_id)
    if learnt is not None:
        taken = {kept.form.name for kept in kept_forms(engine())}
        names = (learnt.name, *(f"{learnt.name[:90]} ({count})" for count in range(2, 1000)))
        free = next(name for name in names if name not in taken)
        form = learnt.model_copy(update={"name": free})
        keep_form(engine(), form, now, person.account_id)
