"""The deck as a file of PowerPoint: a slide for each, its charts and tables to be edited."""

import re
from collections.abc import Sequence
from html import unescape
from io import BytesIO

from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as Show
from pptx.slide import Slide as Sheet
from pptx.util import Emu, Inches, Pt

from charts import theme
from decks.slide import MOST_ROWS, Big, Slide
from exports.papers.bars import bars_of
from exports.papers.bars_apart import Cells, cells_of, grid_of
from exports.papers.issue import Issue, Step
from exports.papers.native_charts import add_chart, box_of, colour, paint
from exports.papers.native_tables import add_map, add_table
from exports.papers.room import largest, wide
from exports.papers.sheets import (
    ABOVE,
    ALONE,
    BODY,
    LEFT,
    NAMED,
    ROOM,
    WIDE,
    new_show,
    new_slide,
    say,
    speak,
)
from exports.papers.shown import of_what, slides_of
from exports.papers.table_room import SIZES, Fitted, Words, fitted, in_words, more_in_words
from translations import gettext as _
from translations.numbers import number

_KEY = re.compile(r"</span>([^<]+)</span>")
_LINE_SIZES = (28, 26, 24, 22, 20, 18, 16, 14)
_UNDER = Inches(3.7)  # where the sentence stands alone with lines
_CAPTION, _LESS = Inches(0.34), Inches(0.4)
_ABREAST, _GAP = 3, Inches(0.35)
_MOST_PAGES, _MOST_ON_PAGE = 4, 14
_TAIL = 3  # rows that no slide of their own is made for
_CLOSE = (14, 13, 12)  # points of what is looked up, not read from afar


def slide_show(issue: Issue, step: Step) -> bytes:
    """The deck of the issue, all its parts, as a .pptx file of 16:9; what does not stand on a slide
    of a longer table stands at the end.
    """
    step(0, _("Đang viết các trang…"))
    told = slides_of(issue)
    show = new_show(issue, issue.plan.name)
    foot = issue.stamp.line()
    _add_title(show, issue)
    left: list[tuple[Slide, Words, int]] = []
    for at, slide in enumerate(told, start=1):
        doing = _("Đang vẽ trang {at} trên {last}…")
        step(at / (len(told) + 2), doing.format(at=number(at), last=number(len(told))))
        shown = _add(show, slide, foot)
        if slide.table is not None and shown < len(slide.table):
            left.append((slide, in_words(slide.table), shown))
    for slide, words, shown in left:
        step((len(told) + 1) / (len(told) + 2), _("Đang viết các bảng đầy đủ…"))
        _add_rest(show, slide, words, shown, foot)
    speak(show)
    kept = BytesIO()
    show.save(kept)
    return kept.getvalue()


def _add_title(show: Show, issue: Issue) -> None:
    plan, stamp = issue.plan, issue.stamp
    note = _("Mã đầy đủ của bản chốt: {digest}").format(digest=stamp.digest)
    sheet = new_slide(show, plan.name, note, stamp.line(), NAMED)
    what = of_what(issue)
    say(sheet, [plan.issuer.name], box_of(LEFT, Inches(0.55), WIDE, Inches(0.9)), 20)
    say(sheet, [what], box_of(LEFT, Inches(4.85), WIDE, Inches(0.7)), 30)
    rests = _("Số liệu dựa trên {files} tệp đã nhận.").format(files=number(len(issue.files)))
    about = [stamp.line(), rests]
    say(sheet, about, box_of(LEFT, Inches(5.65), WIDE, Inches(0.9)), 18, faint=True, after=4)


def _add(show: Show, slide: Slide, foot: str) -> int:
    """The slide; how many rows of its table stand on it, all where its chart says the same."""
    said = "\n".join(part for part in (slide.note, slide.reading) if part)
    sheet = new_slide(show, slide.sentence, said, foot, ABOVE if _shows(slide) else ALONE)
    if slide.bigs:
        _add_bigs(sheet, slide.bigs)
    elif slide.figure is not None:
        return _add_figure(sheet, slide)
    elif slide.lines:
        _add_lines(sheet, slide.lines)
        return 0
    elif slide.table is not None and len(slide.table):
        return _add_first(sheet, in_words(slide.table))
    return len(slide.table) if slide.table is not None else 0


def _shows(slide: Slide) -> bool:
    """Whether more stands beneath the sentence than lines."""
    table = slide.table is not None and not slide.table.empty and not slide.lines
    return bool(slide.bigs) or slide.figure is not None or table


def _add_figure(sheet: Sheet, slide: Slide) -> int:
    rows = len(slide.table) if slide.table is not None else 0
    below = box_of(LEFT, BODY + _CAPTION, WIDE, ROOM - _CAPTION)
    cells = cells_of(slide.figure)
    bars = bars_of(slide.figure) or grid_of(slide.figure)
    if cells is not None:
        end = add_map(sheet, cells, box_of(LEFT, BODY, WIDE, ROOM - _LESS))
        said = _KEY.findall(slide.legend)
        _add_key(sheet, cells, end + Inches(0.12), said if len(said) == len(cells.key) else [])
        return min(rows, len(cells.rows))
    if bars is not None:
        say(sheet, [slide.reading], box_of(LEFT, BODY, WIDE, _CAPTION), 14, faint=True)
        add_chart(sheet, bars, below, slide.reading)
        return rows
    return _add_first(sheet, in_words(slide.table)) if slide.table is not None else 0


def _add_key(sheet: Sheet, cells: Cells, top: int, said: Sequence[str]) -> None:
    """What the fills of a map mean, beneath it, as the slide has `said`, else as they are named."""
    at = Emu(LEFT)
    names = [unescape(words) for words in said] or [name for _fill, name in cells.key]
    for (fill, _name), words in zip(cells.key, names, strict=True):
        box = sheet.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, *box_of(at, top, Inches(0.24), Inches(0.24))
        )
        paint(box.fill, fill)
        box.line.color.rgb, box.line.width = colour(theme.faint(dark=False)), Pt(0.75)
        width = Pt(wide(words, 14) + 4)
        say(sheet, [words], box_of(at + Inches(0.34), top - Pt(1), width, Inches(0.3)), 14)
        at = Emu(at + Inches(0.34) + width + Inches(0.3))


def _add_bigs(sheet: Sheet, bigs: Sequence[Big]) -> None:
    width = Emu((WIDE - (_ABREAST - 1) * _GAP) // _ABREAST)
    rows = -(-len(bigs) // _ABREAST)
    high = Emu(ROOM // max(rows, 2))
    for at, big in enumerate(bigs):
        left = LEFT + (at % _ABREAST) * (width + _GAP)
        top = BODY + (at // _ABREAST) * high
        size = largest([big.value], (48, 44, 40, 36, 32, 28, 24), width.pt, 60, bold=True)
        say(sheet, [big.label], box_of(left, top, width, Inches(0.4)), 18)
        say(
            sheet,
            [big.value],
            box_of(left, top + Inches(0.42), width, Inches(0.85)),
            size,
            bold=True,
        )
        beside = largest([big.beside], (16, 14), width.pt, 40)
        say(
            sheet,
            [big.beside],
            box_of(left, top + Inches(1.3), width, Inches(0.7)),
            beside,
            faint=True,
        )


def _add_lines(sheet: Sheet, lines: Sequence[str]) -> None:
    room = Emu(BODY + ROOM - _UNDER).pt - 14 * len(lines)
    size = largest(lines, _LINE_SIZES, Emu(WIDE).pt, room)
    say(sheet, lines, box_of(LEFT, _UNDER, WIDE, BODY + ROOM - _UNDER), size, after=14)


def _add_first(sheet: Sheet, words: Words) -> int:
    """The first rows of a table, and how many stand elsewhere."""
    fits = _fitted(words, MOST_ROWS, SIZES)
    add_table(sheet, words, fits, LEFT, BODY)
    left = len(words.rows) - len(fits.rows)
    if left:
        said = _("{more}, ở cuối tệp này").format(more=more_in_words(left))
        _say_below(sheet, said)
    return len(fits.rows)


def _fitted(words: Words, most: int, sizes: Sequence[int]) -> Fitted:
    """The first `most` rows; all, where few are left that have room with them."""
    width, height = Emu(WIDE).pt, Emu(ROOM - _LESS).pt
    fits = fitted(words, width, height, most, sizes)
    if 0 < len(words.rows) - len(fits.rows) <= _TAIL:
        for smaller in (sizes, _CLOSE):
            every = fitted(words, width, height, len(words.rows), smaller)
            if len(every.rows) == len(words.rows):
                return every
    return fits


def _say_below(sheet: Sheet, words: str) -> None:
    say(sheet, [words], box_of(LEFT, BODY + ROOM - Inches(0.3), WIDE, Inches(0.3)), 14, faint=True)


def _add_rest(show: Show, slide: Slide, words: Words, shown: int, foot: str) -> None:
    """The whole table where little of it is drawn, else what is left, on slides at the end."""
    from_here = shown if slide.figure is None else 0
    left = Words(words.heads, words.rows[from_here:], words.right)
    for page in range(_MOST_PAGES):
        if not left.rows:
            return
        said = slide.sentence if slide.figure is None else _("Từng đơn vị, từng năm")
        sentence = _("{sentence} (tiếp)").format(sentence=said)
        sheet = new_slide(show, sentence, slide.note, foot)
        fits = _fitted(left, _MOST_ON_PAGE, _CLOSE)
        add_table(sheet, left, fits, LEFT, BODY)
        left = Words(left.heads, left.rows[len(fits.rows) :], left.right)
        if left.rows and page == _MOST_PAGES - 1:
            said = _("{more}: xem biểu tổng hợp (Excel)")
            _say_below(sheet, said.format(more=more_in_words(len(left.rows))))
