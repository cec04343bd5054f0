"""Blank forms as they leave us: what they ask, what they refuse, how they are printed."""

import warnings
from io import BytesIO
from zipfile import ZipFile

import pytest

import translations
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain import own_form
from domain.kinds import ReportKind
from domain.problems import Refusal
from domain.text import squeeze
from exports.blank_forms import blank_form, blank_form_name, rounds_to_report
from exports.form_columns import NOT_RECOGNISED, columns_of
from tests.exports.forms import ALL, LISTS, Asked, altered, filled, opened

KHOAI_CHAU = Asked("khoai-chau-2021-2025", ReportKind.REGISTER)
every_form = pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
every_list = pytest.mark.parametrize("asked", LISTS, ids=lambda asked: asked.name)
ABOUT = {
    "Nguồn gốc": "origin",
    "Tập thể/ cá nhân": "form",
    "Hiệu quả": "state",
    "Cấp công nhận": "level",
}


def rules(sheet, head, columns):
    """The rule of each label's first cell."""
    found = {}
    for label, column in columns.items():
        cell = sheet.cell(head + 1, column).coordinate
        for rule in sheet.data_validations.dataValidation:
            if cell in rule.sqref:
                found[label] = rule
    return found


def choices(book, rule):
    """The words that a drop-down offers, from the cells it points to."""
    sheet, _, cells = rule.formula1.lstrip("=").rpartition("!")
    return [cell.value for row in book[sheet.strip("'")][cells.replace("$", "")] for cell in row]


@every_form
def test_no_rule_is_left_out_for_what_excel_does_not_take(asked):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asked.blank()


@every_form
def test_the_same_form_is_the_same_bytes(asked):
    assert asked.blank() == asked.blank()


@every_list
def test_every_word_that_drops_down_is_one_that_the_reader_knows(asked):
    book, sheet, head, columns = opened(asked.blank())
    offered = {
        label: choices(book, rule)
        for label, rule in rules(sheet, head, columns).items()
        if rule.type == "list"
    }
    for label, words in offered.items():
        if label != "Lĩnh vực":
            known = [vocabulary().value(ABOUT[label], word) for word in words]
            unknown = [w for w, value in zip(words, known, strict=True) if value is None]
            assert unknown == ([NOT_RECOGNISED] if label == "Cấp công nhận" else [])
            assert len(set(known)) == len(words)
    assert NOT_RECOGNISED.lower() in vocabulary().none
    assert offered.get("Lĩnh vực", []) == [field.name for field in asked.plan.fields]


@every_list
def test_an_open_list_of_fields_suggests_and_a_closed_one_refuses(asked):
    _, sheet, head, columns = opened(asked.blank())
    found = rules(sheet, head, columns)
    rule, other = found["Lĩnh vực"], found["Nguồn gốc"]

    refuses = rule.type == "list" and rule.showErrorMessage
    assert refuses is not asked.plan.fields_open
    assert (other.showErrorMessage, other.errorStyle or "stop") == (True, "stop")


@pytest.mark.parametrize(
    ("kind", "label", "sort", "limits"),
    [
        ("counts", "Số lượng mô hình", "whole", ("0", "1000000")),
        ("round", "Số lượng", "decimal", ("0", "1000000")),
        ("round", "Trị giá (triệu đồng)", "decimal", ("0", "1000000")),
        ("result", "Năm đăng ký", "whole", ("2000", "2024")),
    ],
)
def test_numbers_are_held_to_their_limits(kind, label, sort, limits):
    code = "tay-ninh-2019" if kind == "round" else KHOAI_CHAU.code
    asked = Asked(code, ReportKind(kind))
    _, sheet, head, columns = opened(asked.blank())
    rule = rules(sheet, head, columns)[label]

    assert (rule.type, (rule.formula1, rule.formula2)) == (sort, limits)
    assert rule.showErrorMessage


@every_form
def test_only_what_is_to_be_filled_in_can_be_written_on(asked):
    book, sheet, head, columns = opened(asked.blank())
    words = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    locked = {squeeze(cell.value): cell.protection.locked for cell in words}
    open_cells = [sheet.cell(head + 1, c).protection.locked for c in list(columns.values())[2:]]

    assert all(each.protection.sheet and not each.protection.password for each in book.worksheets)
    assert not sheet.protection.formatColumns
    assert not sheet.protection.formatRows
    assert sheet.protection.insertRows
    assert all(locked[label] for label in columns)
    assert locked[f"Đơn vị báo cáo: {asked.unit.name}"]
    assert sheet.cell(head + 1, 1).protection.locked
    assert not any(open_cells)


@every_form
def test_a_form_is_printed_on_a4_landscape_with_its_labels_on_every_page(asked):
    _, sheet, head, _ = opened(asked.blank())

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.freeze_panes == f"C{head + 1}"


@every_form
def test_the_total_has_a_stored_value(asked):
    with ZipFile(BytesIO(asked.blank())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    formulas = sheet.count("<f>")

    assert formulas >= 1
    assert sheet.count("</f><v>") == formulas


@every_form
def test_the_head_is_of_the_issuers_system_of_papers(asked):
    _, sheet, head, _ = opened(asked.blank())
    words = [cell.value for row in sheet.iter_rows(max_row=head - 1) for cell in row if cell.value]
    party = "ĐẢNG CỘNG SẢN VIỆT NAM" in words

    assert party == (asked.plan.issuer.system == "party") == ("*" in words)
    assert party != ("Độc lập - Tự do - Hạnh phúc" in words)
    assert asked.unit.name.upper() in words
    assert any(word.endswith(f"NĂM {asked.year}") for word in words)


def test_a_plan_of_the_state_gets_the_states_head_and_is_read_as_well():
    issuer = KHOAI_CHAU.plan.issuer.model_copy(update={"system": "state"})
    plan = KHOAI_CHAU.plan.model_copy(update={"issuer": issuer})
    content = blank_form(plan, KHOAI_CHAU.kind, 2024, "Xã Đông Tảo", "KC-X12")
    _, sheet, *_ = opened(content)
    words = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    row = {"Tên mô hình, điển hình": "Chi bộ 4 tốt", "Lĩnh vực": "Phát triển kinh tế"}
    reading = KHOAI_CHAU.read(filled(content, [row]), plan=plan)

    assert {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TM. ỦY BAN NHÂN DÂN"} < set(words)
    assert "*" not in words
    assert (reading.problems, list(reading.rows["name"])) == ([], ["Chi bộ 4 tốt"])


def test_the_superior_can_be_corrected_and_the_unit_cannot():
    _, sheet, *_ = opened(KHOAI_CHAU.blank())

    assert (sheet["A1"].value, sheet["A1"].protection.locked) == ("HUYỆN ỦY KHOÁI CHÂU", False)
    assert (sheet["A2"].value, sheet["A2"].protection.locked) == ("XÃ ĐÔNG TẢO", True)


def test_the_union_that_issued_the_plan_stands_below_its_own_superior():
    asked = Asked("tay-ninh-2019", ReportKind.ROUND)
    _, sheet, *_ = opened(asked.blank())

    assert (sheet["A1"].value, sheet["A2"].value) == (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH",
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN",
    )


def test_a_form_is_vietnamese_whichever_language_the_screen_speaks():
    vietnamese = KHOAI_CHAU.blank()
    translations.use("en")
    try:
        assert KHOAI_CHAU.blank() == vietnamese
        assert "Danh sách đăng ký" in name_of(KHOAI_CHAU)
    finally:
        translations.use("vi")


def test_words_that_look_like_a_formula_stay_words():
    plan = builtin_plans()[KHOAI_CHAU.code]
    content = blank_form(plan, ReportKind.COUNTS, 2024, '=HYPERLINK("http://x","y")', "=1+1")
    book, *_ = opened(content)
    formulas = [c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]

    assert formulas
    assert all("SUM(" in formula for formula in formulas)


def name_of(asked, unit_name=None, unit_code=None):
    unit = asked.unit
    return blank_form_name(
        asked.plan, asked.kind, asked.year, unit_name or unit.name, unit_code or unit.code
    )


def test_a_name_says_unit_kind_and_year():
    assert name_of(KHOAI_CHAU) == "KC-X12 - Xã Đông Tảo - Danh sách đăng ký 2024.xlsx"


@pytest.mark.parametrize("name", ["a/b\\c", "../../etc/passwd", 'Tổ "1": <A>|B?*', "x" * 400])
def test_a_name_is_one_that_every_system_takes(name):
    made = name_of(KHOAI_CHAU, name, "..\\1/2")

    assert not set(made) & set('<>:"/\\|?*')
    assert not made.startswith(".")
    assert len(made.encode()) < 255


def test_two_units_of_one_name_get_two_files():
    assert name_of(KHOAI_CHAU, "Xã Tân Dân", "A1") != name_of(KHOAI_CHAU, "Xã Tân Dân", "B1")


def test_a_plan_without_fields_asks_for_none_and_counts_by_unit():
    plan = Asked("tay-ninh-2019", ReportKind.ROUND).plan
    plan = plan.model_copy(update={"kinds": (ReportKind.REGISTER, ReportKind.COUNTS)})
    labels = {c.label for c in columns_of(plan, ReportKind.REGISTER, 2019)}
    asked = Asked("tay-ninh-2019", ReportKind.COUNTS)
    content = blank_form(plan, asked.kind, 2019, asked.unit.name, asked.unit.code)
    reading = asked.read(filled(content, [{"Số lượng mô hình": 3}]), plan=plan)

    assert "Lĩnh vực" not in labels
    assert reading.problems == []
    assert list(reading.rows["count"]) == [3]
    assert list(reading.rows["unit_code"]) == [asked.unit.code]


def test_the_hidden_sheet_says_what_the_form_is():
    book, *_ = opened(KHOAI_CHAU.blank())
    page = book[own_form.SHEET]
    codes = [page.cell(own_form.row_of(about) + 1, 3).value for about in own_form.ABOUT]

    assert page.sheet_state == "hidden"
    assert page["C1"].value == own_form.VERSION
    assert codes == ["khoai-chau-2021-2025", "register", "2024", "KC-X12", None]


ROUND = Asked("tay-ninh-2019", ReportKind.ROUND)
DONE = [{"Nội dung hoạt động": "Trồng cây", "Số lượng": 50, "Đơn vị tính": "cây"}]


def of_round(number):
    unit = ROUND.unit
    return blank_form(ROUND.plan, ROUND.kind, ROUND.year, unit.name, unit.code, number)


@pytest.mark.parametrize("number", [1, 2])
def test_each_campaign_round_has_a_form_of_its_own_that_is_read_as_of_it(number):
    reading = ROUND.read(filled(of_round(number), DONE))

    assert reading.period == f"round_{number}"
    assert (reading.problems, list(reading.rows["round"])) == ([], [number])
    assert rounds_to_report(ROUND.plan, ROUND.kind, ROUND.year) == [1, 2]


def test_a_form_of_one_round_with_anothers_title_is_refused_for_either():
    content = altered(filled(of_round(1), DONE), "ĐỢT 1 NĂM", "ĐỢT 2 NĂM")

    assert ROUND.read(content).refusal is Refusal.FORM_ALTERED


def test_a_form_made_before_rounds_had_their_own_is_of_the_round_chosen_in_it():
    unit = ROUND.unit
    content = blank_form(ROUND.plan, ROUND.kind, ROUND.year, unit.name, unit.code)
    chosen = altered(filled(content, DONE), "Đợt ……", "Đợt 2 (dự kiến tháng 11/2019)")

    assert ROUND.read(filled(content, DONE)).refusal is Refusal.NO_ROUND
    assert ROUND.read(chosen).period == "round_2"
