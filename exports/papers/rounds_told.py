"""What campaign rounds achieved, round by round, in the prose of an office."""

from itertools import groupby

import pandas as pd

from decks.rounds import done_in, units_in, without_round
from decks.rounds_said import amount_and_worth, worth
from domain.plans import Round
from exports.paper_head import NO_BREAK
from exports.papers.of_year import OfYear
from metrics.rounds import by_activity
from translations.joining import beginning, inside, together
from translations.numbers import number, percent

MOST_ACTIVITIES = 12
SILENCE = "Chưa báo cáo không phải là không có hoạt động."


def rounds_in_all(of: OfYear) -> list[str]:
    """Which rounds the year has, who owes them, and what they come to together: only worth is added
    up, never quantities of unlike measures.
    """
    rounds = [f"đợt {each.number}{_when(each)}" for each in of.plan.rounds_of(of.year)]
    held = f"Năm {of.year}, kế hoạch tổ chức {together(rounds)}. " if rounds else ""
    if of.alone:
        return [f"{held}{beginning(of.alone)} {_all_done(of)}."]
    owing = of.owing["unit_id"].nunique()
    asked = f"Có {number(owing)} đơn vị phải báo cáo; đến ngày {of.until} {_all_done(of)}. "
    counts = "Kế hoạch tổ chức theo đợt hoạt động nên không đếm mô hình."
    return [f"{held}{asked}{counts}", *_of_no_round(of)]


def _when(each: Round) -> str:
    days = [f"{day.day}/{day.month}" for day in (each.first_day, each.last_day) if day]
    when = f"từ {' đến '.join(days)}" if len(days) > 1 else each.expected
    return f" ({inside(when)})" if when else ""


def _all_done(of: OfYear) -> str:
    done = of.issue.told.done
    done = done[(done["year"] == of.year) & done["unit_id"].isin(of.rows["unit_id"])]
    if done.empty:
        return f"{'chưa' if of.alone else 'chưa đơn vị nào'} báo cáo hoạt động nào"
    units = "đã" if of.alone else f"đã có {number(done['unit_id'].nunique())} đơn vị"
    return f"{units} báo cáo {_activities(done)}"


def _activities(done: pd.DataFrame) -> str:
    """“14 hoạt động, trị giá 482 triệu đồng (3 hoạt động không ghi trị giá)”."""
    said = f"{number(len(done))} hoạt động"
    unsaid = int(done["worth"].isna().sum())
    if unsaid == len(done):
        return f"{said}, không ghi trị giá"
    beside = f" ({number(unsaid)} hoạt động không ghi trị giá)" if unsaid else ""
    return f"{said}, trị giá {worth(done['worth'].sum())} triệu đồng{beside}"


def _of_no_round(of: OfYear) -> list[str]:
    count = without_round(of.issue.told, of.year)
    words = f"{number(count)} báo cáo không ghi đợt nào nên không tính vào đợt nào."
    return [words] if count else []


def round_by_round(of: OfYear) -> list[tuple[str, list[str]]]:
    """For each round of the year a heading, and beneath it who reported and what was done."""
    return [
        (f"Kết quả đợt {each.number}", _of_round(of, each.number))
        for each in of.plan.rounds_of(of.year)
    ]


def _of_round(of: OfYear, which: int) -> list[str]:
    done = done_in(of.issue.told, of.year, which)
    rows = units_in(of.issue.told, of.year, which)
    if done.empty:
        said = _silent_unit(of, rows, which) if of.alone else _who_reported(of, rows, which)
        silent = (rows["owed"] & ~rows["reported"]).any()
        return [f"{said} {SILENCE}" if silent else said]
    if of.alone:
        whole = f"{beginning(of.alone)} đã báo cáo đợt {which} với {_activities(done)}, cụ thể:"
        return [whole, *_each(done, alone=True)]
    whole = f"Các đơn vị đã báo cáo {_activities(done)}, cụ thể:"
    return [_who_reported(of, rows, which), whole, *_each(done, alone=False)]


def _silent_unit(of: OfYear, rows: pd.DataFrame, which: int) -> str:
    unit = beginning(of.alone)
    if rows["owed"].any():
        return f"Đến ngày {of.until}, {of.alone} chưa báo cáo đợt {which}."
    return f"{unit} không phải báo cáo đợt {which}."


def _who_reported(of: OfYear, rows: pd.DataFrame, which: int) -> str:
    owed, silent = rows[rows["owed"]], rows[rows["owed"] & ~rows["reported"]]
    others = int((rows["reported"] & ~rows["owed"]).sum())
    beside = f" Ngoài ra có {number(others)} đơn vị khác cũng báo cáo." if others else ""
    if owed.empty:
        return f"Không có đơn vị nào phải báo cáo đợt {which}.{beside}"
    said = f"Có {number(len(owed))} đơn vị phải báo cáo đợt {which}; đến ngày {of.until}"
    if silent.empty:
        return f"{said} tất cả đã báo cáo.{beside}"
    if len(silent) == len(owed):
        return f"{said} chưa đơn vị nào báo cáo.{beside}"
    spoke = len(owed) - len(silent)
    names = of.named(of.alphabetical(silent["unit_id"].tolist()))
    return (
        f"{said} đã có {number(spoke)} đơn vị báo cáo ({percent(spoke / len(owed))}). Chưa báo "
        f"cáo: {names}; chưa báo cáo không phải là không có hoạt động.{beside}"
    )


def _each(done: pd.DataFrame, *, alone: bool) -> list[str]:
    """A line for each activity, its units of measure beside each other; those of most worth."""
    rows = by_activity(done).to_dict("records")
    groups = [list(group) for _key, group in groupby(rows, lambda row: row["activity_key"])]
    lines = []
    for group in groups[:MOST_ACTIVITIES]:
        told = "; ".join(_amount(pd.Series(row), alone=alone) for row in group)
        lines.append(f"- {group[0]['name']}: {told}")
    if (left := len(groups) - MOST_ACTIVITIES) > 0:
        lines.append(f"- {number(left)} hoạt động khác có trong phụ lục")
    return [*(f"{line};" for line in lines[:-1]), f"{lines[-1]}."]


def _amount(row: pd.Series, *, alone: bool) -> str:
    """“3 căn, trị giá 160 triệu đồng (2 đơn vị)”."""
    said = amount_and_worth(row)
    unsaid = "không ghi khối lượng"
    if pd.isna(row["quantity"]):
        said = f"{number(row['times'])} lần, {unsaid}"
        if pd.notna(row["worth"]):
            said += f", trị giá {worth(row['worth'])} triệu đồng"
    beside = [] if alone else [f"{number(row['units'])}{NO_BREAK}đơn vị"]
    if row["unmeasured"] and pd.notna(row["quantity"]):
        beside.append(f"{number(row['unmeasured'])} lần {unsaid}")
    return f"{said} ({', '.join(beside)})" if beside else said
