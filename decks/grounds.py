"""Slides of the quality of the figures: what the years rest on, and where a word is waited for."""

import pandas as pd

from charts.rests_on import rests_on_bars, rests_on_key
from decks.slide import Slide
from decks.told import Told
from decks.units import names_of_units
from domain.kinds import RestsOn, UnitState
from domain.text import sort_key
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.rests_on import rests_on, rests_on_by_year
from translations import gettext as _
from translations.numbers import number, percent
from translations.rests_on_wording import rests_on_label


def covered(told: Told) -> Slide | None:
    """What the unit-years owed rest on, year by year."""
    found = told.seen.found
    owed = rests_on(found.compliance, found.reports, told.plan, told.seen.as_of)
    if owed.empty:
        return None
    by_year = rests_on_by_year(owed)
    labels = {kind.value: rests_on_label(kind).capitalize() for kind in RestsOn}
    named = {"year": _("Năm"), **labels, "owed": _("Phải thực hiện")}
    return Slide(
        "can-cu",
        _of_grounds(by_year),
        _("Mỗi lượt là một đơn vị, một năm. Danh sách của chính đơn vị là căn cứ chắc nhất."),
        table=by_year[list(named)].rename(columns=named),
        figure=rests_on_bars(by_year, dark=told.dark),
        reading=_("Mỗi thanh là các đơn vị phải thực hiện của một năm, tổng ở cuối thanh."),
        legend=rests_on_key(by_year, dark=told.dark),
        of_period=True,
    )


def _of_grounds(by_year: pd.DataFrame) -> str:
    owed = int(by_year["owed"].sum())
    silent = int(by_year[RestsOn.NOT_REPORTED.value].sum())
    if silent == owed:
        return _("Cả {count} lượt chưa báo cáo.").format(count=number(owed))
    own = int(by_year[RestsOn.OWN_LIST.value].sum())
    words = _("{own} lượt có danh sách của chính đơn vị, {silent} chưa báo cáo.")
    return words.format(own=percent(own / owed), silent=percent(silent / owed))


def awaited(told: Told) -> Slide | None:
    """Where a word is waited for, unit by unit, those with most open points first."""
    if not told.any_reported:
        return None
    every = told.seen.found.compliance
    rows = every[every["reported"]]
    points = pd.DataFrame(
        {
            "unit_id": rows["unit_id"],
            _("Mô hình chờ xác nhận"): rows["to_confirm"].fillna(0),
            _("Chưa rõ nguồn gốc"): rows["unknown_origin"].fillna(0),
            _("Năm chỉ có con số"): by_number_alone(rows),
            _("Năm hai biểu ghi khác nhau"): stated_otherwise(rows),
        }
    )
    sums = points.groupby("unit_id").sum().astype("int64")
    waiting = sums[sums.sum(axis=1) > 0]
    silent = int((every["state"] == UnitState.NOT_REPORTED.value).sum())
    if waiting.empty and silent:
        words = _("Báo cáo đã nhận không còn điều phải hỏi lại; {count} lượt chưa báo cáo.")
        note = _("Mỗi lượt là một đơn vị, một năm. Đôn đốc nộp báo cáo trước khi dùng số liệu.")
        return Slide("cho-tra-loi", words.format(count=number(silent)), note, of_period=True)
    if waiting.empty:
        note = _("Không cần hỏi lại đơn vị nào trước khi dùng số liệu.")
        return Slide("cho-tra-loi", _("Không đơn vị nào còn điều phải trả lời."), note)
    words = _("{count} đơn vị còn điều phải trả lời; {models} mô hình chờ xác nhận.")
    models = int(waiting[_("Mô hình chờ xác nhận")].sum())
    return Slide(
        "cho-tra-loi",
        words.format(count=number(len(waiting)), models=number(models)),
        _("Còn nhiều điều nhất đứng trước. Văn phòng hỏi lại từng đơn vị và ghi câu trả lời."),
        table=_by_unit(waiting, told),
        of_period=True,
    )


def _by_unit(waiting: pd.DataFrame, told: Told) -> pd.DataFrame:
    known = names_of_units(told)
    names = pd.Series([known[unit] for unit in waiting.index], index=waiting.index, dtype="str")
    shown = waiting.assign(name=names, many=-waiting.sum(axis=1), place=names.map(sort_key))
    ordered = shown.sort_values(["many", "place"]).drop(columns=["many", "place"])
    unit = _("Đơn vị")
    return ordered.rename(columns={"name": unit})[[unit, *waiting.columns]].reset_index(drop=True)
