from io import BytesIO

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from exports.word_table import MOST_TOGETHER, Across, Look, Sum, add_table


def written(rows):
    paper = Document()
    add_table(paper, ("TT", "Tên"), rows, (1.0, 5.0), Look(11, (0,)))
    kept = BytesIO()
    paper.save(kept)
    return Document(kept).tables


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_stands_in_a_cell_the_paper_opens_and_shows_what_can_be_shown(words):
    (table,) = written([("1", words)])
    told = table.rows[1].cells[1].text

    shown = [letter for letter in words if letter.isprintable() and not letter.isspace()]
    assert [letter for letter in told if letter.isprintable() and not letter.isspace()] == shown


def test_a_row_across_is_one_cell_in_bold_and_a_sum_is_bold_too():
    (table,) = written([Across("Xã <A> & B"), ("1", "thường"), Sum(("", "Cộng"))])
    bold = [row.cells[1].paragraphs[0].runs[0].bold for row in table.rows]

    assert table.rows[1].cells[0]._tc is table.rows[1].cells[1]._tc
    assert table.rows[1].cells[0].text == "Xã <A> & B"
    assert bold == [True, True, None, True]


def test_the_head_is_repeated_and_no_row_is_torn_in_two():
    (table,) = written([("1", "một"), ("2", "hai")])

    assert [len(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [1, 0, 0]
    assert [len(row._tr.xpath("./w:trPr/w:cantSplit")) for row in table.rows] == [1, 1, 1]


def test_a_very_long_table_goes_on_in_another_with_its_head():
    tables = written([(str(place), "dòng") for place in range(MOST_TOGETHER + 2)])

    assert [len(table.rows) for table in tables] == [1 + MOST_TOGETHER, 1 + 2]
    assert [table.rows[0].cells[1].text for table in tables] == ["Tên", "Tên"]
    assert tables[1].rows[1].cells[0].text == str(MOST_TOGETHER)
