"""The first sheet of a returned workbook: every fault with a link to its cell, and what to do."""

import re
from dataclasses import dataclass

from data_loaders.returned.book import OURS
from data_loaders.returned.marks import areas_of, errors_first, happened
from data_loaders.returned.markup import quoted
from data_loaders.returned.styles import Styles
from data_loaders.spreadsheets.sheets import column_letters
from domain.problems import Problem, Severity
from translations import gettext as _
from translations.wording import place_in_words, what_to_do

WORDS_NAME = f"{OURS}words_"
_MARK, _FIRST_WORDS = 7, 8  # columns, from 0, that are hidden: our mark's, the first words'
_MOST_LISTS = 200
_MOST_LINKS = 60_000  # of a sheet; Excel takes 65,530
_LONGEST = 32_000  # letters of a cell
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_RANGE = re.compile(r"\$?[A-Z]{0,3}\$?\d{0,7}:\$?[A-Z]{0,3}\$?\d{0,7}")
_WIDTHS = (34, 58, 72, 14)
_LINE = 15.5  # points of height
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class WordLists:
    """The lists of words that cells offer, each a named column of the first sheet."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, ...], str] = {}

    def name(self, words: tuple[str, ...]) -> str:
        """The name of a list; where there are too many, words like it stand in for it."""
        if words not in self.lists:
            if len(self.lists) >= _MOST_LISTS:
                return next(reversed(self.lists.values()))
            self.lists[words] = f"{WORDS_NAME}{len(self.lists) + 1}"
        return self.lists[words]

    def names(self, title: str) -> dict[str, str]:
        """What each name says: its column of the sheet of that title."""
        return {
            name: f"{sheet_in_formula(title)}!${letters}$1:${letters}${len(words)}"
            for (words, name), letters in zip(
                self.lists.items(), map(column_letters, range(_FIRST_WORDS, 16_384)), strict=False
            )
        }


def sheet_in_formula(title: str) -> str:
    """A sheet's name as formulas and links write it."""
    return "'" + title.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Look:
    """The numbers of the styles that the sheet needs."""

    title: int
    text: int
    head: int
    places: dict[Severity, int]

    @classmethod
    def of(cls, styles: Styles) -> "Look":
        """Put the styles into the book's."""
        name = quoted(styles.font_name())
        rest = f'<name val="{name}"/><family val="2"/>'
        plain = styles.add("fonts", f'<font><sz val="11"/><color rgb="FF1F2937"/>{rest}</font>')
        bold = styles.add("fonts", f'<font><b/><sz val="11"/><color rgb="FF1F2937"/>{rest}</font>')
        large = styles.add("fonts", f'<font><b/><sz val="15"/><color rgb="FF1F2937"/>{rest}</font>')
        link = styles.add("fonts", f'<font><u/><sz val="11"/><color rgb="FF1D4ED8"/>{rest}</font>')
        edges = "".join(
            f'<{side} style="thin"><color rgb="FFD1D5DB"/></{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        border = styles.add("borders", f"<border>{edges}<diagonal/></border>")
        text = _format(styles, plain, border)
        coloured = {
            severity: _format(styles, link, border, styles.fill(severity)) for severity in Severity
        }
        return cls(_format(styles, large, 0), text, _format(styles, bold, border), coloured)


def _format(styles: Styles, font: int, border: int, fill: int = 0) -> int:
    wrap = ' wrapText="1"' if border else ""
    said = f'numFmtId="49" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
    applied = 'quotePrefix="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
    alignment = f'<alignment vertical="top"{wrap}/>'
    return styles.add("cellXfs", f"<xf {said} {applied}>{alignment}</xf>")


class FaultSheet:
    """Writes the sheet. `titles`: the sheets that can be linked to."""

    def __init__(self, namespace: str, look: Look, titles: set[str]) -> None:
        self._namespace, self._look, self._titles = namespace, look, titles
        self._rows: dict[int, list[str]] = {}
        self._links: list[str] = []
        self._next = 0

    def xml(
        self, mark: str, heading: str, lines: list[str], problems: list[Problem], words: WordLists
    ) -> bytes:
        """The sheet as a part: its mark, its heading, what is said of all, the faults."""
        self._row([(heading, self._look.title)], ' ht="26" customHeight="1"')
        self._rows[0].append(_cell(0, _MARK, mark, 0))
        for line in lines:
            self._row([(line, 0)])
        self._row([])
        table = self._next + 1
        names = (_("Nơi"), _("Chuyện gì"), _("Cần làm gì"), _("Mức độ"))
        if problems:
            self._row([(name, self._look.head) for name in names])
        for problem in errors_first(problems):
            self._problem(problem)
        self._put_words(words)
        return self._whole(table if problems else 0, len(words.lists)).encode("utf-8")

    def _row(self, cells: list[tuple[str, int]], look: str = "") -> None:
        row = self._next
        said = [_cell(row, column, words, style) for column, (words, style) in enumerate(cells)]
        self._rows[row] = [look, *said]
        self._next += 1

    def _problem(self, problem: Problem) -> None:
        degree = {Severity.ERROR: _("Phải sửa"), Severity.WARNING: _("Nên xem lại")}
        target = self._target(problem)
        style = self._look.places[problem.severity] if target else self._look.text
        if target and len(self._links) < _MOST_LINKS:
            said = f'ref="A{self._next + 1}" location="{quoted(target)}"'
            self._links.append(f"<hyperlink {said}/>")
        where = place_in_words(problem.sheet, problem.cell) if problem.sheet else _("Cả tệp")
        words = (where, happened(problem), what_to_do(problem), degree[problem.severity])
        styles = (style, self._look.text, self._look.text, self._look.text)
        height = _LINE * max(map(_lines, words, _WIDTHS))
        look = f' ht="{height}" customHeight="1"'
        self._row(list(zip(words, styles, strict=True)), look)

    def _target(self, problem: Problem) -> str:
        if problem.sheet not in self._titles:
            return ""
        area = problem.cell.partition(",")[0].partition(" ")[0].strip()
        known = next(areas_of(area), None) is not None or _RANGE.fullmatch(area)
        return f"{sheet_in_formula(problem.sheet)}!{area if known else 'A1'}"

    def _put_words(self, lists: WordLists) -> None:
        for column, words in enumerate(lists.lists, _FIRST_WORDS):
            for row, word in enumerate(words):
                self._rows.setdefault(row, [""]).append(_cell(row, column, word, 0))

    def _whole(self, head: int, lists: int) -> str:
        widths = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
            for n, width in enumerate(_WIDTHS, 1)
        )
        widths += f'<col min="{_MARK + 1}" max="{_FIRST_WORDS + lists}" width="9" hidden="1"/>'
        view = '<sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        if head:
            below = f'ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft"'
            view += f'<pane {below} state="frozen"/><selection pane="bottomLeft"/>'
        rows = "".join(
            f'<row r="{row + 1}"{look}>{"".join(cells)}</row>'
            for row, (look, *cells) in sorted(self._rows.items())
        )
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            f'{_HEAD}<worksheet xmlns="{self._namespace}"><sheetPr><pageSetUpPr fitToPage="1"/>'
            f"</sheetPr><sheetViews>{view}</sheetView></sheetViews>"
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
            f"<sheetData>{rows}</sheetData>{links}"
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )


def _lines(words: str, width: int) -> int:
    """How many lines words need in a column, at most as many as a row can show."""
    return min(sum(1 + int(len(line) * 1.15) // width for line in words.split("\n")), 25)


def _cell(row: int, column: int, words: str, style: int) -> str:
    said = quoted(_ESCAPE.sub("_x005F_", words[:_LONGEST]))
    place = f'r="{column_letters(column)}{row + 1}" s="{style}"'
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
