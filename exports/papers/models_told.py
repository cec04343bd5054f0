"""What was recognised and what was struck off, in the prose of an office."""

import pandas as pd

from domain.kinds import Level
from exports.papers.of_year import OfYear, listed
from metrics.decided import LEVELS
from metrics.recognition import recognition
from translations.joining import together
from translations.numbers import number, percent
from translations.wording import level_label

MOST_MODELS = 4


def recognised_of(of: OfYear) -> pd.DataFrame:
    """Of the models those registered in the year and recognised, of units that are looked at."""
    models = of.issue.seen.found.models
    found: pd.DataFrame = models[(models["year"] == of.year) & models["level"].notna()]
    return found[found["unit_id"].isin(of.rows["unit_id"])]


def struck_off_of(of: OfYear) -> pd.DataFrame:
    """Of the models those struck off in the year, whenever they were registered."""
    models = of.issue.seen.found.models
    struck = (models["struck_year"] == of.year).fillna(False).astype(bool)
    found: pd.DataFrame = models[struck & models["unit_id"].isin(of.rows["unit_id"])]
    return found


def by_level(recognised: pd.DataFrame) -> list[tuple[str, int]]:
    """The levels that recognised any of the models, the highest first, and how many each."""
    counts = recognised["level"].value_counts()
    return [(level, int(counts[level])) for level in reversed(LEVELS) if level in counts]


def recognised_and_struck_off(of: OfYear) -> list[str]:
    """Registered, effective, recognised, struck off: four figures, never mixed (rule 4)."""
    if of.in_rounds:
        return []
    found = of.issue.seen.found
    year = recognition(found.tally, of.rows).iloc[0]
    registered, recognised = int(year["registered"]), int(year["recognised"])
    if not registered and not year["struck_off"]:
        return [f"Chưa có danh sách mô hình năm {of.year} nên chưa có số liệu về công nhận."]
    if not recognised:
        told = "chưa có mô hình nào được công nhận"
        if not of.is_over:
            told += "; việc công nhận thường làm khi hết năm"
    else:
        levels = [
            f"{number(count)} ở {level_label(Level(level))}"
            for level, count in by_level(recognised_of(of))
        ]
        told = (
            f"{number(recognised)} mô hình được công nhận ({percent(recognised / registered)}), "
            f"gồm {together(levels)}"
        )
    works = f"{number(year['effective'])} mô hình"
    if not year["effective"]:
        works = "chưa có mô hình nào"
    listed_in = "Các danh sách ghi" if of.registers else "Các báo cáo kể ra"
    return [
        f"{listed_in} {number(registered)} mô hình{of.registered} năm {of.year}, kể cả mô hình duy "
        f"trì, nâng cấp. Đến ngày {of.until}, {works} được báo cáo là có hiệu quả, "
        f"{told}.",
        _struck_off(of, int(year["struck_off"])),
    ]


def _struck_off(of: OfYear, count: int) -> str:
    if not count:
        return f"Trong năm {of.year} không có mô hình nào đưa ra khỏi danh sách."
    rows = struck_off_of(of)
    names = [
        f"“{name}” ({of.called(unit)})"
        for name, unit in rows[["name", "unit_id"]].itertuples(index=False)
    ]
    named = listed(names, "mô hình", MOST_MODELS)
    return f"Trong năm {of.year} đưa ra khỏi danh sách {number(count)} mô hình: {named}."
