"""Which units may have a model of a name, so that the models of all others need not be read."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Engine, select

from data_loaders.in_sight import may_see
from database.bulk import asked_in_parts
from database.session import reading
from database.tables import Listing, Model, Report, Submission
from domain.access import Places
from domain.text import fold

# Letters that stand for others once accents are dropped, and what LIKE takes for a sign.
_ANY = frozenset("aeiouyd%_\\")


def units_named(source: Engine, plan_code: str, whose: Places, written: str) -> set[int]:
    """The units that `whose` may see with a model of the plan whose name holds what is `written`,
    with accents or without; and some more, where another letter stands in the place of a vowel.
    """
    return _units(source, plan_code, whose, Model.name.ilike(_holding(written)))


def units_carried(source: Engine, plan_code: str, whose: Places, written: str) -> set[int]:
    """The same by who carries a model, as accepted reports write it."""
    asked = (
        select(Report.unit_id)
        .distinct()
        .join(Submission, Submission.submission_id == Report.submission_id)
        .join(Listing, Listing.report_id == Report.report_id)
        .where(Submission.plan_code == plan_code, Submission.state == "accepted")
        .where(Listing.carried_by.ilike(_holding(written)))
        .where(may_see(Report.unit_id.expression, whose))
    )
    with reading(source) as connection:
        return set(connection.execute(asked).scalars())


def unit_of(source: Engine, model_id: int, whose: Places) -> set[int]:
    """The unit that has this model, where `whose` may see it; else none."""
    asked = select(Model.unit_id).where(
        Model.model_id == model_id, may_see(Model.unit_id.expression, whose)
    )
    with reading(source) as connection:
        return set(connection.execute(asked).scalars())


def _holding(written: str) -> str:
    letters = ("_" if each in _ANY or not each.isascii() else each for each in fold(written))
    return f"%{''.join(letters)}%"


def units_with_keys(source: Engine, plan_code: str, whose: Places, keys: Iterable[str]) -> set[int]:
    """Those with a model of the plan that bears one of the names of these `name_key`s."""
    found = set[int]()
    for some in asked_in_parts(set(keys)):
        found |= _units(source, plan_code, whose, Model.name_key.in_(some))
    return found


def _units(source: Engine, plan_code: str, whose: Places, named: ColumnElement[bool]) -> set[int]:
    theirs = Model.plan_code == plan_code, may_see(Model.unit_id.expression, whose)
    asked = select(Model.unit_id).distinct().where(*theirs, named)
    with reading(source) as connection:
        return set(connection.execute(asked).scalars())
