"""What the units of a made province report: lists, results, numbers, and what people decided."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from samples.chance import Chance
from samples.large.model_names import COUNT, FIELDS, Named
from samples.large.places import Place, Province
from samples.large.rows import Numbers, Written
from samples.large.trail import Trail

YEARS = range(2021, 2026)
TAKEN_IN = datetime(2026, 1, 5, tzinfo=UTC)
DECIDED = date(2025, 6, 2)
ORIGINS = {"new": 50, "replicated": 20, "unknown": 20, "upgraded": 5, "maintained": 5}
LEVELS: dict[str | None, int] = {"commune": 40, "district": 34, "province": 6, None: 20}
SILENT, NUMBER_ALONE, NUMBER_BESIDE, ALIKE, DECISIONS = 0.10, 0.04, 0.06, 0.06, 0.02
OWN_RESULT = 0.65  # the others' results stand in their commune's summary
DAYS = {year: date(year, 2 if year > YEARS[0] else 8, 1) for year in range(2021, 2027)}
RECEIVED = {year: [first + timedelta(late) for late in range(71)] for year, first in DAYS.items()}
NO_PROBLEMS: list[dict[str, object]] = []
CELLS = [f"B{row}" for row in range(8, 40)]
# A weighted choice as a look into a hundred.
ORIGIN_OF = [origin for origin, share in ORIGINS.items() for _one in range(share)]
LEVEL_OF = [level for level, share in LEVELS.items() for _one in range(share)]


class Told(NamedTuple):
    """A model as its unit tells of it in a year."""

    model_id: int
    named: Named
    origin: str


class ProvinceFiles:
    """The files of one province: each unit registers by itself, and tells of results by itself or
    in its commune's summary.
    """

    def __init__(
        self, province: Province, names: list[Named], models: tuple[int, ...], numbers: Numbers
    ) -> None:
        """`models`: of `Size`."""
        self.rows = Written()
        self._communes, self._code = province.communes, province.plan_code
        self._names, self._numbers = names, numbers
        self._chance = Chance(f"province {province.unit_id}")
        self._how_many = list(accumulate(models))
        # Of the unit at hand: its models by name, and which names were drawn for them.
        self._models_told: dict[str, int] = {}
        self._drawn: list[int] = []
        self._held: dict[int, list[int]] = {}  # reports and rows of a submission
        self._account = 0

    def write(self, trail: Trail, accounts: dict[int, int]) -> Written:
        """All that was sent, and the trail of it; a commune's account hands in for its units."""
        for commune in self._communes:
            self._account = accounts[commune[0].unit_id]
            self._commune(commune)
        sent = self.rows.submissions
        for number, _code, sha256, _reading, file, *_said, account, _at, _none in sent:
            reports, kept = self._held[number]
            held = {"reports": reports, "rows": kept, "kept": kept}
            told: dict[str, object] = {"file": file, "sha256": sha256, **held}
            trail.add("accepted", f"submission {number}", told, account)
        self.rows.entries = trail.taken()
        return self.rows

    def _commune(self, commune: list[Place]) -> None:
        summed_up: dict[int, list[tuple[Place, list[Told]]]] = {year: [] for year in YEARS}
        for place in commune:
            self._models_told, self._drawn = {}, []
            for year in YEARS:
                listed = self._year(place, year)
                if not listed:
                    continue
                if self._chance.random() < OWN_RESULT:
                    self._result(self._file("ket qua", place, year + 1), place, year, listed, "own")
                else:
                    summed_up[year].append((place, listed))
        for year, told in summed_up.items():
            if told:
                file = self._file("tong hop ket qua", commune[0], year + 1)
                for place, listed in told:
                    source = "own" if place is commune[0] else "summary"
                    self._result(file, place, year, listed, source)

    def _year(self, place: Place, year: int) -> list[Told]:
        """One unit's year: silent, a number alone, or a list with or without a number."""
        chance = self._chance
        drawn = chance.random()
        if drawn < SILENT:
            return []
        if drawn < SILENT + NUMBER_ALONE:
            self._numbers_alone(place, year, chance.randint(1, 3))
            return []
        listed = self._models(place)
        report = self._report(self._file("dang ky", place, year), place, "register", year, "own")
        self._list(report, year, listed, "registered", [None] * len(listed))
        if chance.random() < NUMBER_BESIDE:
            self._numbers_alone(place, year, len(listed) + chance.choice((0, 1)))
        return listed

    def _models(self, place: Place) -> list[Told]:
        chance, before = self._chance, list(self._drawn)
        (count,) = chance.choices(range(len(self._how_many)), cum_weights=self._how_many)
        listed: dict[str, Told] = {}
        for _one in range(count):
            drawn = chance.getrandbits(48)
            name = drawn % COUNT
            if before and chance.random() < ALIKE:
                name = COUNT + before[(drawn >> 12) % len(before)] % COUNT
            named, origin = self._names[name], ORIGIN_OF[(drawn >> 24) % len(ORIGIN_OF)]
            model_id = self._models_told.get(named.key) or self._lasting(place, name, named)
            listed[named.key] = Told(model_id, named, origin)
        return list(listed.values())

    def _lasting(self, place: Place, drawn: int, named: Named) -> int:
        self._numbers.models = number = self._numbers.models + 1
        said = (self._code, place.unit_id, named.name, named.key)
        self.rows.models.append((number, *said))
        self._models_told[named.key] = number
        self._drawn.append(drawn)
        return number

    def _result(self, file: int, place: Place, year: int, listed: list[Told], source: str) -> None:
        report = self._report(file, place, "result", year, source)
        chance = self._chance
        levels = [LEVEL_OF[chance.getrandbits(24) % len(LEVEL_OF)] for _one in listed]
        self._list(report, year, listed, "effective", levels)
        for told in listed:
            if chance.random() < DECISIONS:
                self._decide(told)

    def _decide(self, told: Told) -> None:
        """A model is recognised by a paper, or struck off."""
        kind = self._chance.choice(("recognised", "struck_off"))
        value = "district" if kind == "recognised" else ""
        self._numbers.decisions += 1
        made = (self._numbers.decisions, kind, value, told.model_id, DECIDED)
        self.rows.decisions.append((*made, "12-QĐ/TU", None, TAKEN_IN))

    def _file(self, about: str, place: Place, year: int) -> int:
        self._numbers.submissions = number = self._numbers.submissions + 1
        content = f"Tệp minh họa số {number}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        received = self._chance.choice(RECEIVED[year])
        file = f"{about} {year} {place.name}.xlsx"
        said = (number, self._code, sha256, "", file, "accepted", received, "head")
        self.rows.originals.append((sha256, content, len(content)))
        self.rows.submissions.append((*said, self._account, TAKEN_IN, NO_PROBLEMS))
        self._held[number] = [0, 0]
        return number

    def _report(self, file: int, place: Place, kind: str, year: int, source: str) -> int:
        self._numbers.reports = number = self._numbers.reports + 1
        self.rows.reports.append((number, file, place.unit_id, kind, year, "year", source))
        self._held[file][0] += 1
        return number

    def _list(
        self, report: int, year: int, listed: list[Told], state: str, levels: list[str | None]
    ) -> None:
        file = self.rows.reports[-1][1]
        self._held[file][1] += len(listed)
        rows, number = self.rows.listings, self._numbers.listings
        for (model, named, origin), cell, level in zip(listed, CELLS, levels, strict=False):
            number += 1
            said = (number, report, model, "DS", cell, named.name, "", named.field, "", year)
            rows.append((*said, origin, "collective", state, level))
        self._numbers.listings = number

    def _numbers_alone(self, place: Place, year: int, models: int) -> None:
        """A form of numbers alone: all its models in the field that most units serve."""
        file = self._file("tong hop", place, year)
        report = self._report(file, place, "counts", year, "own")
        self._held[file][1] += len(FIELDS)
        for cell, field in zip(("D11", "E11", "F11", "G11"), FIELDS, strict=True):
            self._numbers.stated_counts = number = self._numbers.stated_counts + 1
            self.rows.stated_counts.append((number, report, "Bieu 01", cell, field, models))
            models = 0
