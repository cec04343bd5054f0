"""What a blank form made here says of itself on a hidden sheet, so that nothing need be guessed.

`exports` writes that sheet, the reader knows it again: both go by this layout. Row 1 says what the
sheet is and in which version; then a row each for plan, kind, year and unit: what it is, the words
for a person, the code for us. The form of a campaign round has a row more, with its number.
"""

SHEET = "Thông tin mẫu"
MARK = "Mẫu báo cáo Dân vận khéo"
VERSION = 1
ABOUT = ("plan", "kind", "year", "unit", "round")
LABEL_COLUMN, WORDS_COLUMN, CODE_COLUMN = 0, 1, 2


def row_of(about: str) -> int:
    """The row, from 0, that speaks of "plan", "kind", "year", "unit" or "round"."""
    return ABOUT.index(about) + 1
