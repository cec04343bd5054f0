from datetime import date

import pytest
from docx.enum.section import WD_ORIENT

from domain.kinds import Timeliness
from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.letter import reminder_letter
from tests.exports.papers.papers_read import read, rows_of, said, told_district
from tests.issues import issue


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    source = told_district(f"sqlite:///{tmp_path_factory.mktemp('district') / 'a.db'}")
    yield source
    source.dispose()


def test_reports_overdue_of_the_year_and_before_stand_in_a_list_with_the_letter(
    district,
):
    made = issue(district, 2022)
    paper = read(reminder_letter, made)
    owed = made.seen.found.timeliness
    overdue = owed[(owed["year"] <= 2022) & (owed["state"] == Timeliness.MISSING.value)]
    rows = rows_of(paper, "Đơn vị")[1:]
    units = overdue["unit_id"].nunique()

    assert len(rows) == len(overdue) == 34 + 33
    assert {row[2] for row in rows} == {"Danh sách đăng ký 2021", "Danh sách đăng ký 2022"}
    assert [row[2:] for row in rows if row[1] == "Xã An Vĩ"] == [
        ["Danh sách đăng ký 2021", "14/9/2021", "807 ngày"]
    ]
    assert f"còn {units} đơn vị chưa gửi đủ báo cáo theo quy định (có danh sách kèm" in said(paper)
    assert "Kính gửi: Các cơ quan, đơn vị có tên trong danh sách kèm theo" in said(paper)
    assert [each.orientation for each in paper.sections] == [WD_ORIENT.PORTRAIT] * 2
    assert paper.sections[0].footer.paragraphs[0].text == made.stamp.line()


def test_a_place_alone_is_addressed_by_its_name(district):
    paper = read(reminder_letter, issue(district, place="Xã Hàm Tử"))

    assert "Kính gửi: Xã Hàm Tử" in said(paper)
    assert "xã Hàm Tử chưa gửi đủ báo cáo theo quy định, cụ thể:" in said(paper)
    assert "Đề nghị xã Hàm Tử khẩn trương gửi báo cáo về Ban Chỉ đạo huyện" in said(paper)
    assert len(rows_of(paper, "Đơn vị")) == 4


def test_where_no_report_is_overdue_there_is_no_letter(district):
    with pytest.raises(
        NothingToWriteError, match="không có báo cáo nào của năm 2021 trở về trước quá hạn"
    ):
        reminder_letter(issue(district, 2021, day=date(2021, 9, 1)), no_step)
