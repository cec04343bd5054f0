"""What became of each group since the year before, and whether that may be chance."""

from datetime import date
from functools import partial
from math import isnan

import pandas as pd

from charts.comparison_change import Change, changes_on_a_scale
from pages.frame.chart import Chart
from pages.meetings.compare_drawing import Drawing
from pages.meetings.standings import said_of
from translations import gettext as _
from translations.numbers import number, percent, rise_in_points


def change_chart(drawing: Drawing, share: str, as_of: date) -> Chart | None:
    """The change of the share, for units that of their models; None where there is no year before
    it, or the year is not over and the share is judged at its end.
    """
    years = drawing.found.years
    if years is None:
        return None
    if not drawing.question.of_places:
        return _of_models(drawing, years) if drawing.found.shared.counting else None
    if share == "share_recognised" and as_of.year <= years[0]:
        return None
    return _of_share(drawing, share, years)


def _of_share(drawing: Drawing, share: str, years: tuple[int, int]) -> Chart | None:
    rows = drawing.found.change(share).set_index("group").loc[list(drawing.names)]
    if rows["change"].isna().all():
        return None
    changes = [
        Change(_known(before), _known(now), _share_words(before, now, clear=clear))
        for before, now, clear in zip(
            rows["share_before"], rows["share"], rows["clear"], strict=True
        )
    ]
    said = said_of(share, drawing.question)
    return Chart(
        key="so_thay_doi",
        title=_share_title(drawing, said.label, years, rows),
        reading=_("Vòng tròn rỗng là năm {before}, chấm đặc là năm {now}; từ 0 đến 100 %.").format(
            before=years[1], now=years[0]
        ),
        figure=changes_on_a_scale(
            list(drawing.names.values()), changes, most=1.0, dark=drawing.dark
        ),
        table=partial(
            _table, drawing.names, rows["share_before"] * 100, rows["share"] * 100, years
        ),
    )


def _share_words(before: float, now: float, *, clear: bool) -> str:
    if isnan(before) or isnan(now):
        return _("không có đủ hai năm")
    points = rise_in_points(now, before)
    said = f"{percent(before)} → {percent(now)}"
    if not points:
        return _("{said}, không đổi").format(said=said)
    words = _("{said}, tăng {points} điểm") if points > 0 else _("{said}, giảm {points} điểm")
    sure = "" if clear else _(" (chưa rõ)")
    return words.format(said=said, points=number(abs(points))) + sure


def _share_title(drawing: Drawing, label: str, years: tuple[int, int], rows: pd.DataFrame) -> str:
    clear = [drawing.names[group] for group in rows.index[rows["clear"]].tolist()]
    heads = {"label": label, "now": years[0], "before": years[1]}
    if not clear:
        words = _("{label} năm {now} so với {before}: chưa nơi nào đổi rõ")
        return words.format(**heads)
    words = _("{label} năm {now} so với {before}: đổi rõ ở {names}")
    return words.format(**heads, names=", ".join(clear))


def _of_models(drawing: Drawing, years: tuple[int, int]) -> Chart | None:
    before, after = (
        _models_of(table.set_index("group").loc[list(drawing.names)])
        for table in (drawing.found.then, drawing.found.now)
    )
    if before.isna().all() and after.isna().all():
        return None
    changes = [
        Change(_known(was), _known(is_now), _models_words(was, is_now))
        for was, is_now in zip(before, after, strict=True)
    ]
    most = max(1.0, *before.dropna(), *after.dropna())
    words = _("Vòng tròn rỗng là năm {before}, chấm đặc là năm {now}; nhiều nhất {most} mô hình.")
    return Chart(
        key="so_thay_doi",
        title=_models_title(years, before, after),
        reading=words.format(before=years[1], now=years[0], most=number(most)),
        figure=changes_on_a_scale(
            list(drawing.names.values()), changes, most=most, dark=drawing.dark
        ),
        table=partial(_table, drawing.names, before, after, years),
    )


def _models_of(tallies: pd.DataFrame) -> "pd.Series[float]":
    """The models of a year; missing where nothing was reported."""
    told = tallies["models"].astype("float64")
    return told.where(tallies["unit_years_reported"] > 0)


def _models_words(before: float, now: float) -> str:
    told = [_("chưa báo cáo") if isnan(count) else number(count) for count in (before, now)]
    return " → ".join(told)


def _models_title(
    years: tuple[int, int], before: "pd.Series[float]", now: "pd.Series[float]"
) -> str:
    more, fewer = int((now > before).sum()), int((now < before).sum())
    words = _("Số mô hình năm {now} so với {before}: {more} tăng, {fewer} giảm")
    return words.format(now=years[0], before=years[1], more=number(more), fewer=number(fewer))


def _known(figure: float) -> float | None:
    return None if isnan(figure) else figure


def _table(
    names: dict[str, str],
    before: "pd.Series[float]",
    now: "pd.Series[float]",
    years: tuple[int, int],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Tên"): list(names.values()),
            str(years[1]): before.round(1).tolist(),
            str(years[0]): now.round(1).tolist(),
            _("Thay đổi"): (now - before).round(1).tolist(),
        }
    )
