"""All papers of one snapshot, read back: the same figures, those of `metrics`, and one stamp."""

import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from exports.papers.issue import NothingToWriteError, no_step
from exports.papers.kinds import EXCEL, KINDS, OFFLINE, SLIDES, WORD, paper
from metrics.fields import field_cells
from metrics.headline import headline
from tests.exports.papers.papers_read import told_district
from tests.issues import issue


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    source = told_district(f"sqlite:///{tmp_path_factory.mktemp('one') / 'snapshot.db'}")
    yield issue(source)
    source.dispose()


@pytest.fixture(scope="module")
def papers(made):
    return {kind: paper(kind, made, no_step) for kind in KINDS}


@pytest.fixture(scope="module")
def whole(made):
    return headline(made.seen.found, made.plan, made.seen.as_of, made.year)


def test_every_paper_bears_the_day_and_the_hash(papers, made):
    for kind, content in papers.items():
        words = words_of(kind, content)
        assert made.stamp.line() in words, kind
        assert made.stamp.digest[:8] in made.stamp.line()


def test_units_that_met_the_quota_are_as_many_everywhere(papers, whole):
    part, of = whole.met, whole.owed_by_now
    assert (part, of) == (3, 34)
    said = f"{part} trong {of} đơn vị đạt chỉ tiêu"

    assert said in words_of(WORD, papers[WORD])
    assert said in words_of(SLIDES, papers[SLIDES])
    assert said in words_of(OFFLINE, papers[OFFLINE])
    assert cover(papers)["Đạt chỉ tiêu"] == part
    assert cover(papers)["Lượt phải thực hiện (một đơn vị, một năm)"] == of


def test_models_by_field_are_as_many_everywhere(papers, made):
    cells = field_cells(made.seen.found, made.plan)
    of_year = cells[cells["year"] == made.year].groupby("field")["counted"].sum()
    names = {field.code: field.name for field in made.plan.fields}
    told = {names[field]: int(count) for field, count in of_year.items()}
    total = sum(told.values())
    assert sum(count > 0 for count in told.values()) > 2

    assert last_row(papers) == [*map(str, told_in_order(told, made)), str(total)]
    assert sheet_of_fields(papers, made.year) == told | {"Cộng": total}
    assert chart_of_fields(papers, made.year) == told
    assert embedded_fields(papers, made.year) == told


def told_in_order(told, made):
    return [told[field.name] for field in made.plan.fields]


def last_row(papers):
    """The sums under the table of fields in the appendix."""
    for table in Document(BytesIO(papers[WORD])).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if "Cộng" in rows[0] and rows[-1][1] == "Cộng":
            return rows[-1][2 : rows[0].index("Cộng") + 1]
    raise AssertionError("no table of fields")


def cover(papers):
    rows = load_workbook(BytesIO(papers[EXCEL])).worksheets[0].iter_rows(values_only=True)
    lines = [[cell for cell in row if cell is not None] for row in rows]
    return {str(line[0]).strip(): line[1] for line in lines if len(line) > 1}


def sheet_of_fields(papers, year):
    sheet = load_workbook(BytesIO(papers[EXCEL]))["Từng năm"]
    rows = list(sheet.iter_rows(values_only=True))
    at = next(place for place, row in enumerate(rows) if "Cộng" in row)
    of_year = next(row for row in rows[at + 1 :] if str(row[0]) == str(year))
    return {
        name: value for name, value in zip(rows[at], of_year, strict=True) if name and name != "Năm"
    }


def chart_of_fields(papers, year):
    for sheet in Presentation(BytesIO(papers[SLIDES])).slides:
        for shape in sheet.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                years = [str(each).partition("\n")[0] for each in plot.categories]
                if str(year) in years:
                    at = years.index(str(year))
                    return {
                        one.name: int(one.values[at] or 0)
                        for one in plot.series
                        if one.values[at] is not None
                    }
    raise AssertionError("no chart of fields by year")


def embedded_fields(papers, year):
    told = re.search(r'type="application/json"[^>]*>(.*?)</script>', papers[OFFLINE].decode(), re.S)
    slides = {one["key"]: one for one in json.loads(told[1])["slides"]}
    heads, rows = slides["qua-cac-nam"]["heads"], slides["qua-cac-nam"]["rows"]
    (of_year,) = [row for row in rows if row[0] == str(year)]
    end = heads.index("Cộng")
    return {name: int(count) for name, count in zip(heads[1:end], of_year[1:end], strict=True)}


def words_of(kind, content):
    if kind == EXCEL:
        told = [
            str(cell)
            for sheet in load_workbook(BytesIO(content))
            for row in sheet.iter_rows(values_only=True)
            for cell in row
            if cell is not None
        ]
    elif kind == SLIDES:
        shapes = [one for sheet in Presentation(BytesIO(content)).slides for one in sheet.shapes]
        told = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    elif kind == OFFLINE:
        told = [re.sub("<[^>]+>", "", content.decode())]
    else:
        paper = Document(BytesIO(content))
        told = [each.text for each in paper.paragraphs]
        told += [each.text for part in paper.sections for each in part.footer.paragraphs]
        told += [each.text for part in paper.sections for each in part.first_page_footer.paragraphs]
        told += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(told).replace("\xa0", " ")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_of_a_year_that_nothing_is_asked_of_no_paper_is_made(made, kind):
    with pytest.raises(NothingToWriteError, match="2031"):
        paper(kind, replace(made, year=2031), no_step)
