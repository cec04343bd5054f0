"""Chosen files kept for their person: all that was said of them, and no more than so many."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from data_loaders import drafts
from data_loaders.drafts import Draft, drafts_of, drop_drafts, keep_drafts, tell_draft
from data_loaders.spreadsheets.guidance import NOTHING_SAID, CellCorrection, Guidance
from database.session import engine, reading, writing
from database.tables import Account, AuditEntry
from database.tables import Draft as Kept
from domain.kinds import ReportKind

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 3, 1, 8, tzinfo=UTC)
MINE, OTHERS = 1, 2
MENDED = CellCorrection(sheet="DS", cell="C8", about="field", value="economy")
SAID = Guidance(kind=ReportKind.REGISTER, year=2024, corrections=(MENDED,))


@pytest.fixture
def source(new_database):
    made = engine(new_database(tables=True))
    with writing(made) as connection:
        for login in ("mine", "others"):
            values = {"login": login, "name": login, "role": "staff", "active": True}
            connection.execute(insert(Account).values(**values))
    return made


def draft(name, **said):
    return Draft((name, name.rjust(64, "0")), name.encode(), **said)


def names(source, account_id=MINE, now=NOW):
    return [each.mark[0] for each in drafts_of(source, account_id, now)]


def test_a_draft_comes_back_with_its_bytes_and_with_what_was_said_of_it(source):
    keep_drafts(source, MINE, [draft("a.xlsx"), draft("b.xlsx")], NOW)
    said = draft("a.xlsx", guidance=SAID, aliases={"Đ. Tảo": "KC-X12"})
    tell_draft(source, MINE, said)

    assert drafts_of(source, MINE, NOW) == [said, draft("b.xlsx")]


def test_a_draft_is_its_persons_alone(source):
    keep_drafts(source, MINE, [draft("a.xlsx")], NOW)
    tell_draft(source, OTHERS, draft("a.xlsx", guidance=SAID))
    drop_drafts(source, OTHERS, [draft("a.xlsx").mark])

    assert names(source, OTHERS) == []
    assert drafts_of(source, MINE, NOW) == [draft("a.xlsx")]


def test_a_draft_that_is_dropped_leaves_no_byte(source):
    keep_drafts(source, MINE, [draft("a.xlsx"), draft("b.xlsx")], NOW)
    drop_drafts(source, MINE, [draft("a.xlsx").mark])

    with reading(source) as connection:
        assert connection.execute(select(Kept.content)).scalars().all() == [b"b.xlsx"]


def test_the_same_file_again_keeps_what_was_said_of_it(source):
    keep_drafts(source, MINE, [draft("a.xlsx")], NOW)
    tell_draft(source, MINE, draft("a.xlsx", guidance=SAID))
    keep_drafts(source, MINE, [draft("a.xlsx"), draft("c.xlsx")], NOW)

    assert [each.guidance for each in drafts_of(source, MINE, NOW)] == [SAID, NOTHING_SAID]


def test_only_the_newest_files_are_kept(source):
    keep_drafts(source, MINE, [draft("old.xlsx")], NOW)
    keep_drafts(source, OTHERS, [draft("theirs.xlsx")], NOW)
    keep_drafts(source, MINE, [draft(f"{place}.xlsx") for place in range(25)], NOW)

    assert names(source) == [f"{place}.xlsx" for place in range(5, 25)]
    assert names(source, OTHERS) == ["theirs.xlsx"]


def test_no_more_bytes_than_so_many_are_kept(source, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_BYTES", 15)
    keep_drafts(source, MINE, [draft(name) for name in ("a.xlsx", "b.xlsx", "c.xlsx")], NOW)

    assert names(source) == ["b.xlsx", "c.xlsx"]


def test_a_draft_is_gone_after_thirty_days_and_its_bytes_with_the_next_that_is_kept(source):
    keep_drafts(source, MINE, [draft("a.xlsx")], NOW)
    later = NOW + timedelta(days=30)
    assert names(source, now=later - timedelta(minutes=1)) == ["a.xlsx"]
    assert names(source, now=later) == []

    keep_drafts(source, OTHERS, [draft("b.xlsx")], later)
    with reading(source) as connection:
        assert connection.execute(select(Kept.file_name)).scalars().all() == ["b.xlsx"]


def test_what_an_older_program_was_told_and_nobody_understands_now_is_left_out(source):
    keep_drafts(source, MINE, [draft("a.xlsx")], NOW)
    with writing(source) as connection:
        connection.execute(Kept.__table__.update().values(guidance={"colour": "red"}))

    assert drafts_of(source, MINE, NOW) == [draft("a.xlsx")]


def test_a_draft_is_no_change_of_any_figure(source):
    keep_drafts(source, MINE, [draft("a.xlsx")], NOW)
    with reading(source) as connection:
        assert connection.execute(select(AuditEntry.entry_id)).all() == []
