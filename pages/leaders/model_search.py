"""Looking for models: what is asked for, what answers, and how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from domain.kinds import ModelState, Step
from domain.plans import Plan, place_of
from domain.text import fold, sort_key
from metrics.catalogue import STEPS
from metrics.headline import Headline
from pages.frame.filters import choose_year, row
from translations import gettext as _
from translations.life_wording import step_label
from translations.numbers import number
from translations.role_wording import labels_of, value_in_words


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for; None where it does not matter. `words` in any spelling."""

    words: str
    field: str | None
    year: int | None
    standing: str | None


def standings() -> dict[str, str]:
    """Ways in which a model stands, by which one can look for it."""
    return {
        _("Đang được tính"): "counted",
        _("Được công nhận"): "recognised",
        _("Kém hiệu quả"): "ineffective",
        _("Đưa ra khỏi danh sách"): "struck_off",
        _("Chờ xác nhận có trùng không"): "to_confirm",
    }


@dataclass(frozen=True, slots=True)
class Options:
    """What can be looked for: the plan's own fields, then the words of an open list by the
    alphabet; the years in which something was registered, the latest first.
    """

    fields: tuple[str, ...]
    years: tuple[int, ...]


def ask(options: Options, plan: Plan) -> Sought:
    """The row of filters; all of them stand in the address."""
    everything = _("Tất cả")
    what, which, when, how = row([2, 1.3, 0.8, 1.3])
    words = what.text_input(
        _("Tìm mô hình, đơn vị, người thực hiện"),
        placeholder=_("gõ không dấu cũng được"),
        key="tim",
        bind="query-params",
        max_chars=100,
    )
    fields = {value_in_words(plan, "field", code): code for code in options.fields}
    field = which.selectbox(
        _("Lĩnh vực"), [everything, *fields], key="linh_vuc", bind="query-params"
    )
    year = choose_year(when, options.years, None)
    standing = how.selectbox(
        _("Tình trạng"), [everything, *standings()], key="tinh_trang", bind="query-params"
    )
    return Sought(
        words or "",
        fields.get(field),
        year,
        standings().get(standing),
    )


def options_of(known: pd.DataFrame, plan: Plan) -> Options:
    """What the catalogue can be searched by."""
    own = [field.code for field in plan.fields]
    others = {field for field in known["field"].unique() if field and field not in own}
    years = {year for row in known["years"].unique() for year in row}
    return Options((*own, *sorted(others, key=sort_key)), tuple(sorted(years, reverse=True)))


def searchable(known: pd.DataFrame) -> pd.DataFrame:
    """The catalogue by unit and name in the order of the alphabet, and `spoken`: all that its words
    are looked for in, without accents.
    """
    order = known.sort_values(["unit", "name"], key=_places, ignore_index=True)
    carried_by = order["carried_by"].astype("str").fillna("")
    spoken = order["name"] + " · " + order["unit"] + " · " + carried_by
    return order.assign(spoken=spoken.map(fold).astype("str"))


def _places(words: "pd.Series[str]") -> "pd.Series[int]":
    """Each word's place in the alphabet."""
    ordered = sorted(words.unique(), key=sort_key)
    return words.map({word: place for place, word in enumerate(ordered)})


def found_in(known: pd.DataFrame, sought: Sought) -> pd.DataFrame:
    """The rows of what is `searchable` that answer, in the same order."""
    keep = pd.Series(True, index=known.index)
    if wanted := fold(sought.words):
        keep &= known["spoken"].str.contains(wanted, regex=False)
    if sought.field is not None:
        keep &= known["field"] == sought.field
    if sought.year is not None:
        keep &= known["years"].map(lambda years: sought.year in years).astype(bool)
    if sought.standing is not None:
        keep &= _stands(known, sought.standing, sought.year)
    return known[keep].reset_index(drop=True)


def _stands(known: pd.DataFrame, standing: str, year: int | None) -> "pd.Series[bool]":
    """Which stand so: what counts, or is recognised, does so in `year` where one is asked for."""
    return {
        "counted": _in(known["counted_years"], year),
        "recognised": _in(known["recognised_years"], year),
        "ineffective": known["state"] == ModelState.INEFFECTIVE.value,
        "struck_off": known["struck_year"].notna(),
        "to_confirm": known["to_confirm"],
    }[standing]


def _in(years: pd.Series, year: int | None) -> "pd.Series[bool]":
    """Which of the tuples hold `year`, or any year where none is asked for."""
    return years.map(lambda some: bool(some) if year is None else year in some).astype(bool)


def sentence(found: pd.DataFrame, year: int | None) -> str:
    """What was found, in one sentence; recognised are those that are in `year` where one is asked
    for.
    """
    words = _("{count} mô hình của {units} đơn vị, {recognised} được công nhận").format(
        count=number(len(found)),
        units=number(found["unit_id"].nunique()),
        recognised=number(int(_in(found["recognised_years"], year).sum())),
    )
    if struck := int(found["struck_year"].notna().sum()):
        words += _(", {count} đã đưa ra khỏi danh sách").format(count=number(struck))
    return f"{words}."


def in_turns(year: Headline, by_number: int) -> str:
    """How the figures of the page on progress, which count a model once for every year in which it
    is registered, hang together with the models listed; `by_number`: models counted of which no
    list tells the names.
    """
    words = _(
        "Trang Tiến độ đếm theo lượt, mô hình đăng ký lại ở năm khác là một lượt nữa: "
        "{registered} lượt đăng ký trong danh sách, {recognised} được công nhận; "
        "{models} mô hình được tính"
    ).format(
        registered=number(year.registered),
        recognised=number(year.recognised),
        models=number(year.models),
    )
    if by_number:
        words += _(", trong đó {count} chỉ có con số nên không kể tên ở đây").format(
            count=number(by_number)
        )
    return f"{words}."


def table(found: pd.DataFrame, plans: Sequence[Plan]) -> pd.DataFrame:
    """The rows as they are shown, and handed on as a file; the place too where there are several,
    the step where one is known.
    """
    plan = plans[0]
    fields = labels_of(plan, "field")
    told = pd.DataFrame({_("Tên mô hình"): found["name"], _("Đơn vị"): found["unit"]})
    if len(plans) > 1:
        places = {each.code: place_of(each) for each in plans}
        told[_("Nơi")] = found["plan_code"].map(places)
    told[_("Năm")] = [", ".join(map(str, years)) for years in found["years"]]
    told[_("Tình trạng")] = found["state"].map(labels_of(plan, "state"))
    told[_("Công nhận")] = found["level"].map(labels_of(plan, "level")).fillna("–")
    told[_("Lĩnh vực")] = [fields.get(field, field) or "–" for field in found["field"]]
    told[_("Nguồn gốc")] = found["origin"].map(labels_of(plan, "origin"))
    if found["step"].isin(STEPS).any():
        told[_("Bước")] = [
            step_label(Step(step)) if step in STEPS else "–" for step in found["step"]
        ]
    return told
