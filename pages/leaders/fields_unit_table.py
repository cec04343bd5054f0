"""The units that leave a field empty, as they are shown and taken along, and where each leads."""

from datetime import date
from urllib.parse import urlencode

import pandas as pd

from domain.kinds import FieldReach
from pages.frame.course import Asked
from translations import gettext as _
from translations.numbers import day, number


def table(units: pd.DataFrame, fields: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """A row for each of `units`, a column for each field: “chưa lần nào”, “trống từ 2023”, or how
    many models there were.
    """
    told = pd.DataFrame({_("Đơn vị"): [_name(*pair, asked.as_of) for pair in _pairs(units)]})
    if len(asked.plans) > 1:
        told[_("Nơi")] = units["place"].tolist()
    mine = fields[fields["unit_id"].isin(units["unit_id"])]
    columns = zip(
        mine["unit_id"], mine["field"], mine["reach"], mine["models"], mine["since"], strict=True
    )
    words = {(unit, field): _stands(*rest) for unit, field, *rest in columns}
    for field in asked.plan.fields:
        told[field.short] = [words.get((unit, field.code), "–") for unit in units["unit_id"]]
    told[_("Chưa báo cáo")] = [_spans(years) or "–" for years in units["silent"]]
    return told


def _spans(years: tuple[int, ...]) -> str:
    """“2021, 2023–2025”."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    said = [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]
    return ", ".join(said)


def _pairs(units: pd.DataFrame) -> list[tuple[str, object]]:
    return list(zip(units["name"].tolist(), units["valid_to"], strict=True))


def _name(name: str, until: object, as_of: date) -> str:
    """The unit's name; where it has ended, until when it was."""
    if not isinstance(until, pd.Timestamp) or until.date() >= as_of:
        return name
    return _("{name} (đến {day})").format(name=name, day=day(until.date()))


def _stands(reach: str, models: int, since: int) -> str:
    if reach == FieldReach.NEVER:
        return _("chưa lần nào")
    if reach == FieldReach.PAUSED:
        return _("trống từ {year}").format(year=since)
    return _("{count} mô hình").format(count=number(models)) if models else _("không rõ")


def links(units: pd.DataFrame, page: str, key: str, same: dict[str, str]) -> list[str]:
    """To a page that shows the unit, with what goes along from the `same` address (`carried`)."""
    names = zip(units["name"], units["code"], strict=True)
    words = [f"{name} · {code}" if key == "don_vi" else name for name, code in names]
    return [f"{page}?{urlencode(same | {key: each})}" for each in words]
