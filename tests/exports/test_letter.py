from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from data_loaders.plans import builtin_plans
from exports.letter import reminder, roll_call

AS_OF = date(2024, 4, 5)
PARTY, UNION = "khoai-chau-2021-2025", "ninh-thuan-2023-2025"


def missing(*rows):
    """`rows`: (unit_id, name, superior_id, period, days_late, due)."""
    told = [
        {
            "unit_id": unit,
            "name": name,
            "superior_id": superior,
            "kind": "register" if days else "result",
            "period": period,
            "year": 2024,
            "days_late": days,
            "due": pd.Timestamp(due) if due else pd.NaT,
        }
        for unit, name, superior, period, days, due in rows
    ]
    return pd.DataFrame(told).astype({"days_late": "Int64", "superior_id": "Int64"})


LACKING = missing(
    (2, "Xã Ông Đình", 1, "year", 5, "2024-03-31"),
    (3, "Xã An Vĩ", 1, "first_half", None, None),
    (4, "Xã Bình Minh", 9, "year", 5, "2024-03-31"),
)


def letter(code, superior="", rows=LACKING):
    return Document(BytesIO(reminder(rows, builtin_plans()[code], superior, AS_OF)))


def words(paper):
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def test_every_missing_report_stands_in_the_table_by_the_alphabet():
    rows = [[cell.text for cell in row.cells] for row in letter(PARTY).tables[1].rows]

    assert rows[0] == ["TT", "Đơn vị", "Báo cáo", "Hạn nộp", "Quá hạn"]
    assert rows[1:] == [
        ["1", "Xã An Vĩ", "Báo cáo kết quả 6 tháng đầu năm 2024", "chưa đặt", "–"],
        ["2", "Xã Bình Minh", "Danh sách đăng ký 2024", "31/3/2024", "5 ngày"],
        ["3", "Xã Ông Đình", "Danh sách đăng ký 2024", "31/3/2024", "5 ngày"],
    ]


@pytest.mark.parametrize(
    ("code", "said", "unsaid"),
    [
        pytest.param(
            PARTY,
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "Số        -CV/BCĐ", "*", "- Lưu VP.", "Hoàng Văn Tựu"],
            ["Độc lập - Tự do", "Số:"],
            id="the Party's form",
        ),
        pytest.param(
            UNION,
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:        /…", "- Lưu: VT.", "CHỦ TỊCH"],
            ["ĐẢNG CỘNG SẢN", "*"],
            id="the union's, as the State's",
        ),
    ],
)
def test_the_letter_has_the_form_of_its_issuers_papers(code, said, unsaid):
    lines = words(letter(code))

    assert [each for each in said if each not in lines] == []
    assert [each for each in unsaid if each in lines] == []
    assert "ngày 05 tháng 4 năm 2024" in lines


def test_the_page_is_as_the_papers_ask():
    section = letter(PARTY).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml


def test_the_head_of_the_table_is_repeated_and_the_body_justified():
    paper = letter(PARTY)
    (opening,) = [each for each in paper.paragraphs if each.text.startswith("Thực hiện")]

    assert "w:tblHeader" in paper.tables[1].rows[0]._tr.xml
    assert "w:tblHeader" not in paper.tables[1].rows[1]._tr.xml
    assert opening.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert "đến ngày 05/4/2024 còn 3 đơn vị chưa gửi đủ báo cáo" in opening.text


def test_a_letter_to_a_superior_names_it_and_asks_it_to_urge_its_units():
    lines = words(letter(UNION, "Liên đoàn Lao động huyện Ninh Hải"))

    assert "Kính gửi: Liên đoàn Lao động huyện Ninh Hải" in lines
    assert "Đề nghị Liên đoàn Lao động huyện Ninh Hải đôn đốc các đơn vị" in lines


def test_the_roll_call_is_by_superior_and_by_report_with_the_days():
    told = roll_call(LACKING, builtin_plans()[PARTY], {1: "Huyện A", 9: "Huyện B"}, AS_OF)

    assert told.splitlines() == [
        "Dân vận khéo huyện Khoái Châu, 2021–2025: đến ngày 5/4/2024 còn 3 đơn vị thiếu báo cáo.",
        "",
        "Huyện A",
        "- Danh sách đăng ký 2024 (quá hạn 5 ngày): Xã Ông Đình",
        "- Báo cáo kết quả 6 tháng đầu năm 2024: Xã An Vĩ",
        "",
        "Huyện B",
        "- Danh sách đăng ký 2024 (quá hạn 5 ngày): Xã Bình Minh",
    ]


def test_when_nothing_is_missing_the_roll_call_says_so():
    told = roll_call(LACKING.iloc[:0], builtin_plans()[PARTY], {}, AS_OF)

    assert told.endswith("đến ngày 5/4/2024 không còn thiếu báo cáo nào.")
