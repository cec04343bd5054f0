"""The letter that reminds of reports not yet in, and the same as a list for a chat."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import sort_key
from exports import word
from exports.basis import called, carrying_out
from exports.paper_dates import day as official_day
from exports.paper_head import LETTER
from exports.word_page import add_foot, add_list
from exports.word_table import Look, add_table
from translations.numbers import day, number
from translations.report_wording import report_of_year

TITLE = "DANH SÁCH BÁO CÁO CHƯA NỘP"
ABOUT = "V/v đôn đốc nộp báo cáo phong trào thi đua “Dân vận khéo”"
OF_ROUNDS = "V/v đôn đốc nộp báo cáo công tác dân vận theo đợt"
LABELS = ("TT", "Đơn vị", "Báo cáo", "Hạn nộp", "Quá hạn")
WIDTHS = (1.0, 5.1, 4.9, 2.6, 2.4)
MIDDLE = (0, 3, 4)
MOST_WITHIN = 20  # rows that stand in the letter itself; more of them go beneath it, as a list


def reminder(
    missing: pd.DataFrame,
    plan: Plan,
    superior: str,
    as_of: date,
    stamp: str = "",
    beside: str = "",
) -> bytes:
    """A letter (.docx) from the plan's issuer to `superior` about the reports not in by `as_of`.

    `missing` is from `missing_reports`: the rows of one superior. `superior` is "" where nobody
    stands between the issuer and the units; then the letter goes to the units themselves. `stamp`,
    one line, stands at the foot of each page; `beside` is said after what lacks.
    """
    alone = _alone(missing, superior)
    paper = word.new_paper(plan)
    if stamp:
        add_foot(paper, stamp)
    in_rounds = set(plan.kinds) == {ReportKind.ROUND}
    word.add_heads(paper, plan, LETTER, OF_ROUNDS if in_rounds else ABOUT, as_of)
    enclosed = len(missing) > MOST_WITHIN
    where = "trong danh sách kèm theo" if enclosed else "dưới đây"
    to = alone or superior or f"Các cơ quan, đơn vị có tên {where}"
    word.add_centred(paper, f"Kính gửi: {to}")
    paper.add_paragraph()
    above = "" if alone else superior
    ends = " (có danh sách kèm theo)." if enclosed else ", cụ thể:"
    word.add_text(paper, f"{_opening(missing, plan, alone, above, as_of)}{ends}")
    look = Look(centred=MIDDLE)
    if not enclosed:
        paper.add_paragraph()
        add_table(paper, LABELS, _rows(missing), WIDTHS, look)
    if beside:
        word.add_text(paper, beside)
    word.add_text(paper, _asking(plan, alone, above, enclosed=enclosed))
    word.add_signature(paper, plan, ("- Như trên;",))
    if enclosed:
        add_list(paper, TITLE, word.belonging(plan, LETTER, as_of))
        add_table(paper, LABELS, _rows(missing), WIDTHS, look)
    return word.as_bytes(paper)


def _alone(missing: pd.DataFrame, superior: str) -> str:
    """The one unit that the letter is to; "" where there are several, or one beneath another."""
    names = missing["name"].unique().tolist()
    return names[0] if len(names) == 1 and superior in {"", names[0]} else ""


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
    return report_of_year(row["kind"], row["period"], row["year"])


def _rows(missing: pd.DataFrame) -> list[tuple[str, ...]]:
    ordered = sorted(missing.to_dict("records"), key=lambda row: sort_key(row["name"]))
    return [
        (
            str(place),
            row["name"],
            _label(row),
            "chưa đặt" if pd.isna(row["due"]) else official_day(row["due"]),
            "–" if pd.isna(row["days_late"]) else f"{number(int(row['days_late']))} ngày",
        )
        for place, row in enumerate(ordered, start=1)
    ]


def _opening(missing: pd.DataFrame, plan: Plan, alone: str, superior: str, as_of: date) -> str:
    begins = f"{carrying_out(plan, as_of)}, đến ngày {official_day(as_of)}"
    if alone:
        return f"{begins} {called(alone)} chưa gửi đủ báo cáo theo quy định"
    units = missing["unit_id"].nunique()
    whose = f" thuộc {called(superior)}" if superior else ""
    return f"{begins} còn {number(units)} đơn vị{whose} chưa gửi đủ báo cáo theo quy định"


def _asking(plan: Plan, alone: str, superior: str, *, enclosed: bool) -> str:
    recipients = dict.fromkeys(duty.recipient for duty in plan.duties if duty.recipient)
    where = next(iter(recipients), plan.issuer.name).partition(", để ")[0]
    named = "có tên trong danh sách" if enclosed else "có tên trên"
    asked = f"Đề nghị các đơn vị {named}"
    if superior:
        asked = f"Đề nghị {called(superior)} đôn đốc các đơn vị {named}"
    if alone:
        asked = f"Đề nghị {called(alone)}"
    return f"{asked} khẩn trương gửi báo cáo về {where} trước ngày ……/……/………./."
