"""A value of a plan's text is changed, and nothing else."""

import difflib
import tomllib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_loaders.plan_text import with_values
from data_loaders.plans import PLANS_FOLDER, load_plan, plan_text
from domain.kinds import Origin
from domain.plan_settings import Holds, settings_of

TODAY = date(2024, 6, 1)
TEXTS = {path.stem: plan_text(path) for path in sorted(PLANS_FOLDER.glob("*.toml"))}
KHOAI_CHAU = TEXTS["khoai-chau-2021-2025"]

LAID_OUT_OTHERWISE = """\
counting.source = "x"  # why

# of the list
[[duties]]
kind = "register" # k
source = "y"

# of the results
[[duties]]
kind = "result"
[duties.exceptions]
2021 = 2021-09-15 # the first year

# end
"""
ON_ONE_LINE = """\
fields = [ { code = "a" }, { code = "b", aliases = [ "x" ] } ]
duties = [ { kind = "register", exceptions = { 2021 = 2021-09-15 } } ]
"""


def rows(before: str, after: str) -> list[str]:
    """The rows that went (-) and came (+)."""
    told = difflib.ndiff(before.splitlines(), after.splitlines())
    return [row for row in told if row[0] in "-+"]


@pytest.mark.parametrize(
    ("text", "values", "changed"),
    [
        (
            KHOAI_CHAU,
            {("duties", 0, "until"): None, ("duties", 0, "before"): "05-01"},
            ['- until = "03-31"', '+ before = "05-01"'],
        ),
        (
            KHOAI_CHAU,
            {("duties", 0, "exceptions", "2022"): date(2022, 4, 15)},
            [
                "- exceptions = { 2021 = 2021-09-15 }",
                "+ exceptions = {2021 = 2021-09-15, 2022 = 2022-04-15}",
            ],
        ),
        (
            KHOAI_CHAU,
            {("duties", 0, "exceptions", "2021"): None},
            ["- exceptions = { 2021 = 2021-09-15 }"],
        ),
        (
            KHOAI_CHAU,
            {("duties", 1, "exceptions", "2021"): date(2021, 7, 10)},
            ["+ exceptions = {2021 = 2021-07-10}"],
        ),
        (
            KHOAI_CHAU,
            {("reviews", 0, "occasion_day"): date(2023, 7, 1)},
            ["+ occasion_day = 2023-07-01"],
        ),
        (KHOAI_CHAU, {("quota", "aim"): 3}, ["- aim = 2", "+ aim = 3"]),
        (
            KHOAI_CHAU,
            {("counting", "origins"): ("new", "replicated")},
            [
                '- origins = ["new", "replicated", "unknown"]',
                '+ origins = ["new", "replicated"]',
            ],
        ),
        (
            LAID_OUT_OTHERWISE,
            {("duties", 0, "until"): "03-01", ("duties", 1, "until"): "09-01"},
            ['+ until = "03-01"', '+ until = "09-01"', "+ "],
        ),
        (
            LAID_OUT_OTHERWISE,
            {("duties", 1, "exceptions", "2022"): date(2022, 4, 15)},
            ["+ 2022 = 2022-04-15"],
        ),
        (
            LAID_OUT_OTHERWISE,
            {("duties", 1, "exceptions", "2021"): None},
            ["- 2021 = 2021-09-15 # the first year"],
        ),
        (
            "a = 1",
            {("counting", "origins"): ("new",)},
            ["+ ", "+ [counting]", '+ origins = ["new"]'],
        ),
    ],
)
def test_a_value_changes_and_every_other_line_stays(text, values, changed):
    assert sorted(rows(text, with_values(text, values))) == sorted(changed)


def test_a_key_that_is_new_stands_before_the_comment_that_leads_to_the_next_part():
    written = with_values(LAID_OUT_OTHERWISE, {("duties", 0, "until"): "03-01"})
    assert 'source = "y"\nuntil = "03-01"\n\n# of the results\n' in written


def test_names_are_taken_away_and_added_within_their_rows():
    aliases = load_plan(KHOAI_CHAU).fields[0].aliases
    wanted = (*(name for name in aliases if name != "PTKT"), "Kinh tế nông thôn")
    written = with_values(KHOAI_CHAU, {("fields", 0, "aliases"): wanted})
    assert load_plan(written).fields[0].aliases == wanted
    assert '    "KT", "PT kinh tế", "Lĩnh vực kinh tế",' in written


def test_parts_written_on_one_line_are_changed_there():
    values = {
        ("fields", 0, "aliases"): ("new",),
        ("fields", 1, "aliases"): ("x", "y"),
        ("duties", 0, "exceptions", "2022"): date(2022, 4, 15),
        ("duties", 0, "until"): "03-31",
    }
    assert tomllib.loads(with_values(ON_ONE_LINE, values)) == {
        "fields": [{"code": "a", "aliases": ["new"]}, {"code": "b", "aliases": ["x", "y"]}],
        "duties": [
            {
                "kind": "register",
                "exceptions": {"2021": date(2021, 9, 15), "2022": date(2022, 4, 15)},
                "until": "03-31",
            }
        ],
    }


def value_for(setting):
    """Any value that `setting` might be given, or None to take it away."""
    days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
    names = st.lists(st.text("abcđ”\"'\\ #", min_size=1, max_size=9), unique=True, max_size=4)
    return {
        Holds.NUMBER: st.integers(1, 9),
        Holds.MONTH_DAY: st.none() | days.map("{:%m-%d}".format),
        Holds.DAY: st.none() | days,
        Holds.ORIGINS: st.lists(st.sampled_from(list(Origin)), min_size=1, unique=True).map(
            lambda chosen: tuple(map(str, chosen))
        ),
        Holds.NAMES: names.map(tuple),
    }[setting.holds]


def put(part, path, value):
    """The same change to what the text holds."""
    *above, name = path
    for at in above:
        part = part[at] if isinstance(at, int) else part.setdefault(at, {})
    if value is None:
        part.pop(name, None)
    else:
        part[name] = list(value) if isinstance(value, tuple) else value


def without_empty(part):
    if isinstance(part, dict):
        kept = {key: without_empty(value) for key, value in part.items()}
        return {key: value for key, value in kept.items() if value != {}}
    return [without_empty(each) for each in part] if isinstance(part, list) else part


@settings(max_examples=40, deadline=None)
@given(code=st.sampled_from(sorted(TEXTS)), drawn=st.data())
def test_what_is_read_again_is_what_was_written_and_what_was_there(code, drawn):
    text = TEXTS[code]
    known = settings_of(load_plan(text), TODAY)
    chosen = drawn.draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=4))
    values = {known[key].path: drawn.draw(value_for(known[key])) for key in chosen}
    wanted = tomllib.loads(text)
    for path, value in values.items():
        put(wanted, path, value)

    found = tomllib.loads(with_values(text, values))

    for part in (found, wanted):
        for field in part.get("fields", []):
            field.get("aliases", []).sort()  # names keep the order in which they stood
        part["counting"].get("origins", []).sort()
    assert without_empty(found) == without_empty(wanted)


@settings(max_examples=40, deadline=None)
@given(code=st.sampled_from(sorted(TEXTS)), days=st.integers(1, 300), drawn=st.data())
def test_a_value_put_back_leaves_the_text_as_it_was(code, days, drawn):
    text = TEXTS[code]
    scalar = [
        each
        for each in settings_of(load_plan(text), TODAY).values()
        if each.holds in {Holds.NUMBER, Holds.MONTH_DAY, Holds.DAY}
        and each.value is not None
        and "exceptions" not in each.path
    ]
    setting = drawn.draw(st.sampled_from(scalar))
    other = {
        Holds.NUMBER: days,
        Holds.MONTH_DAY: f"{date(2023, 1, 1) + timedelta(days=days):%m-%d}",
        Holds.DAY: date(2023, 1, 1) + timedelta(days=days),
    }[setting.holds]
    changed = with_values(text, {setting.path: other})
    assert changed == text or len(rows(text, changed)) == 2
    assert with_values(changed, {setting.path: setting.value}) == text
