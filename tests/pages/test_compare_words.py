"""What is said of places side by side: who leads, and whether the difference means anything."""

import pandas as pd
import pytest

from decks.standings import standing_rows
from domain.access import EVERYWHERE
from metrics.comparison import ranked
from metrics.rules_shared import shared_rules
from pages.frame.course import Asked
from pages.frame.plans import Sight
from pages.meetings.compare_answer import answer, unranked_in_words
from pages.meetings.compare_tables import ranking
from pages.meetings.rules_apart import rules_apart
from pages.meetings.sides import PLACES, Question
from pages.meetings.standings import said_of
from tests.metrics.makers import AFTER, make_plan

PLAN = make_plan()
QUESTION = Question(Asked((PLAN,), Sight(EVERYWHERE, "1"), AFTER), PLACES)
SAID = said_of("share_met", QUESTION)


def stand(*pairs):
    """Places A, B, C … that met so many of so many."""
    names = [chr(ord("A") + place) for place in range(len(pairs))]
    met, owed = zip(*pairs, strict=True)
    tallies = pd.DataFrame({"group": names, "met": met, "owed_by_now": owed})
    return standing_rows(ranked(tallies, "share_met"), dict(zip(names, names, strict=True)))


@pytest.mark.parametrize(
    ("why", "pairs", "said"),
    [
        (
            "clear of one, not of the other",
            [(95, 100), (90, 100), (60, 100)],
            "Đạt chỉ tiêu: A đứng đầu với 95 trên 100 lượt (95 %), hơn rõ C, chưa khác rõ B.",
        ),
        (
            "clear of many",
            [(95, 100), (50, 100), (60, 100), (40, 100)],
            "Đạt chỉ tiêu: A đứng đầu với 95 trên 100 lượt (95 %), hơn rõ 3 nơi khác.",
        ),
        (
            "it may be chance",
            [(19, 20), (18, 20)],
            "Đạt chỉ tiêu: A đứng đầu với 19 trên 20 lượt (95 %), chưa khác rõ B.",
        ),
        (
            "two lead together",
            [(19, 20), (38, 40), (2, 20)],
            "Đạt chỉ tiêu: A và B cùng đứng đầu với 95 %, hơn rõ C.",
        ),
        ("all are equal", [(20, 20), (30, 30)], "Đạt chỉ tiêu: A và B bằng nhau, 100 %."),
        (
            "a small one is not ahead by chance",
            [(3, 3), (15, 20)],
            "Đạt chỉ tiêu: B đứng đầu với 15 trên 20 lượt (75 %).",
        ),
        (
            "all are small",
            [(3, 3), (2, 4)],
            "Đạt chỉ tiêu: 1 trong 2 nơi đủ 100 %; nơi nào cũng dưới 10 lượt nên không xếp hạng.",
        ),
        ("one alone", [(3, 4)], "Đạt chỉ tiêu: A có 3 trên 4 lượt (75 %)."),
        ("nothing is due", [(0, 0), (0, 0)], "Đạt chỉ tiêu: chưa đến hạn."),
    ],
)
def test_the_first_line_says_who_leads_and_by_how_much(why, pairs, said):
    assert answer(stand(*pairs), SAID) == said, why


def test_ties_are_shown_as_ties_and_small_ones_last_by_name():
    table = ranking(stand((9, 9), (30, 40), (20, 40), (10, 20), (1, 2)), SAID)

    assert table["Tên"].tolist() == ["B", "C", "D", "A", "E"]
    assert table["Hạng"].tolist() == ["1", "đồng hạng 2", "đồng hạng 2", "ít đơn vị", "ít đơn vị"]
    assert table["Khoảng"].tolist()[0] == "60–86 %"
    # 20 of 40 is clearly less than 30 of 40; 10 of 20 rests on too little to be.
    told = table["So với hạng 1"].tolist()
    assert told == ["–", "thấp hơn rõ", "không khác nhau rõ", "–", "–"]


def test_who_has_no_rank_is_named_with_the_reason():
    assert unranked_in_words(stand((3, 3), (15, 20)), SAID) == (
        "Dưới 10 lượt nên không xếp hạng: A."
    )
    assert unranked_in_words(stand((3, 3), (1, 2)), SAID) == ""


def test_what_differs_between_plans_is_named_and_what_is_alike_is_not():
    other = make_plan(code="other", place="Huyện Khác", quota=None, last_year=2024)
    said = rules_apart([PLAN, other], shared_rules([PLAN, other]))

    assert said == [
        "Giai đoạn khác nhau (Huyện Mẫu: 2021–2025; Huyện Khác: 2021–2024): so theo lượt, mỗi lượt "
        "là một đơn vị, một năm.",
        "Huyện Khác không giao chỉ tiêu bằng số nên tính mọi mô hình được kể, cả duy trì, nâng "
        "cấp: không so số mô hình, lĩnh vực, chỉ tiêu với nơi khác.",
    ]
    assert rules_apart([PLAN], shared_rules([PLAN])) == []
