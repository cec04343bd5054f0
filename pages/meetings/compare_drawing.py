"""What is drawn side by side, in the order of its rows."""

from dataclasses import dataclass

import pandas as pd

from pages.meetings.compared import Compared
from pages.meetings.sides import Question


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: `names` of the groups in the order of their rows; `found` holds them in that
    of `found.tallies`.
    """

    found: Compared
    names: dict[str, str]
    question: Question
    dark: bool

    @property
    def by_table(self) -> dict[str, str]:
        """The names in the order of the tables."""
        return {group: self.names[group] for group in self.found.tallies["group"]}

    def tallies(self) -> pd.DataFrame:
        """The tallies in the order of the rows."""
        return self.found.tallies.set_index("group").loc[list(self.names)]
