"""The first lines of the page of fields and the titles of its charts, written from the figures."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from domain.kinds import FieldReach
from metrics.fields import ends
from pages.frame.course import key_of
from pages.frame.shared import shared
from pages.leaders.fields_found import FEW, Found, field_names, fields_found
from pages.leaders.fields_pictures import Drawing
from translations import gettext as _
from translations.joining import inside, together
from translations.numbers import number, percent

SLIGHT = 2  # points: a share that differs by less has not changed


@dataclass(frozen=True, slots=True)
class Spoken:
    """The answer, what goes with it, and the titles of the charts by year and of units; "" where
    there is no such chart.
    """

    answer: str
    beside: str
    of_years: str
    of_units: str


@shared(64, {Drawing: key_of})
def spoken(drawing: Drawing) -> Spoken:
    """What the page says of the whole period."""
    found, plan = fields_found(drawing.asked), drawing.asked.plan
    names = field_names(plan, found.fields)
    return Spoken(
        answer(found, names, is_open=plan.fields_open),
        beside(found, names),
        title_of_years(found, names, is_open=plan.fields_open),
        "" if found.reached.empty else title_of_reach(found, names),
    )


def answer(found: Found, names: dict[str, str], *, is_open: bool) -> str:
    """The page's answer in one sentence: which field leads, which lags."""
    if is_open:
        return _of_open_list(found.balance[found.balance["counted"] > 0], names)
    at = ends(found.own)
    told = {"share": percent(at.most / found.models), "total": number(found.models)}
    if not at.lagging and len(at.leading) > 1:
        return _("Các lĩnh vực ngang nhau, mỗi lĩnh vực {share} trong {total} mô hình.").format(
            **told
        )
    words = _("{leading} chiếm {share} trong {total} mô hình")
    if len(at.leading) > 1:
        words = _("{leading} cùng chiếm {share} trong {total} mô hình")
    begun = words.format(leading=_listed(at.leading, names), **told)
    if not at.lagging:
        return f"{begun}."
    lagging = inside(_listed(at.lagging, names))
    return _with_last(begun, lagging, len(at.lagging), at.least / found.models)


def _of_open_list(told: pd.DataFrame, names: dict[str, str]) -> str:
    """Of a list of themes that the reports write, none lags: only the first is named, or all that
    are as frequent.
    """
    first, named = _most(told, names)
    if len(told) > 1 and len(first) == len(told):
        words = _("Báo cáo kể ra {count} nội dung ngang nhau: mỗi nội dung {part} mô hình.")
        return words.format(count=number(len(told)), part=number(int(told["counted"].iloc[0])))
    words = _(
        "Trong {count} nội dung báo cáo kể ra, nhiều nhất là {field}: {part} trên {total} mô hình."
    )
    if len(first) > 1:
        words = _(
            "Trong {count} nội dung báo cáo kể ra, nhiều nhất là {field}: mỗi nội dung {part} trên "
            "{total} mô hình."
        )
    return words.format(
        count=number(len(told)),
        field=named,
        part=number(int(first["counted"].iloc[0])),
        total=number(int(told["counted"].sum())),
    )


def _most(rows: pd.DataFrame, names: dict[str, str]) -> tuple[pd.DataFrame, str]:
    """The rows of the fields that hold most, and their names; of more than two how many."""
    first = rows[rows["counted"] == rows["counted"].max()]
    if len(first) > 2:
        return first, _("{count} nội dung").format(count=number(len(first)))
    return first, inside(_listed(first["field"], names))


def _with_last(begun: str, lagging: str, fields: int, share: float) -> str:
    if not share:
        words = _("{begun}, chưa có mô hình nào về {lagging}.")
    elif fields > 1:
        words = _("{begun}, {lagging} mỗi lĩnh vực chỉ {share}.")
    else:
        words = _("{begun}, {lagging} chỉ {share}.")
    return words.format(begun=begun, lagging=lagging, share=percent(share))


def beside(found: Found, names: dict[str, str]) -> str:
    """What goes with it: what changed, and how many units never worked in a field."""
    return " ".join(filter(None, (_changed(found, names), _never(found, names))))


def _changed(found: Found, names: dict[str, str]) -> str:
    """The greatest rise and fall since the year before."""
    if found.compared is None:
        return ""
    points = _points(found.by_year, *found.compared)
    told = [
        _course(found.by_year, field, *found.compared, names)
        for field in dict.fromkeys(
            [max(points, key=points.__getitem__), min(points, key=points.__getitem__)]
        )
        if abs(points[field]) >= SLIGHT
    ]
    before, last = found.compared
    if not told:
        words = _("Năm {last} so với {before}, tỷ trọng các lĩnh vực gần như không đổi.")
        return words.format(last=last, before=before)
    words = _("Năm {last} so với {before}: {changes}.")
    return words.format(last=last, before=before, changes=", ".join(told))


def _points(by_year: pd.DataFrame, before: int, last: int) -> dict[str, int]:
    """By field, by how many points its share differs as it is written."""
    shares = by_year.pivot(index="field", columns="year", values="share").fillna(0)
    written = (shares * 100).round().astype("int64")
    rise = written[last] - written[before]
    return dict(zip(rise.index.tolist(), rise.tolist(), strict=True))


def _course(
    by_year: pd.DataFrame, field: str, before: int, last: int, names: dict[str, str]
) -> str:
    """“kinh tế từ 28 % lên 31 %”."""
    mine = by_year[by_year["field"] == field].set_index("year")["share"].fillna(0)
    then, now = (float(mine.get(year, 0)) for year in (before, last))
    words = _("{field} từ {then} lên {now}") if now > then else _("{field} từ {then} xuống {now}")
    return words.format(field=inside(names[field]), then=percent(then), now=percent(now))


def _never(found: Found, names: dict[str, str]) -> str:
    if found.reached.empty:
        return ""
    silent = int(found.reached[FieldReach.NOT_REPORTED.value].max())
    spoke = int(found.reached["units"].max()) - silent
    unheard = _("{silent} đơn vị chưa báo cáo năm nào.").format(silent=number(silent))
    never = found.reached.set_index("field")[FieldReach.NEVER.value]
    if spoke == 1 and found.units == 1:
        return _of_one(never, names)
    if not found.lacking:
        said = _("Đơn vị nào đã báo cáo cũng từng có mô hình ở mọi lĩnh vực.")
    else:
        words = _(
            "{lacking} trong {spoke} đơn vị đã báo cáo còn lĩnh vực chưa lần nào có mô hình, "
            "nhiều nhất là {field}: {count} đơn vị."
        )
        said = words.format(
            lacking=number(found.lacking),
            spoke=number(spoke),
            field=inside(names[str(never.idxmax())]),
            count=number(int(never.max())),
        )
    return f"{said} {unheard}" if silent else said


def _of_one(never: "pd.Series[int]", names: dict[str, str]) -> str:
    fields = [inside(names[field]) for field in never[never > 0].index]
    if not fields:
        return _("Lĩnh vực nào cũng từng có mô hình.")
    return _("Chưa lần nào có mô hình về: {fields}.").format(fields=", ".join(fields))


def title_of_years(found: Found, names: dict[str, str], *, is_open: bool) -> str:
    """The finding of the chart by year: what changed most from the first year to the last; of few
    models, or of an open list, what leads the last.
    """
    first, last = found.years[0], found.years[-1]
    few = min(found.models_of(first), found.models_of(last)) < FEW
    if first == last or few or is_open:
        return _of_last_year(found, names, last)
    points = _points(found.by_year, first, last)
    most = max(points, key=lambda field: abs(points[field]))
    if abs(points[most]) < SLIGHT:
        words = _("Từ {first} đến {last}, tỷ trọng các lĩnh vực gần như không đổi")
        return words.format(first=first, last=last)
    change = _course(found.by_year, most, first, last, names)
    words = _("Từ {first} đến {last}, {change}")
    return words.format(first=first, last=last, change=change)


def _of_last_year(found: Found, names: dict[str, str], year: int) -> str:
    rows = found.by_year[found.by_year["year"] == year]
    first, named = _most(rows, names)
    words = _("Năm {year}: {total} mô hình, nhiều nhất là {field} ({part})")
    if len(first) > 1:
        words = _("Năm {year}: {total} mô hình, nhiều nhất là {field} (mỗi nội dung {part})")
    return words.format(
        year=year,
        total=number(found.models_of(year)),
        field=named,
        part=number(int(first["counted"].iloc[0])),
    )


def title_of_reach(found: Found, names: dict[str, str]) -> str:
    """The finding of the chart of units: in which field most never worked."""
    never = found.reached.set_index("field")[FieldReach.NEVER.value]
    if not never.max():
        return _("Chưa đơn vị nào bỏ trống hẳn một lĩnh vực")
    words = _("{count} trong {units} đơn vị chưa lần nào có mô hình {field}")
    return words.format(
        count=number(int(never.max())),
        units=number(int(found.reached["units"].max())),
        field=inside(names[str(never.idxmax())]),
    )


def _listed(fields: Iterable[str], names: dict[str, str]) -> str:
    first, *others = [names[field] for field in fields]
    return together([first, *map(inside, others)])
