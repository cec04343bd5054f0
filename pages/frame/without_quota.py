"""A plan without a quota in figures: reports on time, and models kept, widened and built."""

from dataclasses import dataclass

import pandas as pd

from domain.kinds import Origin, Timeliness
from metrics.kept import FIGURES
from metrics.overdue import units_overdue
from metrics.timeliness import timeliness_by
from pages.frame.course import Asked, asked_key, course
from pages.frame.heads import Head
from pages.frame.shared import shared
from pages.frame.summary import Summary
from translations import gettext as _
from translations.numbers import number, percent

OLD = (Origin.MAINTAINED, Origin.UPGRADED)


@dataclass(frozen=True, slots=True)
class Told:
    """One year, or the whole plan (`year` None): the reports owed by how they stand, and the
    models that the reports tell of (`metrics.kept`).
    """

    year: int | None
    reports: dict[str, int]
    models: dict[str, int]

    @property
    def judged(self) -> int:
        """Reports whose day is known to be kept or missed."""
        return self.reports["judged"]

    @property
    def kept(self) -> int:
        """Models of earlier years that are kept, or made better."""
        return sum(self.models[origin] for origin in OLD)

    def state(self, state: Timeliness) -> int:
        """How many reports owed stand so."""
        return self.reports[state.value]


@shared(64, {Asked: asked_key})
def told(asked: Asked) -> tuple[Told, tuple[Told, ...]]:
    """The whole plan, and each of its years."""
    found = course(asked).found
    years = [
        _of(found.timeliness, found.kept, year)
        for year in asked.years
        if year in set(found.timeliness["year"])
    ]
    return _of(found.timeliness, found.kept, None), tuple(years)


def _of(timeliness: pd.DataFrame, kept: pd.DataFrame, year: int | None) -> Told:
    if year is not None:
        timeliness, kept = timeliness[timeliness["year"] == year], kept[kept["year"] == year]
    states = timeliness_by(timeliness)
    reports = states.iloc[0] if len(states) else pd.Series(0, index=states.columns)
    counted = [*(state.value for state in Timeliness), "owed", "judged"]
    return Told(
        year,
        {column: int(reports[column]) for column in counted},
        {figure: int(kept[figure].sum()) for figure in FIGURES},
    )


def spoken_of(asked: Asked, said: Summary) -> Told:
    """What the page speaks of: the whole plan when it is over, else the last year due, else that
    of the day.
    """
    whole, years = told(asked)
    year = said.year.year if said.year else asked.as_of.year
    return whole if asked.final else next((each for each in years if each.year == year), whole)


def answer(spoken: Told, *, final: bool) -> str:
    """The page's answer in one sentence."""
    is_in = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.RECEIVED)
    counts = {
        "on_time": number(spoken.state(Timeliness.ON_TIME)),
        "judged": number(spoken.judged),
        "models": number(spoken.models["listed"]),
        "received": number(sum(spoken.state(state) for state in is_in)),
        "owed": number(spoken.reports["owed"]),
    }
    if final and spoken.judged:
        words = _("Kết quả cuối kỳ: {on_time} trong {judged} báo cáo đúng hạn, {models} mô hình.")
    elif final:
        words = _("Kết quả cuối kỳ: {received} trong {owed} báo cáo đã nhận, {models} mô hình.")
    elif spoken.state(Timeliness.PENDING):
        words = _("{received} trong {owed} báo cáo đã nhận, chưa hết hạn; {models} mô hình.")
    elif spoken.judged:
        words = _("Năm {year}: {on_time} trong {judged} báo cáo đúng hạn, {models} mô hình.")
    else:
        words = _("{received} trong {owed} báo cáo đã nhận; {models} mô hình.")
    return words.format(year=spoken.year, **counts)


def beside(spoken: Told) -> str:
    """What goes with it: reports late or missing, models recognised or given up."""
    late, missing = spoken.state(Timeliness.LATE), spoken.state(Timeliness.MISSING)
    received = spoken.state(Timeliness.RECEIVED)
    said = [_("{late} báo cáo nộp muộn, {missing} chưa nộp.")]
    said += [_("{received} đã nhận, không rõ nộp ngày nào.")] * bool(received)
    said.append(_("{recognised} mô hình được công nhận."))
    said += [_("{struck_off} mô hình đưa ra khỏi danh sách.")] * bool(spoken.models["struck_off"])
    figures = {"late": late, "missing": missing, "received": received}
    figures |= {each: spoken.models[each] for each in ("recognised", "struck_off")}
    return " ".join(said).format(**{name: number(count) for name, count in figures.items()})


def heads(spoken: Told, years: tuple[Told, ...]) -> list[Head]:
    """The headline figures."""
    kept = spoken.state(Timeliness.ON_TIME)
    in_time = Head(
        _("Đúng hạn"),
        percent(kept / spoken.judged) if spoken.judged else "–",
        _("Báo cáo nhận trong hạn, trong số báo cáo đã đến hạn."),
        tuple(each.state(Timeliness.ON_TIME) / each.judged for each in years if each.judged),
        against=_("{part} trên {whole} báo cáo đã đến hạn").format(
            part=number(kept), whole=number(spoken.judged)
        ),
        of="on_time",
    )
    origins = (
        (_("Duy trì, nâng cấp"), OLD, _("Mô hình đã có, báo cáo ghi là duy trì hoặc nâng cấp.")),
        (_("Nhân rộng"), (Origin.REPLICATED,), _("Mô hình làm theo nơi khác.")),
        (_("Xây dựng mới"), (Origin.NEW,), _("Mô hình lần đầu thực hiện.")),
        (_("Chưa rõ nguồn gốc"), (Origin.UNKNOWN,), _("Báo cáo không ghi nguồn gốc.")),
    )
    against = _("trong {count} mô hình báo cáo kể ra").format(count=number(spoken.models["listed"]))
    told_of = [
        Head(
            label,
            number(_sum(spoken, of)),
            help_text,
            tuple(float(_sum(each, of)) for each in years),
            against=against,
            of="models" if of is OLD else "",
        )
        for label, of, help_text in origins
        if Origin.UNKNOWN not in of or _sum(spoken, of)
    ]
    return [in_time, *told_of]


def _sum(spoken: Told, origins: tuple[Origin, ...]) -> int:
    return sum(spoken.models[origin] for origin in origins)


def late_reports(asked: Asked, at_most: int) -> pd.DataFrame:
    """The units that still owe a report whose day is past, most missing first, then longest, then
    by name (`metrics.overdue.units_overdue`).
    """
    seen = course(asked)
    return units_overdue(seen.found.timeliness, seen.units).head(at_most)
