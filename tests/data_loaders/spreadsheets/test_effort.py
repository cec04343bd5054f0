"""No file takes all day: heads are looked for where they may be, and thinking has an end."""

import time

import pytest
from reader_forms import plan, register

from data_loaders import effort
from data_loaders.spreadsheets import read
from data_loaders.spreadsheets.parsed import Parsed
from data_loaders.spreadsheets.read import read_parsed
from data_loaders.spreadsheets.sheets import Sheet
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import Outcome
from domain.problems import Refusal

HEAD = [
    ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023"],
    ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"],
]


def reading_of(rows):
    return read_parsed(Parsed("bieu.xlsx", [Sheet("S", rows)]), plan(), register())


AFTER = (
    "",
    " năm 2023",
    " (ghi rõ)",
    " “Dân vận khéo”",
    "/ khác",
    " trong năm",
    " 6 tháng đầu năm",
)


@pytest.mark.parametrize("more", AFTER)
def test_no_label_is_passed_over_for_how_it_begins(monkeypatch, more):
    told = vocabulary()
    labels = [f"{before}{each}{more}" for each in told._roles for before in ("", "(1) ", "DVK ")]
    may_be = told.may_be_label
    monkeypatch.setattr(told, "may_be_label", lambda _: True)
    known = [label for label in labels if told._role(label)]

    assert known
    assert [label for label in known if not may_be(label)] == []


def test_most_cells_are_known_to_be_no_label():
    for text in ("Xã An Vĩ", "Vườn mẫu số 3", "chữ 12 7", "Nguyễn Văn An", "xã 5-3 huyện nọ"):
        assert not vocabulary().may_be_label(text)


@pytest.mark.usefixtures("collector_at_rest")
def test_a_sheet_of_words_without_a_table_is_soon_left():
    began = time.process_time()
    found = reading_of([[f"chữ {row} {column}" for column in range(10)] for row in range(20_000)])

    assert found.refusal is Refusal.NO_TABLE
    assert time.process_time() - began < 5


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(effort, "SECONDS", -1)

    assert reading_of(HEAD).refusal is Refusal.READER_STOPPED


def test_a_file_of_more_tables_than_any_report_has_is_refused():
    rows = [[f"Tên mô hình {row}", f"Đơn vị thứ {row}", "Lĩnh vực"] for row in range(1_100)]

    assert reading_of(rows).refusal is Refusal.TOO_LARGE


def test_words_beyond_so_many_get_no_suggestion_and_the_next_file_gets_its_own(monkeypatch):
    monkeypatch.setattr(effort, "COMPARED", 1)
    rows = [[1, "Xã Hà Tĩnh Xa Lạ", "Vườn một", "Kinh tế"], [2, "Xã Đông Tảoo", "Hai", "Kinh tế"]]
    first = {each.found: each.suggestion for each in reading_of(HEAD + rows).problems}
    monkeypatch.undo()
    second = {each.found: each.suggestion for each in reading_of(HEAD + rows).problems}

    assert first["Xã Đông Tảoo"] is None
    assert second["Xã Đông Tảoo"] == "Xã Đông Tảo"


def test_a_fault_of_our_own_refuses_the_file_and_is_logged(monkeypatch, caplog):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(read, "interpreter_of", fail)
    found = reading_of(HEAD)

    assert (found.outcome, found.refusal) == (Outcome.REFUSED, Refusal.OUR_FAULT)
    assert found.detail == "ZeroDivisionError"
    assert "bieu.xlsx" in caplog.text
