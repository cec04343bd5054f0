"""The neighbours' plans: the same rules as Khoái Châu's, and plainly an illustration."""

from pathlib import Path

import pytest

import samples
from data_loaders.plans import builtin_plans, load_plan
from samples.characters import CHARACTERS
from samples.register import sample_units

PLAN_FILES = sorted((Path(samples.__file__).parent / "plans").glob("*.toml"))


def _sources(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [inner] if str(key).endswith("source") and inner else _sources(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _sources(inner)


def _without_words(value):
    if isinstance(value, dict):
        return {k: _without_words(v) for k, v in value.items() if not str(k).endswith("source")}
    if isinstance(value, list | tuple):
        return [_without_words(inner) for inner in value]
    return value


def test_each_district_of_the_sample_has_a_plan():
    codes = {path.stem for path in PLAN_FILES} | set(builtin_plans())

    assert {character.plan for character in CHARACTERS} <= codes


@pytest.mark.parametrize("path", PLAN_FILES, ids=lambda path: path.stem)
def test_a_neighbour_has_the_rules_of_khoai_chau(path):
    own = load_plan(path)
    model = builtin_plans()["khoai-chau-2021-2025"]

    assert own.code == path.stem
    assert own.years == model.years
    for part in ("fields", "quota", "counting", "kinds", "duties", "owing"):
        got, wanted = own.model_dump()[part], model.model_dump()[part]
        assert _without_words(got) == _without_words(wanted), part


@pytest.mark.parametrize("path", PLAN_FILES, ids=lambda path: path.stem)
def test_every_source_of_a_neighbour_says_it_is_an_illustration(path):
    own = load_plan(path)
    sources = list(_sources(own.model_dump()))

    assert len(sources) > 8
    assert [source for source in sources if "minh họa" not in source] == []
    assert "minh họa" in own.document.title
    assert own.issuer.signed == ""


@pytest.mark.parametrize("path", PLAN_FILES, ids=lambda path: path.stem)
def test_a_neighbours_plan_covers_a_district_of_the_register(path):
    districts = {unit.name for unit in sample_units() if unit.kind == "district"}

    assert load_plan(path).place in districts
