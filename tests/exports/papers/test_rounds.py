"""What campaign rounds did, in every paper: as `metrics.rounds` counts it, and never as a nought.

The year is that of tests/plans/test_year_of_rounds.py, where it is worked out by hand.
"""

import json
import re
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from sqlalchemy import select, update

from data_loaders.erasing.erase import erase, look
from data_loaders.snapshots import kept
from database.session import writing
from database.tables import Activity, Report
from decks.deck import deck
from domain.access import EVERYWHERE
from domain.erased import PersonName, mark_of
from domain.kinds import Period, ReportKind
from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.offline import offline_page
from exports.papers.recognition import recognition_list
from exports.papers.report import summary_report
from exports.papers.slides import slide_show
from exports.papers.workbook import workbook
from metrics.course import alike
from metrics.rounds import by_activity
from tests.exports.papers.papers_read import read, said
from tests.issues import issue as issue_of
from tests.plans.small_year import NOW, OF_A_ROUND, ROUND
from tests.plans.test_year_of_rounds import AFTER, GIFT, GRAVES, HOUSE, ROAD, all_sent
from translations.numbers import number

CODE, HOSPITAL = "tay-ninh-2019", "CĐCS Bệnh viện"
WORTH = "Trị giá (triệu đồng)"
# After round 1 was due, before its corrected report came and before anybody told of round 2.
EARLY = date(2019, 8, 4)


@pytest.fixture(scope="module")
def year(new_database_of_module, tmp_path_factory):
    return all_sent(new_database_of_module(tables=True), tmp_path_factory.mktemp("year"))


@pytest.fixture
def year_to_change(new_database, tmp_path):
    return all_sent(new_database(tables=True), tmp_path)


def issue(year, day=AFTER, place=None):
    return issue_of(year.source, 2019, place, day, CODE)


@pytest.fixture(scope="module")
def told(year):
    return issue(year)


@pytest.fixture(scope="module")
def early(year):
    return issue(year, EARLY)


@pytest.fixture(scope="module")
def hospital(year):
    return issue(year, place="A")


def expected(year, period, day=AFTER, unit=None):
    """The figures of a round, straight from the database: by activity and unit of measure."""
    done = year.done(day)
    done = done[done["period"] == period]
    if unit is not None:
        units = year.tables().units
        done = done[done["unit_id"].isin(units.loc[units["name"] == unit, "unit_id"])]
    columns = ["name", "unit_of_measure", "quantity", "times", "units", "worth"]
    rows = by_activity(done)[columns].astype("object")
    return [tuple(row) for row in rows.where(rows.notna(), None).itertuples(index=False)]


def written(figure):
    return "–" if figure is None else number(figure, 2)


def appendices(paper):
    """The tables of the rounds in a Word paper, each without its head and its sum."""
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    return [rows for rows in tables if len(rows[0]) > 1 and rows[0][1] == "Hoạt động"]


@pytest.mark.parametrize("made", ["told", "early", "hospital"])
def test_the_snapshot_holds_what_stands_and_nothing_else(made, year, request):
    asked = request.getfixturevalue(made)
    unit = HOSPITAL if made == "hospital" else None
    done = asked.told.done
    for period in ("round_1", "round_2"):
        columns = ["name", "unit_of_measure", "quantity", "times", "units", "worth"]
        rows = by_activity(done[done["period"] == period])[columns].astype("object")
        held = [tuple(row) for row in rows.where(rows.notna(), None).itertuples(index=False)]
        assert held == expected(year, period, asked.stamp.as_of, unit)
    assert len(asked.activities) == len(done)


def test_word_lists_each_activity_by_its_own_measure_and_adds_up_worth_alone(told, year):
    paper = read(summary_report, told)
    rounds = appendices(paper)

    assert len(rounds) == 2
    for period, (_head, *rows, whole) in zip(("round_1", "round_2"), rounds, strict=True):
        figures = expected(year, period)
        assert [tuple(row[1:]) for row in rows] == [
            (name, measure, written(quantity), str(times), str(units), written(worth))
            for name, measure, quantity, times, units, worth in figures
        ]
        worths = sum(each[-1] for each in figures if each[-1] is not None)
        times = sum(each[3] for each in figures)
        assert whole == ["", "Cộng", "", "", str(times), "", written(worths)]


def test_word_tells_round_by_round_who_reported_and_what_was_done(told):
    words = said(read(summary_report, told))

    assert "2. Kết quả đợt 1" in words
    assert (
        "Có 4 đơn vị phải báo cáo đợt 1; đến ngày 01/02/2020 đã có 3 đơn vị báo cáo (75 %). Chưa "
        "báo cáo: CĐCS Hạt Kiểm lâm; chưa báo cáo không phải là không có hoạt động."
    ) in words
    assert "Các đơn vị đã báo cáo 6 hoạt động, trị giá 214,25 triệu đồng" in words
    assert f"- {GIFT}: 52,5 suất, trị giá 26,25 triệu đồng (2 đơn vị);" in words
    assert (
        f"- {ROAD}: 1,2 km, trị giá 96 triệu đồng (1 đơn vị); 350 m, trị giá 42 triệu đồng "
        "(1 đơn vị);"
    ) in words
    assert f"- {GRAVES}: 3 lượt (1 đơn vị)." in words
    assert "(1 hoạt động không ghi trị giá)" in words
    assert "5 đơn vị phải báo cáo đợt 2; đến ngày 01/02/2020 đã có 2 đơn vị báo cáo" in words
    assert "……………………" not in words.split("Nơi nhận")[0].split("như sau:")[1].split("IV.")[0]


def test_word_says_of_a_round_that_nobody_told_of_that_it_is_silence(early):
    paper = read(summary_report, early)

    assert (
        "5 đơn vị phải báo cáo đợt 2; đến ngày 04/8/2019 chưa đơn vị nào báo cáo. Chưa báo cáo "
        "không phải là không có hoạt động."
    ) in said(paper)
    assert len(appendices(paper)) == 1


def test_word_of_one_unit_tells_its_own_alone(hospital, year):
    paper = read(summary_report, hospital)
    words = said(paper)

    assert f"{HOSPITAL} đã báo cáo đợt 1 với 2 hoạt động, trị giá 70 triệu đồng, cụ thể:" in words
    assert f"- {HOUSE}: 1 căn, trị giá 50 triệu đồng;" in words
    assert ROAD not in words
    first = appendices(paper)[0][1:-1]
    figures = expected(year, "round_1", unit=HOSPITAL)
    assert [row[1] for row in first] == [each[0] for each in figures]


def sheet(content, name):
    """The rows beneath the head of a sheet, by label."""
    page = load_workbook(BytesIO(content), data_only=True)[name]
    labels, *rows = page.iter_rows(min_row=4, values_only=True)
    return [dict(zip(labels, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def book(told):
    return workbook(told, no_step)


def test_excel_has_the_figures_of_each_round(book, year):
    rows = sheet(book, "Đợt hoạt động")
    labels = ("Hoạt động", "Đơn vị tính", "Khối lượng", "Số lần", "Số đơn vị", WORTH)

    for which in (1, 2):
        assert [
            tuple(row[label] for label in labels) for row in rows if row["Đợt"] == which
        ] == expected(year, f"round_{which}")


def test_excel_leads_from_each_activity_to_its_cell(book, year):
    rows = sheet(book, "Từng hoạt động")
    (gift,) = [row for row in rows if row["Đơn vị"] == "CĐCS Nhà máy" and row["Khối lượng"] == 12.5]

    assert len(rows) == len(year.done(AFTER))
    assert gift["Hoạt động"] == "tặng các quà gia đình chính sách"
    assert gift["Tệp nguồn"] == "CĐCS Nhà máy 2019-08-03.xlsx"
    assert gift["Trang tính, ô"] == "Sheet1!B5"


def test_excel_has_a_row_of_words_for_a_silent_round(early):
    rows = sheet(workbook(early, no_step), "Đợt hoạt động")
    (silent,) = [row for row in rows if row["Đợt"] == 2]

    assert silent["Hoạt động"] == "chưa đơn vị nào báo cáo"
    figures = ("Khối lượng", "Số lần", "Số đơn vị", WORTH)
    assert [silent[label] for label in figures] == [None] * 4


def tables_of(content):
    """The native tables of a deck, by the sentence above them."""
    return {
        page.shapes.title.text_frame.text: [[c.text for c in row.cells] for row in shape.table.rows]
        for page in Presentation(BytesIO(content)).slides
        for shape in page.shapes
        if shape.has_table
    }


def test_the_slides_have_a_table_for_each_round_that_says_what_the_page_says(told, year):
    tables = tables_of(slide_show(told, no_step))
    sentence = "Đợt 1 năm 2019: 3 trong 4 đơn vị báo cáo 6 hoạt động, trị giá 214,25 triệu đồng."
    head, *rows = tables[sentence]

    assert head == ["Hoạt động", "Khối lượng", WORTH, "Số đơn vị"]
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (name, f"{number(quantity, 2)} {measure}", str(units))
        for name, measure, quantity, _times, units, _worth in expected(year, "round_1")
    ]
    assert {row[0]: row[2] for row in rows}[GRAVES] == "–"
    assert "Đợt 2 năm 2019: 2 trong 5 đơn vị báo cáo 2 hoạt động, trị giá 7 triệu đồng." in tables


def test_a_silent_round_is_a_slide_without_a_figure(early):
    (slide,) = [slide for slide in deck(early.told) if slide.key == "dot-2019-2"]

    assert slide.sentence == "Đợt 2 năm 2019: chưa đơn vị nào trong 5 đơn vị báo cáo."
    assert slide.table is None
    assert "Chưa đặt hạn báo cáo" in slide.lines[0]


def test_the_page_without_a_network_holds_the_same_tables(told):
    page = offline_page(told, no_step).decode()
    embedded = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.S)
    assert embedded is not None
    slides = {each["key"]: each for each in json.loads(embedded[1])["slides"]}
    tables = tables_of(slide_show(told, no_step))

    for key in ("dot-2019-1", "dot-2019-2"):
        assert slides[key]["rows"] == tables[slides[key]["sentence"]][1:]


def test_there_is_no_list_of_models_to_recognise(told):
    with pytest.raises(NothingToWriteError, match="đợt hoạt động"):
        recognition_list(told, no_step)


def test_a_report_that_names_no_round_is_told_and_counted_in_none(year_to_change):
    year_to_change.send(
        OF_A_ROUND.format(number=2, year=2019),
        ROUND,
        [HOUSE, "căn", 7, 700],
        unit="CĐCS Hạt Kiểm lâm",
        received=date(2019, 12, 1),
    )
    # As reports were once taken in.
    of_it = select(Activity.report_id).where(Activity.quantity == 7)
    with writing(year_to_change.source) as connection:
        connection.execute(
            update(Report).where(Report.report_id.in_(of_it)).values(period=Period.YEAR)
        )
    told = issue(year_to_change)
    unnamed = "1 báo cáo không ghi đợt nào nên không tính vào đợt nào."
    rows = sheet(workbook(told, no_step), "Từng hoạt động")

    assert unnamed in said(read(summary_report, told))
    assert all(unnamed in slide.note for slide in deck(told.told) if slide.key.startswith("dot-"))
    assert [row["Đợt"] for row in rows if row["Khối lượng"] == 7] == ["không ghi"]
    assert told.told.done.query("period == 'round_1'")["worth"].sum() == 214.25


def test_a_name_in_an_activity_gives_way_in_the_snapshot_too(year_to_change):
    who = "Nguyễn Thị Hòa Bình"
    year_to_change.send(
        OF_A_ROUND.format(number=2, year=2019),
        ROUND,
        [f"Xây nhà tặng bà {who}", "căn", 1, 60],
        unit="CĐCS Nhà máy",
        received=date(2019, 11, 21),
    )
    source, name = year_to_change.source, PersonName.of(who)
    before = issue(year_to_change)
    erase(source, name, "12/ĐN", look(source, name), NOW)
    known = kept.snapshot(source, before.stamp.number, EVERYWHERE)
    after, was = kept.opened(source, known).tables["activities"], before.activities

    assert f"Xây nhà tặng bà {mark_of(1)}" in after["name"].tolist()
    assert not any(name.stands_in(each) for each in after["name"])
    pd.testing.assert_frame_equal(after.drop(columns="name"), was.drop(columns="name"))


def test_plans_of_other_rounds_are_not_counted_together(year):
    first, *others = year.plan.rounds
    later = first.model_copy(update={"due_before": date(2019, 8, 15)})

    assert alike(year.plan) == alike(year.plan.model_copy(update={"code": "another"}))
    assert alike(year.plan) != alike(year.plan.model_copy(update={"rounds": (later, *others)}))
    assert alike(year.plan) != alike(year.plan.model_copy(update={"kinds": (ReportKind.REGISTER,)}))
