"""Made-up districts, reports and lists, for laws that hold of any of them."""

from datetime import date

from hypothesis import strategies as st

from domain.kinds import Level, ModelState, Origin
from domain.plans import Quota
from tests.metrics.makers import (
    FIELDS,
    listed,
    make_lineage,
    make_plan,
    make_tables,
    make_units,
)

NAMES = (
    "Đường hoa tự quản",
    "Tuyến đường hoa tự quản",
    "Tiếng kẻng an ninh",
    "Một cửa thân thiện",
    "Nuôi bò sinh sản",
    "Chi bộ bốn tốt",
)
YEARS = range(2021, 2026)
UNITS = range(4, 9)
DAYS = st.dates(date(2020, 12, 1), date(2026, 6, 1))
QUOTAS = st.sampled_from([(1, 2), (2, 3), (1, 1), None])


def register(ends):
    """Two districts of one province; each unit closes on its day in `ends`, or never."""
    above = [
        (1, "P", "Tỉnh Mẫu", "province", None, None, None),
        (2, "A", "Huyện Một", "district", 1, None, None),
        (3, "B", "Huyện Hai", "district", 1, None, None),
    ]
    beneath = [
        (unit, f"X{unit}", f"Xã {unit}", "commune", 2 + unit % 2, None, end)
        for unit, end in zip(UNITS, ends, strict=True)
    ]
    return make_units([*above, *beneath])


REPORT = st.tuples(
    st.sampled_from(UNITS),
    st.sampled_from(["register", "result", "counts"]),
    st.sampled_from(YEARS),
    DAYS,
    st.sampled_from(["own", "summary"]),
)
LINE = st.fixed_dictionaries(
    {
        "year": st.sampled_from(YEARS),
        "name": st.sampled_from(NAMES),
        "field": st.sampled_from([*FIELDS, None]),
        "origin": st.sampled_from(list(Origin)).map(str),
        "state": st.sampled_from(list(ModelState)).map(str),
        "level": st.sampled_from([*map(str, Level), None]),
    }
)


@st.composite
def plans(draw):
    """A province's plan, with a quota or without."""
    quota = draw(QUOTAS)
    of_a_unit = Quota(at_least=quota[0], aim=quota[1], source="II.4") if quota else None
    return make_plan(place="Tỉnh Mẫu", quota=of_a_unit)


@st.composite
def tables(draw):
    """Up to twenty reports, each a list with up to five lines or a form of numbers."""
    ends = draw(st.tuples(*[st.none() | DAYS.map(str) for _ in UNITS]))
    reports, listings, stated = [], [], []
    for number, report in enumerate(draw(st.lists(REPORT, max_size=20)), start=1):
        unit, kind, year, day, source = report
        reports.append((number, unit, kind, year, str(day), source))
        if kind == "counts":
            numbers = draw(st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 4)))
            stated += [(number, unit, year, field, count) for field, count in numbers.items()]
        else:
            lines = draw(st.lists(LINE, max_size=5, unique_by=lambda line: line["name"]))
            usual = [line | ({"year": year} if number % 3 else {}) for line in lines]
            listings += [listed(number, unit, **line) for line in usual]
    return make_tables(register(ends), reports, listings, stated)


FIRST, SECOND = "2023-07-01", "2025-07-01"
HOW = st.sampled_from(["stays", "whole", "parts", "ends"])


@st.composite
def lineages(draw):
    """The units of `UNITS` and what became of them: on a first day into units 20 and 21, and these
    on a second day into 30, each whole, in parts, not at all, or ended without a word.
    """
    rows = list(register([None] * len(UNITS)).itertuples(index=False, name=None))
    lives = {row[0]: row for row in rows}
    steps = []

    def found(unit, day):
        lives[unit] = (unit, f"X{unit}", f"Xã {unit % 10}", "commune", 2, day, None)

    def pass_on(unit, into, other, day, eve):
        how = draw(HOW)
        if how != "stays":
            lives[unit] = (*lives[unit][:6], eve)
        if how == "whole":
            steps.append((unit, into, day, True))
        elif how == "parts":
            steps.extend([(unit, into, day, False), (unit, other, day, False)])

    found(20, FIRST)
    found(21, FIRST)
    for unit in UNITS:
        pass_on(unit, *draw(st.permutations([20, 21])), FIRST, "2023-06-30")
    found(30, SECOND)
    found(31, SECOND)
    for unit in (20, 21):
        pass_on(unit, 30, 31, SECOND, "2025-06-30")
    return make_units(list(lives.values())), make_lineage(steps)
