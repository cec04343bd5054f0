"""Pages say the same by the tally as by the rows that it was added up from."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pandas.testing import assert_frame_equal
from screens import CODE, begin_continuing, registered, small_district
from sqlalchemy import delete, select

from accounts.identity import Role
from data_loaders import adoption, decisions, frames, tallies
from data_loaders.decisions import Said
from data_loaders.intake import take_in
from data_loaders.plan_versions import Author, adopt_text
from data_loaders.plans import PLANS_FOLDER
from database.session import engine, reading, writing
from database.tables import Decision, Model, TallyMark
from domain.access import EVERYWHERE, Places
from domain.kinds import DecisionKind
from metrics.results import TALLY, Results
from pages.frame import course, pending, plan_figures
from pages.frame.course import Asked
from pages.frame.overtaken import OvertakenError
from pages.frame.plans import sight_of
from pages.frame.shared import forget_all
from pages.frame.some_models import some_models
from pages.front.desk import desk
from pages.leaders.quality_facts import facts
from pages.leaders.quality_rows import with_names

TODAY = datetime.now(UTC).astimezone().date()
NAMES = (*Results.NAMES, TALLY)


@pytest.fixture
def source(new_database, monkeypatch, tmp_path):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    made = small_district(url)
    begin_continuing(made, tmp_path)
    return made


@pytest.fixture
def rows_loaded(monkeypatch):
    """How often listings were read."""
    read = []
    listings = frames.listings
    monkeypatch.setattr(
        frames, "listings", lambda *asked: read.append(asked[-1]) or listings(*asked)
    )
    return lambda: sum(whose != Places(frozenset()) for whose in read)


def found(source, code, whose=EVERYWHERE, as_of=TODAY):
    plan = adoption.adopted_plan(source, code)
    return course.course(Asked((plan,), sight_of(whose), as_of)).found


def without_tally(source):
    with writing(source) as connection:
        connection.execute(delete(TallyMark))
    forget_all()


def asked_of(source, code=CODE, whose=EVERYWHERE):
    plan = adoption.adopted_plan(source, code)
    return Asked((plan,), sight_of(whose), TODAY)


def with_a_pair(source):
    """Two models of the same name, of which the later is of little effect."""
    plan = adoption.adopted_plan(source, CODE)
    for year in (2024, 2025):
        model = "Nuôi cá lồng bè trên sông", "economy", "new"
        read = registered("KC-X05", "Xã Dạ Trạch", model, year=year)
        told = replace(read, rows=read.rows.assign(state="ineffective"))
        take_in(source, f"{year}".encode(), told, plan, None, datetime.now(UTC))


def test_what_waits_is_the_same_either_way(source, rows_loaded):
    with_a_pair(source)
    rows_before = rows_loaded()
    asked = asked_of(source)
    waits, to_review = pending.waiting(asked), pending.reviewed(asked)
    lies, known = desk(asked), facts(asked)
    assert rows_loaded() == rows_before
    assert (lies.pairs, lies.to_review, len(known.pairs)) == (1, 2, 1)

    without_tally(source)
    assert_frame_equal(pending.waiting(asked), waits)
    assert_frame_equal(pending.reviewed(asked), to_review)
    assert rows_loaded() > rows_before
    assert desk(asked).pairs == 1
    assert_frame_equal(facts(asked).pairs, known.pairs)


def test_models_of_some_units_are_those_of_all_and_no_others_are_read(source, monkeypatch):
    with_a_pair(source)
    asked, read = asked_of(source), []
    listings = frames.listings
    monkeypatch.setattr(
        frames, "listings", lambda *asked: read.append(asked[-1]) or listings(*asked)
    )
    unit = int(pending.waiting(asked).iloc[0]["unit_id"])
    some = some_models(asked, frozenset({unit}))
    assert [whose.units for whose in read] == [frozenset({unit})]
    assert with_names(facts(asked).pairs, asked)["other_name"].tolist() == [
        "Nuôi cá lồng bè trên sông"
    ]

    without_tally(source)
    every = course.course(asked).found
    for mine, theirs in zip(some, (every.models, every.pairs), strict=True):
        of_unit = theirs[theirs["unit_id"] == unit].reset_index(drop=True)
        assert_frame_equal(mine, of_unit)


def test_what_waits_for_who_sees_some_units_is_of_these_alone(source):
    with_a_pair(source)
    units = frames.units(source, EVERYWHERE).set_index("code")["unit_id"]
    for code, count in (("KC-X05", 1), ("KC-X12", 0)):
        asked = asked_of(source, whose=Places(frozenset({int(units[code])})))
        assert len(pending.waiting(asked)) == desk(asked).pairs == count


@pytest.mark.parametrize("code", [CODE, "ninh-thuan-2023-2025"])
def test_every_table_is_the_same_either_way(source, code):
    forget_all()
    assert tallies.is_right(source, TODAY)
    tallied = found(source, code)
    first = {name: tallied.part(name) for name in NAMES}
    without_tally(source)
    counted = found(source, code)
    for name in NAMES:
        assert_frame_equal(first[name], counted.part(name))


def test_no_model_is_read_until_somebody_asks_for_one(source, rows_loaded):
    forget_all()
    figures = found(source, CODE)
    assert figures.compliance["total"].sum() == 4
    assert figures.counts["registered"].sum() == 5
    assert rows_loaded() == 0
    assert len(figures.models) == 5
    assert rows_loaded() == 1


def test_who_sees_some_units_of_a_plan_is_counted_from_the_rows(source, rows_loaded):
    forget_all()
    units = frames.units(source, EVERYWHERE).set_index("code")["unit_id"]
    theirs = Places(frozenset({int(units["KC-X12"])}))
    assert found(source, CODE, theirs).compliance["total"].sum() == 3
    assert rows_loaded() == 1


def test_a_day_before_the_last_change_is_counted_from_the_rows(source, rows_loaded):
    forget_all()
    assert found(source, CODE, as_of=date(2023, 11, 30)).compliance["total"].sum() == 4
    assert rows_loaded() == 1


def strike_off(source):
    with reading(source) as connection:
        struck = select(Decision.model_id)
        asked = select(Model.model_id).where(Model.model_id.not_in(struck)).limit(1)
        model = connection.execute(asked).scalar_one()
    said = Said(DecisionKind.STRUCK_OFF, model, day=date(2023, 5, 1))
    decisions.decide(source, said, EVERYWHERE, datetime.now(UTC))


def test_no_models_of_a_later_state_are_handed_over_beside_figures(source):
    asked = asked_of(source)
    figures = course.course(asked).found
    assert figures.tally["struck_off"].sum() == 0
    strike_off(source)
    for _time in range(2):
        with pytest.raises(OvertakenError):
            _ = figures.models
    now = found(source, CODE)
    assert now.tally["struck_off"].sum() == 1
    assert now.models["struck_year"].notna().sum() == 1


def test_models_asked_for_after_a_change_elsewhere_are_handed_over(source):
    figures = found(source, CODE)
    assert figures.compliance["total"].sum() == 4
    text = (PLANS_FOLDER / "ninh-thuan-2023-2025.toml").read_text(encoding="utf-8")
    author = Author(EVERYWHERE, datetime.now(UTC), "Như cũ")
    adopt_text(source, text + "\n# Sửa.\n", "plan.toml", author)
    assert len(figures.models) == 5


def test_however_fast_it_changes_a_page_of_models_is_drawn_of_one_state(page, monkeypatch):
    by_tally, source, drawn = plan_figures._by_tally, engine(), []

    def overtaken(look):
        figures = by_tally(look)
        strike_off(source)
        drawn.append(look.state)
        return figures

    monkeypatch.setattr(plan_figures, "_by_tally", overtaken)
    screen = page("leaders", "models", Role.OFFICE)
    assert screen.session_state["counted_at_once"]
    assert len(drawn) == 1


def test_the_page_after_is_counted_by_the_tally_again(dashboard):
    screen = dashboard()
    screen.session_state["counted_at_once"] = True
    screen.run()
    assert "counted_at_once" not in screen.session_state


def test_of_very_many_units_a_plan_is_counted_once_whichever_page_is_opened_first(
    source, monkeypatch
):
    counted = []
    count = plan_figures._count
    monkeypatch.setattr(plan_figures, "_count", lambda look: counted.append(1) or count(look))
    monkeypatch.setattr(course, "MOST_UNITS", 0)
    asked = asked_of(source)
    forget_all()
    alone = course.rolled_course(asked).parts
    assert counted == [1]
    forget_all()
    figures = course.course(asked).found
    beside = course.rolled_course(asked).parts

    assert counted == [1, 1]
    assert [part.kinds for part in beside] == [part.kinds for part in alone]
    assert_frame_equal(beside[0].years, alone[0].years)
    assert figures.compliance["total"].sum() == 4
