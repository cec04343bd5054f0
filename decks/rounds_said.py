"""What is said of a campaign round on screens, slides and papers, written from the figures."""

from datetime import date

import pandas as pd

from domain.plans import Plan
from domain.text import sort_key
from metrics.rounds import round_of
from translations import gettext as _
from translations.numbers import day, number

NAMED = 5  # so many silent units are named, the others counted


def answer(year: int, which: int, rows: pd.DataFrame) -> str:
    """The round in one sentence; `rows` is from `metrics.rounds.round_units`."""
    reported, owed = int(rows["reported"].sum()), int(rows["owed"].sum())
    beside = int((rows["reported"] & ~rows["owed"]).sum())
    of_round = {"round": which, "year": year, "owed": number(owed)}
    if not reported:
        words = _("Đợt {round} năm {year}: chưa đơn vị nào trong {owed} đơn vị báo cáo.")
        return words.format(**of_round)
    counted = {"activities": number(int(rows["activities"].sum()))}
    worth = rows["worth"].sum(min_count=1)
    words = _(
        "Đợt {round} năm {year}: {reported} trong {owed} đơn vị báo cáo {activities} hoạt động."
    )
    if pd.notna(worth):
        counted["worth"] = number(float(worth), 2)
        words = _(
            "Đợt {round} năm {year}: {reported} trong {owed} đơn vị báo cáo {activities} "
            "hoạt động, trị giá {worth} triệu đồng."
        )
    return words.format(**of_round, reported=number(reported - beside), **counted)


def beside(rows: pd.DataFrame, plan: Plan, year: int, which: int) -> str:
    """What goes with it: the round's days, the last day to report, who did not report."""
    return " ".join(part for part in (_days(rows, plan, year, which), _silent(rows)) if part)


def amount(row: pd.Series) -> str:
    """A quantity with its unit of measure: “1.250 suất”; “–” where none is written."""
    if pd.isna(row["quantity"]):
        return "–"
    measure = row["unit_of_measure"] if pd.notna(row["unit_of_measure"]) else ""
    return f"{number(float(row['quantity']), 2)} {measure}".rstrip()


def amount_and_worth(row: pd.Series) -> str:
    """“3 căn, trị giá 160 triệu đồng”; the quantity alone where no worth is written."""
    if pd.isna(row["worth"]):
        return amount(row)
    words = _("{amount}, trị giá {worth} triệu đồng")
    return words.format(amount=amount(row), worth=worth(row["worth"]))


def worth(million: float) -> str:
    """A worth in million đồng; “–” where none is written."""
    return "–" if pd.isna(million) else number(float(million), 2)


def _days(rows: pd.DataFrame, plan: Plan, year: int, which: int) -> str:
    found = round_of(plan, year, which)
    if found is None:
        return ""
    said = [_between(found.first_day, found.last_day)] if found.first_day else []
    return " ".join([*said, _last_day(rows, found.expected)])


def _last_day(rows: pd.DataFrame, expected: str) -> str:
    """The last day to report, as it holds by now."""
    days = rows.loc[rows["owed"], "due"]
    if days.isna().all():
        if expected:
            return _("Chưa đặt hạn báo cáo ({expected}).").format(expected=expected)
        return _("Chưa đặt hạn báo cáo.")
    last = day(days.max())
    if days.nunique() > 1:
        return _("Hạn báo cáo: muộn nhất hết ngày {day}, có đơn vị sớm hơn.").format(day=last)
    if rows["extended"].eq(True).any():
        return _("Hạn báo cáo (văn phòng đặt): hết ngày {day}.").format(day=last)
    return _("Hạn báo cáo: hết ngày {day}.").format(day=last)


def _between(first: date, last: date | None) -> str:
    if last is None:
        return _("Từ ngày {day}.").format(day=day(first))
    return _("Từ {first} đến {last}.").format(first=day(first), last=day(last))


def _silent(rows: pd.DataFrame) -> str:
    silent = rows[rows["owed"] & ~rows["reported"]]
    if silent.empty:
        return _("Mọi đơn vị đã báo cáo.") if rows["owed"].any() else ""
    names = sorted(silent["name"], key=sort_key)
    said = ", ".join(names[:NAMED])
    if (more := len(names) - NAMED) > 0:
        words = _("Chưa báo cáo: {names} và {count} đơn vị nữa.")
        return words.format(names=said, count=number(more))
    return _("Chưa báo cáo: {names}.").format(names=said)
