"""Slides of a comparison: the places side by side with their ranges, and in a ranking with ties."""

import pandas as pd

from charts import theme
from charts.comparison import Column, side_by_side, side_by_side_key
from decks.slide import Slide
from decks.standings import (
    Standing,
    apart_and_close,
    apart_in_words,
    bar_of,
    figures_in_words,
    range_in_words,
    rank_in_words,
    share_label,
    silent_parts,
    standing_rows,
)
from decks.told import Told
from domain.plans import place_of
from domain.text import sort_key
from metrics.comparison import FEW, SHARES, group_tallies, ranked
from translations import gettext as _
from translations.numbers import number, percent

# As many rows as are told apart from the back of a room.
MOST_SIDES = 5


def side_by_side_of_places(told: Told) -> Slide:
    """Every share of every place on one scale, the best first; of many those at the end."""
    tallies = _tallies(told)
    if len(tallies) < 2:
        return _alone()
    ranks = _ranks(told, tallies)
    names = {row.group: row.name for row in _standings(ranks[_first(told)], tallies)}
    shown = list(names)[-MOST_SIDES:]
    silent = dict(zip(tallies["group"], silent_parts(tallies), strict=True))
    stands = {share: _by_group(rows, tallies) for share, rows in ranks.items()}
    columns = [
        Column(
            share_label(share),
            theme.DONE,
            [bar_of(rows[group], share, silent[group], _few(), _nothing()) for group in shown],
        )
        for share, rows in stands.items()
    ]
    note = _("Gạch ngang trên thanh là khoảng mà tỷ lệ thật nằm trong đó, độ tin cậy 95 %.")
    if len(names) > MOST_SIDES:
        words = _("Đây là {count} nơi đứng cuối trong {every} nơi. {note}")
        note = words.format(count=number(MOST_SIDES), every=number(len(names)), note=note)
    small = any(rows[group].small for rows in stands.values() for group in shown)
    few = _("thanh rỗng: ít đơn vị, báo cáo hoặc mô hình") if small else ""
    return Slide(
        "dat-canh-nhau",
        _differing(ranks),
        note,
        table=_shares_table(names, stands),
        figure=side_by_side([names[group] for group in shown], columns, dark=told.dark),
        reading=_(
            "Mỗi hàng một tên, mỗi cột một tỷ lệ từ 0 đến 100 %; dưới thanh là số đạt trên tổng số."
        ),
        legend=side_by_side_key(
            few=few, silent=any(silent[group] for group in shown), dark=told.dark
        ),
    )


def ranking(told: Told) -> Slide | None:
    """The places by one share: equal ones have one rank, few are not ranked."""
    tallies = _tallies(told)
    if len(tallies) < 2:
        return None
    share = _first(told)
    rows, label = _standings(_ranks(told, tallies)[share], tallies), share_label(share)
    shown = {
        _("Hạng"): [rank_in_words(row, _few(), _nothing()) for row in rows],
        _("Nơi"): [row.name for row in rows],
        label: [figures_in_words(row) for row in rows],
        _("Khoảng"): [range_in_words(row) for row in rows],
        _("So với hạng 1"): [apart_in_words(row) for row in rows],
    }
    note = _("Bằng nhau thì đồng hạng; dưới {few} lượt thì không xếp. Lượt là một đơn vị, một năm.")
    sentence = _of_ranks(rows, label)
    return Slide("xep-hang", sentence, note.format(few=number(FEW)), table=pd.DataFrame(shown))


def _alone() -> Slide:
    words = _("Bản chốt này chỉ có một nơi, không có nơi nào khác để đặt cạnh.")
    note = _("Muốn so sánh, chốt số liệu của nhiều nơi cùng một giai đoạn.")
    return Slide("dat-canh-nhau", words, note)


def _tallies(told: Told) -> pd.DataFrame:
    """The rows of `group_tallies` of the places that owe something, with their `name`, by name."""
    seen = told.seen
    groups = seen.units.drop_duplicates("unit_id")[["unit_id", "plan_code"]]
    groups = groups.rename(columns={"plan_code": "group"}).astype({"group": "str"})
    rows = group_tallies(seen.found, groups, told.plan, seen.as_of)
    names = {plan.code: place_of(plan) for plan in seen.plans}
    named = rows[rows["units"] > 0].assign(name=lambda rows: rows["group"].map(names))
    return named.sort_values("name", key=lambda names: names.map(sort_key), ignore_index=True)


def _first(told: Told) -> str:
    """The share by which is ranked: what the plan asks for."""
    return "share_met" if told.plan.quota is not None else "share_reported"


def _ranks(told: Told, tallies: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """By share the rows of `ranked`."""
    measured = [share for share in SHARES if told.plan.quota or share != "share_met"]
    return {share: ranked(tallies, share) for share in measured}


def _standings(rows: pd.DataFrame, tallies: pd.DataFrame) -> list[Standing]:
    return standing_rows(rows, dict(zip(tallies["group"], tallies["name"], strict=True)))


def _by_group(rows: pd.DataFrame, tallies: pd.DataFrame) -> dict[str, Standing]:
    return {row.group: row for row in _standings(rows, tallies)}


def _few() -> str:
    return _("ít số liệu")


def _nothing() -> str:
    return _("chưa có để xét")


def _differing(ranks: dict[str, pd.DataFrame]) -> str:
    """In which shares places clearly differ, and in which they do not."""
    apart, close = apart_and_close(ranks)
    if not apart and not close:
        return _("Mỗi tỷ lệ còn dựa trên ít số liệu, chưa so hơn kém.")
    if not apart:
        return _("Các nơi không khác nhau rõ về: {close}.").format(close=", ".join(close))
    if not close:
        return _("Các nơi khác nhau rõ về: {apart}.").format(apart=", ".join(apart))
    words = _("Các nơi khác nhau rõ về: {apart}; không rõ về: {close}.")
    return words.format(apart=", ".join(apart), close=", ".join(close))


def _of_ranks(rows: list[Standing], label: str) -> str:
    best = [row for row in rows if row.rank == 1]
    if not best:
        return _("Chưa xếp hạng: nơi nào cũng còn ít số liệu.")
    figures = {"label": label.lower(), "share": percent(best[0].share or 0)}
    if len(best) > 1:
        words = _("{count} nơi đồng hạng nhất về {label}: {share}.")
        return words.format(count=number(len(best)), **figures)
    below = number(sum(row.clearly_below for row in rows))
    words = _("{name} đứng đầu về {label}: {share}; {below} nơi thấp hơn rõ.")
    return words.format(name=best[0].name, below=below, **figures)


def _shares_table(names: dict[str, str], stands: dict[str, dict[str, Standing]]) -> pd.DataFrame:
    """Every share of every place with its range, in the order of the ranking."""
    shown = {_("Nơi"): list(names.values())}
    for share, rows in stands.items():
        label = share_label(share)
        shown[label] = [figures_in_words(rows[group]) for group in names]
        shown[_("{label}: khoảng").format(label=label)] = [
            range_in_words(rows[group]) for group in names
        ]
    return pd.DataFrame(shown)
