"""The slide of what changed since the meeting before."""

import pandas as pd

from decks.slide import Slide
from decks.told import Told
from decks.units import names_of_units
from domain.kinds import UnitState
from domain.plans import place_of
from domain.text import sort_key
from metrics.since import (
    ADDED,
    FELL_BACK,
    LEFT_OUT,
    RECOGNISED,
    REPLACED,
    STRUCK_OFF,
    TAKEN_BACK,
    Since,
    since,
)
from translations import gettext as _
from translations.duty_wording import asked_label
from translations.joining import inside
from translations.numbers import day, number
from translations.wording import unit_state_label

KEY = "thay-doi"
MOST_NAMED, MOST_PLACES = 3, 6
# The better a unit-year stands, the higher.
_RANKS = {
    UnitState.NOT_REPORTED.value: 0,
    UnitState.NONE.value: 1,
    UnitState.REPORTED.value: 2,
    UnitState.MET.value: 2,
    UnitState.EXCEEDED.value: 3,
}


def changed(told: Told) -> Slide:
    """Against the meeting before, in words and with names; or that there was none."""
    if told.before is None:
        note = _("Bản chốt lần này sẽ là mốc so của cuộc họp sau.")
        return Slide(KEY, _("Chưa có cuộc họp trước để so."), note)
    found = since(told.before, told.seen)
    names = pd.Series(names_of_units(told), dtype="str")
    note = _("So với bản chốt của cuộc họp trước, cùng kế hoạch, cùng phạm vi.")
    named = [*_of_states(found.states, names), *_of_models(found.models, names)]
    lines = _by_place(told, found) if len(told.seen.plans) > 1 else named
    table = _table(told, found, names)
    return Slide(KEY, _sentence(told, found), note, lines=tuple(lines), table=table)


def _sentence(told: Told, found: Since) -> str:
    before = day(told.before.as_of) if told.before else ""
    if found.reports.empty and found.models.empty and found.states.empty:
        return _("Từ cuộc họp trước ({day}) chưa có gì thay đổi.").format(day=before)
    return _("Từ cuộc họp trước ({day}): {parts}.").format(day=before, parts=_counted(found))


def _counted(found: Since) -> str:
    """How many of each change there are; empty where nothing changed."""
    counts = found.models["change"].value_counts()
    reports = found.reports["change"].value_counts()
    words = {
        _("thêm {count} báo cáo"): reports.get(ADDED, 0),
        _("{count} báo cáo có bản mới"): reports.get(REPLACED, 0),
        _("{count} báo cáo trở lại bản trước"): reports.get(FELL_BACK, 0),
        _("{count} báo cáo đã rút hoặc trả lại"): reports.get(TAKEN_BACK, 0),
        _("{count} mô hình mới ghi"): counts.get(ADDED, 0),
        _("{count} được công nhận"): counts.get(RECOGNISED, 0),
        _("{count} đưa ra khỏi danh sách"): counts.get(STRUCK_OFF, 0),
        _("{count} không còn báo cáo nào kể đến"): counts.get(LEFT_OUT, 0),
        _("{count} lượt đơn vị đổi kết quả"): len(found.states),
    }
    return ", ".join(said.format(count=number(count)) for said, count in words.items() if count)


def _by_place(told: Told, found: Since) -> list[str]:
    """The same counts of each place where anything changed, where most did first."""
    said = []
    for plan in told.seen.plans:
        mine = told.seen.units.loc[told.seen.units["plan_code"] == plan.code, "unit_id"]
        part = Since(*(table[table["unit_id"].isin(mine)] for table in found))
        changes, place = sum(map(len, part)), place_of(plan)
        if changes:
            words = _("{place}: {parts}.").format(place=place, parts=_counted(part))
            said.append((-changes, sort_key(place), words))
    lines = [words for *_order, words in sorted(said)]
    left = len(lines) - MOST_PLACES
    more = [_("… và {count} nơi khác.").format(count=number(left))] if left > 0 else []
    return [*lines[:MOST_PLACES], *more]


def _of_states(states: pd.DataFrame, names: "pd.Series[str]") -> list[str]:
    """Who reached more than before, who fell back, whose day has passed since."""
    better, worse, silent = _moved(states)
    words = {
        _("{count} lượt lên mức cao hơn: {names}."): better,
        _("{count} lượt xuống mức thấp hơn: {names}."): worse,
        _("{count} lượt đến hạn mà chưa báo cáo: {names}."): silent,
    }
    return [
        said.format(count=number(len(rows)), names=_named(rows, names))
        for said, rows in words.items()
        if len(rows)
    ]


def _moved(states: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    was, now = states["was"].map(_RANKS), states["is"].map(_RANKS)
    # A year that was not looked at, or not due, stood nowhere yet.
    came = was.isna() & (now >= _RANKS[UnitState.MET.value])
    silent = was.isna() & (states["is"] == UnitState.NOT_REPORTED.value)
    return states[(now > was) | came], states[now < was], states[silent]


def _named(rows: pd.DataFrame, names: "pd.Series[str]") -> str:
    units = sorted({names[unit] for unit in rows["unit_id"]}, key=sort_key)
    left = len(units) - MOST_NAMED
    said = ", ".join(units[:MOST_NAMED])
    more = _("{names} và {count} đơn vị khác")
    return more.format(names=said, count=number(left)) if left > 0 else said


def _some(models: pd.DataFrame, units: "pd.Series[str]") -> str:
    """As many models as can be read out, each with its unit; of the others how many there are:
    together as many as the slide says.
    """
    pairs = zip(models["name"], models["unit_id"], strict=True)
    named = sorted({f"{name} ({units[unit]})" for name, unit in pairs}, key=sort_key)[:MOST_NAMED]
    left, said = len(models) - len(named), ", ".join(named)
    more = _("{names} và {count} mô hình khác")
    return more.format(names=said, count=number(left)) if left > 0 else said


def _of_models(models: pd.DataFrame, units: "pd.Series[str]") -> list[str]:
    words = {
        RECOGNISED: _("Được công nhận: {names}."),
        STRUCK_OFF: _("Đưa ra khỏi danh sách: {names}."),
        ADDED: _("Mô hình mới ghi: {names}."),
        LEFT_OUT: _("Không còn trong danh sách: {names}."),
    }
    said = []
    for change, sentence in words.items():
        rows = models[models["change"] == change]
        if len(rows):
            said.append(sentence.format(names=_some(rows, units)))
    return said


def _table(told: Told, found: Since, names: "pd.Series[str]") -> pd.DataFrame:
    """All of it, a row a change, with the place where there are several: for the papers, and to be
    looked up.
    """
    of_states = found.states.assign(
        what=[
            _("{was} → {now}").format(was=_state(was), now=_state(now))
            for was, now in zip(found.states["was"], found.states["is"], strict=True)
        ],
    )
    labels = {
        ADDED: _("mô hình mới ghi"),
        LEFT_OUT: _("không còn trong danh sách"),
        RECOGNISED: _("được công nhận"),
        STRUCK_OFF: _("đưa ra khỏi danh sách"),
    }
    of_models = found.models.assign(
        what=found.models["change"].map(labels) + ": " + found.models["name"],
    )
    columns = {"unit": _("Đơn vị"), "year": _("Năm"), "what": _("Thay đổi")}
    if len(told.seen.plans) > 1:
        columns = {"place": _("Nơi"), **columns}
    parts = (_of_reports(found.reports), of_states, of_models)
    rows = pd.concat([part.assign(unit=part["unit_id"].map(names)) for part in parts])
    units = told.seen.units.drop_duplicates("unit_id").set_index("unit_id")["plan_code"]
    places = {plan.code: place_of(plan) for plan in told.seen.plans}
    rows = rows.assign(place=rows["unit_id"].map(units).map(places))
    return rows[list(columns)].rename(columns=columns).reset_index(drop=True)


def _of_reports(reports: pd.DataFrame) -> pd.DataFrame:
    labels = {
        ADDED: _("thêm báo cáo"),
        REPLACED: _("báo cáo có bản mới"),
        FELL_BACK: _("báo cáo trở lại bản trước"),
        TAKEN_BACK: _("báo cáo đã rút hoặc trả lại"),
    }
    kinds = zip(reports["kind"], reports["period"], strict=True)
    which = [asked_label(kind, period) for kind, period in kinds]
    said = reports["change"].map(labels)
    what = [f"{words}: {inside(one)}" for words, one in zip(said, which, strict=True)]
    return reports.assign(what=pd.Series(what, index=reports.index, dtype="str"))


def _state(state: object) -> str:
    return unit_state_label(UnitState(state)) if isinstance(state, str) else _("chưa xét")
