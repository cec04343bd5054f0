"""Whoever asks gets what their places hold, from every loader there is, and changes nothing else.

Eight units in two districts. Each unit's mark stands in everything that belongs to it: its code,
name, models, files, reasons. An answer that holds the mark of a unit out of sight is a leak.
"""

import ast
import importlib
import inspect
from datetime import UTC, date, datetime
from functools import cache, partial

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from screens import registered
from sqlalchemy import Engine, insert, select

from data_loaders import adoption, audit_trail, deadlines, decisions
from data_loaders.aliases import confirm_alias
from data_loaders.batches import Together
from data_loaders.decisions import NotDecidedError, Said
from data_loaders.follows import NotAssignedError, assign
from data_loaders.intake import HandedBy, take_in
from data_loaders.marks import data_version
from data_loaders.plan_versions import Author, NotKeptError, change
from data_loaders.plans import builtin_plans
from data_loaders.register_upload import RegisterUpload, UploadKind
from data_loaders.reorganisation import Move, NotTheirsError, Reorganisation, carry_out
from data_loaders.returning import send_back
from data_loaders.snapshots import kept, making
from data_loaders.snapshots.content import Frozen
from data_loaders.snapshots.making import Making
from data_loaders.theirs import NotYoursError
from database.base import Base
from database.migrate import migrate
from database.session import engine, reading, writing
from database.tables import (
    Account,
    Listing,
    Model,
    Report,
    Snapshot,
    StatedCount,
    Submission,
    Unit,
    UnitAlias,
    UnitLineage,
)
from domain.access import EVERYWHERE, Places
from domain.kinds import DecisionKind
from domain.problems import Fault, Problem
from tests.source import ROOT

CODE = "khoai-chau-2021-2025"
NOW = datetime(2023, 4, 1, tzinfo=UTC)
# Each unit's mark, and that of the unit above.
TREE = {
    "QALPHA": None,
    "QARBOR": "QALPHA",
    "QAMBER": "QALPHA",
    "QAGATE": "QARBOR",
    "QBRAVO": None,
    "QBASIL": "QBRAVO",
    "QBERYL": "QBRAVO",
    "QBIRCH": "QBASIL",
}
MARKS = list(TREE)

BY_UPLOAD = "manage.py; pages go by `register_upload`, for who may see all"
# Loaders that take no `whose`, each with why it needs none.
NEED_NONE = {
    # What a person holds in their hands, or says themselves.
    "handed_in.reports_to_be": "speaks of the file that the person brought",
    "handed_in.listings_to_be": "speaks of the file that the person brought",
    "intake.take_in": "`HandedBy.whose`, checked in the same transaction",
    "intake.take_in_all": "`HandedBy.whose`, checked in the same transaction",
    "hand_in.hand_in_all": "`HandedBy.whose`",
    "drafts.drafts_of": "the person's own, by their account",
    "drafts.keep_drafts": "the person's own, by their account",
    "drafts.tell_draft": "the person's own, by their account",
    "drafts.drop_drafts": "the person's own, by their account",
    "follows.followed": "the person's own, by their account",
    # Plans and forms are papers that hold for all; no unit's figure stands in them.
    "adoption.adopt": "manage.py alone; pages go by `plan_versions`",
    "adoption.adopted_plans": "plans are published papers",
    "adoption.adopted_plan": "plans are published papers",
    "adoption.versions_in_force": "plans are published papers",
    "plan_versions.versions": "plans are published papers",
    "plan_versions.in_force": "plans are published papers",
    "plan_versions.preview": "plans are published papers",
    "plan_versions.adopt_text": "`Author.whose`",
    "plan_versions.change": "`Author.whose`",
    "plan_versions.return_to": "`Author.whose`",
    "form_versions.kept_forms": "how a form is laid out, no unit's figure",
    "form_versions.form_versions": "how a form is laid out, no unit's figure",
    "form_versions.keep_form": "how a form is laid out, no unit's figure",
    "form_versions.retire": "how a form is laid out, no unit's figure",
    "form_versions.reinstate": "how a form is laid out, no unit's figure",
    "form_versions.export_forms": "how a form is laid out, no unit's figure",
    "form_versions.import_forms": "how a form is laid out, no unit's figure",
    # Figures frozen for a meeting: who may see every unit in them is asked before they are opened.
    "snapshots.making.make": "keeps what was counted for the person, and of which units",
    "snapshots.kept.snapshot_before": "the meeting before, of the same plans and places",
    "snapshots.kept.opened": "`Snapshot`, which `snapshots` gives by `whose`",
    "snapshots.freezing.frozen_of": "what was counted for the person, made ready to be kept",
    "snapshots.kept.submissions": "the files, by number, that the person's figures rest on",
    "holdings.holdings": "how many rows there are in all, of nobody's",
    # A name is erased wherever it stands: by the admin, who stands above places, and manage.py.
    "erasing.erase.look": "the admin's alone",
    "erasing.erase.erase": "the admin's alone",
    "erasing.overwriting.overwrite": "the admin's alone",
    "erasing.originals.files_with": "the admin's alone",
    # The register: names that a file's words are held against, so that none is taken for another.
    "frames.parents": "numbers alone: a day set for a unit above holds for those beneath",
    "marks.data_version": "a count of changes",
    "marks.trail_version": "a count of changes",
    "marks.register_version": "a count of changes",
    "marks.reading_version": "a count of changes",
    "marks.versions": "a count of changes",
    "tallies.is_right": "a count of changes",
    "tallies.state_of": "a count of changes",
    "decisions.units_beside": "numbers alone: which units are counted together, for nobody's eyes",
    "frames.frame": "runs the question that a loader asks",
    "unit_register.load_register": "names of units alone, to read files by",
    "unit_register.import_units": BY_UPLOAD,
    "unit_register.units_changes": BY_UPLOAD,
    "lineage_import.import_lineage": BY_UPLOAD,
    "lineage_import.lineage_changes": BY_UPLOAD,
}
# What became of a unit, and a word for a district, are theirs too who stand beneath or beside.
TELL_OF_NEIGHBOURS = {
    "lineage.lineage",
    "unit_history.steps",
    "counted.tables",
    "counted.without_models",
    "deadlines.dues",
}


@cache
def loaders() -> dict[str, object]:
    """Every public function of data_loaders that is given the database, by its short name."""
    found = {}
    for path in sorted((ROOT / "data_loaders").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                function = getattr(importlib.import_module(name), node.name)
                asked = inspect.signature(function).parameters
                if "source" in asked and asked["source"].annotation is Engine:
                    found[f"{name.removeprefix('data_loaders.')}.{node.name}"] = function
    return found


def asks_whose(function) -> bool:
    return "whose" in inspect.signature(function).parameters


def world(url: str) -> Engine:
    """The eight units, each with a report of its own, and all else that can belong to a unit."""
    source = engine(url)
    migrate(source)
    with writing(source) as connection:
        for mark, above in TREE.items():
            parent = select(Unit.unit_id).where(Unit.code == above).scalar_subquery()
            row = {"code": mark, "name": f"Xã {mark}", "kind": "commune"}
            connection.execute(insert(Unit).values(**row, parent_id=parent if above else None))
    ids = unit_ids(source)
    plan = builtin_plans()[CODE].model_copy(update={"place": None})
    adoption.adopt(source, ROOT / "plans" / f"{CODE}.toml", NOW)
    for mark in MARKS:
        with writing(source) as connection:
            row = {"login": mark.lower(), "name": f"Bà {mark}", "role": "staff"}
            connection.execute(insert(Account).values(**row, unit_id=ids[mark]))
            account = connection.execute(
                select(Account.account_id).where(Account.login == mark.lower())
            ).scalar_one()
        hand_in_two(source, plan, mark, account)
        model = first(source, select(Model.model_id).where(Model.unit_id == ids[mark]))
        said = Said(DecisionKind.RECOGNISED, model, "district", None, None, f"lý do {mark}", mark)
        decisions.decide(source, said, EVERYWHERE, NOW, account)
        day = deadlines.SetDay(CODE, "register", "year", 2023, ids[mark], date(2023, 5, 1), mark)
        deadlines.set_day(source, day, EVERYWHERE, NOW, account)
        confirm_alias(source, f"Tên khác {mark}", mark, EVERYWHERE, NOW, account)
        assign(source, account, [ids[mark]], EVERYWHERE, NOW, account)
        freeze(source, plan, mark, ids[mark])
    move = Move("QBIRCH", "QBERYL", whole=False)
    carry_out(source, Reorganisation(date(2024, 7, 1), "QBIRCH", (move,)), EVERYWHERE, NOW)
    return source


def freeze(source: Engine, plan, mark: str, unit_id: int) -> None:
    """A snapshot for a meeting that holds one unit."""
    units = pd.DataFrame({"unit_id": [unit_id], "name": [f"Xã {mark}"]})
    made = Making(f"Họp {mark}", frozenset({unit_id}), data_version(source), NOW)
    making.make(source, Frozen(date(2023, 3, 31), (plan,), {"units": units}), made)


def hand_in_two(source: Engine, plan, mark: str, account: int) -> None:
    """A file that counts, with a batch and a note of its own, and one that was sent back."""
    models = ((f"Mô hình {mark}", "economy", "new"), (f"Thứ hai {mark}", "economy", "new"))
    listed = registered(mark, f"Xã {mark}", *models)
    listed.rows["note"], listed.rows["carried_by"] = f"ghi chú {mark}", f"Tổ {mark}"
    listed.problems.append(Problem("DS", "C12", Fault.UNKNOWN_FIELD, f"Thể thao {mark}"))
    by = HandedBy(account, Together(CODE, f"Lô {mark}"))
    take_in(source, f"tệp {mark}".encode(), listed, plan, date(2023, 3, 1), NOW, by)
    back = registered(mark, f"Xã {mark}", (f"Trả lại {mark}", "economy", "new"), year=2022)
    taken = take_in(source, f"trả {mark}".encode(), back, plan, date(2023, 3, 2), NOW, by)
    send_back(source, [taken.submission_id], f"thiếu {mark}", EVERYWHERE, NOW, account)
    with writing(source) as connection:
        named = Unit.code == mark
        report = select(Report.report_id).join(Unit).where(named).order_by(Report.report_id)
        stated = {"report_id": report.limit(1).scalar_subquery(), "sheet": f"Biểu {mark}"}
        connection.execute(insert(StatedCount).values(**stated, cell="D9", count=2))


def first(source: Engine, asked) -> int:
    with reading(source) as connection:
        return connection.execute(asked.limit(1)).scalar_one()


def unit_ids(source: Engine) -> dict[str, int]:
    with reading(source) as connection:
        return dict(connection.execute(select(Unit.code, Unit.unit_id)).all())


def ids_of(source: Engine, mark: str) -> dict[str, list[int]]:
    """The numbers of what belongs to one unit: reports, models, listings, submissions, batch …"""
    mine = Unit.code == mark
    of_reports = select(Report.report_id).join(Unit, Unit.unit_id == Report.unit_id).where(mine)
    asked = {
        "report_ids": of_reports,
        "submission_ids": select(Submission.submission_id)
        .join(Report, Report.submission_id == Submission.submission_id)
        .where(Report.report_id.in_(of_reports)),
        "batch_id": select(Submission.batch_id)
        .join(Report, Report.submission_id == Submission.submission_id)
        .where(Report.report_id.in_(of_reports)),
        "listing_ids": select(Listing.listing_id).where(Listing.report_id.in_(of_reports)),
        "model_ids": select(Model.model_id).join(Unit, Unit.unit_id == Model.unit_id).where(mine),
        "decision_ids": select(decisions.Decision.decision_id)
        .join(Model, Model.model_id == decisions.Decision.model_id)
        .join(Unit, Unit.unit_id == Model.unit_id)
        .where(mine),
        "alias_id": select(UnitAlias.alias_id).join(Unit).where(mine),
        "account_id": select(Account.account_id).join(Unit).where(mine),
        "lineage_ids": select(UnitLineage.lineage_id),
        "snapshot_id": select(Snapshot.snapshot_id).where(Snapshot.title.contains(mark)),
    }
    with reading(source) as connection:
        return {name: list(connection.execute(one).scalars()) for name, one in asked.items()}


def arguments_for(source: Engine, function, whose: Places, about: str) -> dict[str, object]:
    """What `function` is asked with, as `whose`, about the unit of mark `about`."""
    ids, units = ids_of(source, about), unit_ids(source)
    reader = registered(about, f"Xã {about}", (f"Mô hình {about}", "economy", "new"))
    said = Said(DecisionKind.STRUCK_OFF, ids["model_ids"][0], reason="thử")
    parent = TREE[about] or about
    given = {
        "source": source,
        "whose": whose,
        "plan_code": CODE,
        "plan": builtin_plans()[CODE],
        "now": NOW,
        "reason": "thử",
        "written": "Tên mới",
        "unit_code": about,
        "content": f"tệp {about}".encode(),
        "reading": reader,
        "said": said,
        "every": [said],
        "since": datetime(2000, 1, 1, tzinfo=UTC),
        "at_most": 100,
        "units": [units[about]],
        "new": [units[about]],
        "gone": [],
        "keys": [],
        "sought": audit_trail.Sought(),
        "submission_id": ids["submission_ids"][0],
        "decision_id": ids["decision_ids"][0],
        "wanted": Reorganisation(date(2025, 7, 1), "thử", (Move(about, parent, whole=True),)),
        "given": deadlines.SetDay(
            CODE, "register", "year", 2023, units[about], date(2023, 6, 1), "thử"
        )
        if "set_day" in function.__name__
        else RegisterUpload(UploadKind.UNITS, "a.csv", b"code,name,kind\nQNEW,Xa,commune\n"),
    }
    if function is audit_trail.names_of:
        given["found"] = audit_trail.entries(source, audit_trail.Sought(), EVERYWHERE)
    lists = ("report_ids", "submission_ids", "listing_ids", "model_ids", "decision_ids")
    given |= {name: ids[name] for name in (*lists, "lineage_ids")}
    given |= {name: ids[name][0] for name in ("batch_id", "alias_id", "account_id", "snapshot_id")}
    given["model_id"] = ids["model_ids"][0]
    asked = inspect.signature(function).parameters
    lacking = [
        name
        for name, one in asked.items()
        if one.default is inspect.Parameter.empty and name not in given
    ]
    assert lacking == [], f"{function.__name__}: say here what to ask with for {lacking}"
    return {name: value for name, value in given.items() if name in asked}


def visible(whose: frozenset[str]) -> set[str]:
    """The units of `whose` and all beneath them, by walking up from each."""

    def above(mark: str | None) -> set[str]:
        return {mark, *above(TREE[mark])} if mark else set()

    return {mark for mark in MARKS if above(mark) & whose}


def words_of(answer: object) -> str:
    """All that an answer says, its tables in full."""
    if isinstance(answer, pd.DataFrame):
        return answer.to_csv()
    if isinstance(answer, bytes):
        return answer.decode()
    if isinstance(answer, dict):
        answer = list(answer.items())
    parts = answer if isinstance(answer, list | tuple | set | frozenset) else ()
    return " ".join([str(answer) if not parts else "", *map(words_of, parts)])


def everything(source: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with reading(source) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in Base.metadata.sorted_tables
        }


@pytest.fixture(scope="module")
def source(new_database_of_module):
    return world(new_database_of_module())


def test_every_loader_asks_whose_places_or_says_here_why_not():
    silent = {name for name, function in loaders().items() if not asks_whose(function)}

    assert silent == set(NEED_NONE)


def test_whose_is_never_left_to_a_default():
    lenient = [
        name
        for name, function in loaders().items()
        if asks_whose(function)
        and inspect.signature(function).parameters["whose"].default is not inspect.Parameter.empty
    ]

    assert lenient == []


READERS = {name for name, one in loaders().items() if asks_whose(one)} - {
    "aliases.confirm_alias",
    "aliases.take_away_alias",
    "deadlines.set_day",
    "decisions.decide",
    "decisions.decide_all",
    "decisions.undo",
    "decisions.undo_all",
    "follows.assign",
    "follows.take_away",
    "follows.reassign",
    "handed_in.withdraw",
    "handed_in.reinstate",
    "register_upload.preview_upload",
    "register_upload.take_upload",
    "reorganisation.preview",
    "reorganisation.carry_out",
    "reorganisation_undone.undo",
    "returning.send_back",
    "snapshots.kept.reinstate",
    "snapshots.kept.withdraw",
}
REFUSALS = (
    *(NotYoursError, NotTheirsError, NotDecidedError, NotAssignedError, LookupError),
    deadlines.NotYourDayError,
)
WRITERS = sorted({name for name, one in loaders().items() if asks_whose(one)} - READERS)


@partial(law, over_one=True)
@given(
    whose=st.frozensets(st.sampled_from(MARKS), max_size=4),
    about=st.sampled_from(MARKS),
)
def test_no_answer_speaks_of_a_unit_out_of_sight(source, whose, about):
    ids, seen = unit_ids(source), visible(whose)
    places = Places(frozenset(ids[mark] for mark in whose))
    for name in sorted(READERS):
        function = loaders()[name]
        try:
            answer = function(**arguments_for(source, function, places, about))
        except (NotYoursError, kept.NoSnapshotError):
            assert about not in seen, name
            continue
        allowed = set(seen)
        if name in TELL_OF_NEIGHBOURS:
            allowed |= {mark for mark in MARKS if visible(frozenset({mark})) & seen}
            allowed |= {"QBIRCH", "QBERYL"} if {"QBIRCH", "QBERYL"} & seen else set()
        told = {mark for mark in MARKS if mark in words_of(answer).upper()}
        assert told <= allowed, f"{name} asked as {sorted(whose)} about {about}"


def test_the_test_would_see_a_leak_every_reader_speaks_of_what_is_in_sight(source):
    """A reader that never says anything would pass the test above whatever it leaked."""
    numbers = {
        "audit_trail.how_many",
        "handed_in.may_open",
        "decisions.model_ids",
        "unit_history.reports_of_units",
        "taken_back.units_of",
        *("models_named.units_named", "models_named.units_with_keys"),
        *("models_named.units_carried", "models_named.unit_of"),
    }
    counts = {"frames.reports", "frames.returned", "frames.stated_counts", "frames.activities"}
    counts |= {f"tallies.{table}" for table in ("tally", "kept", "waiting", "reviewed", "added_up")}
    counts |= {"frames.reports_and_returned"}
    yes_or_no = {"plan_versions.may_change", "versions.already_in", "batches.submissions_of"}
    silent = {
        name
        for name in READERS
        if "QALPHA"
        not in words_of(
            loaders()[name](**arguments_for(source, loaders()[name], EVERYWHERE, "QALPHA"))
        ).upper()
    }

    assert silent <= numbers | counts | yes_or_no | {"lineage.lineage", "unit_history.steps"}


@pytest.mark.parametrize("name", WRITERS)
def test_nothing_out_of_sight_can_be_changed(source, name):
    function, mine = loaders()[name], Places(frozenset({unit_ids(source)["QALPHA"]}))
    asked = arguments_for(source, function, mine, "QBERYL")
    before = everything(source)
    with pytest.raises(REFUSALS):
        function(**asked)

    assert everything(source) == before


def test_a_file_of_a_unit_out_of_sight_is_not_taken_in(source):
    mine = Places(frozenset({unit_ids(source)["QALPHA"]}))
    theirs = registered("QBERYL", "Xã QBERYL", ("Mới tinh", "economy", "new"))
    before = everything(source)
    plan, by = builtin_plans()[CODE], HandedBy(whose=mine)
    with pytest.raises(NotYoursError):
        take_in(source, b"moi", theirs, plan, date(2023, 3, 3), NOW, by)

    assert everything(source) == before


def test_a_plan_of_everybody_is_not_changed_by_one_district(source):
    mine = Places(frozenset({unit_ids(source)["QALPHA"]}))
    with pytest.raises(NotKeptError):
        change(source, CODE, {("quota", "at_least"): 2}, Author(mine, NOW, "thử"))
