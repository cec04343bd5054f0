"""Whatever is done, the tally is what all of it counted anew comes to."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from threading import Barrier, local

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from screens import CODE, FORMS, MODELS, begin_continuing, registered, small_district
from sqlalchemy import delete, func, select, update

from data_loaders import adoption, decisions, handed_in, lineage_import, marks, tallies
from data_loaders.decisions import Said
from data_loaders.intake import take_in
from data_loaders.plan_versions import Author, adopt_text
from data_loaders.plans import PLANS_FOLDER
from data_loaders.reorganisation import Move, Reorganisation, carry_out
from data_loaders.reorganisation_undone import undo as undo_reorganisation
from data_loaders.unit_register import import_units
from database import audit
from database.session import reading, writing
from database.tables import (
    Listing,
    Model,
    ReviewTally,
    Submission,
    Tally,
    TallyMark,
    Unit,
    UnitLineage,
    WaitingPair,
)
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind
from tallies import keeping, side_by_side
from tallies.keeping import count_all, count_if_behind
from tallies.proof import proved

TODAY = datetime.now(UTC).astimezone().date()
LATER = datetime.now(UTC)
UNITS = ("KC-X12", "KC-X02", "KC-X04", "KC-X05", "KC-X06")
NAMES = [*(model[2] for model in MODELS), "Nuôi gà sinh học an toàn cho hộ nghèo"]
ORIGINS = ("new", "replicated", "maintained", "unknown")
STATES = ("registered", "effective", "ineffective", "struck_off")
NOTES = (None, "Đề nghị đưa ra khỏi danh sách", "Đề nghị huyện công nhận")


@pytest.fixture
def district(new_database):
    return small_district(new_database(tables=True))


def is_proved(source, today=TODAY):
    found = proved(source, today)
    assert not found.wrong
    return found.looked_at > 0


def kept(source, code=CODE):
    return tallies.tally(source, code, EVERYWHERE)


def waiting(source):
    return tallies.waiting(source, CODE, EVERYWHERE)


def reviewed(source):
    return tallies.reviewed(source, CODE, EVERYWHERE)


def listed(source, unit, year, *models, state="registered", note=None):
    plan = adoption.adopted_plan(source, CODE)
    content = f"{unit} {year} {models} {state} {note}".encode()
    read = registered(unit, unit, *models, year=year)
    told = replace(read, rows=read.rows.assign(state=state, note=note))
    return take_in(source, content, told, plan, None, LATER)


@pytest.mark.both_engines
def test_a_list_taken_in_back_and_in_again_is_added_up_each_time(district):
    assert is_proved(district)
    before = kept(district)

    taken = listed(district, "KC-X05", 2024, ("Nuôi cá lồng", "economy", "new"))
    assert is_proved(district)
    assert len(kept(district)) == len(before) + 1

    handed_in.withdraw(district, [taken.submission_id], EVERYWHERE, LATER)
    assert is_proved(district)
    assert kept(district).equals(before)

    handed_in.reinstate(district, [taken.submission_id], EVERYWHERE, LATER)
    assert is_proved(district)
    assert len(kept(district)) == len(before) + 1


@pytest.mark.both_engines
def test_a_repeat_of_an_earlier_year_is_told_of_once_the_earlier_list_comes(district):
    name = "Nuôi cá lồng bè trên sông"
    listed(district, "KC-X05", 2024, (name, "economy", "new"))
    assert kept(district)["to_confirm"].sum() == 0

    listed(district, "KC-X05", 2023, (name, "economy", "new"))

    assert kept(district)["to_confirm"].sum() == 1
    assert is_proved(district)


@pytest.mark.both_engines
def test_a_pair_waits_by_its_numbers_until_somebody_answers(district):
    name = "Nuôi cá lồng bè trên sông"
    listed(district, "KC-X05", 2023, (name, "economy", "new"))
    assert waiting(district).empty

    listed(district, "KC-X05", 2024, (name, "economy", "new"))

    pair = waiting(district).iloc[0]
    assert (pair["year"], pair["other_year"], pair["score"]) == (2024, 2023, 1.0)
    assert pair["unit_id"] == pair["other_unit_id"]
    assert is_proved(district)
    both = int(pair["model_id"]), int(pair["other_model_id"])
    said = decisions.answer_to(DecisionKind.DIFFERENT, *both, 2024)
    decisions.decide(district, said, EVERYWHERE, LATER)
    assert waiting(district).empty
    assert is_proved(district)


@pytest.mark.both_engines
def test_what_is_to_be_looked_at_first_is_told_by_year_and_by_why(district):
    works_badly = {"state": "ineffective", "note": NOTES[1]}
    listed(district, "KC-X05", 2024, ("Nuôi cá lồng", "economy", "new"), **works_badly)
    named = ("Nuôi ong", "economy", "new"), ("Trồng nấm", "economy", "new")
    taken = listed(district, "KC-X06", 2024, *named, note=NOTES[1])
    listed(district, "KC-X06", 2025, ("Bỏ rác", "economy", "new"), state="struck_off")

    found = reviewed(district)[["year", "ineffective", "proposed", "struck_off"]]
    assert sorted(found.to_numpy().tolist()) == [[2024, 0, 2, 0], [2024, 1, 0, 0], [2025, 0, 0, 1]]
    assert is_proved(district)

    handed_in.withdraw(district, [taken.submission_id], EVERYWHERE, LATER)
    assert reviewed(district)["proposed"].sum() == 0
    assert is_proved(district)


@pytest.mark.parametrize("table", [WaitingPair, ReviewTally])
def test_what_waits_changed_by_hand_is_found(district, table):
    name = "Nuôi cá lồng bè trên sông"
    for year in (2023, 2024):
        listed(district, "KC-X05", year, (name, "economy", "new"), state="ineffective")
    with writing(district) as connection:
        connection.execute(delete(table).where(table.year == 2024))
    wrong = proved(district, TODAY).wrong
    assert len(wrong) == 1
    assert wrong[0].endswith(" 2024")


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["list", "withdraw", "reinstate", "decide", "undo", "join", "part"]),
        st.integers(0, 60),
        st.integers(0, 60),
    ),
    min_size=1,
    max_size=6,
)


class World:
    """A district in which things happen, each chosen by two numbers."""

    def __init__(self, source):
        self.source = source

    def do(self, what, one, other):
        getattr(self, f"_{what}")(one, other)

    def _ids(self, column):
        with reading(self.source) as connection:
            return list(connection.execute(select(column).order_by(column)).scalars())

    def _list(self, one, other):
        names = {NAMES[one % len(NAMES)], NAMES[other % len(NAMES)]}
        origin = ORIGINS[other % len(ORIGINS)]
        models = [(name, "economy", origin) for name in sorted(names)]
        said = {"state": STATES[(one + other) % 4], "note": NOTES[(one + 2 * other) % 3]}
        listed(self.source, UNITS[one % len(UNITS)], 2021 + other % 5, *models, **said)

    def _withdraw(self, one, _other):
        ids = self._ids(Submission.submission_id)
        handed_in.withdraw(self.source, [ids[one % len(ids)]], EVERYWHERE, LATER)

    def _reinstate(self, one, _other):
        ids = self._ids(Submission.submission_id)
        handed_in.reinstate(self.source, [ids[one % len(ids)]], EVERYWHERE, LATER)

    def _decide(self, one, other):
        models = self._ids(Model.model_id)
        kind = list(DecisionKind)[(one + other) % 5]
        model, beside = models[one % len(models)], models[other % len(models)]
        said = Said(kind, model, day=date(2021 + one % 5, 6, 1))
        if kind in (DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.REPLICATES):
            said = Said(kind, model, value="2024")
            if model != beside:
                said = Said(kind, model, other_model_id=beside)
        if kind is DecisionKind.RECOGNISED:
            said = Said(kind, model, value="district", day=date(2021 + one % 5, 6, 1))
        decisions.decide(self.source, said, EVERYWHERE, LATER)

    def _undo(self, one, _other):
        every = decisions.decisions(self.source, CODE, EVERYWHERE)["decision_id"].tolist()
        if every:
            decisions.undo(self.source, every[one % len(every)], EVERYWHERE, LATER)

    def _join(self, one, other):
        left = [code for code in UNITS if code not in self._gone()]
        if len(left) > 1:
            gone, into = left[one % len(left)], left[other % len(left)]
            if gone != into:
                moves = (Move(gone, into, whole=True),)
                day = date(2023, 6, 1) + timedelta(one)
                carry_out(self.source, Reorganisation(day, "NQ", moves), EVERYWHERE, LATER)

    def _part(self, _one, _other):
        steps = self._ids(UnitLineage.lineage_id)
        if steps:
            undo_reorganisation(self.source, steps[-1:], EVERYWHERE, LATER)

    def _gone(self):
        with reading(self.source) as connection:
            asked = select(Unit.code).where(Unit.valid_to.is_not(None))
            return set(connection.execute(asked).scalars())


@pytest.fixture
def new_world(new_database):
    return lambda: World(small_district(new_database(tables=True)))


@partial(law, over_one=True)  # each world is a database of its own
@given(st.data())
def test_no_history_leaves_it_behind(new_world, data):
    world = new_world()
    for step in data.draw(OPERATIONS):
        world.do(*step)
        assert is_proved(world.source), step


@pytest.mark.both_engines
def test_another_rule_of_the_plan_counts_all_of_it_anew(district):
    text = (PLANS_FOLDER / f"{CODE}.toml").read_text(encoding="utf-8")
    by_new_alone = text.replace('origins = ["new", "replicated"', 'origins = ["new"', 1)
    assert by_new_alone != text
    author = Author(EVERYWHERE, LATER, "Chỉ tính mô hình mới")
    before = kept(district)["counted"].sum()

    adopt_text(district, by_new_alone, "plan.toml", author)

    assert kept(district)["counted"].sum() == before - 1
    assert is_proved(district)


def test_a_register_or_a_lineage_taken_in_leaves_it_right(district, tmp_path):
    import_units(district, FORMS / "units.csv", LATER)
    assert is_proved(district)
    steps = tmp_path / "lineage.csv"
    steps.write_text(
        "from_code,into_code,day,whole,decree\nKC-X02,KC-X04,2023-07-01,part,NQ\n", encoding="utf-8"
    )
    lineage_import.import_lineage(district, steps, LATER)
    assert is_proved(district)


def joined(source, *codes, whole=False):
    """Each of the units goes into the next."""
    moves = tuple(Move(*pair, whole=whole) for pair in pairwise(codes))
    return carry_out(source, Reorganisation(date(2023, 1, 1), "NQ", moves), EVERYWHERE, LATER)


@pytest.fixture
def districts(district, tmp_path):
    """Two districts, which are no units of the plan, have reported under it nevertheless; a third
    and a fourth have not.
    """
    register = tmp_path / "districts.csv"
    rows = [f"H{place},Huyện Số {place},district,,,,\n" for place in range(1, 5)]
    header = "code,name,kind,parent,valid_from,valid_to,successor\n"
    register.write_text(header + "".join(rows), encoding="utf-8")
    import_units(district, register, LATER)
    for unit, year in (("H1", 2022), ("H2", 2023)):
        listed(district, unit, year, ("Nuôi cá lồng bè trên sông", "economy", "new"))
    assert kept(district)["to_confirm"].sum() == 0
    return district


@pytest.mark.both_engines
def test_districts_that_report_under_a_plan_are_joined_and_parted_in_its_tally(districts):
    steps = joined(districts, "H1", "H2")
    assert kept(districts)["to_confirm"].sum() == 1
    assert is_proved(districts)

    undo_reorganisation(districts, steps, EVERYWHERE, LATER)
    assert kept(districts)["to_confirm"].sum() == 0
    assert is_proved(districts)


def test_they_are_joined_by_others_that_never_reported_too(districts):
    joined(districts, "H1", "H3")
    joined(districts, "H4", "H2")
    assert kept(districts)["to_confirm"].sum() == 0
    steps = joined(districts, "H3", "H4")
    assert kept(districts)["to_confirm"].sum() == 1
    assert is_proved(districts)
    undo_reorganisation(districts, steps, EVERYWHERE, LATER)
    assert kept(districts)["to_confirm"].sum() == 0


@pytest.mark.both_engines
def test_a_pair_that_only_a_person_thought_of_is_kept_without_a_score(districts):
    listed(districts, "KC-X05", 2024, ("Tổ hòa giải bền vững", "economy", "new"))
    with reading(districts) as connection:
        asked = select(Model.model_id).join(Unit, Unit.unit_id == Model.unit_id)
        mine, theirs = (
            connection.execute(asked.where(Unit.code == code)).scalar_one()
            for code in ("KC-X05", "H1")
        )
    said = Said(DecisionKind.DIFFERENT, mine, other_model_id=theirs)
    decisions.decide(districts, said, EVERYWHERE, LATER)
    assert waiting(districts)["score"].isna().tolist() == [True]
    assert is_proved(districts)


def test_a_place_that_ended_before_its_plan_began_has_no_units_to_count(districts):
    named = {2023: "Nuôi ong lấy mật rừng tràm", 2024: "Nuôi ong rừng tràm lấy mật"}
    for year, name in named.items():
        listed(districts, "KC-X05", year, (name, "economy", "new"))
    assert kept(districts)["to_confirm"].sum() == 1
    moves = (Move("KC", "H3", whole=True),)
    before_it = Reorganisation(date(2020, 1, 1), "NQ", moves)

    carry_out(districts, before_it, EVERYWHERE, LATER)

    assert kept(districts)["to_confirm"].sum() == 0
    assert is_proved(districts)


def test_a_plan_without_a_quota_keeps_what_its_reports_tell_of(district, tmp_path):
    begin_continuing(district, tmp_path)
    assert is_proved(district)


def test_a_decision_of_a_day_to_come_holds_from_that_day_and_no_earlier(district):
    with reading(district) as connection:
        model = (
            connection.execute(select(Model.model_id).order_by(Model.model_id)).scalars().first()
        )
    day = TODAY + timedelta(days=10)
    said = Said(DecisionKind.RECOGNISED, model, value="district", day=day)
    decisions.decide(district, said, EVERYWHERE, LATER)

    assert tallies.is_right(district, day - timedelta(days=1))
    assert kept(district)["recognised"].sum() == 0
    assert not tallies.is_right(district, day)

    count_all(district, day)
    assert kept(district)["recognised"].sum() == 1
    assert is_proved(district, day)


@pytest.fixture
def west_of_utc(monkeypatch):
    """Where it is still the day before when in UTC a day begins."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.both_engines
def test_what_is_decided_and_undone_when_in_utc_it_is_tomorrow_holds_from_tomorrow(
    district, west_of_utc
):
    today = TODAY + timedelta(days=3)
    tomorrow, in_the_evening = today + timedelta(days=1), time_in_utc(today + timedelta(days=1))
    with reading(district) as connection:
        model = connection.execute(select(func.min(Model.model_id))).scalar_one()
    said = Said(DecisionKind.RECOGNISED, model, value="district")
    decision = decisions.decide(district, said, EVERYWHERE, in_the_evening)
    assert tallies.is_right(district, today)
    assert is_proved(district, today)
    assert not tallies.is_right(district, tomorrow)

    count_all(district, tomorrow)
    assert kept(district)["recognised"].sum() == 1
    assert tallies.is_right(district, tomorrow)
    decisions.undo(district, decision, EVERYWHERE, in_the_evening + timedelta(days=1))
    assert is_proved(district, tomorrow)
    assert not tallies.is_right(district, tomorrow + timedelta(days=1))


def time_in_utc(day):
    """Two in the morning in UTC."""
    return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=2)


@pytest.fixture
def counted_whole(monkeypatch):
    """The codes of the plans that were counted as a whole, one after another."""
    counted = []
    count = keeping.count_plan
    for room in (keeping, side_by_side):
        monkeypatch.setattr(
            room, "count_plan", lambda *asked: counted.append(asked[1].code) or count(*asked)
        )
    return counted


def recognised(source, day, now=LATER):
    with reading(source) as connection:
        model = connection.execute(select(func.min(Model.model_id))).scalar_one()
    said = Said(DecisionKind.RECOGNISED, model, value="district", day=day)
    return decisions.decide(source, said, EVERYWHERE, now)


@pytest.mark.both_engines
def test_who_writes_first_on_a_day_that_was_decided_for_counts_that_plan_alone(
    district, tmp_path, counted_whole
):
    begin_continuing(district, tmp_path)
    recognised(district, TODAY + timedelta(days=1))
    counted_whole.clear()
    tomorrow = TODAY + timedelta(days=1)

    recognised(district, date(2023, 6, 1), now=LATER + timedelta(days=1))

    assert counted_whole == [CODE]
    assert tallies.is_right(district, tomorrow + timedelta(days=9))
    assert kept(district)["recognised"].sum() == 1
    assert is_proved(district, tomorrow)


@pytest.mark.both_engines
def test_what_is_due_is_counted_of_its_plan_alone_and_then_nothing(
    district, tmp_path, counted_whole
):
    begin_continuing(district, tmp_path)
    decision = recognised(district, TODAY + timedelta(days=1))
    decisions.undo(district, decision, EVERYWHERE, LATER)
    counted_whole.clear()
    tomorrow = TODAY + timedelta(days=1)

    assert count_if_behind(district, tomorrow)
    assert counted_whole == [CODE]
    assert is_proved(district, tomorrow)
    assert tallies.is_right(district, tomorrow + timedelta(days=99))
    assert not count_if_behind(district, tomorrow)


@pytest.mark.both_engines
def test_two_that_start_together_count_once(district, counted_whole, monkeypatch):
    with writing(district) as connection:
        audit.record(connection, "decided", "decision 99", {}, LATER)
    both_looked, mine, is_right = Barrier(2, timeout=30), local(), tallies.is_right

    def looked_together(*asked):
        right = is_right(*asked)
        if not hasattr(mine, "looked"):  # the first look of each, before either waits for its turn
            mine.looked = True
            both_looked.wait()
        return right

    monkeypatch.setattr(tallies, "is_right", looked_together)
    with ThreadPoolExecutor(2) as both:
        told = [both.submit(count_if_behind, district, TODAY) for _process in range(2)]
        done = [each.result() for each in told]

    assert sorted(done) == [False, True]
    assert counted_whole == [CODE]


def test_a_count_asked_for_is_in_the_trail_so_that_nobody_keeps_what_was_wrong(district):
    states = [marks.data_version(district), tallies.state_of(district, CODE, TODAY)]
    count_all(district, TODAY, at=LATER)
    now = [marks.data_version(district), tallies.state_of(district, CODE, TODAY)]
    assert now[0] != states[0]
    assert now[1] not in (None, states[1])


def test_a_day_before_the_last_change_is_counted_from_the_rows(district):
    assert tallies.is_right(district, TODAY)
    assert not tallies.is_right(district, TODAY - timedelta(days=1))


def test_a_change_that_says_nothing_of_models_leaves_nobody_reading_a_stale_tally(district):
    with writing(district) as connection:
        connection.execute(update(Listing).values(origin="maintained"))
        audit.record(connection, "decided", "decision 99", {}, LATER)

    assert not tallies.is_right(district, TODAY)
    assert proved(district, TODAY).looked_at == 0
    # … not even after a change that does say what it touches,
    listed(district, "KC-X05", 2024, ("Nuôi cá lồng", "economy", "new"))
    assert not tallies.is_right(district, TODAY)
    # … until all is counted anew.
    assert count_if_behind(district, TODAY)
    assert kept(district)["counted"].sum() == 1
    assert is_proved(district)
    assert not count_if_behind(district, TODAY)


def test_where_none_was_ever_counted_none_is_kept(district):
    with writing(district) as connection:
        connection.execute(delete(TallyMark))
    listed(district, "KC-X05", 2024, ("Nuôi cá lồng", "economy", "new"))
    assert not tallies.is_right(district, TODAY)
    assert (kept(district)["year"] == 2023).all()


def test_a_row_changed_by_hand_is_found_with_its_unit_and_year(district):
    with writing(district) as connection:
        connection.execute(update(Tally).values(counted=7).where(Tally.state == "registered"))
    found = proved(district, TODAY)
    assert found.looked_at == 5
    with reading(district) as connection:
        units = connection.execute(select(Tally.unit_id).distinct()).scalars().all()
    assert set(found.wrong) == {f"{CODE} {unit} 2023" for unit in units}
