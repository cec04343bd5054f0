from datetime import date
from io import BytesIO

import pytest
from docx import Document

from data_loaders.plans import builtin_plans
from domain.plan_paper import Members
from domain.plans import Plan
from exports.member_report import Reporter, as_text, as_word, draft
from exports.member_words import Told
from metrics.fields import fields_balance
from metrics.followed import followed_units
from metrics.missing import missing_reports
from metrics.results import results
from tests.metrics.makers import listed, make_district, make_tables

PARTY, UNION = "khoai-chau-2021-2025", "ninh-thuan-2023-2025"
AS_OF = date(2024, 4, 5)
MEMBER = Reporter("Nguyễn Văn A")
# Unit 2 registers two models of 2024 in time, of which one is effective and recognised; unit 3
# registers one on 3/4, three days late; unit 4 sends nothing.
TABLES = make_tables(
    make_district(3),
    [
        (1, 2, "register", 2024, "2024-03-01"),
        (2, 2, "result", 2024, "2024-04-01"),
        (3, 3, "register", 2024, "2024-04-03"),
    ],
    [
        listed(1, 2, 2024, "Đường hoa"),
        listed(1, 2, 2024, "Camera an ninh", field="defence_security"),
        listed(2, 2, 2024, "Đường hoa", state="effective", level="district"),
        listed(3, 3, 2024, "Vườn rau"),
    ],
)


def made(code=PARTY, reporter=MEMBER, period="first_half", **own):
    plan = code if isinstance(code, Plan) else builtin_plans()[code]
    plan = plan.model_copy(update={"place": "Huyện Mẫu", "owing": ()})
    found = results(TABLES, plan, AS_OF)
    of_year = found.timeliness[found.timeliness["year"] == 2024]
    told = Told(
        period,
        2024,
        AS_OF,
        followed_units(found, TABLES.units, 2024),
        missing_reports(of_year, TABLES.units),
        fields_balance(found.counts, found.compliance[found.compliance["year"] == 2024], plan),
        **own,
    )
    written = draft(told, plan, reporter)
    return written, as_word(written, plan, reporter, AS_OF)


def words(paper):
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def test_the_results_are_those_that_the_reports_say():
    written, _word = made()
    results_told = written.sections[0][1]

    assert results_told[0] == (
        "1. Đăng ký mô hình năm 2024: 3 đơn vị phải đăng ký; 1 đúng hạn, 1 quá hạn, "
        "1 chưa nộp, đã quá hạn."
    )
    assert results_told[1].startswith(
        "2. Mô hình: 3 mô hình được tính (nguồn gốc xây dựng mới, nhân rộng, chưa rõ). "
    )
    assert (
        "3 mô hình, trong đó 1 có hiệu quả, 1 được công nhận; trong kỳ đưa ra khỏi "
        in results_told[1]
    )
    assert results_told[2] == (
        "3. Chỉ tiêu: 2 trong 3 đơn vị đạt mức ít nhất 1 mô hình, 1 đơn vị đạt mức phấn đấu 2 mô "
        "hình."
    )
    assert results_told[3] == "4. Theo lĩnh vực: Phát triển kinh tế 2, Quốc phòng - an ninh 1."
    assert written.rows[2] == ("3", "Xã 04", "0", "–", "0", "0", "chưa báo cáo")


def test_who_lags_is_named_with_the_days():
    written, _word = made()

    assert written.sections[1][1] == (
        "- Xã 04: danh sách đăng ký 2024 (chưa nộp, quá hạn 5 ngày).",
    )


def test_difficulties_and_proposals_are_room_to_write_until_somebody_writes_them():
    (_half, _lag, empty, _asked), filled = (
        made()[0].sections,
        made(difficulties="Thiếu\n\nkinh phí"),
    )

    assert set("".join(empty[1])) == {"…"}
    assert filled[0].sections[2][1] == ("Thiếu", "kinh phí")
    assert set("".join(filled[0].sections[3][1])) == {"…"}


@pytest.mark.parametrize(
    ("code", "reporter", "said", "unsaid"),
    [
        pytest.param(
            PARTY,
            MEMBER,
            [
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "HUYỆN ỦY KHOÁI CHÂU",
                "Số        -BC/BCĐ",
                "- Đồng chí Trưởng Ban Chỉ đạo;",
                "- Ban Chỉ đạo huyện (qua Ban Dân vận Huyện ủy).",
                "THÀNH VIÊN BAN CHỈ ĐẠO",
                "Nguyễn Văn A",
            ],
            ["Hoàng Văn Tựu", "Độc lập - Tự do"],
            id="a member of a committee, on the Party's paper",
        ),
        pytest.param(
            UNION,
            Reporter("", "Liên đoàn Lao động huyện Ninh Hải"),
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "LIÊN ĐOÀN LAO ĐỘNG TỈNH NINH THUẬN",
                "LIÊN ĐOÀN LAO ĐỘNG HUYỆN NINH HẢI",
                "6 tháng đầu năm 2024 của các đơn vị trực thuộc Liên đoàn Lao động huyện Ninh Hải",
                "TM. BAN THƯỜNG VỤ",
            ],
            ["ĐẢNG CỘNG SẢN", "THÀNH VIÊN"],
            id="a union for those beneath it, under its own head",
        ),
    ],
)
def test_the_paper_has_the_form_of_its_system_and_is_signed_by_whoever_reports(
    code, reporter, said, unsaid
):
    lines = words(Document(BytesIO(made(code, reporter)[1]))).replace("\n", " ")

    assert [each for each in said if each not in lines] == []
    assert [each for each in unsaid if each in lines] == []


def test_the_words_to_copy_say_the_same_as_the_paper():
    written, content = made(period="year", proposals="Hỗ trợ kinh phí")
    lines = words(Document(BytesIO(content)))
    text = as_text(written)

    assert written.title[2] == "năm 2024 của các đơn vị được phân công theo dõi"
    for _heading, paragraphs in written.sections:
        assert [words for words in paragraphs if words not in lines or words not in text] == []
    table = Document(BytesIO(content)).tables[1]
    assert [cell.text for cell in table.rows[1].cells] == list(written.rows[0])


def test_whom_a_report_is_addressed_to_and_who_signs_are_values_of_the_plan():
    plan = builtin_plans()[PARTY]
    of_a_group = Members(head="Đồng chí Tổ trưởng", signs_as="TỔ VIÊN", source="IV.3")
    group = plan.model_copy(update={"members": of_a_group})
    text = words(Document(BytesIO(made(group)[1])))

    assert "- Đồng chí Tổ trưởng;" in text
    assert "TỔ VIÊN" in text
    text = words(Document(BytesIO(made(plan.model_copy(update={"members": None}))[1])))
    assert "Trưởng Ban Chỉ đạo" not in text
    assert "NGƯỜI ĐƯỢC PHÂN CÔNG THEO DÕI" in text
