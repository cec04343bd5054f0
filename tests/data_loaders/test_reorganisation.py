"""Units merged and parted by hand: looked at first, written whole, undone without a loss."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from data_loaders import frames, unit_history
from data_loaders.aliases import confirm_alias, take_away_alias
from data_loaders.lineage import lineage
from data_loaders.register_table import RegisterError
from data_loaders.reorganisation import (
    Founded,
    Move,
    NotTheirsError,
    Reorganisation,
    carry_out,
    preview,
)
from data_loaders.reorganisation_undone import undo
from data_loaders.unit_register import load_register
from database import audit
from database.session import writing
from database.tables import Original, Report, Submission
from domain.access import EVERYWHERE, Places
from tests.data_loaders.makers import NOW, actions, last_days, with_register

pytestmark = pytest.mark.both_engines

DAY = date(2025, 3, 1)
NEW = Founded("E", "Xã Em", "commune", "H")
MERGER = Reorganisation(DAY, "NQ 5", (Move("C", "E", True), Move("D", "E", True)), (NEW,))


@pytest.fixture
def source(tmp_path, new_database):
    return with_register(new_database(tables=True), tmp_path)


def unit_ids(source):
    units = frames.units(source, EVERYWHERE)
    return dict(zip(units["code"], units["unit_id"], strict=True))


def test_before_a_merger_is_written_it_says_what_will_be(source):
    changes = preview(source, MERGER, EVERYWHERE)

    assert [(c.what, c.code, c.becomes) for c in changes] == [
        ("added", "E", ""),
        ("closed", "C", "2025-02-28"),
        ("closed", "D", "2025-02-28"),
        ("lineage", "C", "Xã Em"),
        ("lineage", "D", "Xã Em"),
    ]
    assert lineage(source, EVERYWHERE).empty
    assert "E" not in unit_ids(source)


def test_a_merger_founds_the_new_unit_and_ends_the_old_on_the_eve(source):
    assert len(carry_out(source, MERGER, EVERYWHERE, NOW)) == 2
    units = frames.units(source, EVERYWHERE).set_index("code")

    assert last_days(source) | {"E": ""} == last_days(source)
    assert (last_days(source)["C"], last_days(source)["D"]) == ("2025-02-28", "2025-02-28")
    assert units.loc["E", "parent_id"] == units.loc["H", "unit_id"]
    assert units.loc["E", "valid_from"].date() == DAY
    assert lineage(source, EVERYWHERE)["decree"].tolist() == ["NQ 5", "NQ 5"]
    assert actions(source)[-1] == "units reorganised"


def test_a_unit_that_takes_another_in_lives_on(source):
    carry_out(source, Reorganisation(DAY, "", (Move("C", "D", True),)), EVERYWHERE, NOW)

    assert (last_days(source)["C"], last_days(source)["D"]) == ("2025-02-28", "")


def test_an_undone_merger_stays_on_record_and_changes_nothing_any_more(source):
    before = last_days(source)
    made = carry_out(source, MERGER, EVERYWHERE, NOW)

    assert undo(source, made, EVERYWHERE, NOW) == 2
    assert last_days(source) == before
    assert lineage(source, EVERYWHERE).empty
    assert load_register(source, None).find("Xã Em").unit is None
    kept = unit_history.steps(source, EVERYWHERE)
    assert kept["undone_at"].notna().tolist() == [True, True]
    assert actions(source)[-1] == "reorganisation undone"
    assert undo(source, made, EVERYWHERE, NOW) == 0


def test_what_was_undone_can_be_done_again(source):
    made = carry_out(source, MERGER, EVERYWHERE, NOW)
    undo(source, made, EVERYWHERE, NOW)

    again = carry_out(source, replace(MERGER, decree="NQ 7"), EVERYWHERE, NOW)
    steps = unit_history.steps(source, EVERYWHERE)
    assert steps["lineage_id"].tolist() == made + again
    assert steps["decree"].tolist() == ["NQ 5", "NQ 5", "NQ 7", "NQ 7"]
    assert steps["undone_at"].notna().tolist() == [True, True, False, False]
    assert last_days(source)["C"] == "2025-02-28"
    assert len(lineage(source, EVERYWHERE)) == 2


def test_of_a_unit_that_was_parted_no_part_is_the_whole(source):
    parts = Reorganisation(
        DAY, "NQ 6", (Move("C", "E", False), Move("C", "D", False)), (NEW,), frozenset({"C"})
    )
    made = carry_out(source, parts, EVERYWHERE, NOW)

    assert lineage(source, EVERYWHERE)["whole"].tolist() == [False, False]
    assert last_days(source)["C"] == "2025-02-28"
    undo(source, made, EVERYWHERE, NOW)
    assert last_days(source)["C"] == ""


def test_a_unit_that_gave_a_part_away_may_live_on(source):
    moved = Reorganisation(DAY, "", (Move("C", "D", False),))
    made = carry_out(source, moved, EVERYWHERE, NOW)
    carry_out(
        source, Reorganisation(date(2025, 5, 1), "", (Move("C", "D", True),)), EVERYWHERE, NOW
    )

    undo(source, made, EVERYWHERE, NOW)
    assert last_days(source)["C"] == "2025-04-30"


def test_nothing_is_undone_that_a_report_rests_on(source):
    made = carry_out(source, MERGER, EVERYWHERE, NOW)
    with writing(source) as connection:
        connection.execute(insert(Original).values(sha256="0", content=b"", size=0))
        one = insert(Submission).values(
            plan_code="p",
            sha256="0",
            file_name="a.xlsx",
            state="accepted",
            received=DAY,
            received_from="given",
            handed_in_at=NOW,
            problems=[],
        )
        number = connection.execute(one.returning(Submission.submission_id)).scalar_one()
        report = {"submission_id": number, "unit_id": unit_ids(source)["E"], "kind": "register"}
        connection.execute(insert(Report).values(**report, period="year", year=2025, source="own"))
    with pytest.raises(RegisterError, match="Xã Em đã có báo cáo"):
        undo(source, made, EVERYWHERE, NOW)
    assert len(lineage(source, EVERYWHERE)) == 2
    assert last_days(source)["C"] == "2025-02-28"


def test_a_later_step_is_undone_before_an_earlier_one(source):
    first = carry_out(source, MERGER, EVERYWHERE, NOW)
    later = Reorganisation(date(2025, 7, 1), "", (Move("E", "N", True),))
    carry_out(source, later, EVERYWHERE, NOW)

    with pytest.raises(RegisterError, match="Xã Em đã có bước sáp nhập, chia tách khác"):
        undo(source, first, EVERYWHERE, NOW)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Reorganisation(DAY, "", ()), "Ngày 1/3/2025: chưa chọn đơn vị nào"),
        (Reorganisation(DAY, "", (Move("C", "E", True),)), "không có đơn vị nào mang mã E"),
        (
            Reorganisation(DAY, "", (Move("C", "D", True),), ended=frozenset({"Z"})),
            "không có đơn vị nào mang mã Z",
        ),
        (
            Reorganisation(DAY, "", (Move("C", "B", True),), (Founded("B", "X", "commune", ""),)),
            "mã B đã là của Xã Bình",
        ),
        (
            Reorganisation(DAY, "", (Move("C", "E", True),), (Founded("E", " ", "commune", ""),)),
            "cần có đủ mã, tên và loại đơn vị",
        ),
        (
            Reorganisation(
                DAY, "", (Move("C", "E", True),), (Founded("E", "Xã Bình", "commune", "H"),)
            ),
            "Xã Bình có hai lần trong cùng một ngày",
        ),
        (
            Reorganisation(
                date(2025, 8, 1),
                "",
                (Move("C", "E", True),),
                (Founded("E", "Xã Em", "commune", "H"),),
            ),
            "cấp trên của Xã Em không có vào ngày đó",
        ),
        (
            Reorganisation(DAY, "", (Move("C", "A", True), Move("C", "B", True))),
            "Xã Cường không thể đi toàn bộ vào hai đơn vị trong cùng ngày 1/3/2025",
        ),
        (
            Reorganisation(date(2025, 7, 2), "", (Move("A", "C", True),)),
            "Xã An đã kết thúc ngày 30/6/2025, trước ngày 2/7/2025",
        ),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(source, wanted, said):
    before = last_days(source)
    for attempt in (
        lambda: preview(source, wanted, EVERYWHERE),
        lambda: carry_out(source, wanted, EVERYWHERE, NOW),
    ):
        with pytest.raises(RegisterError) as refused:
            attempt()
        assert said in str(refused.value)
    assert last_days(source) == before
    assert actions(source) == ["units imported"]


def test_nobody_changes_units_outside_their_places(source):
    made = carry_out(source, MERGER, EVERYWHERE, NOW)
    elsewhere = Places(frozenset({unit_ids(source)["A"]}))

    with pytest.raises(NotTheirsError):
        preview(source, Reorganisation(DAY, "", (Move("B", "A", True),)), elsewhere)
    with pytest.raises(NotTheirsError):
        undo(source, made, elsewhere, NOW)
    assert len(lineage(source, EVERYWHERE)) == 2


def test_nobody_ends_a_unit_outside_their_places(source):
    mine = Places(frozenset({unit_ids(source)[code] for code in ("C", "D")}))
    merger = Reorganisation(DAY, "", (Move("C", "D", True),), ended=frozenset({"B"}))
    before = last_days(source)

    for attempt in (preview, carry_out):
        with pytest.raises(NotTheirsError):
            attempt(source, merger, mine, *([NOW] if attempt is carry_out else []))
    assert last_days(source) == before


def test_only_who_may_see_all_founds_a_unit_beneath_none(source):
    root = Reorganisation(
        DAY, "", (Move("C", "E", True), Move("D", "E", True)), (replace(NEW, parent=""),)
    )
    mine = Places(frozenset({unit_ids(source)["H"]}))

    with pytest.raises(NotTheirsError):
        carry_out(source, root, mine, NOW)
    assert len(carry_out(source, root, EVERYWHERE, NOW)) == 2


def test_nobody_undoes_a_step_into_a_unit_outside_their_places(source):
    made = carry_out(source, Reorganisation(DAY, "", (Move("C", "D", True),)), EVERYWHERE, NOW)

    with pytest.raises(NotTheirsError):
        undo(source, made, Places(frozenset({unit_ids(source)["C"]})), NOW)
    assert last_days(source)["C"] == "2025-02-28"


def test_a_name_taken_away_means_its_unit_no_more_and_can_come_back(source):
    confirm_alias(source, "Cường Thịnh", "C", EVERYWHERE, NOW)
    (alias_id,) = unit_history.names(source, EVERYWHERE)["alias_id"]

    assert load_register(source, None).find("Cường Thịnh").unit.code == "C"
    assert take_away_alias(source, alias_id, EVERYWHERE, NOW)
    assert not take_away_alias(source, alias_id, EVERYWHERE, NOW)
    assert load_register(source, None).find("Cường Thịnh").unit is None
    assert confirm_alias(source, "Cường Thịnh", "C", EVERYWHERE, NOW)
    assert load_register(source, None).find("Cường Thịnh").unit.code == "C"
    assert actions(source)[1:] == ["alias confirmed", "alias taken away", "alias confirmed"]
    with pytest.raises(LookupError):
        take_away_alias(source, alias_id, Places(frozenset({unit_ids(source)["A"]})), NOW)
    with pytest.raises(LookupError):
        confirm_alias(source, "Thịnh", "C", Places(frozenset({unit_ids(source)["A"]})), NOW)


def test_the_trail_of_what_was_done_is_whole(source):
    undo(source, carry_out(source, MERGER, EVERYWHERE, NOW), EVERYWHERE, NOW)

    assert audit.was_done(source, "reorganisation undone")
    assert unit_history.steps(source, Places(frozenset({unit_ids(source)["A"]}))).empty
