"""Taking in: all of a file or nothing, once, and every replacement can be seen and undone."""

from datetime import date, datetime, timedelta, timezone

import pandas as pd
import pytest
from sqlalchemy import Engine, func, insert, select

from data_loaders import counted, frames, marks
from data_loaders.handed_in import reinstate, reports, submissions, withdraw
from data_loaders.intake import HandedBy, day_received, refusal_of, take_in
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.reading import ROW_COLUMNS, Corrected, Reading
from data_loaders.theirs import NotYoursError
from database.session import engine, reading, writing
from database.tables import AuditEntry, Listing, Model, Original, Submission, Unit
from domain.access import EVERYWHERE, NOWHERE, Places
from domain.kinds import Outcome, Period, ReportKind, ReportSource
from domain.problems import Fault, Problem, Refusal
from metrics.standing import standing_reports

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 3, 5, 9, 0, tzinfo=timezone(timedelta(hours=7)))
PLAN = builtin_plans()["khoai-chau-2021-2025"]


@pytest.fixture
def source(new_database) -> Engine:
    made = engine(new_database(tables=True))
    with writing(made) as connection:
        connection.execute(
            insert(Unit),
            [
                {"unit_id": 1, "code": "KC", "name": "Huyện Khoái Châu", "kind": "district"},
                {"unit_id": 2, "code": "X1", "name": "Xã An Vĩ", "kind": "commune"},
                {"unit_id": 3, "code": "X2", "name": "Xã Tứ Dân", "kind": "commune"},
            ],
        )
        for unit_id in (2, 3):
            connection.execute(
                Unit.__table__.update().where(Unit.unit_id == unit_id).values(parent_id=1)
            )
    return made


def row(name: str | None, unit: str = "X1", **changed: object) -> dict[str, object]:
    usual = dict.fromkeys(ROW_COLUMNS) | {
        "kind": ReportKind.REGISTER,
        "sheet": "DS",
        "cell": "B4",
        "unit_code": unit,
        "name": name,
        "field": "economy",
        "year": 2024,
        "origin": "new",
        "form": "unknown",
        "state": "registered",
        "accepted": True,
    }
    return usual | changed


def understood(*rows: dict[str, object], **changed: object) -> Reading:
    made = Reading(
        file="dang_ky.xlsx",
        outcome=Outcome.READ,
        kind=ReportKind.REGISTER,
        year=2024,
        source=ReportSource.OWN,
        received=date(2024, 3, 1),
        rows=pd.DataFrame(rows, columns=list(ROW_COLUMNS)),
    )
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def count(source: Engine, table: type) -> int:
    with reading(source) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_file_goes_in_with_its_bytes_its_rows_and_their_cells(source: Engine) -> None:
    taken = take_in(source, b"one", understood(row("Vườn mẫu"), row("Đường hoa")), PLAN, None, NOW)
    assert (taken.already, taken.reports, taken.rows) == (False, 1, 2)
    assert count(source, Original) == 1
    with reading(source) as connection:
        kept = connection.execute(select(Listing.name, Listing.sheet, Listing.cell)).all()
    assert [tuple(one) for one in kept] == [("Vườn mẫu", "DS", "B4"), ("Đường hoa", "DS", "B4")]


def test_the_same_file_again_changes_nothing_and_says_so(source: Engine) -> None:
    first = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    before = marks.data_version(source)
    again = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    assert again.already
    assert again.day_before is None
    assert (again.submission_id, again.received) == (first.submission_id, date(2024, 3, 1))
    assert marks.data_version(source) == before
    assert (count(source, Listing), count(source, Submission)) == (1, 1)


def test_rows_kept_out_by_a_problem_do_not_go_in_and_the_problem_is_kept(source: Engine) -> None:
    bad = row("", accepted=False)
    problem = Problem("DS", "B5", Fault.MISSING_NAME)
    take_in(source, b"one", understood(row("Vườn"), bad, problems=[problem]), PLAN, None, NOW)
    assert count(source, Listing) == 1
    with reading(source) as connection:
        kept = connection.execute(select(Submission.problems)).scalar_one()
    assert [(one["cell"], one["fault"], one["severity"]) for one in kept] == [
        ("B5", "missing_name", "error")
    ]


def test_listings_of_one_model_in_two_reports_speak_of_one_lasting_model(source: Engine) -> None:
    take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    result = row("VƯỜN  MẪU", kind=ReportKind.RESULT, state="effective", level="district")
    take_in(source, b"two", understood(result, kind=ReportKind.RESULT), PLAN, None, NOW)
    assert (count(source, Listing), count(source, Model)) == (2, 1)


def test_a_result_report_keeps_its_own_year_beside_the_year_each_model_was_registered(
    source: Engine,
) -> None:
    result = row("Vườn mẫu", kind=ReportKind.RESULT, year=2022, state="effective")
    take_in(source, b"two", understood(result, kind=ReportKind.RESULT), PLAN, None, NOW)
    tables = counted.tables(source, PLAN.code, EVERYWHERE)
    assert tables.reports["year"].tolist() == [2024]
    assert tables.listings["year"].tolist() == [2022]


def test_a_summary_makes_one_report_for_each_unit_it_names(source: Engine) -> None:
    summary = understood(row("Vườn", "X1"), row("Hoa", "X2"), source=ReportSource.SUMMARY)
    assert take_in(source, b"one", summary, PLAN, None, NOW).reports == 2


def test_numbers_alone_are_kept_with_their_cells(source: Engine) -> None:
    numbers = [
        row(None, kind=ReportKind.COUNTS, field=field, count=number, cell=cell)
        for field, number, cell in (("economy", 3, "D5"), ("culture_society", 0, "E5"))
    ]
    take_in(source, b"one", understood(*numbers, kind=ReportKind.COUNTS), PLAN, None, NOW)
    counts = frames.stated_counts(source, PLAN.code, EVERYWHERE)
    assert counts[["unit_id", "year", "field", "count"]].values.tolist() == [
        [2, 2024, "economy", 3],
        [2, 2024, "culture_society", 0],
    ]


def test_withdrawing_takes_the_figures_out_and_reinstating_brings_them_back(source: Engine) -> None:
    taken = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    withdraw(source, [taken.submission_id], EVERYWHERE, NOW)
    assert counted.tables(source, PLAN.code, EVERYWHERE).listings.empty
    assert count(source, Listing) == 1
    reinstate(source, [taken.submission_id], EVERYWHERE, NOW)
    assert len(counted.tables(source, PLAN.code, EVERYWHERE).listings) == 1


def test_a_withdrawn_file_that_a_person_sends_again_is_in_force_again(source: Engine) -> None:
    taken = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    withdraw(source, [taken.submission_id], EVERYWHERE, NOW)
    reading = understood(row("Vườn mẫu"))
    again = take_in(source, b"one", reading, PLAN, None, NOW, HandedBy(revive=True))
    assert (again.already, again.revived, again.withdrawn) == (True, True, False)
    assert len(counted.tables(source, PLAN.code, EVERYWHERE).listings) == 1


@pytest.mark.parametrize("name", ["Vườn mẫu", "read otherwise since"])
def test_a_withdrawn_file_that_comes_by_itself_stays_withdrawn(source: Engine, name: str) -> None:
    taken = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    withdraw(source, [taken.submission_id], EVERYWHERE, NOW)
    before = marks.data_version(source)
    again = take_in(source, b"one", understood(row(name)), PLAN, date(2024, 1, 1), NOW)
    assert (again.submission_id, again.withdrawn) == (taken.submission_id, True)
    assert (again.revived, again.day_before) == (False, None)
    assert marks.data_version(source) == before
    assert counted.tables(source, PLAN.code, EVERYWHERE).listings.empty
    assert submissions(source, PLAN.code, EVERYWHERE)["state"].tolist() == ["withdrawn"]


def test_another_day_given_for_the_same_file_is_the_day_that_counts_and_is_written_down(
    source: Engine,
) -> None:
    take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    given = date(2024, 2, 20)
    again = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, given, NOW)
    assert (again.already, again.received, again.day_before) == (True, given, date(2024, 3, 1))
    kept = submissions(source, PLAN.code, EVERYWHERE).iloc[0]
    assert (kept["received"].date(), kept["received_from"]) == (given, "given")
    with reading(source) as connection:
        entries = connection.execute(select(AuditEntry.action, AuditEntry.detail)).all()
    assert [tuple(entry) for entry in entries][-1] == (
        "day changed",
        {"before": "2024-03-01", "before_from": "head", "given": "2024-02-20"},
    )


def test_the_same_day_given_again_changes_nothing(source: Engine) -> None:
    given = date(2024, 2, 20)
    take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, given, NOW)
    before = marks.data_version(source)
    again = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, given, NOW)
    assert again.day_before is None
    assert marks.data_version(source) == before


def test_a_day_given_for_a_file_dated_by_its_upload_alone_is_a_day_of_its_own(
    source: Engine,
) -> None:
    undated = understood(row("Vườn mẫu"), received=None)
    take_in(source, b"one", undated, PLAN, None, NOW)
    again = take_in(source, b"one", undated, PLAN, NOW.date(), NOW)
    assert (again.day_before, again.received_from) == (NOW.date(), "given")


def test_a_day_that_nobody_gave_never_takes_the_place_of_the_one_kept(source: Engine) -> None:
    undated = understood(row("Vườn mẫu"), received=None)
    take_in(source, b"one", undated, PLAN, None, NOW)
    again = take_in(source, b"one", undated, PLAN, None, NOW + timedelta(days=9))
    assert (again.received, again.day_before) == (NOW.date(), None)


def test_why_a_file_was_taken_back_is_written_down(source: Engine) -> None:
    taken = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    withdraw(source, [taken.submission_id], EVERYWHERE, NOW, reason="nhầm tệp")
    with reading(source) as connection:
        details = connection.execute(select(AuditEntry.detail)).scalars().all()
    assert details[-1] == {"reason": "nhầm tệp"}


def test_the_same_bytes_read_otherwise_are_the_next_version(source: Engine) -> None:
    first = take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    mended = understood(row("Vườn mẫu"), row("Đường hoa", cell="C7"))
    second = take_in(source, b"one", mended, PLAN, None, NOW)
    assert not second.already
    assert count(source, Original) == 1
    kept = submissions(source, PLAN.code, EVERYWHERE)
    assert kept["previous_id"].fillna(0).tolist() == [first.submission_id, 0]


def test_a_summary_is_not_taken_back_by_someone_who_sees_only_a_part_of_it(
    source: Engine,
) -> None:
    summary = understood(row("Vườn", "X1"), row("Hoa", "X2"), source=ReportSource.SUMMARY)
    taken = take_in(source, b"one", summary, PLAN, None, NOW)
    unit_id = int(reports(source, PLAN.code, EVERYWHERE)["unit_id"].iloc[0])
    own = Places(frozenset({unit_id}))
    assert submissions(source, PLAN.code, own)[["reports", "seen"]].values.tolist() == [[2, 1]]
    with pytest.raises(NotYoursError):
        withdraw(source, [taken.submission_id], own, NOW)
    assert submissions(source, PLAN.code, EVERYWHERE)["state"].tolist() == ["accepted"]


def test_several_files_are_taken_back_all_or_none(source: Engine) -> None:
    one = take_in(source, b"one", understood(row("Vườn", "X1")), PLAN, None, NOW)
    other = take_in(source, b"two", understood(row("Hoa", "X2")), PLAN, None, NOW)
    of_one = reports(source, PLAN.code, EVERYWHERE).query("unit_code == 'X1'")["unit_id"]
    both, own = [one.submission_id, other.submission_id], Places(frozenset(map(int, of_one)))
    with pytest.raises(NotYoursError):
        withdraw(source, both, own, NOW)
    assert set(submissions(source, PLAN.code, EVERYWHERE)["state"]) == {"accepted"}


def test_a_failure_in_the_middle_leaves_nothing_of_the_file(source: Engine) -> None:
    unknown = row("Hoa", "NOT IN THE REGISTER")
    with pytest.raises(Exception, match="unit_id"):
        take_in(source, b"one", understood(row("Vườn"), unknown), PLAN, None, NOW)
    assert [count(source, table) for table in (Original, Submission, Listing, Model)] == [0] * 4


@pytest.mark.parametrize(
    ("given", "head", "counts"),
    [
        # A person's word goes before the paper's.
        (date(2024, 2, 1), date(2024, 3, 1), (date(2024, 2, 1), "given")),
        (None, date(2024, 3, 1), (date(2024, 3, 1), "head")),
        # A paper dated in the future is a slip of the pen.
        (None, date(2042, 3, 1), (date(2024, 3, 5), "upload")),
        (None, None, (date(2024, 3, 5), "upload")),
    ],
)
def test_the_day_received_is_the_given_one_else_the_head_blocks_else_today(
    given: date | None, head: date | None, counts: tuple[date, str]
) -> None:
    assert day_received(understood(received=head), given, NOW.date()) == counts


def test_a_reading_without_one_good_row_is_refused() -> None:
    assert refusal_of(understood(row("", accepted=False))) is Refusal.NO_GOOD_ROWS
    assert refusal_of(understood()) is Refusal.NO_GOOD_ROWS
    assert refusal_of(understood(row("Vườn"))) is None


def test_a_loader_hands_out_only_the_places_that_a_person_may_see(source: Engine) -> None:
    summary = understood(row("Vườn", "X1"), row("Hoa", "X2"), source=ReportSource.SUMMARY)
    take_in(source, b"one", summary, PLAN, None, NOW)

    def seen(whose: Places) -> tuple[list[int], list[str]]:
        tables = counted.tables(source, PLAN.code, whose)
        return tables.units["unit_id"].tolist(), tables.listings["name"].tolist()

    assert seen(EVERYWHERE) == ([1, 2, 3], ["Vườn", "Hoa"])
    assert seen(Places(frozenset({1}))) == ([1, 2, 3], ["Vườn", "Hoa"])
    assert seen(Places(frozenset({3}))) == ([3], ["Hoa"])
    assert seen(NOWHERE) == ([], [])


def test_empty_tables_carry_the_same_columns_and_types_as_full_ones(source: Engine) -> None:
    empty = counted.tables(source, PLAN.code, EVERYWHERE)
    take_in(source, b"one", understood(row("Vườn")), PLAN, None, NOW)
    full = counted.tables(source, PLAN.code, EVERYWHERE)
    assert empty.listings.dtypes.to_dict() == full.listings.dtypes.to_dict()
    assert empty.reports.dtypes.to_dict() == full.reports.dtypes.to_dict()


def test_a_supplement_stands_beside_the_years_list_and_replaces_nothing(source: Engine) -> None:
    take_in(source, b"one", understood(row("Vườn mẫu")), PLAN, None, NOW)
    supplement = understood(row("Đường hoa"))
    supplement.period = Period.SUPPLEMENT
    take_in(source, b"two", supplement, PLAN, None, NOW)
    standing = standing_reports(frames.reports(source, PLAN.code, EVERYWHERE), NOW.date())
    assert standing[["period", "standing"]].values.tolist() == [
        ["year", True],
        ["supplement", True],
    ]


def test_the_file_as_it_was_handed_in_again_does_not_undo_what_was_mended_on_the_spot(source):
    fixed = [Corrected("DS", "C5", "field", "kinh te xa hoi", "economy")]
    mended = understood(row("Vườn mẫu"), row("Đường hoa"), corrected=fixed)
    first = take_in(source, b"one file", mended, PLAN, None, NOW)
    as_it_was = understood(row("Vườn mẫu"))
    again = take_in(source, b"one file", as_it_was, PLAN, None, NOW, HandedBy(revive=True))

    assert (again.already, again.submission_id) == (True, first.submission_id)
    assert len(counted.tables(source, PLAN.code, EVERYWHERE).listings) == 2


def test_the_same_bytes_told_to_be_of_another_year_are_another_report(source):
    fixed = [Corrected("DS", "C5", "field", "kinh te xa hoi", "economy")]
    take_in(source, b"one file", understood(row("Vườn mẫu"), corrected=fixed), PLAN, None, NOW)
    other = understood(row("Vườn mẫu", year=2023), year=2023)

    assert not take_in(source, b"one file", other, PLAN, None, NOW).already
