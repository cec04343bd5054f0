"""What stands on a slide, as HTML: type that grows with the screen, to be read from the back row.

Widths are shares of the screen's: 1.5 % of 1920 px is 28.8 px. A phone keeps its usual type.
"""

from collections.abc import Hashable, Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd

from decks.slide import MOST_ROWS, Big, Slide
from translations import gettext as _
from translations.numbers import number

_WORDS = "max(1.05rem,1.55vw)"
_LINES = "max(1.2rem,2vw)"
_TITLE = "max(1.5rem,2.9vw)"
_ANSWER = "max(1.9rem,4.4vw)"
_FIGURE = "max(2rem,3.8vw)"
# Where a table has few rows they are read from farther away.
_FEW = 5
# Above and below a row's words: as many rows as a slide shows stand above its foot on a low screen.
_SPACE = "min(.4em,.8vh)"
NONE = "–"


def style() -> str:
    """The stage: no menu above, the whole width, a chart as high as the screen leaves room; below
    it, on all but a phone, the foot.
    """
    chart = ".st-key-hinh_trinh_chieu"
    inside = f"{chart},{chart}>*,{chart} .stFullScreenFrame,{chart} .stPlotlyChart"
    return (
        "<style>[data-testid=stHeader],.st-key-phim_trinh_chieu{display:none}"
        # Nobody presses keys on a phone.
        "@media (max-width:767px){.st-key-chan_trinh_chieu kbd,"
        ".st-key-chan_trinh_chieu [data-testid=stButtonShortcut]{display:none}}"
        "[data-testid=stMainBlockContainer]{padding:2.4vw 3.2vw 1rem}"
        f".stVerticalBlock{chart}{{flex:1 1 auto}}{inside}{{height:100%}}"
        f":has(>{chart}){{height:28rem}}"
        "@media (min-width:768px){"
        "[data-testid=stMainBlockContainer]{padding-bottom:0}"
        # What is left of the screen between the sentence and the foot is the chart's.
        "[data-testid=stMainBlockContainer]>.stVerticalBlock{height:calc(100vh - 11vw)}"
        # The page stands in a block of its own (`pages.frame.waiting`): that is as high as all.
        "[data-testid=stMainBlockContainer]>.stVerticalBlock>[data-testid=stLayoutWrapper]"
        f":has({chart}){{flex:1 1 auto;height:100%}}"
        f":has(>{chart}){{flex:1 1 0;height:auto;min-height:18rem}}"
        ".st-key-chan_trinh_chieu{position:fixed;bottom:.8vw;left:3.2vw;right:3.2vw;width:auto;"
        "z-index:1}}</style>"
    )


def sentence(slide: Slide, title: str) -> str:
    """What the slide says; with the `title` of the meeting above it, as the first one has, it is
    the largest, unless figures, a chart or a table want the room beneath.
    """
    alone = bool(title) and not (slide.bigs or slide.figure or _shows_table(slide))
    size, space = (_ANSWER, "margin:0 0 3vh") if alone else (_TITLE, "margin:0 0 .5em")
    above = "margin:7vh 0 1em" if alone else "margin:0 0 .25em"
    head = f'<p style="font-size:{_WORDS};{above}">{escape(title)}</p>' if title else ""
    return (
        f'{head}<h1 style="font-size:{size};line-height:1.25;font-weight:700;{space};padding:0;'
        f'text-wrap:balance">{escape(slide.sentence)}</h1>'
    )


def _shows_table(slide: Slide) -> bool:
    return slide.table is not None and not slide.lines and len(slide.table) > 0


def legend(line: str) -> str:
    """The key of a chart, in the type of the slide."""
    grown = line.replace("font-size:.875rem", "font-size:inherit")
    return f'<div style="font-size:{_WORDS}">{grown}</div>'


def body(slide: Slide) -> str:
    """The figures, lines or table that show what the slide says; nothing where it says all."""
    if slide.bigs:
        return _bigs(slide.bigs)
    if slide.lines:
        return _lines(slide.lines)
    if slide.table is not None and _shows_table(slide):
        return _table(slide.table)
    return "<div></div>"


def leaves_out(slide: Slide) -> bool:
    """Whether the slide has a table of which something does not stand on it."""
    if slide.table is None:
        return False
    behind = slide.figure is not None or bool(slide.bigs or slide.lines)
    return len(slide.table) > (0 if behind else MOST_ROWS)


def note(words: str) -> str:
    """The line of whoever speaks."""
    return (
        f'<p style="font-size:{_WORDS};line-height:1.4;margin:0;padding-top:.5em;'
        f'border-top:1px solid rgba(128,128,128,.6)">{escape(words)}</p>'
    )


def corner(words: str) -> str:
    """Day, hash and page."""
    return f'<span style="font-size:max(.875rem,1.46vw)">{escape(words)}</span>'


def _bigs(figures: Iterable[Big]) -> str:
    cells = "".join(
        f'<div><div style="font-size:{_WORDS}">{escape(one.label)}</div>'
        f'<div style="font-size:{_FIGURE};font-weight:700;line-height:1.2;'
        f'font-variant-numeric:tabular-nums">{escape(one.value)}</div>'
        f'<div style="font-size:{_WORDS}">{escape(one.beside)}</div></div>'
        for one in figures
    )
    columns = "grid-template-columns:repeat(auto-fill,minmax(max(13rem,28%),1fr))"
    return f'<div style="display:grid;{columns};gap:5vh 3vw;margin-top:3vh">{cells}</div>'


def _lines(lines: Iterable[str]) -> str:
    size = f"font-size:{_LINES};line-height:1.4"
    return "".join(f'<p style="margin:0 0 .7em;{size}">{escape(line)}</p>' for line in lines)


def _table(table: pd.DataFrame) -> str:
    # A year that a row begins with is its name.
    right = {name for name in table.columns[1:] if _stands_right(table[name])}
    names = [(str(name), name in right) for name in table]
    heads = _row("th", [name for name, _right in names], names)
    rows = "".join(
        _row("td", [_said(one, name) for one, name in zip(row, table, strict=True)], names)
        for row in table.head(MOST_ROWS).itertuples(index=False)
    )
    left = len(table) - MOST_ROWS
    more = _("… và {count} dòng nữa").format(count=number(left)) if left > 0 else ""
    size = _LINES if len(table) <= _FEW else _WORDS
    # Where the screen is narrow it is moved sideways, by the keyboard too.
    label = escape(_("Bảng số liệu"))
    moved = f'tabindex="0" role="region" aria-label="{label}"'
    looks = "border-collapse:collapse;min-width:60%;font-variant-numeric:tabular-nums"
    return (
        f'<div style="overflow-x:auto;font-size:{size};line-height:1.3" {moved}>'
        f'<table style="{looks}"><thead>{heads}</thead><tbody>{rows}</tbody></table>{more}</div>'
    )


def _stands_right(column: "pd.Series[Any]") -> bool:
    """Whether it is a column of numbers or of shares."""
    if pd.api.types.is_numeric_dtype(column):
        return True
    words = set(map(str, column)) - {NONE}
    return bool(words) and all(each.endswith("%") for each in words)


def _said(value: object, column: Hashable) -> str:
    # A year is no quantity: 2024, not 2.024.
    if column == _("Năm") or not isinstance(value, int | float):
        return str(value)
    return number(value)


def _row(kind: str, cells: Sequence[str], columns: Sequence[tuple[str, bool]]) -> str:
    """Names, in the first column, may break; what stands beside them does not."""
    weight = "600" if kind == "th" else "400"
    said = "".join(
        f'<{kind} style="text-align:{"right" if right else "left"};vertical-align:top;'
        f"padding:{_SPACE} {0 if place == len(columns) - 1 else 2}em {_SPACE} 0;"
        f"font-weight:{weight};"
        f"{'white-space:nowrap' if place else 'min-width:8em'};"
        f'border-bottom:1px solid rgba(128,128,128,.4)">{escape(cells[place])}</{kind}>'
        for place, (_name, right) in enumerate(columns)
    )
    return f"<tr>{said}</tr>"
