"""What was kept out, taken back or just came in, over the small district of `tests/screens.py`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from data_loaders import frames, handed_in
from data_loaders.arrivals import arrived
from data_loaders.intake import take_in
from data_loaders.kept_out import kept_out
from data_loaders.listed_at import stated_at
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from data_loaders.taken_back import taken_back
from database.session import reading
from database.tables import Report, Unit
from domain.access import EVERYWHERE, Places
from domain.kinds import ReportKind
from domain.problems import Fault, Problem
from tests.screens import CODE, NOW, registered, small_district

pytestmark = pytest.mark.both_engines
PLAN = builtin_plans()[CODE]
LATER = NOW + timedelta(days=60)


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


def sent_of(source, code):
    """The last submission of the unit of `code`, and its unit."""
    asked = (
        select(Report.submission_id, Report.unit_id)
        .join(Unit, Unit.unit_id == Report.unit_id)
        .where(Unit.code == code)
        .order_by(Report.submission_id.desc())
    )
    with reading(source) as connection:
        return connection.execute(asked).first()


def test_what_was_taken_back_says_who_did_it_when_and_why_until_it_counts_again(source):
    dong_tao, an_vi = sent_of(source, "KC-X12"), sent_of(source, "KC-X02")
    send_back(source, [dong_tao.submission_id], "Thiếu chữ ký", EVERYWHERE, NOW)
    handed_in.withdraw(source, [an_vi.submission_id], EVERYWHERE, LATER)
    told = taken_back(source, CODE, EVERYWHERE)

    assert told["submission_id"].tolist() == [an_vi.submission_id, dong_tao.submission_id]
    assert told["state"].tolist() == ["withdrawn", "returned"]
    assert told["made_at"].tolist() == [LATER, NOW]
    assert told["reason"].fillna("–").tolist() == ["–", "Thiếu chữ ký"]
    theirs = taken_back(source, CODE, Places(frozenset({an_vi.unit_id})))
    assert theirs["file"].tolist() == ["KC-X02.xlsx"]

    handed_in.reinstate(source, [an_vi.submission_id], EVERYWHERE, LATER)
    assert taken_back(source, CODE, EVERYWHERE)["file"].tolist() == ["KC-X12.xlsx"]


def faulty(*problems):
    reading_ = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"))
    return replace(reading_, file="BK.xlsx", problems=list(problems))


def test_rows_kept_out_are_counted_once_each_and_remarks_keep_none_out(source):
    problems = [
        Problem("DS", "C12", Fault.MISSING_NAME, ""),
        Problem("DS", "D12", Fault.MISSING_FIELD, ""),
        Problem("DS", "C14", Fault.UNKNOWN_UNIT, "Xã Bình Kiêu"),
        Problem("DS", "C15", Fault.UNKNOWN_UNIT, "Xã Bình Kiêu"),
        Problem("DS", "C16", Fault.LEGACY_ENCODING, ""),
    ]
    take_in(source, b"faulty", faulty(*problems), PLAN, date(2023, 4, 1), NOW)
    remarks = replace(faulty(problems[-1]), file="BK2.xlsx")
    take_in(source, b"remarks", remarks, PLAN, date(2023, 4, 2), NOW)
    told = kept_out(source, CODE, EVERYWHERE)

    assert told[["file", "rows"]].values.tolist() == [["BK.xlsx", 3]]
    assert told["unknown_units"].tolist() == [("Xã Bình Kiêu",)]
    another = Places(frozenset({sent_of(source, "KC-X02").unit_id}))
    assert kept_out(source, CODE, another).empty


def test_a_number_says_in_which_cell_it_stands(source):
    one = registered("KC-X03", "Xã Bình Kiều", ("", "economy", "new"))
    rows = one.rows.assign(kind=ReportKind.COUNTS, name=None, origin=None, count=4, cell="E7")
    counts = replace(one, file="so-luong.xlsx", kind=ReportKind.COUNTS, rows=rows)
    take_in(source, b"counts", counts, PLAN, date(2023, 4, 1), NOW)
    reports = frames.reports(source, CODE, EVERYWHERE)["report_id"]
    told = stated_at(source, reports, EVERYWHERE)

    assert told[["file", "sheet", "cell"]].values.tolist() == [["so-luong.xlsx", "DS", "E7"]]
    assert stated_at(source, reports, Places(frozenset())).empty


def test_what_came_in_since_a_moment_is_told_with_how_many_there_are(source):
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"))
    take_in(source, b"late", late, PLAN, date(2023, 5, 31), LATER)
    every = arrived(source, EVERYWHERE, NOW, 2)
    fresh = arrived(source, EVERYWHERE, NOW + timedelta(seconds=1), 5)

    assert every["all"].tolist() == [4, 4]
    assert fresh[["file", "units", "unit", "all"]].values.tolist() == [
        ["KC-X03.xlsx", 1, "Xã Bình Kiều", 1]
    ]
    assert fresh["handed_in_at"].tolist() == [datetime(2023, 5, 31, tzinfo=UTC)]
    assert arrived(source, Places(frozenset()), NOW, 5).empty
    assert len(arrived(source, EVERYWHERE, NOW, 5, [CODE])) == 4
    assert arrived(source, EVERYWHERE, NOW, 5, ["another"]).empty
