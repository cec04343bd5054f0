"""Files sent back to their unit, over the small district of `tests/screens.py`."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data_loaders import handed_in
from data_loaders.counted import tables
from data_loaders.intake import HandedBy, take_in
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back, sent_back
from data_loaders.theirs import NotYoursError
from database.session import reading
from database.tables import AuditEntry, Report, Unit
from domain.access import EVERYWHERE, Places
from domain.plans import Plan
from metrics.results import results
from metrics.tables import Tables
from tests.screens import CODE, MODELS, registered, small_district

pytestmark = pytest.mark.both_engines

NOW = datetime(2023, 6, 1, tzinfo=UTC)
PLAN: Plan = builtin_plans()[CODE]


@pytest.fixture
def source(new_database):
    return small_district(new_database(tables=True))


@pytest.fixture
def sent(source):
    """The submission of Xã Đông Tảo, and its unit."""
    asked = (
        select(Report.submission_id, Report.unit_id)
        .join(Unit, Unit.unit_id == Report.unit_id)
        .where(Unit.code == "KC-X12")
    )
    with reading(source) as connection:
        return connection.execute(asked).one()


def _total(source, unit_id):
    found = results(Tables(*tables(source, CODE, EVERYWHERE)), PLAN, date(2023, 11, 30))
    row = found.compliance[
        (found.compliance["unit_id"] == unit_id) & (found.compliance["year"] == 2023)
    ].iloc[0]
    return row["state"]


def test_what_was_sent_back_no_longer_counts_and_its_unit_sees_why(source, sent):
    send_back(source, [sent.submission_id], "Thiếu chữ ký", EVERYWHERE, NOW)

    assert _total(source, sent.unit_id) == "not_reported"
    told = sent_back(source, CODE, Places(frozenset({sent.unit_id})))
    assert told[["submission_id", "reason"]].values.tolist() == [
        [sent.submission_id, "Thiếu chữ ký"]
    ]


def test_what_is_sent_again_keeps_the_day_on_which_it_first_came(source, sent):
    send_back(source, [sent.submission_id], "Thiếu chữ ký", EVERYWHERE, NOW)
    mended = registered(*MODELS[0][:2], MODELS[0][2:])
    taken = take_in(source, b"mended", mended, PLAN, date(2023, 5, 10), NOW)
    assert taken

    owed = results(Tables(*tables(source, CODE, EVERYWHERE)), PLAN, date(2023, 6, 1)).timeliness
    at = (owed["unit_id"] == sent.unit_id) & (owed["kind"] == "register") & (owed["year"] == 2023)
    (row,) = owed[at].to_dict("records")
    assert (row["state"], row["first_received"].date()) == ("on_time", date(2023, 3, 20))


def test_taking_it_in_again_undoes_it_and_the_trail_keeps_both(source, sent):
    send_back(source, [sent.submission_id], "Thiếu chữ ký", EVERYWHERE, NOW)
    handed_in.reinstate(source, [sent.submission_id], EVERYWHERE, NOW)

    assert _total(source, sent.unit_id) == "exceeded"
    assert sent_back(source, CODE, EVERYWHERE)["undone_at"].notna().all()
    with reading(source) as connection:
        actions = connection.execute(select(AuditEntry.action)).scalars().all()
    assert actions[-2:] == ["returned", "accepted"]


def test_sending_back_twice_is_once(source, sent):
    for _time in range(2):
        send_back(source, [sent.submission_id], "Thiếu chữ ký", EVERYWHERE, NOW)

    assert len(sent_back(source, CODE, EVERYWHERE)) == 1


def test_nothing_is_sent_back_without_a_reason(source, sent):
    with pytest.raises(ValueError, match="reason"):
        send_back(source, [sent.submission_id], " ", EVERYWHERE, NOW)
    assert _total(source, sent.unit_id) == "exceeded"


def test_nobody_sends_back_or_reads_of_what_is_not_theirs(source, sent):
    elsewhere = Places(frozenset({sent.unit_id + 1}))
    with pytest.raises(NotYoursError):
        send_back(source, [sent.submission_id], "Thiếu", elsewhere, NOW)
    send_back(source, [sent.submission_id], "Thiếu", EVERYWHERE, NOW)
    assert sent_back(source, CODE, elsewhere).empty


def test_the_same_file_again_stays_sent_back_and_a_mended_one_comes_in(source, sent):
    send_back(source, [sent.submission_id], "Thiếu một mô hình", EVERYWHERE, NOW)
    same = registered("KC-X12", "Xã Đông Tảo", *(model[2:] for model in MODELS[:3]))
    mended = registered("KC-X12", "Xã Đông Tảo", ("Nuôi gà", "economy", "new"))
    by = HandedBy(revive=True)

    again = take_in(source, b"KC-X12", same, PLAN, None, NOW, by)
    assert (again.returned, again.submission_id) == (True, sent.submission_id)
    assert _total(source, sent.unit_id) == "not_reported"

    fresh = take_in(source, b"mended", mended, PLAN, date(2023, 6, 2), NOW, by)
    assert not fresh.already
    assert _total(source, sent.unit_id) == "met"
