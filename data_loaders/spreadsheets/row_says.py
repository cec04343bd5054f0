"""What a row says of its model's origin, form, state and level: cells, ticks, notes, sections."""

from collections.abc import Iterator
from itertools import chain

from data_loaders.spreadsheets.body import Line
from data_loaders.spreadsheets.cell_words import NOT_KNOWN, is_tick, is_told_at_length, meaning
from data_loaders.spreadsheets.cells import Cells
from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.judgements import says_recognised
from data_loaders.spreadsheets.known_words import known_words
from data_loaders.spreadsheets.meanings import ABOUT
from data_loaders.spreadsheets.row_origins import RowOrigins, says_nothing_itself
from data_loaders.spreadsheets.row_values import ticks
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import Level, ModelForm, ModelState, Origin
from domain.problems import Fault
from domain.text import fold

UNSAID: dict[str, str | None] = {
    "origin": Origin.UNKNOWN,
    "form": ModelForm.UNKNOWN,
    "state": ModelState.REGISTERED,
    "level": None,
}
# Of several ticks the first of these holds; of two origins or forms neither.
_STRONGEST: dict[str, list[str]] = {
    "level": [str(level) for level in reversed(Level)],
    "state": list(dict.fromkeys(vocabulary().values["state"].values())),
}
_MILDER = frozenset({ModelState.INEFFECTIVE, ModelState.IN_PROGRESS, ModelState.REGISTERED})


class RowSays:
    """Reads what the rows of one list say of themselves."""

    def __init__(self, cells: Cells) -> None:
        table = cells.table
        self._cells, self._table = cells, table
        self._words = {about: table.column(about) for about in ABOUT}
        self._words["state"] = self._words["state"] or table.column("state_or_content")
        self._said: dict[str, dict[str, str | None]] = {about: {} for about in ABOUT}
        self._ticks = {
            about: [c for c in table.value_columns if about in c.says] for about in ABOUT
        }
        self._proposals = [column for column in table.value_columns if "proposal" in column.says]
        self._origins = RowOrigins(cells)
        about = {c.index: c for c in self.columns() if c is not None}
        self._about = [cells.texts(each) for each in about.values()]
        self._said_before: dict[tuple[object, ...], dict[str, str | None]] = {}

    def columns(self) -> Iterator[Column | None]:
        """The columns that decide it."""
        yield self._table.column("note")
        yield self._table.column("name_after")
        yield from self._words.values()
        yield from chain.from_iterable(self._ticks.values())
        yield from self._table.value_columns

    def of(self, line: Line, name: str, *, alone: bool) -> dict[str, str | None]:
        """What a row says; `alone`: it names no other model."""
        key = (id(line.section), *[texts[line.row] for texts in self._about])
        said = self._said_before.get(key)
        if said is not None and says_nothing_itself(name):
            return said
        told = self._cells.told
        said = self._said_anew(line, name)
        if self._cells.told == told and says_nothing_itself(name) and alone:
            self._said_before[key] = said
        return said

    def _said_anew(self, line: Line, name: str) -> dict[str, str | None]:
        beside = self._origins.of(line, name)
        own = {about: self._in_columns(about, line) for about in ABOUT}
        said = {
            about: own[about] or beside.get(about) or self._by_section(about, line)
            for about in ABOUT
        }
        if self._by_section("state", line) == ModelState.STRUCK_OFF and said["state"] in _MILDER:
            said["state"] = ModelState.STRUCK_OFF  # a list of models struck off says why
        title = line.section.says.get("level_proposed")
        if title and said["level"] and not self._level_is_had():
            said["level"] = None
            self._cells.tell_said(Fault.RECOGNITION_PROPOSED, title)
        for column in ticks(self._cells, line, self._proposals):
            self._cells.tell(Fault.PROPOSED_ONLY, self._cells.address(line, column), column.label)
        if proposal := line.section.says.get("proposal"):
            self._cells.tell_said(Fault.PROPOSED_ONLY, proposal)
        if undecided := line.section.says.get("undecided"):
            self._cells.tell_said(Fault.UNKNOWN_WORD, undecided)
        self._origins.check(
            line, said, {about: str(value) for about, value in own.items() if value}
        )
        return said

    def _level_is_had(self) -> bool:
        """Whether the columns of levels say that models have one: "Đã được công nhận"."""
        columns = [*self._ticks["level"], *filter(None, [self._words["level"]])]
        return any("da" in fold(column.label).split() for column in columns)

    def _by_section(self, about: str, line: Line) -> str | None:
        heard = line.section.says.get(about)
        return str(heard.value) if heard else UNSAID[about]

    def _in_columns(self, about: str, line: Line) -> str | None:
        said = None
        if self._words[about] is not None or self._ticks[about]:
            said = self._in_column(about, line)
            said = said or self._ticked(about, line)
        if said is None and about == "level":
            said = self._level_beside_state(line)
        return said

    def _ticked(self, about: str, line: Line) -> str | None:
        """What a row ticks; of several the strongest, and that is said."""
        found = ticks(self._cells, line, self._ticks[about]) if self._ticks[about] else []
        values = {str(column.says[about]): column for column in found}
        if len(values) < 2:
            return next(iter(values), None)
        held = min(values, key=_STRONGEST[about].index) if about in _STRONGEST else None
        labels = [column.label.rpartition(" › ")[2] for column in values.values()]
        taken = values[held].label.rpartition(" › ")[2] if held else ""
        first, last = (self._cells.address(line, found[at]) for at in (0, -1))
        cells = f"{first}:{last}"
        self._cells.tell(Fault.SEVERAL_TICKS, cells, ", ".join(labels), None, taken)
        return held

    def _in_column(self, about: str, line: Line) -> str | None:
        column = self._words[about]
        text = self._cells.text(line, column)
        if column is None or not text:
            return None
        if about == "state":
            text = self._less_proposals(text, line, column)
        said = self._said[about]
        if text and text not in said:
            said[text] = meaning(about, text, column)
        if text and said[text] == NOT_KNOWN:
            if text != self._cells.text(line, column):
                return None  # what it proposes is told
            self._tell_unknown(about, text, self._cells.address(line, column), column)
            return None
        return said[text] if text else None

    def _less_proposals(self, text: str, line: Line, column: Column) -> str:
        """A state's words less what they only propose, which is told."""
        proposals = vocabulary().proposals
        if proposals.are_in(text):
            self._cells.tell(Fault.PROPOSED_ONLY, self._cells.address(line, column), text)
        return proposals.without(text)

    def _tell_unknown(self, about: str, text: str, cell: str, column: Column) -> None:
        undecided = known_words(text).undecided
        if about == "state" and not undecided and self._says_no_state(text, column):
            return
        recognised = about == "level" and (says_recognised(text) or is_tick(text))
        self._cells.tell(Fault.LEVEL_NOT_SAID if recognised else Fault.UNKNOWN_WORD, cell, text)

    def _says_no_state(self, text: str, column: Column) -> bool:
        """Whether a text among states plainly says something else: contents, a recognition …"""
        told = says_recognised(text) or is_told_at_length(text, column)
        return told or known_words(text).whole

    def _level_beside_state(self, line: Line) -> str | None:
        """The level that the words on a model's state name: "Hiệu quả, được huyện công nhận"."""
        column = self._words["state"]
        text = self._cells.text(line, column)
        if column is None or not says_recognised(text):
            return None
        level = vocabulary().value_within("level", text)
        if level is None:
            self._cells.tell(Fault.LEVEL_NOT_SAID, self._cells.address(line, column), text)
        return level
