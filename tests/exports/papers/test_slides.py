"""The slides, read back: each figure is the one that is counted, and every one can be edited."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from issues import issue as issue_of
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from screens import small_district

from data_loaders.plans import builtin_plans
from decks.deck import PARTS, deck
from decks.slide import MOST_ROWS
from decks.units import names_of_units
from exports.papers.issue import no_step
from exports.papers.sheets import HEIGHT
from exports.papers.slides import slide_show
from metrics.by_year import counted_by_year, owed_by_year
from metrics.laggards import laggards
from metrics.recognition import recognition
from tests.decks.courses import DAY, EARLIER, course, district, silent, two_districts
from tests.exports.papers.made_up import DIGEST, called, issue
from tests.metrics.makers import make_tables
from translations import speaking
from translations.joining import inside

OF_PERIOD = {
    *("theo-linh-vuc", "can-don-doc", "can-doi-theo-loai", "don-vi-theo-linh-vuc", "ai-de-trong"),
    *("can-cu", "cho-tra-loi", "dua-tren"),
}


@pytest.fixture(scope="module")
def whole(new_database_of_module):
    return issue_of(small_district(new_database_of_module()))


@pytest.fixture(scope="module")
def show(whole):
    return shown(whole)


def shown(made):
    return Presentation(BytesIO(slide_show(made, no_step)))


def titled(show):
    """The first slide of each sentence."""
    found = {}
    for sheet in show.slides:
        found.setdefault(sheet.shapes.title.text_frame.text.replace("\xa0", " "), sheet)
    return found


def words_on(sheet):
    """All words that stand on a slide, in its boxes."""
    told = [shape.text_frame.text for shape in sheet.shapes if shape.has_text_frame]
    return [words.replace("\xa0", " ") for words in told]


def charts_in(sheet):
    return [shape.chart for shape in sheet.shapes if shape.has_chart]


def table_behind(chart):
    return load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]


def rows_of(sheet):
    """The rows of the table on a slide, without its heads."""
    tables = [shape.table for shape in sheet.shapes if shape.has_table]
    return [[cell.text.replace("\xa0", " ") for cell in row.cells] for row in tables[0].rows][1:]


def sheet_of(made, key, show=None):
    """The slide of the deck of that key, and the same on paper."""
    (slide,) = [one for one in deck(made.told, PARTS) if one.key == key]
    if slide.of_period:
        slide = replace(slide, sentence=f"Cả giai đoạn đến nay: {inside(slide.sentence)}")
    return slide, titled(show or shown(made))[slide.sentence]


def test_each_slide_says_its_sentence_and_bears_the_stamp_and_its_note_is_for_the_speaker(
    whole, show
):
    found = titled(show)

    for slide in deck(whole.told, [part for part in PARTS if part != "so-sanh"]):
        if slide.key == "thay-doi":
            continue
        # What is of all years says so, in a paper of one.
        whole_period = f"Cả giai đoạn đến nay: {inside(slide.sentence)}"
        sheet = found[whole_period if slide.key in OF_PERIOD else slide.sentence]
        assert sheet.notes_slide.notes_text_frame.text.startswith(slide.note)
        assert slide.note not in words_on(sheet)
    for at, sheet in enumerate(show.slides, start=1):
        said = words_on(sheet)
        assert whole.stamp.line() in said
        assert str(at) in said
    assert f"{whole.place}, năm 2023" in words_on(show.slides[0])


def test_the_models_of_each_year_are_those_that_are_counted_and_the_line_what_is_owed(whole, show):
    _slide, sheet = sheet_of(whole, "qua-cac-nam", show)
    (chart,) = charts_in(sheet)
    found, plan = whole.seen.found, whole.plan
    bars, lines = chart.plots
    years = [name.split("\n")[0] for name in bars.categories]

    counted = counted_by_year(found, plan)
    for field, drawn in zip(plan.fields, bars.series, strict=True):
        rows = counted[counted["field"] == field.code]
        expected = dict(zip(rows["year"].astype(str), rows["count"], strict=True))
        assert [expected.get(year) for year in years] == list(drawn.values), field.code
    owed = owed_by_year(found.compliance).set_index("year")["owed"]
    told = [pd.Series(one.values, index=years).dropna() for one in list(lines.series)[:-1]]
    assert pd.concat(told).astype("int64").to_dict() == owed.rename(index=str).to_dict()
    totals = counted.groupby("year")["count"].sum()
    assert [value for value in lines.series[2].values if value is not None] == totals.tolist()


def test_a_chart_is_drawn_from_a_table_that_its_reader_can_open_and_change(whole, show):
    _slide, sheet = sheet_of(whole, "qua-cac-nam", show)
    (chart,) = charts_in(sheet)
    bars, lines = chart.plots
    rows = list(table_behind(chart).iter_rows(values_only=True))

    assert rows[0][1:] == tuple(one.name for one in [*bars.series, *lines.series])
    assert [row[0] for row in rows[1:]] == list(bars.categories)
    assert [row[1] for row in rows[1:]] == list(bars.series[0].values)


def test_a_name_out_of_a_file_is_no_formula_in_the_table_behind_a_chart():
    seen = district(fields_open=True, fields=())
    models = seen.found.counts.assign(field="=HYPERLINK(A1)")
    made = issue(type(seen)(seen.plans, seen.as_of, seen.units, seen.found.instead(counts=models)))
    _slide, sheet = sheet_of(made, "theo-linh-vuc")
    (chart,) = charts_in(sheet)
    cell = table_behind(chart)["A2"]

    assert (cell.value, cell.data_type) == ("=HYPERLINK(A1)", "s")


def test_what_nobody_reported_is_hatched_in_chart_and_map_and_never_nought(whole, show):
    _slide, sheet = sheet_of(whole, "can-doi-qua-cac-nam", show)
    (chart,) = charts_in(sheet)
    hatched = [one for one in chart.plots[0].series if one.name == "chưa báo cáo"]
    years = dict(zip(chart.plots[0].categories, hatched[0].values, strict=True))

    assert hatched[0].format.fill.pattern is not None
    # 2021 and 2022 are past and nobody has told of them; of 2023 three units have.
    assert {year for year, value in years.items() if value} == {"2021", "2022"}
    _slide, sheet = sheet_of(whole, "tung-don-vi", show)
    cells = [
        cell
        for shape in sheet.shapes
        if shape.has_table
        for cell in shape.element.iter(qn("a:tc"))
        if cell.find(f".//{qn('a:pattFill')}") is not None
    ]
    assert cells
    assert {"".join(cell.itertext()).strip() for cell in cells} == {""}


def test_who_needs_a_push_stands_whole_on_the_slide_and_on_those_at_the_end(whole, show):
    slide, sheet = sheet_of(whole, "can-don-doc", show)
    rows = rows_of(sheet)
    for one in show.slides:
        if one.shapes.title.text_frame.text.startswith(f"{slide.sentence} (tiếp)"):
            rows += rows_of(one)
    seen = whole.seen
    every = laggards(seen.found.compliance, seen.units, seen.plan, at_most=len(seen.units))
    names = names_of_units(whole.told)

    assert len(rows_of(sheet)) == 8
    told = [(row[0], row[1]) for row in rows]
    pairs = zip(every["unit_id"], every["missing"], strict=True)
    assert told == [(names[unit], str(missing)) for unit, missing in pairs]


def test_large_figures_and_the_table_of_the_recognised_are_those_of_the_metrics(whole, show):
    _slide, sheet = sheet_of(whole, "so-lieu-chinh", show)
    spoken = whole.told.spoken

    assert f"{spoken.met} trên {spoken.owed_by_now}" in " ".join(words_on(sheet))
    assert f"{spoken.recognised} trên {spoken.registered}" in words_on(sheet)
    _slide, sheet = sheet_of(whole, "cong-nhan", show)
    rows = recognition(whole.seen.found.tally, whole.seen.found.compliance)
    rows = rows[rows["registered"] > 0]
    columns = ["year", "registered", "effective", "recognised", "struck_off"]
    assert rows_of(sheet) == rows[columns].astype(str).to_numpy().tolist()


def test_of_a_place_below_only_its_own_figures_are_told(new_database_of_module):
    source = small_district(new_database_of_module())
    made = issue_of(source, place="Xã Đông Tảo")
    show = shown(made)

    assert "1 trong 1 đơn vị đạt chỉ tiêu năm 2023." in titled(show)
    assert "Xã Đông Tảo, năm 2023" in words_on(show.slides[0])
    assert not any("Xã An Vĩ" in "".join(sheet.element.itertext()) for sheet in show.slides)


@pytest.mark.drill
def test_every_kind_of_district_can_be_told():
    without = {"quota": None, "duties": district().plan.duties}
    courses = {
        "a quota": (district(), district(EARLIER)),
        "none": (district(**without), None),
        "silence": (silent(), None),
        "two": (two_districts(), None),
        "open fields": (district(fields_open=True, fields=()), None),
    }

    counts = {name: len(shown(issue(*seen)).slides) for name, seen in courses.items()}
    assert min(counts.values()) > 4, counts


def test_kinds_of_unit_are_drawn_by_their_averages_not_by_lengths():
    seen = district()
    units = seen.units.assign(kind=seen.units["kind"].mask(seen.units["unit_id"] == 3, "police"))
    made = issue(type(seen)(seen.plans, seen.as_of, units, seen.found))
    slide, sheet = sheet_of(made, "can-doi-theo-loai")
    (chart,) = charts_in(sheet)
    drawn = {one.name: list(one.values) for one in chart.plots[0].series}

    assert drawn["economy"] == [1.0, 1.0]
    assert list(chart.plots[0].categories) == slide.table["Loại đơn vị"].tolist()


def test_of_places_beside_each_other_the_ranges_stand_in_a_table():
    made = issue(two_districts())
    slide, sheet = sheet_of(made, "dat-canh-nhau")

    assert charts_in(sheet) == []
    assert [row[0] for row in rows_of(sheet)] == slide.table["Nơi"].tolist()


def test_a_plan_of_rounds_alone_is_told_without_a_word_of_models():
    plan = builtin_plans()["tay-ninh-2019"].model_copy(update={"place": "Huyện Mẫu"})
    made = issue(course(make_tables(), plan, date(2019, 12, 1)), year=2019)
    words = " ".join(" ".join(words_on(sheet)) for sheet in shown(made).slides)

    assert "Không báo cáo nào quá hạn mà chưa nộp." in words
    assert "mô hình" not in words


def test_nothing_stands_below_the_edge_however_long_the_names_are():
    long = "Công đoàn cơ sở Trường Trung học phổ thông chuyên Nguyễn Thị Minh Khai thuộc Sở " * 3
    seen = called(long.strip(), long * 4, 60, DAY)
    before = called(long.strip(), "Vườn rau", 60, EARLIER)
    show = shown(issue(seen, before))

    for sheet in show.slides:
        for shape in sheet.shapes:
            rows = [row.height for row in shape.table.rows] if shape.has_table else [shape.height]
            assert shape.top + sum(rows) <= HEIGHT, sheet.shapes.title.text_frame.text
    said = " ".join(" ".join(words_on(sheet)) for sheet in show.slides)
    assert "xem biểu tổng hợp (Excel)" in said


def test_the_whole_hash_goes_along_and_who_cancels_is_heard():
    asked = []

    def step(done, doing):
        asked.append(done)
        if done > 0.5:
            raise InterruptedError(doing)

    made = issue(district())
    assert shown(made).core_properties.keywords == DIGEST
    with pytest.raises(InterruptedError):
        slide_show(made, step)
    assert asked == sorted(asked)


def test_the_reader_of_english_is_told_in_english(whole):
    with speaking("en"):
        show = shown(whole)

    assert whole.told.plan.name in titled(show)
    assert any(title.startswith("2 of 34 units") for title in titled(show)), list(titled(show))


def test_no_slide_is_made_for_the_last_three_rows_of_a_table():
    made = issue(called("Xã", "Vườn rau", MOST_ROWS + 3, DAY))
    slide, sheet = sheet_of(made, "can-don-doc")

    assert MOST_ROWS < len(slide.table) <= MOST_ROWS + 3
    assert [row[0] for row in rows_of(sheet)] == slide.table["Đơn vị"].tolist()
