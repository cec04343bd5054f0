"""Who stands beside whom: places under a plan, or units of one kind; who is like whom in size."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain.kinds import Conversion
from domain.plans import place_of
from domain.text import sort_key
from metrics.comparison import peers
from pages.frame.course import Asked, Course, courses, key_of, rolled_course
from pages.frame.shared import shared
from pages.frame.views import converted_units

PLACES = "places"
LEFT = "°"  # after the name of what could not be converted
_EXACT = (Conversion.KEPT.value, Conversion.WHOLE.value)


@dataclass(frozen=True, slots=True)
class Question:
    """What is compared: `by` is `PLACES` or a kind of unit; `year` None is the whole period; `view`
    the day to whose units is converted. The plans of `asked` may be of several rules.
    """

    asked: Asked
    by: str
    year: int | None = None
    view: date | None = None

    @property
    def of_places(self) -> bool:
        """Whether places are compared, and not units."""
        return self.by == PLACES


@dataclass(frozen=True, slots=True)
class Peers:
    """Groups of one kind and like size: their sizes (units of a place, models of a unit)."""

    kind: str
    least: int
    most: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """All that can be compared, in the order of the alphabet: group -> name and name -> group; and
    who are peers.
    """

    names: dict[str, str]
    groups: dict[str, str]
    peers: tuple[Peers, ...]


@shared(64, {Asked: key_of})
def kinds_and_years(asked: Asked) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The kinds of unit that owe or report something, the most units first; the years of which
    something is owed by the day, the latest first.
    """
    kinds: Counter[str] = Counter()
    due: set[int] = set()
    for part in rolled_course(asked).parts:
        kinds.update(part.kinds)
        due.update(part.years.loc[part.years["owed_and_due"] > 0, "year"].tolist())
    return tuple(kind for kind, _many in kinds.most_common()), tuple(sorted(due, reverse=True))


def members(question: Question, seen: Course) -> pd.DataFrame:
    """One row for each unit of one plan that is compared: `unit_id`, its `group`."""
    rows = seen.found.compliance
    taking_part = rows.loc[rows["owed"] | rows["reported"], "unit_id"]
    of_kind = (seen.units["kind"] == question.by) & seen.units["unit_id"].isin(taking_part)
    units = seen.units.loc[of_kind, ["unit_id"]]
    into = units["unit_id"]
    if question.view:
        known = converted_units(question.view).set_index("unit_id")["into_unit_id"]
        into = into.map(known)
    return units.assign(group=into.astype("str"))


@shared(64, {Question: key_of})
def sides(question: Question) -> Sides:
    """All that the question lets one compare. Shared: never changed."""
    rows = _of_places(question) if question.of_places else _of_units(question)
    rows = rows[rows["size"] > 0] if question.of_places else rows
    again = rows["name"].duplicated(keep=False)
    rows["name"] = rows["name"].where(~again, rows["name"] + ", " + rows["beside"])
    twin = rows.groupby("name").cumcount()
    rows["name"] = rows["name"].where(
        twin == 0, rows["name"] + " (" + (twin + 1).astype("str") + ")"
    )
    rows = rows.sort_values("name", key=lambda names: names.map(sort_key))
    names = dict(zip(rows["group"].tolist(), rows["name"].tolist(), strict=True))
    return Sides(names, {name: group for group, name in names.items()}, _peers(rows))


def _of_places(question: Question) -> pd.DataFrame:
    made = []
    for plan, part in zip(question.asked.plans, rolled_course(question.asked).parts, strict=True):
        count = sum(part.kinds.values())
        years = "–".join(str(year) for year in sorted({plan.first_year, plan.last_year}))
        made.append((plan.code, place_of(plan), years, plan.issuer.system, count))
    return pd.DataFrame(made, columns=["group", "name", "beside", "kind", "size"])


def _of_units(question: Question) -> pd.DataFrame:
    parts = []
    for seen in courses(question.asked):
        groups = members(question, seen)
        totals = seen.found.compliance.groupby("unit_id")["total"].sum()
        named = groups.merge(seen.units[["unit_id", "name"]], on="unit_id")
        size = named["unit_id"].map(totals).fillna(0).astype("int64")
        parts.append(named.assign(size=size, beside=place_of(seen.plan)))
    rows = pd.concat(parts, ignore_index=True)
    if question.view:
        rows["name"] = rows["group"].map(_names_on(question.view, set(rows["unit_id"])))
    first = {"name": "first", "beside": "first", "size": "sum"}
    return rows.groupby("group", as_index=False).agg(first).assign(kind=question.by)


def _names_on(day: date, units: set[int]) -> dict[str, str]:
    """The names of the units of `day` that `units` went into; what could not be converted bears a
    mark, as on the map of progress.
    """
    known = converted_units(day)
    known = known[known["unit_id"].isin(list(units))]
    left = known.loc[~known["conversion"].isin(_EXACT), "into_unit_id"]
    marks = known["into_unit_id"].isin(left).map({True: LEFT, False: ""})
    names = known["name"] + marks
    return dict(zip(known["into_unit_id"].astype("str"), names, strict=True))


def _peers(rows: pd.DataFrame) -> tuple[Peers, ...]:
    """Sets of two or more, told apart from others by kind or size."""
    found = peers(rows[["group", "kind", "size"]])
    places = {group: place for place, group in enumerate(rows["group"])}
    sets = [
        Peers(
            str(some["kind"].iloc[0]),
            int(some["least"].iloc[0]),
            int(some["most"].iloc[0]),
            tuple(sorted(some["group"], key=places.__getitem__)),
        )
        for _number, some in found.groupby("peers")
    ]
    return tuple(each for each in sets if 1 < len(each.groups) < len(rows))
