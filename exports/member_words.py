"""The sentences of the report on the units that somebody follows, written from the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from domain.kinds import Timeliness, UnitState
from domain.plans import Plan
from translations.joining import inside
from translations.numbers import number
from translations.report_wording import report_of_year
from translations.rule_wording import counted_origins
from translations.timeliness_wording import timeliness_in_words
from translations.wording import unit_state_label

TO_FILL = "…" * 45


@dataclass(frozen=True, slots=True)
class Told:
    """What is reported: the `period` of `year`, by what was received up to `as_of`.

    `units`: rows of `followed_units`; `missing`: of these units, rows of `missing_reports` up to
    that year; `fields`: rows of `fields_balance`. `difficulties` and `proposals` are the person's
    own words, "" where they are still to be written.
    """

    period: str
    year: int
    as_of: date
    units: pd.DataFrame
    missing: pd.DataFrame
    fields: pd.DataFrame
    difficulties: str = ""
    proposals: str = ""


def results_in_words(told: Told, plan: Plan) -> list[str]:
    """What was registered, carried out and recognised, against the quota and by field."""
    lines = [
        _registered(told),
        _models(told.units, plan),
        _quota(told.units, plan),
        _by_field(told, plan),
    ]
    said = [line for line in lines if line]
    return [f"{place}. {line}" for place, line in enumerate(said, start=1)]


def _registered(told: Told) -> str:
    owed = told.units[told.units["timeliness"].notna()]
    if owed.empty:
        return ""
    states = owed["timeliness"].value_counts()
    words = {
        Timeliness.ON_TIME: "đúng hạn",
        Timeliness.LATE: "quá hạn",
        Timeliness.RECEIVED: "đã nhận, không xét hạn",
        Timeliness.MISSING: "chưa nộp, đã quá hạn",
        Timeliness.UNDATED: "chưa nộp, chưa đặt hạn",
        Timeliness.PENDING: "chưa đến hạn",
    }
    parts = [f"{number(int(states[s]))} {told_as}" for s, told_as in words.items() if s in states]
    return (
        f"Đăng ký mô hình năm {told.year}: {number(len(owed))} đơn vị phải đăng ký; "
        f"{', '.join(parts)}."
    )


def _models(units: pd.DataFrame, plan: Plan) -> str:
    registered, effective, recognised, struck = (
        number(int(units[column].sum()))
        for column in ("registered", "effective", "recognised", "struck_off")
    )
    counted = number(int(units["total"].fillna(0).sum()))
    return (
        f"Mô hình: {counted} mô hình được tính (nguồn gốc {counted_origins(plan)}). Theo danh "
        f"sách: {registered} mô hình, trong đó {effective} có hiệu quả, {recognised} được công "
        f"nhận; trong kỳ đưa ra khỏi danh sách {struck} mô hình."
    )


def _quota(units: pd.DataFrame, plan: Plan) -> str:
    owed = units[units["owed"] & units["due_passed"]]
    if plan.quota is None or owed.empty:
        return ""
    aim = (owed["state"] == UnitState.EXCEEDED.value).sum()
    met = aim + (owed["state"] == UnitState.MET.value).sum()
    return (
        f"Chỉ tiêu: {number(int(met))} trong {number(len(owed))} đơn vị đạt mức ít nhất "
        f"{plan.quota.at_least} mô hình, {number(int(aim))} đơn vị đạt mức phấn đấu "
        f"{plan.quota.aim} mô hình."
    )


def _by_field(told: Told, plan: Plan) -> str:
    names = {field.code: field.name for field in plan.fields}
    counted = told.fields[told.fields["counted"] > 0]
    parts = [
        f"{names.get(field) or field or 'chưa ghi lĩnh vực'} {number(count)}"
        for field, count in zip(counted["field"], counted["counted"], strict=True)
    ]
    return f"Theo lĩnh vực: {', '.join(parts)}." if parts else ""


def lagging_in_words(told: Told) -> list[str]:
    """A line for each unit that lacks reports, with how long."""
    if told.missing.empty:
        return ["Không có đơn vị nào còn thiếu báo cáo."]
    lines = []
    for name, rows in told.missing.groupby("name", sort=False):
        said = [
            f"{inside(report_of_year(row['kind'], row['period'], row['year']))} "
            f"({_how(row, told.as_of)})"
            for row in rows.to_dict("records")
        ]
        lines.append(f"- {name}: {'; '.join(said)}.")
    return lines


def _how(row: Mapping[Any, Any], as_of: date) -> str:
    late = None if pd.isna(row["days_late"]) else int(row["days_late"])
    return timeliness_in_words(Timeliness(row["state"]), None, None, late, as_of)


def own_words(words: str) -> tuple[str, ...]:
    """What the person wrote, a paragraph a line; room to write where they did not yet."""
    lines = tuple(line.strip() for line in words.splitlines() if line.strip())
    return lines or (TO_FILL, TO_FILL)


def unit_rows(units: pd.DataFrame) -> list[tuple[str, ...]]:
    """A row for each of `followed_units` under the labels of the report's table."""
    return [
        (
            str(place),
            row["name"],
            number(row["registered"]),
            "–" if pd.isna(row["total"]) else number(int(row["total"])),
            number(row["effective"]),
            number(row["recognised"]),
            _state(row),
        )
        for place, row in enumerate(units.to_dict("records"), start=1)
    ]


def _state(row: Mapping[Any, Any]) -> str:
    if row["owed"] and not row["due_passed"] and row["state"] == UnitState.NOT_OWED.value:
        return "chưa đến hạn"
    return unit_state_label(UnitState(row["state"]))
