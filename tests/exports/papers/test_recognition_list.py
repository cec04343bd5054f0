import pytest

from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.recognition import recognition_list
from metrics.recognition import recognition
from tests.exports.papers.papers_read import read, rows_of, said, told_district
from tests.issues import issue


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    source = told_district(f"sqlite:///{tmp_path_factory.mktemp('district') / 'a.db'}")
    yield source
    source.dispose()


def test_the_recognised_stand_by_level_and_the_struck_off_beneath(district):
    made = issue(district)
    paper = read(recognition_list, made)
    rows = rows_of(paper, "Tên mô hình, điển hình")
    figures = recognition(made.seen.found.tally, made.seen.found.compliance)
    figures = figures[figures["year"] == 2023].iloc[0]

    assert rows[1:] == [
        ["Cấp huyện: 1 mô hình"] * 5,
        ["1", "Nuôi gà an toàn sinh học", "Xã Đông Tảo", "Kinh tế", "tập thể"],
        ["Cấp xã: 1 mô hình"] * 5,
        ["2", "Tuyến đường hoa phụ nữ", "Xã Đông Tảo", "VH-XH", "tập thể"],
    ]
    assert f"có {figures['recognised']:.0f} mô hình, điển hình đăng ký năm 2023" in said(paper)
    assert "gồm 1 ở cấp huyện và 1 ở cấp xã" in said(paper)
    assert f"trong năm 2023: {figures['struck_off']:.0f} mô hình" in said(paper)
    struck = [[cell.text for cell in row.cells] for row in paper.tables[-2].rows]
    assert struck[1:] == [["1", "Tuyến đường hoa phụ nữ", "Xã Đông Tảo", "VH-XH", "2023"]]
    assert paper.sections[0].footer.paragraphs[0].text == made.stamp.line()


def test_where_nothing_was_recognised_there_is_no_list(district):
    with pytest.raises(NothingToWriteError, match="chưa có mô hình nào được công nhận"):
        recognition_list(issue(district, place="Xã An Vĩ"), no_step)
