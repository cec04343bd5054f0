"""The headline figures: at most five, each with its change since last year and its course."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from metrics.headline import Headline
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import number, percent

# Pixels: the longest figure (“1.299 trên 1.302”) and “so với 2023” fit, five on a laptop's screen.
ROOM = 212


@dataclass(frozen=True, slots=True)
class Head:
    """One figure. `course` holds a number for each year; `change` is what it rose by, in words.

    Where it is not `compared` with the year before, the words say why. `doubts` stand beneath it.
    """

    label: str
    value: str
    help: str
    course: tuple[float, ...]
    change: tuple[float, str] | None = None
    compared: bool = True
    doubts: str = ""


def heads(
    spoken: Headline, before: Headline | None, years: Sequence[Headline], *, year_over: bool
) -> list[Head]:
    """The figures of `spoken` beside those of the year `before`; `years` draw the sparklines.

    Models are recognised when their year is done, so an unfinished year is not held against the
    one before in that: `year_over` tells whether the last of `years` is.
    """
    models = Head(
        _("Mô hình được tính"),
        number(spoken.models),
        _help_of_models(spoken),
        _course([year.models for year in years]),
        _more(spoken.models, before.models if before else None),
        doubts=_doubts(spoken),
    )
    reported = Head(
        _("Đã báo cáo"),
        _of(spoken.reported, spoken.owed_by_now),
        _("Đơn vị phải báo cáo đến ngày này. Chưa báo cáo không có nghĩa là không có mô hình."),
        _course([year.share_reported for year in years]),
        _points(spoken.share_reported, before.share_reported if before else None),
    )
    # Where no day is known to be kept or missed there is no rate to say.
    last = _on_time(spoken, before, years) if spoken.judged else reported
    of_quota = [] if spoken.met is None else _of_quota(spoken, before, years)
    return [*of_quota, models, _recognised(spoken, before, years, year_over=year_over), last]


def _on_time(spoken: Headline, before: Headline | None, years: Sequence[Headline]) -> Head:
    return Head(
        _("Đúng hạn"),
        _of(spoken.on_time, spoken.judged),
        _("Trong số báo cáo đã đến hạn. Báo cáo chưa đặt hạn, chỉ có biểu tổng hợp thì không xét."),
        _course([year.share_on_time for year in years]),
        _points(spoken.share_on_time, before.share_on_time if before else None),
    )


def _recognised(
    spoken: Headline, before: Headline | None, years: Sequence[Headline], *, year_over: bool
) -> Head:
    judged = years if year_over else years[:-1]
    change = _points(spoken.share_recognised, before.share_recognised if before else None)
    return Head(
        _("Được công nhận"),
        _of(spoken.recognised, spoken.registered),
        _(
            "Trong số lượt đăng ký; một mô hình đăng ký lại ở năm khác là một lượt nữa. "
            "Thường được công nhận khi hết năm."
        ),
        _course([year.share_recognised for year in judged]),
        change if year_over else (0, _("chưa hết năm")),
        compared=year_over,
    )


def _of_quota(spoken: Headline, before: Headline | None, years: Sequence[Headline]) -> list[Head]:
    return [
        Head(
            _("Đạt chỉ tiêu"),
            percent(spoken.share_met or 0),
            _("Phần đơn vị đạt mức tối thiểu trong số đơn vị phải thực hiện."),
            _course([year.share_met for year in years]),
            _points(spoken.share_met, before.share_met if before else None),
        ),
        Head(
            _("Đạt mức phấn đấu"),
            percent(spoken.share_aim or 0),
            _("Phần đơn vị đạt mức cao hơn mà kế hoạch mong muốn."),
            _course([year.share_aim for year in years]),
            _points(spoken.share_aim, before.share_aim if before else None),
        ),
    ]


def show(found: list[Head], last_year: int | None) -> None:
    """The figures in a row, in two or more where the screen is narrow: none is ever cut."""
    since = _("so với {year}").format(year=last_year) if last_year else None
    row = st.container(horizontal=True, gap="medium")
    for head in found:
        room = row.container(width=ROOM, gap="xsmall")
        rise, words = head.change or (0.0, None)
        room.metric(
            head.label,
            head.value,
            words,
            delta_color="blue",
            delta_arrow=_arrow(rise),
            delta_description=since if words and head.compared else None,
            help=head.help,
            chart_data=list(head.course) if len(head.course) > 1 else None,
            chart_type="area",
        )
        if head.doubts:
            room.markdown(f":small[{plain(head.doubts)}]")


def _arrow(rise: float) -> Literal["up", "down", "off"]:
    if rise == 0:
        return "off"
    return "up" if rise > 0 else "down"


def _of(part: int, whole: int) -> str:
    return _("{part} trên {whole}").format(part=number(part), whole=number(whole))


def _course(figures: Sequence[float | int | None]) -> tuple[float, ...]:
    return tuple(float(figure) for figure in figures if figure is not None)


def _points(now: float | None, before: float | None) -> tuple[float, str] | None:
    """Change between two shares, in points; None where there is no year before."""
    if now is None or before is None:
        return None
    points = round(now * 100) - round(before * 100)
    if not points:
        return 0, _("không đổi")
    return points, _("{points} điểm").format(points=number(abs(points)))


def _more(now: int, before: int | None) -> tuple[float, str] | None:
    if before is None:
        return None
    return now - before, number(abs(now - before)) if now != before else _("không đổi")


def _help_of_models(spoken: Headline) -> str:
    said = [_("Mô hình được tính theo kế hoạch, vào năm đăng ký; xem cách tính ở cuối trang.")]
    if spoken.to_confirm:
        said.append(_("Chờ xác nhận: tên giống một mô hình khác của đơn vị, chưa có người xem."))
    if spoken.unknown_origin:
        said.append(_("Chưa rõ nguồn gốc: báo cáo không ghi là xây dựng mới hay nhân rộng."))
    if spoken.struck_off:
        said.append(
            _("{count} mô hình đã đưa ra khỏi danh sách.").format(count=number(spoken.struck_off))
        )
    return " ".join(said)


def _doubts(spoken: Headline) -> str:
    """What is not yet certain about the number of models (settled rules 2 and 3)."""
    to_confirm = _("{count} chờ xác nhận").format(count=number(spoken.to_confirm))
    unknown = _("{count} chưa rõ nguồn gốc").format(count=number(spoken.unknown_origin))
    said = [to_confirm] * bool(spoken.to_confirm) + [unknown] * bool(spoken.unknown_origin)
    return _("trong đó {doubts}").format(doubts=", ".join(said)) if said else ""
