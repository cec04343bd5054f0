"""The whole reading of one file, away from the web process: opened, parsed in the sandbox, made
sense of against what the database holds now.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeVar

from sqlalchemy import Engine

from data_loaders.adoption import adopted_plan
from data_loaders.effort import one_file
from data_loaders.form_versions import form_versions
from data_loaders.marks import reading_version
from data_loaders.spreadsheets.forms import FormError, FormVersion
from data_loaders.spreadsheets.guidance import NOTHING_SAID, Guidance
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.preview import Preview, explained_form, previews
from data_loaders.spreadsheets.read import parse_file, read_parsed
from data_loaders.spreadsheets.reading import Reading
from data_loaders.unforeseen import attempt
from data_loaders.unit_register import load_register
from data_loaders.units import Register
from database.session import engine, one_state
from domain.plans import Plan
from translations import speaking

_MOST_KEPT = 16  # plans, and registers, of the version of now
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """A file to be read: against the database at `url`, under a plan that is in force there, as its
    person says; `language` is the one that they are told in.
    """

    url: str
    plan_code: str
    file: str
    content: bytes
    guidance: Guidance = NOTHING_SAID
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Read:
    """What a page needs of a file that was read.

    `version`: what it was read against (`reading_version`), or "". `sheets`: how many it has.
    `previews`: the visible ones, to be marked. `explained`: the form that a person's marks make, or
    the sentence that says why they make none; None where nothing is marked.
    """

    reading: Reading
    version: str = ""
    sheets: int = 0
    previews: tuple[Preview, ...] = ()
    explained: FormVersion | str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What files under a plan are read against."""

    version: str
    plan: Plan
    register: Register
    forms: tuple[FormVersion, ...]


class _Held(NamedTuple):
    """A register of a version."""

    version: str
    register: Register


# Each by the address of the database, and the plan or the place.
_plans: OrderedDict[tuple[str, str], _Known] = OrderedDict()
_registers: OrderedDict[tuple[str, str | None], _Held] = OrderedDict()


def read(asked: Asked) -> Read:
    """The file as it reads; one that our own code fails at is refused.

    Raises what the database raises where it fails itself (`database.trouble`).
    """
    with speaking(asked.language):
        return attempt(asked.file, partial(_read, asked), Read)


def _read(asked: Asked) -> Read:
    known = _known(engine(asked.url), asked.plan_code)
    parsed = parse_file(asked.content, asked.file)
    reading = read_parsed(
        parsed, known.plan, known.register, guidance=asked.guidance, forms=known.forms
    )
    return Read(
        reading,
        known.version,
        len(parsed.sheets),
        _previews(parsed, known),
        _explained(parsed, known.plan, asked),
    )


def _previews(parsed: Parsed, known: _Known) -> tuple[Preview, ...]:
    def seen() -> tuple[Preview, ...]:
        with one_file():
            return tuple(previews(parsed, known.plan, known.register))

    return attempt(parsed.file, seen, lambda _refused: ())


def _explained(parsed: Parsed, plan: Plan, asked: Asked) -> FormVersion | str | None:
    marks, kind = asked.guidance.tables, asked.guidance.kind
    if not marks:
        return None
    try:
        return explained_form(asked.file[:100], plan, parsed, marks, kind)
    except FormError as fault:
        return str(fault)


def _known(source: Engine, plan_code: str) -> _Known:
    """Plan, register and forms as they are now, loaded anew only where they were changed."""
    address = source.url.render_as_string()
    with one_state(source):
        version = reading_version(source)
        known = _plans.get((address, plan_code))
        if known is None or known.version != version:
            _forget_others(address, version)
            plan = adopted_plan(source, plan_code)
            if plan is None:
                raise LookupError(plan_code)
            place = (address, plan.place)
            held = _registers.get(place) or _Held(version, load_register(source, plan.place))
            _keep(_registers, place, held)
            forms = form_versions(source, plan_code)
            known = _Known(version, plan, held.register, tuple(forms))
        _keep(_plans, (address, plan_code), known)
    return known


def _forget_others(address: str, version: str) -> None:
    """Let go of what was of another version: a register of a country takes room."""
    for code in [code for code, held in _plans.items() if code[0] == address]:
        if _plans[code].version != version:
            del _plans[code]
    for place in [place for place in _registers if place[0] == address]:
        if _registers[place].version != version:
            del _registers[place]


def _keep(kept: OrderedDict[K, T], key: K, value: T) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > _MOST_KEPT:
        kept.popitem(last=False)


def without_rows(read: Read) -> Read:
    """The same without its rows, which go another way between two processes."""
    return replace(read, reading=replace(read.reading, rows=read.reading.rows.iloc[:0]))
