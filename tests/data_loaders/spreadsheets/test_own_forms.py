"""Our own blank forms are known again by their hidden sheet."""

import pytest

from data_loaders.units import Register, RegisterUnit
from domain import own_form
from domain.kinds import Outcome, Period, ReportKind
from domain.problems import Fault, Refusal
from tests.exports.forms import ALL, LISTS, REGISTER, Asked, altered, filled, opened, saved
from tests.reader_forms import plan, read_file

KHOAI_CHAU = Asked("khoai-chau-2021-2025", ReportKind.REGISTER)
ROWS = [{"Tên mô hình, điển hình": "Tiếng kẻng an ninh", "Lĩnh vực": "Quốc phòng - an ninh"}]
FILLED = filled(KHOAI_CHAU.blank(), ROWS)


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_a_form_that_nobody_filled_in_lacks_rows_and_nothing_else(asked):
    reading = asked.read(asked.blank())

    assert reading.refusal is Refusal.NO_FILLED_ROW
    assert (reading.problems, len(reading.rows)) == ([], 0)
    assert (reading.kind, reading.year) == (asked.kind, asked.year)


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_what_a_form_is_stands_in_its_hidden_sheet(asked):
    facts = asked.read(asked.blank()).facts

    of_round = {"round": (own_form.SHEET, "B6", str(asked.round))} if asked.round else {}
    assert {name: (fact.sheet, fact.cell, fact.value) for name, fact in facts.items()} == {
        "kind": (own_form.SHEET, "B3", asked.kind),
        "year": (own_form.SHEET, "B4", str(asked.year)),
        "unit": (own_form.SHEET, "B5", asked.unit.name),
        **of_round,
    }


@pytest.mark.parametrize("name", ["bieu.xlsx", "Dang ky 2021 xa An Vi.xlsx"])
def test_the_name_of_the_file_does_not_matter(name):
    reading = KHOAI_CHAU.read(FILLED, name)

    assert (reading.problems, reading.year, reading.unit_code) == ([], 2024, "KC-X12")


def test_a_form_of_another_plan_is_refused_with_that_plans_name():
    reading = KHOAI_CHAU.read(FILLED, plan=plan("ninh-thuan-2023-2025"))

    assert (reading.outcome, reading.refusal) == (Outcome.REFUSED, Refusal.FORM_OF_ANOTHER_PLAN)
    assert reading.detail == KHOAI_CHAU.plan.name


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("Đơn vị báo cáo: Xã Đông Tảo", "Đơn vị báo cáo: Xã An Vĩ", "Xã Đông Tảo ≠ Xã An Vĩ"),
        ("Đơn vị báo cáo: Xã Đông Tảo", "Đơn vị báo cáo: Xã Lạ", "Xã Đông Tảo ≠ Xã Lạ"),
        ("DÂN VẬN KHÉO” NĂM 2024", "DÂN VẬN KHÉO” NĂM 2025", "2024 ≠ 2025"),
    ],
)
def test_a_form_with_another_unit_or_year_written_over_is_taken_for_neither(old, new, detail):
    register = Register([*REGISTER.units, RegisterUnit("KC-X02", "Xã An Vĩ", "commune")])
    content = altered(FILLED, old, new)
    reading = read_file(content, "bieu.xlsx", KHOAI_CHAU.plan, register)

    assert (reading.refusal, reading.detail) == (Refusal.FORM_ALTERED, detail)


def test_the_half_year_that_was_chosen_is_the_one_that_is_read():
    asked = Asked("khoai-chau-2021-2025", ReportKind.RESULT)
    content = filled(asked.blank(), ROWS)
    book, *_ = opened(content)
    offered = [cell.value for row in book[own_form.SHEET].iter_rows() for cell in row if cell.value]
    (half,) = [word for word in offered if "6 tháng đầu" in str(word)]
    chosen = altered(content, "Kỳ báo cáo: cả năm 2024", half)

    assert asked.read(content).period is Period.YEAR
    assert asked.read(chosen).period is Period.FIRST_HALF
    assert asked.read(chosen).problems == []


def test_a_unit_renamed_since_is_known_by_its_code():
    register = Register([RegisterUnit("KC-X12", "Xã Đông Tảo mới", "commune")])
    reading = read_file(FILLED, "bieu.xlsx", KHOAI_CHAU.plan, register)

    assert (reading.problems, reading.unit_code) == ([], "KC-X12")


def test_a_unit_whose_code_is_another_now_is_known_by_its_name():
    register = Register([RegisterUnit("33-12", "Xã Đông Tảo", "commune")])
    reading = read_file(FILLED, "bieu.xlsx", KHOAI_CHAU.plan, register)

    assert (reading.problems, reading.unit_code) == ([], "33-12")


def test_a_unit_that_nobody_knows_is_said_at_the_cell_that_shows_it():
    register = Register([RegisterUnit("KC-X02", "Xã An Vĩ", "commune")])
    (problem,) = read_file(FILLED, "bieu.xlsx", KHOAI_CHAU.plan, register).problems

    assert (problem.fault, problem.sheet, problem.cell) == (
        Fault.UNKNOWN_UNIT,
        "Danh sách đăng ký",
        "A7",
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [("A1", "Trang khác"), ("C1", 99), ("C3", "no-such-kind"), ("C4", "năm nào"), ("C5", None)],
)
def test_a_hidden_sheet_that_says_less_is_a_hidden_sheet_like_any(cell, value):
    book, *_ = opened(FILLED)
    book[own_form.SHEET][cell] = value
    reading = KHOAI_CHAU.read(saved(book))

    assert [problem.fault for problem in reading.problems] == [Fault.HIDDEN_SHEET]
    assert (reading.kind, reading.year, len(reading.rows)) == (ReportKind.REGISTER, 2024, 1)


@pytest.mark.parametrize("asked", LISTS, ids=lambda asked: asked.name)
def test_without_its_hidden_sheet_a_form_is_still_read_by_its_words(asked):
    book, *_ = opened(filled(asked.blank(), [{"Tên mô hình, điển hình": "Chi bộ 4 tốt"}]))
    del book[own_form.SHEET]
    reading = asked.read(saved(book))

    assert (reading.kind, reading.year) == (asked.kind, asked.year)
    assert list(reading.rows["unit_code"]) == [asked.unit.code]
