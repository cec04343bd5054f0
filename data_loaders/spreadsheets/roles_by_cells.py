"""What a table's columns hold, told by their cells where their labels do not say, or say too much.

Labels differ from office to office; what stands beneath them are few words ("Mới", "Cũ", "Khá").
"""

from collections.abc import Callable

from data_loaders.spreadsheets.cell_words import form_said
from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.judgements import says_recognised
from data_loaders.spreadsheets.meanings import Meanings
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.spreadsheets.word_lists import at_most

_LONGEST = 40  # letters; no word for an origin, a form or a grade is as long
# Of these a cell alone may mean other things: "Đã có" beneath "Quyết định".
_TOO_LITTLE = frozenset({"đã có", "xây dựng", "củng cố", "tiếp tục"})
_UNKNOWN: frozenset[str | None] = frozenset({None})
_MAY_BE_ORIGINS: frozenset[str | None] = frozenset({None, "content", "other"})
_MAY_BE_STATES: frozenset[str | None] = frozenset({None, "state", "state_or_content", "content"})
_OF_RESULTS = frozenset({"state", "state_or_content"})


class RolesByCells:
    """Settles the roles of one head's columns."""

    def __init__(self, header: Header, sample: Callable[[Column], list[str]]) -> None:
        """`sample`: the different words of a column."""
        self._header, self._sample = header, sample
        self._texts: dict[int, list[str]] = {}

    def settle(self, meanings: Meanings) -> None:
        """Know columns of units, fields, origins, forms, states and levels by what they hold."""
        roles, ticked = self._header.roles, self._ticked()
        if not roles & {"unit", "unit_or_carrier"}:
            self._know("unit", meanings.register.knows)
        if "field" not in roles and not ticked:
            self._know("field", lambda text: meanings.fields.known(text) is not None)
        if "origin" not in roles | ticked:
            self._know("origin", _names_an_origin, _MAY_BE_ORIGINS)
        if "form" not in roles | ticked:
            self._know("form", _names_a_form)
        if "state" not in ticked:
            self._settle_states()
        if "level" not in roles | ticked:
            self._know("level", says_recognised, frozenset({"praise"}))

    def _ticked(self) -> set[str]:
        return {about for c in self._header.columns if c.holds_values for about in c.says}

    def _know(
        self,
        role: str,
        knows: Callable[[str], bool],
        among: frozenset[str | None] = _UNKNOWN,
    ) -> None:
        for column in self._header.columns:
            if column.role in among and not column.says and self._holds(column, knows):
                column.role = role
                break

    def _holds(self, column: Column, knows: Callable[[str], bool]) -> bool:
        """Whether nearly all of a column's words are such."""
        texts = self._texts.get(column.index)
        if texts is None:
            texts = self._texts[column.index] = self._sample(column)
        return bool(texts) and at_most(len(texts) // 3, (not knows(text) for text in texts))

    def _settle_states(self) -> None:
        """Of several columns of results the one of grades says the state, wherever it stands."""
        may_be = [c for c in self._header.columns if c.role in _MAY_BE_STATES and not c.says]
        labelled = [column for column in may_be if column.role in _OF_RESULTS]
        if may_be == labelled and len(labelled) < 2:
            return
        first = sorted(may_be, key=lambda column: column.role != "state")
        graded = next((column for column in first if self._holds(column, _is_grade)), None)
        if graded is None:
            return
        for column in labelled:
            column.role = "content"
        graded.role = "state"


def _names_an_origin(text: str) -> bool:
    if len(text) > _LONGEST or vocabulary().value("origin", text) is None:
        return False
    return vocabulary().bare(text) not in _TOO_LITTLE


def _names_a_form(text: str) -> bool:
    return len(text) <= _LONGEST and form_said(text) is not None


def _is_grade(text: str) -> bool:
    """Whether a text can be nothing but the word for a state: no "18 hộ", no "Duy trì"."""
    if len(text) > _LONGEST or any(each.isdigit() for each in text):
        return False
    said = vocabulary().value_within("state", text)
    return said is not None and vocabulary().value("origin", text) is None
