"""What section rows say of the rows beneath them: "I. LĨNH VỰC KINH TẾ", "B. CÁ NHÂN", "Xã An Vĩ".

Sections nest by how they are numbered: a new "A" ends the "I" beneath the last "A".
"""

from dataclasses import dataclass, field

from data_loaders.spreadsheets.meanings import Meaning, Said


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of a row by the sections it stands in."""

    says: Meaning = field(default_factory=dict)
    first_row: int = 0


@dataclass(slots=True)
class _Level:
    numbering: str
    about: frozenset[str]
    says: Meaning


class Sections:
    """The sections that are open at a row, outermost first."""

    def __init__(self, says: Meaning | None = None) -> None:
        self._levels: list[_Level] = []
        self._about: dict[str, set[str]] = {}
        self._base = says or {}
        self.current = Section(dict(self._base))

    def open(self, row: int, numbering: str, says: Meaning) -> None:
        """Begin a section at `row`, ending those that it does not stand in."""
        about = frozenset(says)
        for depth, level in enumerate(self._levels):
            same_kind = numbering and level.numbering == numbering
            if same_kind or (about and level.about & about):
                del self._levels[depth:]
                break
        self._levels.append(_Level(numbering, about, says))
        self._about.setdefault(numbering, set()).update(about)
        says_all = dict(self._base)
        for level in self._levels:
            says_all |= level.says
        self.current = Section(says_all, row + 1)

    def siblings_say(self, numbering: str) -> str | None:
        """What sections of this numbering spoke of so far, if of one thing; "field" or "unit"."""
        about = self._about.get(numbering, set()) & {"field", "unit"}
        return about.pop() if numbering and len(about) == 1 else None


def unknown(text: str, sheet: str, place: tuple[int, int], suggestion: str | None) -> Said:
    """Words that say something of the rows beneath that we do not know."""
    return Said(None, text, sheet, place, suggestion)
