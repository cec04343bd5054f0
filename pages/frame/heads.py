"""The headline figures: at most five, each with what it is measured against and its course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from metrics.headline import Headline
from pages.frame.plain import plain
from pages.frame.ways import Way, lead
from translations import gettext as _
from translations.numbers import number, percent, rise_in_points

# Pixels: of a figure with its course, also where a figure has none beside others that have one.
HEIGHT = 132


@dataclass(frozen=True, slots=True)
class Head:
    """One figure. `against` says what it is measured against; `course` holds a number for each
    year; `change` is what it rose by, in words.

    Where it is not `compared` with the year before, the words say why; `doubts` stand before them.
    `of` names it, so that a page can say where the list behind it is.
    """

    label: str
    value: str
    help: str
    course: tuple[float, ...]
    change: tuple[float, str] | None = None
    compared: bool = True
    doubts: str = ""
    against: str = ""
    of: str = ""

    def words(self, last_year: int | None) -> list[str]:
        """What stands beneath the figure, line by line; the change is one since `last_year`."""
        rise, told = self.change or (0.0, "")
        sign = "+" if rise > 0 else "−" if rise < 0 else ""
        change = f"{sign}{told}"
        if told and self.compared and last_year:
            change = _("{change} so với {year}").format(change=change, year=last_year)
        return [part for part in (self.doubts, self.against, change) if part]


def heads(
    spoken: Headline, before: Headline | None, years: Sequence[Headline], *, year_over: bool
) -> list[Head]:
    """The figures of `spoken` beside those of the year `before`; `years` draw the sparklines.

    Models are recognised when their year is done, so an unfinished year is not held against the
    one before in that: `year_over` tells whether the year spoken of is.
    """
    models = Head(
        _("Mô hình được tính"),
        number(spoken.models),
        _help_of_models(spoken),
        _course([year.models for year in years]),
        _more(spoken.models, before.models if before else None),
        doubts=_doubts(spoken),
        against=_("mức phải đạt: {owed}").format(owed=number(spoken.must_be_done))
        if spoken.must_be_done
        else "",
        of="models",
    )
    told = _Told(spoken, before, years)
    # Where no day is known to be kept or missed there is no rate to say.
    last = _on_time(told) if spoken.judged else _reported(told)
    of_quota = [] if spoken.met is None else _of_quota(told)
    return [*of_quota, models, _recognised(told, year_over=year_over), last]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is spoken of, the year before it, and the years of the course."""

    spoken: Headline
    before: Headline | None
    years: Sequence[Headline]

    def rate(self, of: str, label: str, meaning: str, against: str) -> Head:
        """The share that the headlines have as `share_` + `of`."""
        shares = [getattr(year, f"share_{of}") for year in (self.spoken, *self.years)]
        before = getattr(self.before, f"share_{of}", None)
        return Head(
            label,
            "–" if shares[0] is None else percent(shares[0]),
            meaning,
            _course(shares[1:]),
            _points(shares[0], before),
            against=against,
            of=of,
        )


def _reported(told: _Told) -> Head:
    return told.rate(
        "reported",
        _("Đã báo cáo"),
        _("Đơn vị phải báo cáo đến ngày này. Chưa báo cáo không có nghĩa là không có mô hình."),
        _("{part} trên {whole} đơn vị phải báo cáo").format(
            part=number(told.spoken.reported), whole=number(told.spoken.owed_by_now)
        ),
    )


def _on_time(told: _Told) -> Head:
    return told.rate(
        "on_time",
        _("Đúng hạn"),
        _("Trong số báo cáo đã đến hạn. Báo cáo chưa đặt hạn, chỉ có biểu tổng hợp thì không xét."),
        _("{part} trên {whole} báo cáo đã đến hạn").format(
            part=number(told.spoken.on_time), whole=number(told.spoken.judged)
        ),
    )


def _recognised(told: _Told, *, year_over: bool) -> Head:
    past = [year for year in told.years if year.year != told.spoken.year]
    judged = told if year_over else replace(told, years=past)
    found = judged.rate(
        "recognised",
        _("Được công nhận"),
        _(
            "Trong số lượt đăng ký; một mô hình đăng ký lại ở năm khác là một lượt nữa. "
            "Thường được công nhận khi hết năm."
        ),
        _("{part} trên {whole} lượt đăng ký").format(
            part=number(told.spoken.recognised), whole=number(told.spoken.registered)
        ),
    )
    change = found.change if year_over else (0, _("chưa hết năm"))
    return replace(found, change=change, compared=year_over)


def _of_quota(told: _Told) -> list[Head]:
    spoken = told.spoken
    return [
        told.rate(
            "met",
            _("Đạt chỉ tiêu"),
            _("Phần đơn vị đạt mức tối thiểu trong số đơn vị phải thực hiện."),
            _of_units(spoken, spoken.met or 0),
        ),
        told.rate(
            "aim",
            _("Đạt mức phấn đấu"),
            _("Phần đơn vị đạt mức cao hơn mà kế hoạch mong muốn."),
            _of_units(spoken, spoken.reached_aim or 0),
        ),
    ]


def _of_units(spoken: Headline, part: int) -> str:
    """How many of the units of a year, or of the unit-years of a whole plan, are so far."""
    words = _("{part} trên {whole} đơn vị phải đạt")
    if spoken.year is None:
        words = _("{part} trên {whole} lượt phải đạt")
    return words.format(part=number(part), whole=number(spoken.owed_by_now))


def show(found: list[Head], last_year: int | None, ways: Mapping[str, Way] | None = None) -> None:
    """The figures in a row, two beside each other on a phone; `ways`: to the list behind each."""
    row = st.container(horizontal=True, gap="medium")
    drawn = any(len(head.course) > 1 for head in found)
    for head in found:
        room = row.container(gap="xxsmall")
        room.metric(
            head.label,
            head.value,
            help=head.help,
            height=HEIGHT if drawn else "content",
            chart_data=list(head.course) if len(head.course) > 1 else None,
            chart_type="line",
        )
        if words := head.words(last_year):
            room.markdown("  \n".join(f":small[{plain(line)}]" for line in words))
        if ways and head.of in ways:
            with room:
                lead(ways[head.of])


def _course(figures: Sequence[float | int | None]) -> tuple[float, ...]:
    return tuple(float(figure) for figure in figures if figure is not None)


def _points(now: float | None, before: float | None) -> tuple[float, str] | None:
    """Change between two shares, in points; None where there is no year before."""
    if now is None or before is None:
        return None
    points = rise_in_points(now, before)
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
