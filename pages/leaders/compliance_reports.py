"""Each report owed with all that is known of it, and what somebody asks to see of them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data_loaders import deadlines, handed_in
from database.session import engine
from domain.kinds import ReportKind
from domain.text import sort_key
from metrics.missing import LACKING
from pages.frame.choice import place_of
from pages.frame.course import Asked, asked_key, course
from translations import gettext as _
from translations.wording import report_label

KIND_PERIOD = ["kind", "period"]


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


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs={Asked: asked_key})
def reports_owed(asked: Asked) -> pd.DataFrame:
    """The rows of `report_timeliness` of the years begun, with `unit` and `place` (names),
    `plan_code`; `source` and `file` of the report received first; `reason` and `set_by` of the day
    in force where an office set it. By unit in the order of the alphabet, the latest year first.
    """
    seen = course(asked)
    owed = seen.found.timeliness
    owed = owed[owed["year"] <= asked.as_of.year]
    whose = asked.sight.whose
    files = pd.concat([handed_in.reports(engine(), p.code, whose) for p in asked.plans])
    sent = files[["report_id", "source", "file"]].rename(columns={"report_id": "first_report"})
    days = pd.concat([deadlines.dues(engine(), p.code, whose) for p in asked.plans])
    names = seen.units.drop_duplicates("unit_id")[["unit_id", "name", "plan_code"]]
    rows = (
        owed.merge(names.rename(columns={"name": "unit"}), on="unit_id")
        .merge(sent, on="first_report", how="left")
        .merge(days[["due_id", "reason", "set_by"]], on="due_id", how="left")
    )
    places = {plan.code: place_of(plan) for plan in asked.plans}
    named = rows.assign(place=rows["plan_code"].map(places))
    order = {unit: rank for rank, unit in enumerate(sorted(set(named["unit"]), key=sort_key))}
    named["rank"] = named["unit"].map(order)
    ordered = named.sort_values(["rank", "year", "ends"], ascending=[True, False, False])
    return ordered.drop(columns="rank").reset_index(drop=True)


def ask(owed: pd.DataFrame, spoken: int | None) -> Sought:
    """The row of filters; all of them stand in the address. `spoken`: the year at first."""
    every_kind, every_year = _("Mọi báo cáo"), _("Mọi năm")
    which, when, how = st.columns([1.6, 1, 1.4], vertical_alignment="bottom")
    kinds = owed[KIND_PERIOD].drop_duplicates().sort_values(KIND_PERIOD)
    labels = {
        report_label(ReportKind(kind), period): (kind, period)
        for kind, period in kinds.itertuples(index=False)
    }
    chosen = which.selectbox(
        _("Báo cáo"), [every_kind, *labels], key="bao_cao", bind="query-params"
    )
    years = [str(year) for year in sorted(set(owed["year"]), reverse=True)]
    first = 1 + years.index(str(spoken)) if str(spoken) in years else 0
    year = when.selectbox(
        _("Năm"), [every_year, *years], index=first, key="nam", bind="query-params"
    )
    lacking = how.toggle(_("Chỉ đơn vị còn thiếu"), key="con_thieu", bind="query-params")
    return Sought(labels.get(chosen), int(year) if year.isdigit() else None, bool(lacking))


def lacking_only(owed: pd.DataFrame) -> pd.DataFrame:
    """The rows that are not in though their day, or what they report on, is over."""
    return owed[owed["state"].isin(LACKING)]
