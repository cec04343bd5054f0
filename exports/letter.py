"""The letter that reminds of reports not yet in, and the same as a list for a chat."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import sort_key
from exports import word
from translations.numbers import day, number
from translations.wording import report_label

ABOUT = "V/v đôn đốc nộp báo cáo phong trào thi đua “Dân vận khéo”"
LABELS = ("TT", "Đơn vị", "Báo cáo", "Hạn nộp", "Quá hạn")
WIDTHS = (1.2, 5.5, 5.3, 2.4, 2.2)


def reminder(missing: pd.DataFrame, plan: Plan, superior: str, as_of: date) -> bytes:
    """A letter (.docx) from the plan's issuer to `superior` about the reports not in by `as_of`.

    `missing` is from `missing_reports`: the rows of one superior. `superior` is "" where nobody
    stands between the issuer and the units; then the letter goes to the units themselves.
    """
    paper = word.new_paper(plan)
    word.add_heads(paper, plan, "CV", ABOUT, as_of)
    word.add_centred(paper, f"Kính gửi: {superior or 'Các cơ quan, đơn vị có tên dưới đây'}")
    paper.add_paragraph()
    word.add_text(paper, _opening(missing, plan, superior, as_of))
    paper.add_paragraph()
    word.add_table(paper, LABELS, _rows(missing), WIDTHS)
    word.add_text(paper, _asking(plan, superior))
    word.add_signature(paper, plan, ("- Như trên;",))
    return word.as_bytes(paper)


def roll_call(missing: pd.DataFrame, plan: Plan, superiors: dict[int, str], as_of: date) -> str:
    """The missing reports as plain text to paste into a chat: by superior, then by report.

    `superiors`: the names of the units above, by id.
    """
    if missing.empty:
        return f"{plan.name}: đến ngày {day(as_of)} không còn thiếu báo cáo nào."
    units = missing["unit_id"].nunique()
    lines = [f"{plan.name}: đến ngày {day(as_of)} còn {number(units)} đơn vị thiếu báo cáo."]
    for superior, rows in missing.groupby(missing["superior_id"].fillna(-1)):
        if len(superiors) > 1:
            lines += ["", superiors.get(int(superior), "")]
        for _report, group in rows.groupby(["kind", "period", "year"], sort=False):
            named = ", ".join(sorted(group["name"], key=sort_key))
            lines.append(f"- {_label(group.iloc[0])}{_overdue(group)}: {named}")
    return "\n".join(lines)


def _overdue(rows: pd.DataFrame) -> str:
    longest = rows["days_late"].max()
    return "" if pd.isna(longest) else f" (quá hạn {number(int(longest))} ngày)"


def _label(row: Mapping[Any, Any] | pd.Series) -> str:
    return f"{report_label(ReportKind(row['kind']), row['period'])} {row['year']}"


def _rows(missing: pd.DataFrame) -> list[tuple[str, ...]]:
    ordered = sorted(missing.to_dict("records"), key=lambda row: sort_key(row["name"]))
    return [
        (
            str(place),
            row["name"],
            _label(row),
            "chưa đặt" if pd.isna(row["due"]) else day(row["due"]),
            "–" if pd.isna(row["days_late"]) else f"{number(int(row['days_late']))} ngày",
        )
        for place, row in enumerate(ordered, start=1)
    ]


def _opening(missing: pd.DataFrame, plan: Plan, superior: str, as_of: date) -> str:
    document = plan.document
    paper = [
        f"số {document.number}" if document.number else "",
        f"ngày {day(document.day)}" if document.day else "",
        f"của {plan.issuer.name}",
    ]
    units = missing["unit_id"].nunique()
    whose = f" thuộc {superior}" if superior else ""
    return (
        f"Thực hiện {document.title} ({' '.join(filter(None, paper))}), đến ngày {day(as_of)} còn "
        f"{number(units)} đơn vị{whose} chưa gửi đủ báo cáo theo quy định, cụ thể:"
    )


def _asking(plan: Plan, superior: str) -> str:
    recipients = dict.fromkeys(duty.recipient for duty in plan.duties if duty.recipient)
    where = next(iter(recipients), plan.issuer.name).partition(", để ")[0]
    asked = f"Đề nghị {superior} đôn đốc các đơn vị" if superior else "Đề nghị các đơn vị"
    return f"{asked} có tên trên khẩn trương gửi báo cáo về {where} trước ngày ……/……/………./."
