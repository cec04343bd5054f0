"""Made-up districts, reports and lists, for laws that hold of any of them."""

from datetime import date

from hypothesis import strategies as st

from domain.kinds import Level, ModelState, Origin
from domain.plans import Quota
from tests.metrics.makers import FIELDS, listed, make_plan, make_tables, make_units

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
