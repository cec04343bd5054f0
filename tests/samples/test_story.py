"""What happens in the sample is what `characters` says."""

from collections import Counter

import pytest

from domain.kinds import ModelState, Origin
from samples.characters import CHARACTERS, FIELDS, YEARS
from samples.names import bank
from samples.register import owing, sample_units
from samples.reports import district_years
from samples.story import LISTED, Way

BY_CODE = {character.code: character for character in CHARACTERS}


@pytest.fixture(scope="module")
def stories():
    return {
        character.code: district_years(character, owing(sample_units(), character.code), seed=2021)
        for character in CHARACTERS
    }


def _of_year(story, year):
    return [told for (_code, told_year), told in story.items() if told_year == year]


@pytest.mark.parametrize("code", BY_CODE)
def test_late_missing_and_empty_unit_years_are_as_many_as_the_district_is_meant_to_have(
    code, stories
):
    character = BY_CODE[code]
    for year in YEARS:
        told = _of_year(stories[code], year)
        reported = [one for one in told if one.way is not Way.NOTHING]
        assert sum(one.late for one in told) == character.of_year(character.late, year)
        assert len(told) - len(reported) == character.of_year(character.missing, year)
        empty = [one for one in reported if not sum(one.counted.values())]
        assert len(empty) >= character.of_year(character.none, year)
        assert sum(one.way is Way.COUNTS for one in told) == character.counts_only.get(year, 0)


@pytest.mark.parametrize("code", BY_CODE)
def test_a_district_has_between_55_and_120_models_a_year(code, stories):
    for year in YEARS:
        total = sum(sum(one.counted.values()) for one in _of_year(stories[code], year))
        assert 55 <= total <= 120, (code, year, total)


def test_one_district_is_ahead_and_one_behind_and_all_improve(stories):
    def met(code, years):
        told = [one for year in years for one in _of_year(stories[code], year)]
        return sum(sum(one.counted.values()) >= 1 for one in told) / len(told)

    assert met("YM", YEARS) > met("KC", YEARS) > met("KD", YEARS)
    for code in BY_CODE:
        assert met(code, (2024, 2025)) > met(code, (2021, 2022))


@pytest.mark.parametrize("code", BY_CODE)
def test_weak_units_hold_their_district_back(code, stories):
    weak = [told for (unit, _), told in stories[code].items() if unit in BY_CODE[code].weak]
    behind = sum(
        one.way is Way.NOTHING or one.late or not any(one.counted.values()) for one in weak
    )

    assert behind / len(weak) >= 0.4


@pytest.mark.parametrize("code", BY_CODE)
def test_between_72_and_87_in_a_hundred_models_are_recognised(code, stories):
    models = [model for told in stories[code].values() for model in told.models]

    assert 0.72 <= sum(model.level is not None for model in models) / len(models) <= 0.87
    assert any(model.state is ModelState.STRUCK_OFF for model in models)


@pytest.mark.parametrize("code", BY_CODE)
def test_fields_are_skewed(code, stories):
    fields = Counter(m.field for told in stories[code].values() for m in told.models)

    assert fields["economy"] > 2 * fields["defence_security"]
    assert fields["culture_society"] > fields["political_system"]


@pytest.mark.parametrize("code", BY_CODE)
def test_a_name_returns_in_a_unit_only_as_maintained_or_upgraded(code, stories):
    kept = (Origin.MAINTAINED, Origin.UPGRADED)
    firsts = Counter(
        (unit, model.name)
        for (unit, _year), told in stories[code].items()
        for model in told.models
        if model.origin not in kept
    )

    assert [name for name, times in firsts.items() if times > 1] == []


@pytest.mark.parametrize("code", BY_CODE)
def test_some_models_return_under_a_new_name(code, stories):
    story = stories[code]
    renamed = 0
    for (unit, year), told in story.items():
        before = story.get((unit, year - 1))
        if before and told.way in LISTED:
            earlier = [model.name.lower() for model in before.models]
            for model in told.models:
                name = model.name.lower()
                renamed += any(old in name and old != name for old in earlier)

    assert renamed == BY_CODE[code].repeats


def test_in_2025_the_20_communes_of_khoai_chau_have_a_year_and_before_it_the_25(stories):
    communes = {
        year: {
            told.unit.code for told in _of_year(stories["KC"], year) if told.unit.kind == "commune"
        }
        for year in YEARS
    }

    assert [len(communes[year]) for year in YEARS] == [25, 25, 25, 25, 20]
    assert communes[2025] - communes[2024] == {"KC-X26", "KC-X27", "KC-X28"}


def test_no_unit_registers_before_it_was_founded(stories):
    told = [one for story in stories.values() for one in story.values() if one.received]

    assert all(one.received >= one.unit.valid_from for one in told)


def test_a_field_has_at_least_25_patterns_of_names():
    assert all(len(bank()["commune"][field]) >= 25 for field in FIELDS)


@pytest.mark.parametrize("year", YEARS)
def test_on_time_and_late_days_are_working_days_on_the_right_side_of_the_last_day(year, stories):
    last = "2021-09-14" if year == 2021 else f"{year}-03-31"
    days = {
        late: [
            one.received
            for story in stories.values()
            for one in _of_year(story, year)
            if one.received and one.late is late
        ]
        for late in (True, False)
    }

    assert all(str(day) > last for day in days[True])
    assert all(str(day) <= last for day in days[False])
    assert all(day.weekday() < 5 for day in days[True] + days[False])
