"""Models for each unit and year that reported, so that a large group is not ahead for its size."""

from functools import partial
from math import isnan

from charts.comparison_change import Bar, average_bars
from metrics.comparison import FEW, models_each
from pages.frame.chart import Chart
from pages.meetings.compare_drawing import Drawing
from pages.meetings.compare_tables import averages_table
from translations import gettext as _
from translations.numbers import fixed, number


def averages_chart(drawing: Drawing) -> Chart | None:
    """A bar for each group; None where models count differently."""
    found = drawing.found
    if not found.shared.counting:
        return None
    tallies = drawing.tallies().reset_index()
    names = list(drawing.names.values())
    averages = [_known(average) for average in models_each(tallies).tolist()]
    models, turns = tallies["models"].tolist(), tallies["unit_years_reported"].tolist()
    turn = _("đơn vị") if drawing.question.year else _("lượt")
    bars = [
        Bar(average, _words(average, count, among, turn))
        for average, count, among in zip(averages, models, turns, strict=True)
    ]
    return Chart(
        key="so_binh_quan",
        title=_title(list(zip(names, averages, turns, strict=True))),
        reading=_reading(drawing),
        figure=average_bars(names, bars, dark=drawing.dark),
        table=partial(averages_table, found, drawing.by_table),
    )


def _reading(drawing: Drawing) -> str:
    """What is to be seen, and how much of the number is not yet certain (settled rules 2, 3)."""
    said = _(
        "Mô hình được tính, chia cho số đơn vị có báo cáo của từng năm: đông đơn vị không vì "
        "thế mà hơn, chưa báo cáo không phải là không có."
    )
    if all(plan.quota is None for plan in drawing.found.plans):
        said += " " + _("Kế hoạch không giao chỉ tiêu: tính cả mô hình duy trì, nâng cấp.")
    sums = drawing.found.tallies[["to_confirm", "unknown_origin"]].sum()
    if not sums.any():
        return said
    doubts = _("Trong đó {to_confirm} mô hình chờ xác nhận, {unknown} chưa rõ nguồn gốc.")
    counts = {"to_confirm": sums["to_confirm"], "unknown": sums["unknown_origin"]}
    return f"{said} {doubts.format(**{name: number(count) for name, count in counts.items()})}"


def _known(average: float) -> float | None:
    return None if isnan(average) else average


def _words(average: float | None, models: int, turns: int, turn: str) -> str:
    if average is None:
        return _("chưa báo cáo")
    words = _("<b>{average}</b> ({models} mô hình, {turns} {turn})")
    figures = {"average": fixed(average, 1), "models": number(models), "turns": number(turns)}
    return words.format(turn=turn, **figures)


def _title(told: list[tuple[str, float | None, int]]) -> str:
    """The finding; names only where more than a few unit-years speak, and only of the ends."""
    known = [round(average, 1) for _name, average, _turns in told if average is not None]
    if not known:
        return _("Chưa có báo cáo nào để tính bình quân")
    high, low = max(known), min(known)
    if high - low <= high / 10:
        words = _("Bình quân mỗi đơn vị, mỗi năm: {high} mô hình")
        alike = _("Bình quân mỗi đơn vị, mỗi năm gần như nhau: {low}–{high} mô hình")
        words = words if high == low else alike
        return words.format(high=fixed(high, 1), low=fixed(low, 1))
    sure = {name: average for name, average, turns in told if average and turns >= FEW}
    ends = {round(average, 1) for average in sure.values()}
    if len(sure) < 2 or not {high, low} <= ends:
        words = _("Bình quân mỗi năm có báo cáo: từ {low} đến {high} mô hình")
        return words.format(high=fixed(high, 1), low=fixed(low, 1))
    most, least = max(sure, key=sure.__getitem__), min(sure, key=sure.__getitem__)
    words = _("Bình quân mỗi đơn vị, mỗi năm: {most} {high} mô hình, {least} {low}")
    figures = {"high": fixed(sure[most], 1), "low": fixed(sure[least], 1)}
    return words.format(most=most, least=least, **figures)
