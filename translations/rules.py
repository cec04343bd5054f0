"""What a rule of a plan is, once it is said in words."""

from dataclasses import dataclass
from enum import StrEnum

from translations import gettext as _


class About(StrEnum):
    """What a rule is about, in the order in which a plan is read."""

    PAPER = "paper"
    PERIOD = "period"
    FIELDS = "fields"
    QUOTA = "quota"
    OWING = "owing"
    COUNTING = "counting"
    DUTIES = "duties"
    ROUNDS = "rounds"
    REVIEWS = "reviews"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in words.

    `key` names the same rule in every version of the plan; `of` is the thing that it belongs to (a
    duty, a round), where it has several rules; `source` is the paragraph it comes from. `names`
    are told apart one by one where they change.
    """

    key: str
    about: About
    title: str
    sentence: str
    source: str = ""
    of: str = ""
    names: tuple[str, ...] = ()


def heading(about: About) -> str:
    """What stands above the rules about this."""
    return {
        About.PAPER: _("Văn bản"),
        About.PERIOD: _("Thời gian, nơi thực hiện"),
        About.FIELDS: _("Lĩnh vực"),
        About.QUOTA: _("Chỉ tiêu"),
        About.OWING: _("Ai phải thực hiện"),
        About.COUNTING: _("Mô hình được tính"),
        About.DUTIES: _("Chế độ báo cáo"),
        About.ROUNDS: _("Đợt hoạt động"),
        About.REVIEWS: _("Sơ kết, tổng kết"),
        About.NOTES: _("Những điều khác kế hoạch nêu"),
    }[about]
