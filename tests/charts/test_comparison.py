"""Groups side by side: one scale, whiskers, outlines for what rests on few, hatches for silence."""

import pytest

from charts import theme
from charts.comparison import Cell, Column, side_by_side, side_by_side_key
from charts.comparison_change import Bar, Change, average_bars, changes_on_a_scale

NAMES = ["Huyện Khoái Châu", "Liên đoàn Lao động thành phố Phan Rang - Tháp Chàm"]
COLUMN = Column(
    "Đạt chỉ tiêu",
    theme.DONE,
    [
        Cell(0.9, ("90 %", "149/165"), 0.85, 0.94, silent=0.05),
        Cell(0.75, ("75 %", "3/4 · ít đơn vị"), 0.3, 0.95, small=True),
    ],
)
WIDE = 0.88  # what a column takes of its place


def is_text(each):
    return each.type == "scatter" and each.mode == "text"


def drawn(figure):
    return [each for each in figure.data if not is_text(each)]


def trace(figure, colour):
    return next(each for each in drawn(figure) if each.marker.color == colour)


def words(figure):
    lines = [line for each in figure.data if is_text(each) for line in each.text]
    return [note.text for note in figure.layout.annotations] + lines


def test_every_column_runs_from_nought_to_all_on_one_scale():
    figure = side_by_side(NAMES, [COLUMN, COLUMN], dark=False)
    ground = [each for each in drawn(figure) if each.marker.color == theme.line(False)]
    tracks = [each for each in ground if each.marker.pattern.shape is None]

    assert [list(track.base) for track in tracks] == [[0, 0], [1, 1]]
    assert {tuple(track.x) for track in tracks} == {(WIDE, WIDE)}
    assert words(figure).count("100 %") == 2


def test_a_long_heading_makes_room_for_itself():
    long = Column("Xây dựng nông thôn mới và đô thị văn minh, an toàn thực phẩm", "#123456", [])
    short, tall = (side_by_side(NAMES, [COLUMN, *more], dark=False) for more in ([], [long]))

    assert tall.layout.height > short.layout.height


def test_a_whisker_reaches_from_the_low_to_the_high_end_of_the_range():
    bar = trace(side_by_side(NAMES, [COLUMN], dark=False), theme.DONE)

    assert list(bar.x) == pytest.approx([0.9 * WIDE])
    assert list(bar.error_x.array) == pytest.approx([0.04 * WIDE])
    assert list(bar.error_x.arrayminus) == pytest.approx([0.05 * WIDE])


def test_at_all_of_all_the_whisker_still_reaches_down():
    column = Column("Đúng hạn", theme.DONE, [Cell(1.0, ("100 %", "12/12"), 0.76, 1.0)])
    bar = trace(side_by_side(NAMES[:1], [column], dark=False), theme.DONE)

    assert list(bar.error_x.arrayminus) == pytest.approx([0.24 * WIDE])


def test_what_rests_on_few_is_an_outline_and_says_so():
    figure = side_by_side(NAMES, [COLUMN], dark=False)
    outlined = trace(figure, theme.paper(False))

    assert list(outlined.y) == [1]
    assert outlined.marker.line.color == theme.DONE
    assert any("ít đơn vị" in text for text in words(figure))


def test_silence_is_a_hatch_from_the_right_and_never_a_share():
    silent = next(
        each
        for each in side_by_side(NAMES, [COLUMN], dark=False).data
        if each.name == "chưa báo cáo"
    )

    assert silent.marker.pattern.shape == "/"
    assert list(silent.base) == pytest.approx([0.95 * WIDE])
    assert list(silent.x) == pytest.approx([0.05 * WIDE])


def test_where_there_is_no_share_there_is_no_bar_but_words():
    column = Column("Được công nhận", theme.DONE, [Cell(None, ("chưa báo cáo",), silent=1.0)])
    figure = side_by_side(NAMES[:1], [column], dark=False)

    assert [each.name for each in drawn(figure) if len(each.y)] == ["chưa báo cáo"]
    assert "chưa báo cáo" in words(figure)


def test_long_names_stand_whole_above_their_row():
    figure = side_by_side(NAMES, [COLUMN], dark=False)
    shown = [text.replace("<br>", " ") for text in words(figure)]

    assert {f"<b>{name}</b>" for name in NAMES} <= set(shown)
    assert all(note.textangle is None for note in figure.layout.annotations)


def test_a_name_brings_no_markup_into_a_chart():
    evil = "<a href='x'>Huyện</a>"
    figures = [
        side_by_side([evil], [Column("", theme.DONE, [Cell(0.5, ("50 %",))])], dark=True),
        average_bars([evil], [Bar(1.0, "1")], dark=True),
        changes_on_a_scale([evil], [Change(0.1, 0.2, "")], most=1, dark=True),
    ]

    assert not any("<a" in text for figure in figures for text in words(figure))


def test_a_shorter_scale_says_where_it_ends():
    column = Column("Kinh tế", theme.FIELDS["economy"], [Cell(0.3, ("30 %",))])
    figure = side_by_side(NAMES[:1], [column], top=0.6, dark=False)

    assert list(trace(figure, theme.FIELDS["economy"]).x) == pytest.approx([0.5 * WIDE])
    assert "60 %" in words(figure)


def test_averages_start_at_nought_and_who_said_nothing_is_hatched():
    figure = average_bars(NAMES, [Bar(2.5, "2,5"), Bar(None, "chưa báo cáo")], dark=False)
    told, silent = drawn(figure)

    assert list(told.x) == [2.5]
    assert silent.marker.pattern.shape == "/"
    assert figure.layout.xaxis.range[0] == 0
    assert words(figure)[-1].endswith("chưa báo cáo")


def test_a_change_goes_from_a_ring_to_a_dot():
    changes = [Change(0.8, 0.9, "80 % → 90 %"), Change(None, 0.5, "không có đủ hai năm")]
    ring, dot = changes_on_a_scale(NAMES, changes, most=1, dark=False).data[1:]

    assert (list(ring.x), list(ring.y)) == ([0.8], [0])
    assert (list(dot.x), list(dot.y)) == ([0.9, 0.5], [0, 1])


def test_the_key_tells_only_what_is_there():
    assert "ít đơn vị" in side_by_side_key(few="ít đơn vị", silent=False, dark=False)
    assert "chưa báo cáo" not in side_by_side_key(few="", silent=False, dark=False)
    assert "chưa báo cáo" in side_by_side_key(few="", silent=True, dark=False)
