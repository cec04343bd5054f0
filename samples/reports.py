"""Writes the sample: five years of three districts, as the files their offices would send."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_loaders.units import RegisterUnit
from samples.chance import Chance
from samples.characters import CHARACTERS, YEARS, Character
from samples.desk import Desk
from samples.legacy_reports import YEAR, legacy_file, legacy_reports
from samples.lines import expected_faults, expected_rows
from samples.papers import ExpectedRow, Paper
from samples.register import owing, sample_units
from samples.registrations import registrations
from samples.repeats import repeat_under_new_names
from samples.results import result_report
from samples.story import UnitYear, Way, tell
from samples.summaries import counts_form, registration_summary, result_summary
from samples.text_file import write_csv
from samples.xlsx import write_xlsx

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A file of the sample, and what a right reading of it says.

    `received` is the day its own head block gives. `rows` are the good rows; `faults` the codes of
    the faults that keep the other rows out, sorted.
    """

    path: Path
    plan_code: str
    received: date
    about: str
    rows: tuple[ExpectedRow, ...]
    faults: tuple[str, ...]


def write_reports(
    folder: Path, seed: int = 2021, progress: Progress | None = None
) -> list[WrittenReport]:
    """Write every report beneath `folder`, in the order of the day received.

    The same seed gives the same files. `progress` is told how many of how many are written.
    """
    papers = sample_papers(seed)
    written = []
    for number, one in enumerate(written_one_by_one(papers, folder), start=1):
        written.append(one)
        if progress:
            progress(number, len(papers))
    return written


def written_one_by_one(papers: Iterable[Paper], folder: Path) -> Iterator[WrittenReport]:
    """Write the papers beneath `folder` as they are asked for, by the day received."""
    for paper in sorted(papers, key=lambda paper: (paper.received, paper.path)):
        yield _write(paper, folder)


def sample_papers(seed: int = 2021, characters: Iterable[Character] = CHARACTERS) -> list[Paper]:
    """Every paper of the sample's districts, or of those of `characters`, before it is written."""
    units = sample_units()
    by_code = {unit.code: unit for unit in units}
    return [
        paper
        for character in characters
        for paper in _district_papers(
            character, by_code[character.code], owing(units, character.code), seed
        )
    ]


def district_years(
    character: Character, units: tuple[RegisterUnit, ...], seed: int
) -> dict[tuple[str, int], UnitYear]:
    """What happened in one district, by unit code and year; some models under a second name."""
    years = tell(character, units, seed)
    repeat_under_new_names(character, years, seed)
    return years


def _district_papers(
    character: Character, district: RegisterUnit, units: tuple[RegisterUnit, ...], seed: int
) -> list[Paper]:
    years = district_years(character, units, seed)
    chance = Chance(f"{seed} {character.code} papers")
    papers: list[Paper] = []
    for year in YEARS:
        told = [years[unit.code, year] for unit in units if (unit.code, year) in years]
        desk = Desk(character, district, year, tuple(told), seed)
        papers += _own_papers(desk, chance)
        papers += [registration_summary(desk), result_summary(desk)]
        papers += [counts_form(desk)] if year in character.counts_only else []
    return papers


def _own_papers(desk: Desk, chance: Chance) -> list[Paper]:
    character, year = desk.character, desk.year
    old = legacy_reports() if year == YEAR else {}
    own = [one for one in desk.told if one.way is Way.OWN and one.unit.code not in old]
    longer = [one.unit.code for one in own if not one.late and len(one.models) > 1]
    resent = set(chance.sample(longer, character.of_year(character.resent, year)))
    rest = [one.unit.code for one in own if one.unit.code not in resent]
    mistaken = set(chance.sample(rest, character.of_year(character.mistaken, year)))
    papers: list[Paper] = []
    for one in desk.told:
        code = one.unit.code
        papers += registrations(desk, one, mistaken=code in mistaken, resent=code in resent)
        result = result_report(desk, one)
        papers += [result] if result else []
    return papers


def _write(paper: Paper, folder: Path) -> WrittenReport:
    target = folder / paper.path
    target.parent.mkdir(parents=True, exist_ok=True)
    match target.suffix:
        case ".csv":
            write_csv(paper, target)
        case ".xls":
            legacy_file(target.name).copy_to(target)
        case _:
            write_xlsx(paper, target)
    return WrittenReport(
        path=target,
        plan_code=paper.plan_code,
        received=paper.received,
        about=paper.about,
        rows=expected_rows(paper),
        faults=expected_faults(paper),
    )
