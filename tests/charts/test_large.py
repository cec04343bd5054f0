"""A figure drawn large: all that is read grows, what it shows stays."""

from charts import theme
from charts.compliance import unit_year_map
from charts.large import TIMES, enlarged
from tests.decks.courses import district

NAME = "Hội Liên hiệp Phụ nữ và Hội Nông dân xã"


def sizes(value, name=""):
    """Every size of type in a figure."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "size" and name.endswith("font"):
                yield each
            else:
                yield from sizes(each, key)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from sizes(each, name)


def drawn():
    rows = district().found.compliance
    return unit_year_map(rows, dict.fromkeys(rows["unit_id"], NAME), range(2021, 2026))


def test_the_smallest_word_is_read_on_a_projector():
    figure = drawn()

    assert min(sizes(figure.to_plotly_json())) == 12
    assert min(sizes(enlarged(figure).to_plotly_json())) >= 28


def test_the_figure_itself_stays_as_it_was_for_whoever_shares_it():
    figure = drawn()
    before = figure.to_json()
    enlarged(figure)

    assert figure.to_json() == before


def test_what_it_shows_stays_and_it_fills_its_room():
    figure = theme.figure(dark=False, height=300)
    figure.add_bar(x=[1, 2], y=[3, 4])
    large = enlarged(figure)

    assert (list(large.data[0].x), list(large.data[0].y)) == ([1, 2], [3, 4])
    assert large.layout.height is None
    assert large.layout.margin.l == round(8 * TIMES)


def test_names_beside_it_stand_in_one_line():
    figure = drawn()
    assert "<br>" in figure.layout.yaxis.ticktext[0]

    assert set(enlarged(figure).layout.yaxis.ticktext) == {NAME}


def test_words_that_bear_a_size_of_their_own_grow_with_the_others():
    made = theme.figure(dark=False, height=300)
    made.update_xaxes(ticktext=['2023<br><span style="font-size:12px">chưa báo cáo</span>'])

    assert "font-size:28px" in enlarged(made).layout.xaxis.ticktext[0]
