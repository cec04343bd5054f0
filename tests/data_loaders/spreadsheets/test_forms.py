"""A form explained once reads the next like it: of another unit, another year, further down."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_forms import TITLE, accepted, column, errors, plan, register, workbook

from data_loaders.spreadsheets.forms import FormError, FormVersion
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.guidance import Guidance, MarkedColumn, MarkedTable
from data_loaders.spreadsheets.head_labels import fingerprint, signature_of
from data_loaders.spreadsheets.preview import explained_form
from data_loaders.spreadsheets.read import parse_file, read_file
from data_loaders.spreadsheets.sheets import Sheet
from domain.kinds import Outcome, ReportKind

HEAD = ["q1", "q2", "q3", "q4"]
FIRST = [
    [TITLE],
    ["Đơn vị: Xã An Vĩ"],
    HEAD,
    [1, "Vườn mẫu", "Kinh tế", "x"],
    [2, "Đường hoa", "VH-XH", None],
    [None, "In all", 2],
]
ROLES = ("serial", "name", "field", "origin:new")


def marks(*roles, sheet="Sheet", **changed):
    columns = tuple(MarkedColumn(index=at, role=role) for at, role in enumerate(roles) if role)
    return MarkedTable(sheet=sheet, columns=columns, **changed)


MARKED = marks(*ROLES, head=(2, 2), first_row=3, last_row=4)


def explained(rows, *marked, name="Biểu chữ lạ", kind=None):
    return explained_form(name, plan(), parse_file(workbook(Sheet=rows), "mau.xlsx"), marked, kind)


def read(rows, *forms, file="bieu.xlsx", **said):
    content = rows if isinstance(rows, bytes) else workbook(Sheet=rows)
    told = Guidance(**said)
    return read_file(content, file, plan(), register(), guidance=told, forms=forms)


def grid(*rows):
    return Grid(Sheet("S", [list(row) for row in rows]))


def test_the_next_file_of_another_unit_and_year_reads_by_itself_wherever_its_head_stands():
    form = explained(FIRST, MARKED)
    other = [
        ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2024"],
        [],
        ["Đơn vị: Xã Tân Dân"],
        [],
        [None, None, *HEAD],
        [None, None, 1, "Hội thi", "VH-XH", None],
        [None, None, 2, "Giải bóng", "VH-XH", "x"],
        [None, None, 3, "Hồ cá", "Kinh tế", "x"],
        [None, None, None, "In all", 3],
        [None, None, None, "Approved by", "the head"],
    ]
    assert read(other).outcome is Outcome.NEEDS_PERSON

    reading = read(other, form)

    assert accepted(reading) == [
        ("Xã Tân Dân", "Hội thi", "culture_society"),
        ("Xã Tân Dân", "Giải bóng", "culture_society"),
        ("Xã Tân Dân", "Hồ cá", "economy"),
    ]
    assert column(reading, "origin") == ["unknown", "new", "new"]
    assert set(column(reading, "year")) == {2024}
    assert errors(reading) == []
    assert reading.form_version == "Biểu chữ lạ"


def test_a_saved_version_wins_over_the_reader_where_its_head_is_the_same_and_nowhere_else():
    rows = [[TITLE], [], ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Địa bàn"]]
    row = [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế", "Thôn Đông"]
    roles = ("serial", "unit", "name", "field", "carried_by")
    form = explained([*rows, row], marks(*roles, head=(2, 2), first_row=3))

    assert column(read([*rows, row], form), "carried_by") == ["Thôn Đông"]
    assert read([*rows, row], form).form_version == form.name
    assert read([*rows[:2], rows[2][:4], row[:4]], form).form_version is None


def test_what_a_person_marks_in_this_file_stands_before_every_saved_version():
    form = explained(FIRST, MARKED)
    now = marks("serial", "name", "ignore", "ignore", head=(2, 2), first_row=3, last_row=3)
    reading = read(FIRST, form, tables=(now,))

    assert column(reading, "name") == ["Vườn mẫu"]
    assert reading.form_version is None


def test_every_sheet_with_the_head_is_read_by_the_version_each_unit_by_its_own():
    form = explained(FIRST, MARKED)
    content = workbook(
        Xã_An_Vĩ=[[TITLE], HEAD, [1, "Vườn mẫu", "Kinh tế"]],
        Xã_Tân_Dân=[[TITLE], HEAD, [1, "Hội thi", "VH-XH"]],
    )

    assert accepted(read(content, form)) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã Tân Dân", "Hội thi", "culture_society"),
    ]


def test_a_head_that_stands_again_on_the_next_page_is_no_row():
    form = explained(FIRST, MARKED)
    rows = [*FIRST[:4], HEAD, [2, "Đường hoa", "VH-XH"]]

    assert column(read(rows, form), "name") == ["Vườn mẫu", "Đường hoa"]


def test_two_lists_under_their_own_titles_are_two_tables_of_the_same_form():
    form = explained(FIRST, MARKED)
    rows = [
        [TITLE],
        ["Đơn vị: Xã An Vĩ"],
        HEAD,
        [1, "Vườn mẫu", "Kinh tế"],
        [],
        ["Đơn vị: Xã Tân Dân"],
        HEAD,
        [1, "Hội thi", "VH-XH"],
    ]

    assert accepted(read(rows, form)) == [
        ("Xã An Vĩ", "Vườn mẫu", "economy"),
        ("Xã Tân Dân", "Hội thi", "culture_society"),
    ]


def test_rows_between_head_and_data_are_passed_over_where_they_stand_and_missed_where_not():
    rows = [*FIRST[:3], ["fill", "in", "as", "shown"], ["(1)", "(2)", "(3)", "(4)"], *FIRST[3:5]]
    form = explained(rows, marks(*ROLES, head=(2, 2), first_row=5, last_row=6))

    assert column(read(rows, form), "name") == ["Vườn mẫu", "Đường hoa"]
    assert column(read(FIRST, form), "name")[:2] == ["Vườn mẫu", "Đường hoa"]


def test_blank_rows_end_a_table_that_nobody_marked_the_end_of_unless_it_goes_on():
    form = explained(FIRST[:5], MARKED.model_copy(update={"last_row": None}))
    below = [[], [], [3, "Hồ cá", "Kinh tế", "x"], [], [], [None, "made by", "an office"]]

    assert column(read([*FIRST[:5], *below], form), "name") == ["Vườn mẫu", "Đường hoa", "Hồ cá"]


def test_a_year_in_a_columns_label_is_that_of_the_file_at_hand():
    first = [["a", "n. 2021", "n. 2022"], ["Xã An Vĩ", 1, 2]]
    roles = ("unit", "year:2021", "year:2022")
    form = explained(first, marks(*roles, head=(0, 0), first_row=1, shape="counts"))
    reading = read([["a", "n. 2024", "n. 2025"], ["Xã Tân Dân", 3, 4]], form)

    assert list(zip(column(reading, "year"), column(reading, "count"), strict=True)) == [
        (2024, 3),
        (2025, 4),
    ]


def test_a_unit_that_a_column_is_of_is_that_of_the_file_at_hand():
    first = [["2023"], ["a", "Xã An Vĩ"], ["Kinh tế", 1]]
    roles = ("field", "unit:Xã An Vĩ")
    form = explained(first, marks(*roles, head=(1, 1), first_row=2, shape="counts"))
    reading = read([["2023"], ["a", "Xã Tân Dân"], ["Kinh tế", 3]], form, year=2023)

    assert column(reading, "unit") == ["Xã Tân Dân"]
    assert column(reading, "count") == [3]


def test_a_form_without_a_head_is_known_by_the_line_above_it_only_where_nothing_is_understood():
    rows = [["Đăng ký năm 2023"], ["Vườn mẫu", "Kinh tế", "Xã An Vĩ"]]
    form = explained(rows, marks("name", "field", "unit", first_row=1))
    other = [["Đăng ký năm 2024"], ["Hội thi", "VH-XH", "Xã Tân Dân"]]
    understood = [other[0], ["Lĩnh vực", "Tên mô hình", "Đơn vị"], ["Kinh tế", "Hồ cá", "Xã An Vĩ"]]

    assert accepted(read(other, form)) == [("Xã Tân Dân", "Hội thi", "culture_society")]
    assert column(read(other, form), "year") == [2024]
    assert read(understood, form).form_version is None
    assert accepted(read(understood, form)) == [("Xã An Vĩ", "Hồ cá", "economy")]


def test_a_form_with_no_words_at_all_cannot_be_kept():
    with pytest.raises(FormError):
        explained([["Vườn mẫu", "Kinh tế"]], marks("name", "field", first_row=0))
    with pytest.raises(FormError):
        explained(FIRST, marks("name", sheet="Không có", first_row=0))


def test_the_kind_of_a_version_fills_the_forms_silence_and_never_speaks_against_it():
    silent = [["2023"], *FIRST[1:]]
    form = explained(silent, MARKED, kind=ReportKind.RESULT)

    reading = read(silent, form)
    assert (reading.kind, reading.facts["kind"].by) == (ReportKind.RESULT, "form_version")
    assert read(FIRST, form).kind is ReportKind.REGISTER
    assert read(silent, form, kind=ReportKind.REGISTER).kind is ReportKind.REGISTER


def test_the_latest_version_of_a_head_counts():
    older = explained(FIRST, MARKED, name="Cũ")
    roles = ("serial", "note", "ignore", "name")
    newer = explained(FIRST, marks(*roles, head=(2, 2), first_row=3), name="Mới")

    assert read(FIRST, newer, older).form_version == "Mới"


def test_a_version_comes_back_from_json_as_it_was():
    form = explained(FIRST, MARKED)

    assert FormVersion.model_validate_json(form.model_dump_json()) == form
    assert FormVersion.model_validate_json(form.model_dump_json()).signature == form.signature


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mô hình năm 2023", "MÔ HÌNH NĂM 2024"),
        ("Kết quả của Xã An Vĩ", "Kết quả của xã Tân Dân"),
        ("Thị trấn Khoái Châu (2)", "thị trấn Lương Bằng (3)"),
        ("Tên  mô\nhình", "Tên mô hình"),
        ("Uỷ ban", "Ủy ban"),
    ],
)
def test_a_label_says_the_same_whichever_unit_or_year_it_names(one, other):
    assert fingerprint(one) == fingerprint(other) != ""


def test_labels_that_say_other_things_are_other_labels():
    labels = ["Tên xã", "Tên mô hình", "Xã, phường, thị trấn", "Mô hình của xã"]

    assert len({fingerprint(label) for label in labels}) == len(labels)


def test_a_signature_stays_the_same_from_one_release_to_the_next():
    head = ["TT", "Tên mô hình", "Lĩnh vực", "Năm 2023"]

    assert signature_of(grid(head), (0, 0)) == (
        "83da1de97a531c9487a5c98cc28cc9604c408ccd495f7dfbc48d863274850bbb"
    )


LABELS = st.lists(
    st.text("abcdêôđ ", min_size=1).filter(str.strip), min_size=2, max_size=6, unique_by=str.strip
)


@settings(max_examples=60, deadline=None)
@given(labels=LABELS, down=st.integers(0, 5), right=st.integers(0, 5))
def test_a_signature_does_not_hang_on_where_the_head_stands(labels, down, right):
    here = grid(labels)
    there = grid(*([["Tựa"]] * down), [*([None] * right), *labels])

    assert signature_of(here, (0, 0)) == signature_of(there, (down, down))
