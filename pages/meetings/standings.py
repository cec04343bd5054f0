"""How each group stands by one share, in order, and the words that go with the share."""

from dataclasses import dataclass

from decks.standings import Standing, share_label, standing_rows
from pages.meetings.compared import Compared
from pages.meetings.sides import Question
from translations import gettext as _


def standings(found: Compared, share: str, names: dict[str, str]) -> list[Standing]:
    """Every group, the best first; what has no rank stands after those that have, by its name."""
    return standing_rows(found.ranks[share], names)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a share: its `label`, what it is a share of (`counted`), the mark of what rests
    on few, what is said where there is nothing to count; `each`, what the groups are.
    """

    label: str
    counted: str
    few: str
    nothing: str
    each: str


def said_of(share: str, question: Question) -> Said:
    """The words of a share of `metrics.comparison.SHARES`. What is owed is counted in units of a
    year, or in turns: a unit in a year.
    """
    of_units = _("đơn vị"), _("ít đơn vị"), _("chưa đến hạn")
    of_turns = _("lượt"), of_units[1] if question.of_places else _("ít lượt"), of_units[2]
    turns = of_units if question.year else of_turns
    words = {
        "share_met": turns,
        "share_on_time": (_("báo cáo"), _("ít báo cáo"), _("không có hạn để xét")),
        "share_recognised": (_("mô hình"), _("ít mô hình"), _("chưa có danh sách")),
        "share_reported": turns,
    }
    each = _("nơi") if question.of_places else _("đơn vị")
    return Said(share_label(share), *words[share], each=each)
