"""What happened in the sample's districts, before any paper is written: the truth to report.

Deterministic by seed: every unit and district draws from its own generator, so that changing one
district does not change another.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from data_loaders.units import RegisterUnit
from domain.kinds import Level, ModelForm, ModelState, Origin
from samples.chance import Chance
from samples.characters import FIELDS, TREND, YEARS, Character
from samples.days import last_day, registration_day, result_day
from samples.legacy_reports import YEAR, LegacyReport, legacy_reports
from samples.names import NameMaker, person
from samples.outcomes import outcome

AGENCY_SHARE = 0.5  # of a commune's number of models


class Way(StrEnum):
    """How a unit's list reached the district: in its own paper, or only in a summary."""

    OWN = "own"
    SUMMARY = "summary"
    COUNTS = "counts"
    NOTHING = "nothing"


LISTED = (Way.OWN, Way.SUMMARY)


@dataclass(frozen=True, slots=True)
class SampleModel:
    """A model as its unit tells of it in one year; `first_year` is when it was first registered."""

    name: str
    field: str
    origin: Origin
    form: ModelForm
    first_year: int
    carried_by: str
    in_charge: str
    state: ModelState = ModelState.REGISTERED
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A unit's year: its models, the ways its lists went, and the days they arrived.

    `also_in_summary`: the district's summary names it beside its own paper.
    """

    unit: RegisterUnit
    year: int
    models: tuple[SampleModel, ...] = ()
    way: Way = Way.NOTHING
    late: bool = False
    received: date | None = None
    also_in_summary: bool = False
    result_way: Way = Way.NOTHING
    result_received: date | None = None

    @property
    def counted(self) -> dict[str, int]:
        """Models that count, by field: what a counts form says."""
        counts = (Origin.NEW, Origin.REPLICATED)
        return {f: sum(m.field == f and m.origin in counts for m in self.models) for f in FIELDS}


def tell(
    character: Character, units: tuple[RegisterUnit, ...], seed: int
) -> dict[tuple[str, int], UnitYear]:
    """The years that each unit of a district existed to register, by unit code and year."""
    chance = Chance(f"{seed} {character.code}")
    there = {year: [unit for unit in units if unit.lives_on(last_day(year))] for year in YEARS}
    fates = {year: _fates(character, tuple(there[year]), year, chance) for year in YEARS}
    years: dict[tuple[str, int], UnitYear] = {}
    for unit in units:
        own = Chance(f"{seed} {unit.code}")
        its_years = [year for year in YEARS if unit in there[year]]
        communes = tuple(one for one in there[its_years[0]] if one.kind == "commune")
        names = NameMaker(unit, communes, own)
        past: list[SampleModel] = []
        for year in its_years:
            fate = fates[year].get(unit.code, "")
            told = _unit_year(character, unit, year, fate, names, past, own)
            years[unit.code, year] = told
            if told.way in LISTED:
                past += [m for m in told.models if m.state is not ModelState.STRUCK_OFF]
    return years


def _fates(
    character: Character, units: tuple[RegisterUnit, ...], year: int, chance: Chance
) -> dict[str, str]:
    """Which units of a year are missing, late, without a model, or gave numbers alone."""
    wanted = {
        "missing": character.of_year(character.missing, year),
        "none": character.of_year(character.none, year),
        "late": character.of_year(character.late, year),
        "counts": character.counts_only.get(year, 0),
    }
    fates: dict[str, str] = {}
    for fate, number in wanted.items():
        free = [unit.code for unit in units if not (year == YEAR and unit.code in legacy_reports())]
        left = [code for code in free if code not in fates]
        for code in _weighted(left, character.weak, number, chance):
            fates[code] = fate
    return fates


def _weighted(codes: list[str], weak: tuple[str, ...], number: int, chance: Chance) -> list[str]:
    keys = {code: chance.random() ** (1 / (9 if code in weak else 1)) for code in codes}
    return sorted(codes, key=lambda code: -keys[code])[:number]


def _unit_year(
    character: Character,
    unit: RegisterUnit,
    year: int,
    fate: str,
    names: NameMaker,
    past: list[SampleModel],
    chance: Chance,
) -> UnitYear:
    if fate == "missing":
        return UnitYear(unit, year)
    if year == YEAR and unit.code in legacy_reports():
        return _typed_long_ago(character, legacy_reports()[unit.code], unit, chance)
    number = _how_many(character, unit, year, chance)
    models = [_model(character, unit, year, names, past, chance) for _ in range(number)]
    if fate == "none":
        models = [replace(models[0], origin=Origin.MAINTAINED)]
    models = list({model.name: model for model in models}.values())
    told = UnitYear(unit, year, tuple(models))
    if fate == "counts":
        return replace(told, way=Way.COUNTS)
    own_share = 0.62 if unit.kind == "commune" else 0.3
    late = fate == "late"
    way = Way.OWN if late or chance.random() < own_share else Way.SUMMARY
    result_way = chance.choices(
        (Way.OWN, Way.SUMMARY, Way.NOTHING), (34 if unit.kind == "commune" else 12, 56, 6)
    )[0]
    return replace(
        told,
        way=way,
        late=late,
        received=registration_day(year, late, chance, unit.valid_from) if way is Way.OWN else None,
        also_in_summary=way is Way.OWN and not late and chance.random() < 0.25,
        result_way=Way.NOTHING if fate == "none" else result_way,
        result_received=result_day(year, chance),
    )


def _typed_long_ago(
    character: Character, report: LegacyReport, unit: RegisterUnit, chance: Chance
) -> UnitYear:
    """The year of a unit that sent an old .xls: what that file says, whatever the seed."""
    models = []
    for name, field in report.models:
        state, level = outcome(character, unit.kind == "commune", chance)
        models.append(
            SampleModel(
                name=name,
                field=field,
                origin=Origin.NEW,
                form=ModelForm.COLLECTIVE,
                first_year=YEAR,
                carried_by=unit.name,
                in_charge=report.in_charge,
                state=state,
                level=level,
            )
        )
    return UnitYear(
        unit,
        YEAR,
        tuple(models),
        way=Way.OWN,
        received=report.received,
        result_way=Way.OWN,
        result_received=result_day(YEAR, chance),
    )


def _how_many(character: Character, unit: RegisterUnit, year: int, chance: Chance) -> int:
    if unit.code in character.weak:
        return 1
    share = 1.0 if unit.kind == "commune" else AGENCY_SHARE
    mean = character.mean * TREND[year] * share
    return min(8, max(1, round(chance.gauss(mean, character.spread * share))))


def _model(
    character: Character,
    unit: RegisterUnit,
    year: int,
    names: NameMaker,
    past: list[SampleModel],
    chance: Chance,
) -> SampleModel:
    origin = chance.choices(
        (Origin.NEW, Origin.REPLICATED, Origin.UPGRADED, Origin.MAINTAINED), (72, 18, 4, 6)
    )[0]
    commune = unit.kind == "commune"
    if origin in (Origin.UPGRADED, Origin.MAINTAINED):
        if past:
            state, level = outcome(character, commune, chance)
            return replace(chance.choice(past), origin=origin, state=state, level=level)
        origin = Origin.NEW
    field, name, form = names.pick(dict(zip(FIELDS, character.fields, strict=True)))
    state, level = outcome(character, commune, chance)
    return SampleModel(
        name=name,
        field=field,
        origin=origin,
        form=form,
        first_year=year,
        carried_by=_carrier(unit, names, form, name, chance),
        in_charge=person(chance)[1],
        state=state,
        level=level,
    )


def _carrier(
    unit: RegisterUnit, names: NameMaker, form: ModelForm, name: str, chance: Chance
) -> str:
    if form is ModelForm.INDIVIDUAL:
        return name.split(" - ", maxsplit=1)[0]
    if unit.kind != "commune":
        return unit.name
    place = names.place()
    commune = unit.name[0].lower() + unit.name[1:]
    return chance.choice(
        (
            f"Chi bộ {place}",
            f"Nhân dân {place}",
            f"Hội Nông dân {commune}",
            f"Hội Phụ nữ {commune}",
            f"Đoàn Thanh niên {commune}",
            f"Mặt trận Tổ quốc {commune}",
        )
    )
