"""The first lines of a comparison of single units: how many models, who is short, who is silent.

A unit owes once a year, so that shares of it rest on a handful and rank nobody.
"""

from collections.abc import Mapping

import pandas as pd

from pages.meetings.compared import Compared
from pages.meetings.sides import Question
from translations import gettext as _
from translations.joining import together
from translations.numbers import number

_NAMED = 4  # of more, how many


def units_in_words(found: Compared, names: Mapping[str, str], question: Question) -> list[str]:
    """The answer, then who has not met the quota and who has not reported."""
    rows = found.tallies.assign(name=found.tallies["group"].map(dict(names)))
    reported = rows[rows["unit_years_reported"] > 0]
    short = (rows["owed_by_now"] - rows["not_reported"] - rows["met"]).fillna(0)
    lines = [_models(reported, found, question)]
    if found.shared.quota:
        lines.append(_who(_("Chưa đạt chỉ tiêu"), rows["name"], short, question))
    lines.append(_who(_("Chưa báo cáo"), rows["name"], rows["not_reported"], question))
    return [line for line in lines if line]


def _models(reported: pd.DataFrame, found: Compared, question: Question) -> str:
    when = _("Từ năm {year}").format(year=min(plan.first_year for plan in found.plans))
    if question.year:
        when = _("Năm {year}").format(year=question.year)
    if not found.shared.counting:
        words = _("{when}: {count} đơn vị đã có báo cáo.")
        return words.format(when=when, count=number(len(reported)))
    models = reported["models"]
    most, least = int(models.max()), int(models.min())
    first = _some(reported.loc[models == most, "name"].tolist())
    if most == least:
        alike = _("{when}: {names} {count} mô hình.")
        alike = alike if len(reported) == 1 else _("{when}: {names} mỗi đơn vị {count} mô hình.")
        return alike.format(when=when, names=first, count=number(most))
    words = _("{when}: nhiều nhất là {first} ({most} mô hình), ít nhất là {last} ({least}).")
    last = _some(reported.loc[models == least, "name"].tolist())
    return words.format(when=when, first=first, most=number(most), last=last, least=number(least))


def _who(label: str, names: "pd.Series[str]", lacking: "pd.Series[int]", question: Question) -> str:
    """“Chưa báo cáo: Xã An Vĩ (2 năm), Xã Đông Tảo (1 năm).”; "" where none lacks anything."""
    rows = [(name, int(lacks)) for name, lacks in zip(names, lacking, strict=True) if lacks]
    if not rows:
        return ""
    if len(rows) > _NAMED:
        words = _("{label}: {count} đơn vị.")
        return words.format(label=label, count=number(len(rows)))
    told = [_one(name, lacks, question) for name, lacks in rows]
    return _("{label}: {names}.").format(label=label, names=", ".join(told))


def _one(name: str, lacks: int, question: Question) -> str:
    if question.year and lacks == 1:
        return name
    words = _("{name} ({count} năm)")
    if question.view:
        words = _("{name} ({count} lượt)")
    if question.year:
        words = _("{name} ({count} đơn vị cũ)")
    return words.format(name=name, count=number(lacks))


def _some(names: list[str]) -> str:
    if len(names) > _NAMED:
        return _("{count} đơn vị").format(count=number(len(names)))
    return together(names)
