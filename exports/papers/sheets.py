"""Blank slides of a paper: 16:9, the sentence above, stamp and page number at the foot."""

from collections.abc import Iterable
from datetime import UTC
from typing import NamedTuple

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Show
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Length, Pt

from charts import theme
from exports.papers.issue import Issue
from exports.papers.native_charts import FONT, Box, box_of, colour
from exports.papers.room import bound, largest
from exports.word_table import writable
from translations import language

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, WIDE = Inches(0.65), Inches(12.03)
TOP, TALL = Inches(0.5), Inches(1.1)  # of the sentence
BODY, ROOM = Inches(1.8), Inches(4.95)
_FOOT = Inches(6.92)
_SMALL = 12
# Letters: a property of a file holds no more.
_LONGEST_PROPERTY = 255
_TITLE_ONLY = 5


class Heading(NamedTuple):
    """Where the sentence of a slide stands, and the sizes of type that it may have."""

    top: Length
    tall: Length
    sizes: tuple[int, ...]


ABOVE = Heading(TOP, TALL, (32, 30, 28, 26, 24, 22, 20, 18))
ALONE = Heading(Inches(1.2), Inches(2.3), (54, 48, 44, 40, 36, 32, 28, 24, 20))
NAMED = Heading(Inches(2.0), Inches(2.7), ALONE.sizes)


def new_show(issue: Issue, title: str) -> Show:
    """An empty deck with what it is in its properties."""
    show = Presentation()
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    about = show.core_properties
    about.title, about.subject = _property(title), issue.stamp.line()
    about.author = about.last_modified_by = _property(issue.plan.issuer.name)
    about.keywords = issue.stamp.digest
    about.created = about.modified = issue.stamp.made_at.astimezone(UTC).replace(tzinfo=None)
    place = show.slide_layouts[_TITLE_ONLY].placeholders[0]
    place.left, place.top, place.width, place.height = LEFT, TOP, WIDE, TALL
    for other in list(show.slide_layouts[_TITLE_ONLY].placeholders)[1:]:
        other.element.getparent().remove(other.element)
    return show


def _property(words: str) -> str:
    """As much of it as a property of a file may hold, in characters that it may hold."""
    return writable(words)[:_LONGEST_PROPERTY]


def new_slide(show: Show, sentence: str, note: str, foot: str, place: Heading = ABOVE) -> Slide:
    """A slide that says `sentence`; `note` is for whoever speaks, and does not stand on it."""
    slide: Slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    mark = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, LEFT, Inches(0.36), Inches(0.7), Pt(5))
    mark.fill.solid()
    mark.fill.fore_color.rgb = colour(theme.ACCENT)
    mark.line.fill.background()
    mark.shadow.inherit = False
    title = slide.shapes.title
    if title is not None:
        title.left, title.top, title.width, title.height = LEFT, place.top, WIDE, place.tall
        size = largest([sentence], place.sizes, _points(WIDE), _points(place.tall), bold=True)
        _say(title.text_frame, [sentence], size, bold=True)
        title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = note
    say(slide, [foot], box_of(LEFT, _FOOT, Inches(11), Inches(0.35)), _SMALL, faint=True)
    _number(slide, len(show.slides))
    return slide


def say(
    slide: Slide,
    words: Iterable[str],
    box: Box,
    size: int,
    *,
    bold: bool = False,
    faint: bool = False,
    after: float = 0,
) -> None:
    """Paragraphs in a box of their own, `after` points between them."""
    frame = slide.shapes.add_textbox(*box).text_frame
    _say(frame, words, size, bold=bold, faint=faint, after=after)


def _say(
    frame: TextFrame,
    words: Iterable[str],
    size: int,
    *,
    bold: bool = False,
    faint: bool = False,
    after: float = 0,
) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    told = list(words)
    for _each in told[1:]:
        frame.add_paragraph()
    for part, each in zip(frame.paragraphs, told, strict=True):
        part.alignment, part.space_after = PP_ALIGN.LEFT, Pt(after)
        run = part.add_run()
        run.text = bound(each)
        run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
        run.font.color.rgb = colour((theme.faint if faint else theme.ink)(dark=False))


def _number(slide: Slide, number: int) -> None:
    """The page's number, which follows it when slides are moved."""
    box = slide.shapes.add_textbox(
        *box_of(LEFT + WIDE - Inches(0.9), _FOOT, Inches(0.9), Inches(0.35))
    )
    frame = box.text_frame
    _say(frame, [""], _SMALL, faint=True)
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    run = box.element.find(f".//{qn('a:r')}")
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{8D4C3C9C-7A5E-4B57-9C5F-0B6A1B1B2C3D}}" type="slidenum"/>'
    )
    field.extend(list(run))
    field.find(qn("a:t")).text = str(number)
    run.getparent().replace(run, field)


def speak(show: Show) -> None:
    """Say in which language the words are, so that none is marked as misspelt."""
    spoken = {"vi": "vi-VN", "en": "en-GB"}[language()]
    for slide in show.slides:
        for run in slide.element.iter(qn("a:rPr")):
            run.set("lang", spoken)


def _points(length: Length) -> float:
    return Emu(length).pt
