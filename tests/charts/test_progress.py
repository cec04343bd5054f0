import pandas as pd
import pytest

from charts.progress import progress_bars, progress_key
from charts.theme import DONE, DONE_LIGHT

ROWS = pd.DataFrame(
    {
        "name": ["Huyện Khoái Châu", "Huyện Kim Động"],
        "done": [120, 40],
        "reported": [90, 0],
        "early": [0, 30],
        "owed_by_now": [136, 100],
        "owed_in_all": [170, 125],
        "projected": [150.0, None],
    }
)


def bars(figure, colour):
    return next(trace for trace in figure.data if trace.marker.color == colour)


def test_each_bar_is_the_share_done_of_all_that_is_owed():
    assert list(bars(progress_bars(ROWS, final=False), DONE).x) == [120 / 170, 40 / 125]


def test_a_place_that_has_reported_nothing_says_so_and_not_zero():
    rows = ROWS.assign(done=[120, 0], early=0)
    words = [note.text for note in progress_bars(rows, final=False).layout.annotations]

    assert words[1] == "<b>Huyện Kim Động</b>  chưa báo cáo; phải đạt 125"


def test_the_number_stands_beside_the_share():
    words = [note.text for note in progress_bars(ROWS, final=False).layout.annotations]

    assert words == [
        "<b>Huyện Khoái Châu</b>  120 trên 170 (71 %)",
        "<b>Huyện Kim Động</b>  40 trên 125 (32 %)",
    ]


def test_the_projection_is_hatched_and_absent_where_it_is_too_early_to_say():
    ahead = bars(progress_bars(ROWS, final=False), DONE_LIGHT)

    assert ahead.marker.pattern.shape == "/"
    assert list(ahead.x) == [150 / 170, 0]


def test_what_is_owed_by_now_is_marked():
    marks = progress_bars(ROWS, final=False).layout.shapes

    assert [mark.x0 for mark in marks] == pytest.approx([136 / 170, 100 / 125])


def test_after_the_end_there_is_no_projection_and_no_mark():
    figure = progress_bars(ROWS, final=True)

    assert not figure.layout.shapes
    assert DONE_LIGHT not in [trace.marker.color for trace in figure.data]
    assert "dự báo" not in progress_key(final=True)
    assert "dự báo" in progress_key(final=False)
