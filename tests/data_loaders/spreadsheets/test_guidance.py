"""What a person says of a file: marks, overrides and corrections, and what they leave alone."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pydantic import ValidationError
from reader_forms import (
    KHOAI_CHAU,
    TITLE,
    accepted,
    column,
    errors,
    fill,
    plan,
    register,
    saved,
    workbook,
)

from data_loaders.spreadsheets.guidance import CellCorrection, Guidance, MarkedColumn, MarkedTable
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.reading import Corrected
from domain.kinds import Outcome, ReportKind
from domain.problems import Fault, Refusal

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]
GOOD = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"]


def marks(*roles, sheet="Sheet", **changed):
    columns = tuple(MarkedColumn(index=at, role=role) for at, role in enumerate(roles) if role)
    return MarkedTable(sheet=sheet, columns=columns, **changed)


def correct(cell, about, value, sheet="Sheet"):
    return CellCorrection(sheet=sheet, cell=cell, about=about, value=value)


def read(rows, guidance=None, code=KHOAI_CHAU, file="bieu.xlsx"):
    content = rows if isinstance(rows, bytes) else workbook(Sheet=rows)
    return read_file(content, file, plan(code), register(), guidance=guidance or Guidance())


def mended(rows, *corrections, **said):
    return read(rows, Guidance(corrections=corrections, **said))


def form(*rows, head=HEAD):
    return [[TITLE], [], head, *rows]


NONSENSE = [
    [TITLE],
    ["Đơn vị: Xã An Vĩ"],
    ["q1", "q2", "q3", "q4"],
    [1, "Vườn mẫu", "Kinh tế", "x"],
    [2, "Đường hoa", "VH-XH", None],
]


def test_a_form_whose_head_says_nothing_is_left_to_a_person_and_read_as_marked():
    assert read(NONSENSE).outcome is Outcome.NEEDS_PERSON

    marked = marks("serial", "name", "field", "origin:new", head=(2, 2), first_row=3)
    reading = read(NONSENSE, Guidance(tables=(marked,)))

    assert reading.outcome is Outcome.READ
    assert accepted(reading) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã An Vĩ", "Đường hoa", "culture_society"),
    ]
    assert column(reading, "origin") == ["new", "unknown"]
    assert (reading.year, reading.kind) == (2023, ReportKind.REGISTER)


def test_a_form_in_another_language_is_read_up_to_the_row_that_was_marked():
    rows = [
        ["List of models 2023"],
        ["No", "Village", "What they do", "Area"],
        [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"],
        [2, "Xã Tân Dân", "Đường hoa", "VH-XH"],
        [None, "In all", "two", None],
        [None, "Signed by", "the head of office", None],
    ]
    marked = marks("serial", "unit", "name", "field", head=(1, 1), first_row=2, last_row=3)
    reading = read(rows, Guidance(tables=(marked,), year=2023, kind=ReportKind.REGISTER))

    assert accepted(reading) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã Tân Dân", "Đường hoa", "culture_society"),
    ]
    assert errors(reading) == []


def test_a_table_without_a_head_is_read_as_marked():
    rows = [[TITLE], ["Vườn mẫu", "Kinh tế", "Xã An Vĩ"], ["Đường hoa", "VH-XH", "Xã Tân Dân"]]
    reading = read(rows, Guidance(tables=(marks("name", "field", "unit", first_row=1),)))

    assert accepted(reading) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã Tân Dân", "Đường hoa", "culture_society"),
    ]
    assert reading.tables[0].cells == "A2:C3"
    assert reading.year == 2023


def test_numbers_are_read_as_marked():
    rows = [
        ["Năm 2023"],
        ["a", "b", "c"],
        ["Xã An Vĩ", 2, 1],
        ["Xã Tân Dân", 0, 4],
    ]
    marked = marks(
        "unit", "field:economy", "field:culture_society", head=(1, 1), first_row=2, shape="counts"
    )
    reading = read(rows, Guidance(tables=(marked,)))

    assert reading.kind is ReportKind.COUNTS
    assert list(zip(column(reading, "field"), column(reading, "count"), strict=True)) == [
        ("economy", 2),
        ("culture_society", 1),
        ("economy", 0),
        ("culture_society", 4),
    ]


def test_what_a_round_did_is_read_as_marked():
    rows = [["2019"], ["p", "q", "r"], ["Xây nhà", 3, "15 triệu"], ["Tặng quà", 20, "2 triệu"]]
    marked = marks("activity", "quantity", "worth", head=(1, 1), first_row=2, shape="round")
    unit = register().units[0].code
    told = Guidance(tables=(marked,), year=2019, unit_code=unit)
    reading = read(rows, told, code="tay-ninh-2019")

    assert column(reading, "name") == ["Xây nhà", "Tặng quà"]
    assert column(reading, "worth") == [15, 2]
    assert set(column(reading, "unit_code")) == {unit}


def test_a_marked_last_row_holds_though_a_row_before_it_looks_like_the_end():
    rows = form(
        GOOD, [None, "Xã An Vĩ", "THỦ TRƯỞNG nêu gương", None], [3, *GOOD[1:2], "Hội thi", "VH-XH"]
    )
    marked = marks("serial", "unit", "name", "field", head=(2, 2), first_row=3, last_row=5)

    assert column(read(rows, Guidance(tables=(marked,))), "name") == [
        "Vườn mẫu",
        "THỦ TRƯỞNG nêu gương",
        "Hội thi",
    ]


def test_marks_take_the_place_of_what_the_reader_sees_in_their_sheet_alone():
    content = workbook(Sheet=form(GOOD), Khác=form([1, "Xã Tân Dân", "Hội thi", "VH-XH"]))
    marked = marks("ignore", "unit", "field", "name", head=(2, 2), first_row=3)
    reading = read(content, Guidance(tables=(marked,)))

    assert column(reading, "name") == ["Kinh tế", "Hội thi"]


def test_a_field_that_the_plan_does_not_have_is_not_taken_from_marks():
    marked = marks("unit", "field:sports", "field:economy", first_row=0, shape="counts")
    reading = read([["Xã An Vĩ", 4, 5]], Guidance(tables=(marked,), year=2023))

    assert column(reading, "field") == ["economy"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"roles": ("serial", "field")}, "list_without_name"),
        ({"roles": ("serial", "name"), "shape": "counts"}, "counts_without_numbers"),
        ({"roles": ("serial", "field"), "shape": "round"}, "round_without_activity"),
        ({"roles": ("name", "tên")}, "unknown_role"),
        ({"roles": ("name", "origin:brand-new")}, "unknown_role"),
        ({"roles": ("name", "year:5")}, "unknown_role"),
        ({"roles": ("name",), "head": (3, 3)}, "rows_cross"),
        ({"roles": ("name",), "last_row": 1}, "rows_cross"),
    ],
)
def test_marks_that_make_no_table_are_refused(changed, fault):
    roles = changed.pop("roles")
    with pytest.raises(ValidationError) as refused:
        marks(*roles, **{"first_row": 3, **changed})

    assert refused.value.errors()[0]["type"] == fault


def test_what_a_person_says_is_hashable_and_comes_back_from_json():
    marked = marks("serial", "name", "field:economy,year:2023", head=(2, 3), first_row=4)
    said = Guidance(
        kind=ReportKind.RESULT,
        year=2022,
        unit_code="X1",
        tables=(marked,),
        corrections=(correct("D4", "year", 2023),),
    )

    assert Guidance.model_validate_json(said.model_dump_json()) == said
    assert len({said, Guidance.model_validate_json(said.model_dump_json())}) == 1


def test_kind_year_and_unit_are_as_a_person_says_and_the_facts_say_who_said_so():
    rows = [
        [TITLE],
        ["Đơn vị: Xã An Vĩ"],
        ["TT", "Tên mô hình", "Lĩnh vực"],
        [1, "Vườn mẫu", "Kinh tế"],
    ]
    other = register().find("Xã Tân Dân").unit
    told = Guidance(kind=ReportKind.RESULT, year=2022, unit_code=other.code)
    reading = read(rows, told)

    assert (reading.kind, reading.year, reading.unit_code) == (ReportKind.RESULT, 2022, other.code)
    assert column(reading, "year") == [2022]
    assert {about: fact.by for about, fact in reading.facts.items()} == {
        "kind": "person",
        "year": "person",
        "unit": "person",
    }
    assert (reading.facts["year"].value, reading.facts["year"].found) == ("2022", "")
    assert {fact.by for fact in read(rows).facts.values()} == {"form"}


def test_a_year_that_a_person_says_must_still_be_of_the_plan():
    assert read(form(GOOD), Guidance(year=1990)).refusal is Refusal.YEAR_NOT_IN_PLAN


def test_a_kind_that_a_table_cannot_be_of_changes_nothing():
    assert read(form(GOOD), Guidance(kind=ReportKind.COUNTS)).kind is ReportKind.REGISTER


def test_a_year_that_the_form_leaves_out_is_given_by_a_person():
    rows = [["Đơn vị: Xã An Vĩ"], HEAD, GOOD]

    assert read(rows).outcome is Outcome.NEEDS_PERSON
    assert column(read(rows, Guidance(year=2024)), "accepted") == [True]


@pytest.mark.parametrize(
    ("row", "correction", "reads"),
    [
        ([1, "Xã An Vĩ", "Vườn mẫu", "Thể thao"], ("D4", "field", "economy"), ("field", "economy")),
        ([1, "Xã An Vĩ", "Vườn mẫu", None], ("D4", "field", "economy"), ("field", "economy")),
        ([1, "Xã An Vĩ", "Vườn mẫu", None], ("C4", "field", "economy"), ("field", "economy")),
        ([1, "Xã An Vĩ", "Vườn mẫu", "KT, VH"], ("D4", "field", "economy"), ("field", "economy")),
        (
            [1, "Xã Lạ Hoắc", "Vườn mẫu", "Kinh tế"],
            ("B4", "unit", "Xã An Vĩ"),
            ("unit", "Xã An Vĩ"),
        ),
        ([1, None, "Vườn mẫu", "Kinh tế"], ("B4", "unit", "Xã An Vĩ"), ("unit", "Xã An Vĩ")),
        ([1, "Xã An Vĩ", None, "Kinh tế"], ("C4", "name", "Hội thi"), ("name", "Hội thi")),
        ([1, "Xã An Vĩ", "=A1&1", "Kinh tế"], ("C4", "name", "Hội thi"), ("name", "Hội thi")),
    ],
)
def test_a_corrected_cell_lets_its_row_in(row, correction, reads):
    before, after = read(form(row)), mended(form(row), correct(*correction))

    assert column(before, "accepted") == [False]
    assert column(after, "accepted") == [True]
    assert column(after, reads[0]) == [reads[1]]
    assert errors(after) == []
    for found in ("unit_found", "field_found"):
        assert column(after, found) == column(before, found)


def test_a_row_with_two_faults_goes_in_once_both_are_corrected():
    rows = form([1, "Xã Lạ Hoắc", "Vườn mẫu", "Thể thao"])
    field, unit = correct("D4", "field", "economy"), correct("B4", "unit", "Xã An Vĩ")

    assert column(mended(rows, field), "accepted") == [False]
    assert errors(mended(rows, field)) == [("B4", "unknown_unit")]
    assert column(mended(rows, field, unit), "accepted") == [True]


def test_a_year_in_a_row_is_corrected_and_its_words_are_told():
    rows = form([*GOOD, "năm ngoái"], head=[*HEAD, "Năm đăng ký"])
    reading = mended(rows, correct("E4", "year", "2022"))

    assert column(reading, "year") == [2022]
    assert column(reading, "accepted") == [True]
    assert reading.corrected == [Corrected("Sheet", "E4", "year", "năm ngoái", "2022")]


def test_a_field_is_given_where_there_is_no_column_of_fields():
    rows = [[TITLE], ["Đơn vị: Xã An Vĩ"], ["TT", "Tên mô hình"], [1, "Vườn mẫu"], [2, "Hội thi"]]
    reading = mended(rows, correct("B4", "field", "economy"))

    assert column(reading, "accepted") == [True, False]
    assert errors(reading) == [("B5", "missing_field")]
    assert reading.corrected[0].found == ""


def test_ticks_in_two_columns_are_corrected_by_the_cells_that_the_problem_names():
    rows = [
        [TITLE],
        ["Đơn vị: Xã An Vĩ"],
        ["TT", "Tên mô hình", "Lĩnh vực", None],
        [None, None, "Kinh tế", "VH-XH"],
        [1, "Vườn mẫu", "x", "x"],
    ]
    assert errors(read(rows)) == [("C5:D5", "several_fields")]

    assert accepted(mended(rows, correct("C5:D5", "field", "economy"))) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy")
    ]


def test_a_unit_that_names_the_rows_beneath_it_is_corrected_for_them_all():
    rows = form(
        [1, "Xã Lạ Hoắc", "Vườn mẫu", "Kinh tế"],
        [2, None, "Hội thi", "VH-XH"],
        [3, "Xã Tân Dân", "Đường hoa", "VH-XH"],
    )
    reading = mended(rows, correct("B4", "unit", "Xã An Vĩ"))

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã An Vĩ", "Xã Tân Dân"]
    assert errors(reading) == []


def test_a_merged_cell_is_corrected_for_all_its_rows():
    book = Workbook()
    sheet = fill(
        book.active, form([1, "Xã Lạ Hoắc", "Vườn mẫu", "Kinh tế"], [2, None, "Hội thi", "VH-XH"])
    )
    sheet.title = "Sheet"
    sheet.merge_cells("B4:B5")
    reading = mended(saved(book), correct("B5", "unit", "Xã An Vĩ"))

    assert column(reading, "unit") == ["Xã An Vĩ", "Xã An Vĩ"]
    assert errors(reading) == []


def test_a_section_is_corrected_for_the_rows_beneath_it_alone():
    rows = [
        *form(head=["TT", "Đơn vị", "Tên mô hình"]),
        ["I", "Lĩnh vực kinh tế"],
        [1, "Xã An Vĩ", "Vườn mẫu"],
        ["II", "Lĩnh vực thể thao"],
        [1, "Xã An Vĩ", "Hội thi"],
        [2, "Xã Tân Dân", "Giải bóng"],
    ]
    (cell,) = {cell for cell, _ in errors(read(rows))}
    reading = mended(rows, correct(cell, "field", "culture_society"))

    assert column(reading, "field") == ["economy", "culture_society", "culture_society"]
    assert column(reading, "accepted") == [True, True, True]
    assert errors(reading) == []


def test_a_unit_over_the_table_is_corrected_where_it_stands():
    rows = [
        [TITLE],
        ["Đơn vị: Xã Lạ Hoắc"],
        ["TT", "Tên mô hình", "Lĩnh vực"],
        [1, "Vườn mẫu", "Kinh tế"],
    ]
    (cell,) = {cell for cell, _ in errors(read(rows))}
    reading = mended(rows, correct(cell, "unit", "Xã An Vĩ"))

    assert accepted(reading) == [("Xã An Vĩ", "Vườn mẫu", "economy")]
    assert column(reading, "unit_found") == column(read(rows), "unit_found")


def test_a_number_is_corrected_without_its_neighbours_and_counts_when_all_are():
    rows = [
        ["BIỂU TỔNG HỢP ĐĂNG KÝ NĂM 2023"],
        ["Đơn vị", "Kinh tế", "VH-XH"],
        ["Xã An Vĩ", "hai", "ba"],
    ]
    reading = mended(rows, correct("B3", "count", 2))

    assert column(reading, "count") == [2, None]
    assert column(reading, "accepted") == [False, False]
    assert errors(reading) == [("C3", "not_a_number")]

    whole = mended(rows, correct("B3", "count", 2), correct("C3", "count", 1))
    assert column(whole, "accepted") == [True, True]


def test_a_slip_is_corrected_where_its_words_stand():
    rows = [
        ["PHIẾU ĐĂNG KÝ MÔ HÌNH NĂM 2023"],
        ["Đơn vị", "Xã An Vĩ"],
        ["Tên mô hình", "Vườn mẫu"],
        ["Lĩnh vực", "Thể thao"],
        ["Hình thức", "Tập thể"],
    ]
    assert errors(read(rows)) == [("B4", "unknown_field")]
    reading = mended(rows, correct("B4", "field", "economy"))

    assert accepted(reading) == [("Xã An Vĩ", "Vườn mẫu", "economy")]
    assert reading.corrected == [Corrected("Sheet", "B4", "field", "Thể thao", "economy")]


@pytest.mark.parametrize(
    "correction",
    [
        ("D4", "field", "no-such"),
        ("D4", "unit", "Xã Nào Đó"),
        ("D4", "year", "1890"),
        ("D4", "count", "3"),
        ("Z99", "field", "economy"),
    ],
)
def test_a_correction_that_says_nothing_changes_nothing(correction):
    rows = form([1, "Xã An Vĩ", "Vườn mẫu", "Thể thao"])
    reading = mended(rows, correct(*correction))

    assert reading.corrected == []
    assert errors(reading) == [("D4", "unknown_field")]
    assert column(reading, "accepted") == [False]


def test_a_corrected_row_that_repeats_another_is_still_a_repetition():
    rows = form(GOOD, [2, "Xã An Vĩ", "Vườn mẫuu", "Thể thao"])
    told = correct("C5", "name", "Vườn mẫu"), correct("D5", "field", "economy")

    assert [problem.fault for problem in mended(rows, *told).problems] == [Fault.REPEATED_ROW]


UNITS = ["Xã An Vĩ", "Xã Tân Dân", "Xã Lạ Hoắc", None]
FIELDS = ["Kinh tế", "VH-XH", "Thể thao", None]
YEARS = [2023, "năm ngoái", None]
ROWS = st.lists(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(FIELDS), st.sampled_from(YEARS)),
    min_size=2,
    max_size=6,
)
VALUES = {"unit": "Xã An Vĩ", "field": "economy", "year": "2023", "origin": "new", "note": "đã hỏi"}


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, row=st.integers(0, 5), about=st.sampled_from(list(VALUES)), at=st.booleans())
def test_correcting_one_row_never_changes_another(rows, row, about, at):
    row %= len(rows)
    units = [unit for unit, _, _ in rows] + ["end"]
    # A unit's cell speaks for the blank ones beneath it: they are corrected with it, and should be.
    assume(not (about == "unit" and at and units[row] and units[row + 1] is None))
    head = [*HEAD, "Năm đăng ký", "Loại", "Ghi chú"]
    written = form(
        *(
            [n, unit, f"Mô hình số {n}", field, year, "Khác"]
            for n, (unit, field, year) in enumerate(rows)
        ),
        head=head,
    )
    own = {"unit": "B", "field": "D", "year": "E", "origin": "F", "note": "G"}[about]
    cell = f"{own if at else 'C'}{row + 4}"
    before, after = read(written), mended(written, correct(cell, about, VALUES[about]))

    def others(reading):
        kept = reading.rows.drop(index=row).astype(object)
        return kept.where(kept.notna(), None).to_numpy().tolist()

    assert others(after) == others(before)
    assert set(errors(after)) <= set(errors(before))
    assert {e for e in errors(before) if not e[0].endswith(str(row + 4))} <= set(errors(after))
