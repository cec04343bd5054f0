import pandas as pd

from charts.course import course_bars, course_key
from charts.theme import DONE

ROWS = pd.DataFrame(
    {
        "year": [2023, 2024, 2025],
        "owed": [86, 86, 81],
        "done": [75, 77, 0],
        "to_come": [0, 0, 81],
        "reported": [80, 84, 0],
        "owed_so_far": [86, 172, 1253],
        "done_so_far": [75, 152, 152],
        "projected_so_far": [None, None, 1107.3],
    }
)
OVER = ROWS.assign(to_come=0, projected_so_far=float("nan"))


def bars(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def lines(figure):
    return [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]


def test_a_bar_is_what_is_done_up_to_its_year():
    done = next(trace for trace in bars(course_bars(ROWS)) if trace.marker.color == DONE)

    assert dict(zip(done.x, done.y, strict=True)) == {2023: 75, 2024: 152, 2025: 152}


def test_the_projection_is_hatched_named_and_stands_on_what_is_done():
    _done, ahead = bars(course_bars(ROWS))

    assert ahead.marker.pattern.shape == "/"
    assert ahead.name == "dự báo theo nhịp hiện nay"
    assert list(ahead.y) == [0, 0, 1107.3 - 152]


def test_what_is_owed_by_now_is_a_step_and_what_is_to_come_a_dashed_one():
    due, to_come = lines(course_bars(ROWS))

    assert (due.line.dash, list(due.y)) == ("solid", [86, 86, 172, 172])
    # It begins where the other ends.
    assert (to_come.line.dash, list(to_come.y)) == ("dash", [172, 1253, 1253])


def test_numbers_stand_above_the_bars_the_vietnamese_way():
    words = next(
        trace.text
        for trace in course_bars(ROWS).data
        if trace.type == "scatter" and trace.mode == "text"
    )

    assert words == (
        "<b>75</b><br>trên 86",
        "<b>152</b><br>trên 172",
        "<b>≈ 1.107</b><br>trên 1.253",
    )


def test_a_year_that_nobody_has_reported_says_so_and_not_zero():
    rows = ROWS.assign(reported=0, done=0, done_so_far=0, projected_so_far=float("nan"))
    words = next(
        trace.text for trace in course_bars(rows).data if trace.type == "scatter" and trace.text
    )

    assert words == (
        "chưa báo cáo<br>phải đạt 86",
        "chưa báo cáo<br>phải đạt 172",
        "chưa đến hạn<br>phải đạt 1.253",
    )


def test_after_the_end_nothing_is_hatched_or_dashed():
    figure = course_bars(OVER)

    assert len(bars(figure)) == 1
    assert [trace.line.dash for trace in lines(figure)] == ["solid"]
    assert "dự báo" in course_key(ROWS)
    assert "dự báo" not in course_key(OVER)
    assert "chưa đến hạn" not in course_key(OVER)


def test_before_the_first_day_all_steps_are_dashed():
    figure = course_bars(ROWS.assign(to_come=ROWS["owed"], projected_so_far=float("nan")))

    assert [trace.line.dash for trace in lines(figure)] == ["dash"]
