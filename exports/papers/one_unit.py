"""The year of one unit alone, in the prose of an office."""

import pandas as pd

from domain.kinds import UnitState
from exports.basis import no_quota
from exports.papers.of_year import OfYear
from translations.joining import beginning
from translations.numbers import number


def of_one_unit(of: OfYear) -> list[str]:
    """How the unit stands against what it owes, and beside the year before."""
    row = of.owing.iloc[0]
    said = _standing(of, row)
    if not row["reported"] or of.before is None:
        return [said]
    was = of.issue.seen.found.compliance.query("unit_id == @row.unit_id and year == @of.year - 1")
    if of.plan.quota is None or was.empty or pd.isna(was.iloc[0]["total"]):
        return [said]
    return [f"{said} Năm {of.year - 1} đơn vị có {number(was.iloc[0]['total'])} mô hình được tính."]


def _standing(of: OfYear, row: pd.Series) -> str:
    state, quota = UnitState(row["state"]), of.plan.quota
    if not row["reported"]:
        if not row["due_passed"]:
            return f"{beginning(of.alone)} chưa đến hạn báo cáo của năm {of.year} và chưa báo cáo."
        return (
            f"Đến ngày {of.until}, {of.alone} chưa báo cáo năm {of.year}. Chưa báo cáo không phải "
            "là không có mô hình."
        )
    told, unit = "được tính" if quota else "báo cáo kể ra", beginning(of.alone)
    counted = f"{unit} đã báo cáo năm {of.year}, có {number(row['total'])} mô hình {told}"
    if not row["total"]:
        counted = f"{unit} đã báo cáo năm {of.year}, không có mô hình nào {told}"
    if not quota:
        return f"{counted}. {no_quota(of.plan)}"
    asked = f"ít nhất {number(quota.at_least)}, phấn đấu {number(quota.aim)} mô hình"
    against = {
        UnitState.EXCEEDED: "đạt mức phấn đấu",
        UnitState.MET: "đạt chỉ tiêu",
        UnitState.NONE: "chưa đạt chỉ tiêu",
    }.get(state, "không thuộc diện phải thực hiện chỉ tiêu")
    return f"{counted}, {against} ({asked})."
