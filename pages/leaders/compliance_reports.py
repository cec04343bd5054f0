"""Each report owed with all that is known of it, and what somebody asks to see of them."""

from dataclasses import dataclass

import pandas as pd

from data_loaders import deadlines, handed_in
from database.session import engine
from domain.kinds import ReportKind, Timeliness
from domain.plans import place_of
from domain.text import sort_key
from pages.frame.course import Asked, asked_key, course
from pages.frame.filters import choose_year, row
from pages.frame.shared import shared
from translations import gettext as _
from translations.wording import report_label

KIND_PERIOD = ["kind", "period"]
# What somebody has to see to stands before what is in, or not yet due.
FIRST = [Timeliness.MISSING.value, Timeliness.LATE.value, Timeliness.UNDATED.value]


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks at: one kind of report with its period, one year (None: all of them),
    and of the units only those that lack something.
    """

    report: tuple[str, str] | None
    year: int | None
    lacking: bool

    def among(self, owed: pd.DataFrame) -> pd.DataFrame:
        """The rows of `owed` of this kind and year, whether they lack or not."""
        keep = pd.Series(True, index=owed.index)
        if self.report is not None:
            keep &= (owed[KIND_PERIOD] == list(self.report)).all(axis=1)
        if self.year is not None:
            keep &= owed["year"] == self.year
        return owed[keep]


@shared(8, {Asked: asked_key})
def reports_owed(asked: Asked) -> pd.DataFrame:
    """The rows of `report_timeliness` of the years begun, with `unit` and `place` (names),
    `plan_code`; `reason` and `set_by` of the day in force where an office set it. By unit in the
    order of the alphabet, the latest year first. Shared: never changed.
    """
    seen = course(asked)
    owed = seen.found.timeliness
    owed = owed[owed["year"] <= asked.as_of.year]
    whose = asked.sight.whose
    days = pd.concat([deadlines.dues(engine(), p.code, whose) for p in asked.plans])
    places = {plan.code: place_of(plan) for plan in asked.plans}
    units = seen.units.drop_duplicates("unit_id")
    order = {unit: rank for rank, unit in enumerate(sorted(set(units["name"]), key=sort_key))}
    named = pd.DataFrame(
        {
            "unit_id": units["unit_id"],
            "unit": units["name"],
            "plan_code": units["plan_code"],
            "place": units["plan_code"].map(places),
            "rank": units["name"].map(order),
        }
    )
    rows = owed.merge(named, on="unit_id").merge(
        days[["due_id", "reason", "set_by"]], on="due_id", how="left"
    )
    ordered = rows.sort_values(["rank", "year", "ends"], ascending=[True, False, False])
    return ordered.drop(columns="rank").reset_index(drop=True)


def with_files(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """Some `rows` of `reports_owed` with `source` and `file` of the report received first, under
    whichever of the plans. Where they are of few units, reports of no others are read.
    """
    whose, units = asked.sight.whose, rows["unit_id"].unique().tolist()
    files = pd.concat([handed_in.reports(engine(), p.code, whose, units) for p in asked.plans])
    sent = files[["report_id", "source", "file"]].rename(columns={"report_id": "first_report"})
    return rows.merge(sent, on="first_report", how="left")


@dataclass(frozen=True, slots=True)
class Options:
    """What can be asked for: kinds of report with their periods, years with the latest first, and
    the year spoken of at first.
    """

    reports: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    spoken: int | None


@shared(32, {Asked: asked_key})
def options_of(asked: Asked) -> Options:
    """What can be asked for of the reports owed; the last year of which something is owed by the
    day is spoken of at first.
    """
    owed, rows = reports_owed(asked), course(asked).found.compliance
    kinds = owed[KIND_PERIOD].drop_duplicates().sort_values(KIND_PERIOD)
    due = rows[rows["owed"] & rows["due_passed"]]
    return Options(
        tuple(kinds.itertuples(index=False, name=None)),
        tuple(sorted(owed["year"].unique().tolist(), reverse=True)),
        int(due["year"].max()) if len(due) else None,
    )


def ask(options: Options) -> Sought:
    """The row of filters; all of them stand in the address."""
    every_kind = _("Mọi báo cáo")
    which, when, how = row([1.6, 1, 1.4])
    labels = {
        report_label(ReportKind(kind), period): (kind, period) for kind, period in options.reports
    }
    chosen = which.selectbox(
        _("Báo cáo"), [every_kind, *labels], key="bao_cao", bind="query-params"
    )
    year = choose_year(when, options.years, options.spoken)
    lacking = how.toggle(_("Chỉ đơn vị còn thiếu"), key="con_thieu", bind="query-params")
    return Sought(labels.get(chosen), year, bool(lacking))


def worst_first(owed: pd.DataFrame) -> pd.DataFrame:
    """The rows of `reports_owed`: those overdue first, the most days before the others, then those
    that came late, then those without a day; the rest, and those alike, in the order they had.
    """
    ranks = owed["state"].map({state: rank for rank, state in enumerate(FIRST)}).fillna(len(FIRST))
    placed = owed.assign(rank=ranks)
    ordered = placed.sort_values(
        ["rank", "days_late"], ascending=[True, False], na_position="last", kind="stable"
    )
    return ordered.drop(columns="rank")


def lacking_only(owed: pd.DataFrame) -> pd.DataFrame:
    """The rows that are not in though their day is past."""
    return owed[owed["state"] == Timeliness.MISSING.value]
