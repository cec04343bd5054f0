"""The summary report read back: each figure is the one that `metrics` counts."""

import pytest
from docx.enum.section import WD_ORIENT

from data_loaders import adoption
from data_loaders.plans import builtin_plans
from data_loaders.unit_register import import_units
from database.migrate import migrate
from database.session import engine
from domain.kinds import Timeliness
from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.report import summary_report
from metrics.fields import field_cells, fields_balance
from metrics.headline import headline
from metrics.laggards import laggards
from metrics.recognition import recognition
from metrics.timeliness import timeliness_by
from tests.exports.papers.papers_read import read, rows_of, said, told_district
from tests.issues import issue
from tests.screens import CODE, NOW, empty_district
from tests.source import ROOT
from translations import speaking
from translations.numbers import percent

REGISTER = """code,name,kind,parent,valid_from,valid_to,successor
T,{place},province,,,,
U1,Liên đoàn Lao động thành phố Mẫu,union_upper,T,,,
U2,CĐCS Trường Mẫu,union_grassroots,T,,,
X1,Xã Mẫu,commune,T,,,
"""
AS_OF = {"hon-quan-2016-2020": 2018, "ninh-thuan-2023-2025": 2024, "tay-ninh-2017": 2017}


@pytest.fixture(scope="module")
def district(tmp_path_factory):
    source = told_district(f"sqlite:///{tmp_path_factory.mktemp('district') / 'a.db'}")
    yield source
    source.dispose()


@pytest.fixture(scope="module")
def written(district):
    made = issue(district)
    return made, read(summary_report, made)


def of_year(made):
    rows = made.seen.found.compliance
    return rows[rows["year"] == made.year]


def test_the_prose_says_what_is_counted(written):
    made, paper = written
    found = headline(made.seen.found, made.plan, made.seen.as_of, made.year)
    words = said(paper)

    assert (found.reported, found.not_reported, found.met, found.reached_aim) == (4, 30, 3, 1)
    assert f"có {found.owed_by_now} đơn vị phải thực hiện chỉ tiêu" in words
    assert (
        f"đã có {found.reported} đơn vị báo cáo ({percent(found.share_reported)}), còn "
        f"{found.not_reported} đơn vị chưa báo cáo"
    ) in words
    assert f"là {found.models} mô hình" in words
    assert (
        f"Có {found.met} trong {found.owed_by_now} đơn vị đạt chỉ tiêu ít nhất 1 mô hình "
        f"({percent(found.share_met)}), trong đó {found.reached_aim} đơn vị"
    ) in words
    assert f"{found.none} đơn vị đã báo cáo nhưng chưa có mô hình nào được tính" in words
    whole = headline(made.seen.found, made.plan, made.seen.as_of)
    assert f"đã đạt {whole.done_by_now} trong {whole.must_be_done} mô hình phải đạt" in words
    assert f"{found.on_time} trong {found.judged} báo cáo đã đến hạn được nộp đúng hạn" in words


def test_the_prose_names_who_leads_who_lags_and_who_was_late(written):
    made, paper = written
    lacking = laggards(of_year(made), made.seen.units, made.plan, at_most=100)
    words = said(paper)

    assert "Có nhiều mô hình nhất là xã Đông Tảo (2 mô hình)" in words
    assert f"Còn {sum(map(bool, lacking['years_not_reported']))} đơn vị chưa báo cáo (" in words
    assert "1 đơn vị đã báo cáo nhưng chưa đạt chỉ tiêu (xã Bình Minh)" in words
    assert "Nộp muộn: xã Tứ Dân (20 ngày)" in words
    assert "đưa ra khỏi danh sách 1 mô hình: “Tuyến đường hoa phụ nữ” (xã Đông Tảo)" in words
    assert "Nộp danh sách đăng ký năm 2024 chậm nhất ngày 31/3/2024" in words


def test_an_appendix_shows_each_unit_by_field_and_silence_is_no_nought(written):
    made, paper = written
    rows = rows_of(paper, "Đơn vị")
    told = {row[1]: row for row in rows[1:]}
    balance = fields_balance(field_cells(made.seen.found, made.plan), of_year(made), made.plan)
    total = of_year(made)["total"].sum()

    assert rows[0][2:] == ["Kinh tế", "VH-XH", "QP-AN", "XD HTCT", "Cộng", "Năm 2022", "Kết quả"]
    assert len(rows) == 1 + of_year(made)["owed"].sum() + 1
    assert told["Xã Đông Tảo"][2:] == ["1", "0", "1", "0", "2", "–", "đạt mức phấn đấu"]
    assert told["Xã An Vĩ"][6:] == ["1", "1", "đạt chỉ tiêu"]
    assert told["Xã Bình Minh"][2:7] == ["0", "0", "0", "0", "0"]
    assert told["Xã Hàm Tử"][2:] == ["–", "–", "–", "–", "–", "–", "chưa báo cáo"]
    assert rows[-1][1:7] == ["Cộng", *map(str, balance["counted"]), str(total)]


def test_an_appendix_shows_how_each_unit_kept_its_days(written):
    made, paper = written
    (rows,) = (
        found
        for table in paper.tables
        if (found := [[cell.text for cell in row.cells] for row in table.rows])
        and "Danh sách đăng ký" in found[0]
    )
    owed = made.seen.found.timeliness
    sums = timeliness_by(owed[owed["year"] == made.year], ["kind", "period"])
    register = sums[sums["kind"] == "register"].iloc[0]
    states = [row[2] for row in rows[1:]]

    assert sum(state.startswith("đúng hạn") for state in states) == register[Timeliness.ON_TIME]
    assert sum("chưa nộp" in state for state in states) == register[Timeliness.MISSING]
    assert "quá hạn 20 ngày, nhận ngày 20/4/2023" in states


def test_an_appendix_lists_every_model_under_its_unit(written):
    made, paper = written
    rows = rows_of(paper, "Tên mô hình")
    listed = [row for row in rows[1:] if row[0].isdigit()]
    found = recognition(made.seen.found.tally, of_year(made)).iloc[0]
    by_name = {row[1]: row for row in listed}

    assert len(listed) == found["registered"] == 6
    assert sum(bool(row[6]) for row in listed) == found["recognised"] == 2
    assert sum(row[7] == "x" for row in listed) == of_year(made)["total"].sum()
    assert rows[1][0] == "Xã An Vĩ: 1 mô hình"
    hens = by_name["Nuôi gà an toàn sinh học"]
    assert hens[2:] == ["Kinh tế", "xây dựng mới", "tập thể", "có hiệu quả", "cấp huyện", "x"]
    assert by_name["Tuyến đường hoa phụ nữ"][5:] == ["đưa ra khỏi danh sách", "cấp xã", ""]


def test_appendices_lie_across_and_every_page_bears_the_stamp(written):
    made, paper = written
    upright, *across = paper.sections

    assert upright.orientation == WD_ORIENT.PORTRAIT
    assert [each.orientation for each in across] == [WD_ORIENT.LANDSCAPE] * 3
    assert all(table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in paper.tables[-3:])
    assert said(paper).count("(Kèm theo Báo cáo số ……-BC/BCĐ ngày 30/11/2023 của Ban Chỉ đạo") == 3
    for foot in (upright.footer, upright.first_page_footer, across[0].footer):
        assert foot.paragraphs[0].text == made.stamp.line()
    assert made.stamp.digest[:8] in made.stamp.line()


def test_a_report_of_a_place_below_speaks_of_that_place_alone(district):
    made = issue(district, place="Xã Đông Tảo")
    paper = read(summary_report, made)
    words = said(paper)

    assert "năm 2023 của xã Đông Tảo" in words
    assert "Xã Đông Tảo đã báo cáo năm 2023, có 2 mô hình được tính, đạt mức phấn đấu" in words
    assert [row[0] for row in rows_of(paper, "Tên mô hình")[1:]] == [
        "Xã Đông Tảo: 3 mô hình",
        "1",
        "2",
        "3",
    ]
    assert "An Vĩ" not in words
    assert "đơn vị chưa báo cáo" not in words


def test_the_report_is_in_vietnamese_whatever_the_reader_speaks(district):
    made = issue(district)
    with speaking("en"):
        paper = read(summary_report, made)

    assert rows_of(paper, "Đơn vị")[1][-1] == "chưa báo cáo"
    assert "Số liệu chốt đến ngày 30/11/2023" in paper.sections[0].footer.paragraphs[0].text


def test_a_year_of_which_nobody_said_anything_is_told_as_that(tmp_path):
    source = empty_district(f"sqlite:///{tmp_path / 'a.db'}")
    made = issue(source)
    paper = read(summary_report, made)
    words = said(paper)
    source.dispose()

    assert "chưa đơn vị nào báo cáo nên chưa có số liệu để đánh giá" in words
    assert "Chưa báo cáo không phải là không có mô hình." in words
    assert "0 mô hình" not in words
    assert {cell for row in rows_of(paper, "Đơn vị")[1:] for cell in row[2:7]} == {"–"}


@pytest.mark.parametrize("code", sorted({*builtin_plans()} - {CODE}))
def test_every_plan_has_its_report_in_the_form_of_its_issuer(tmp_path, code):
    plan = builtin_plans()[code]
    source = engine(f"sqlite:///{tmp_path / 'a.db'}")
    migrate(source)
    register = tmp_path / "units.csv"
    register.write_text(REGISTER.format(place=plan.place or "Tỉnh Mẫu"), encoding="utf-8")
    import_units(source, register, NOW)
    adoption.adopt(source, ROOT / "plans" / f"{code}.toml", NOW)
    year = AS_OF.get(code, plan.last_year)
    made = issue(source, year, day=NOW.date().replace(year=year, month=12), code=code)
    paper = read(summary_report, made)
    words = "\n".join([said(paper), *(c.text for t in paper.tables for c in t._cells)])
    source.dispose()

    party = plan.issuer.system == "party"
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in words) is party
    assert ("Độc lập - Tự do - Hạnh phúc" in words) is not party
    assert plan.issuer.signed in words
    assert [odd for odd in ("nan", "NaT", "<NA>", "None", "{", "V/v") if odd in words] == []
    assert "chưa báo cáo" in words


def test_of_a_year_that_asks_nothing_there_is_no_report(district):
    made = issue(district, 2030)

    with pytest.raises(NothingToWriteError, match="2030"):
        summary_report(made, no_step)


def test_whoever_is_told_how_far_it_is_may_end_the_work(written):
    made, _paper = written
    told: list[float] = []

    class EndedError(Exception):
        pass

    def step(done: float, _doing: str) -> None:
        told.append(done)
        if done > 0.5:
            raise EndedError

    with pytest.raises(EndedError):
        summary_report(made, step)
    assert told == sorted(told)
    assert len(told) > 3
