"""What was handed in: what counts, what was replaced by what, and taking a file back."""

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import pyarrow as pa
import streamlit as st

from accounts.identity import Role
from data_loaders.batches import batches
from data_loaders.returning import sent_back
from database.session import engine
from domain.plans import Plan
from domain.text import fold
from pages.frame.course import key_of
from pages.frame.empty import say_no_report, say_nothing_in_force
from pages.frame.filters import choose_plan, row
from pages.frame.handed import handed_files, marked_reports
from pages.frame.person import require
from pages.frame.plans import Sight, plans_seen, sight_key, sight_of
from pages.frame.shared import shared
from pages.staff.history_files import (
    AT_MOST,
    choose,
    in_words,
    offer,
    offer_batch,
    show_reports,
    states,
)
from pages.staff.sending_back import tell_reasons
from pages.staff.versions import show_versions
from translations import gettext as _
from translations import language, speaking
from translations.numbers import day, number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_seen(sight)
    st.title(_("Báo cáo đã nộp"), anchor=False)
    if not plans:
        say_nothing_in_force()
        return
    plan, state, sought = _ask(plans)
    files = _files(plan.code, sight, _today())
    if files.empty:
        say_no_report()
        return
    reports = marked_reports(plan.code, sight, _today())
    batch = _ask_batch(_batches(plan.code, sight, _today(), language()))
    found = _found(_Wanted(plan.code, sight, _today(), batch, state, sought, language()))
    if not found.count:
        none = _("Không có tệp nào như vậy trong {all} tệp đã nộp.")
        st.write(none.format(all=number(len(files))))
        return
    st.subheader(found.summary, anchor=False)
    if batch is not None:
        offer_batch(files[files["batch_id"] == batch], person)
    chosen = choose(found.first, found.told, found.count)
    if chosen.empty:
        if person.may(Role.LEADER):
            st.caption(_("Chọn một hay nhiều dòng để xem từng báo cáo và tải tệp gốc."))
        else:
            st.caption(_("Chọn một hay nhiều dòng để xem từng báo cáo, tải tệp gốc hoặc rút lại."))
        return
    offer(chosen, person)
    backs = sent_back(engine(), plan.code, person.places)
    tell_reasons(chosen, backs)
    mine = reports[reports["submission_id"].isin(chosen["submission_id"])]
    show_reports(mine, reports)
    if len(chosen) == 1:
        show_versions(mine, reports, backs, plan, person.places)


def _ask(plans: list[Plan]) -> tuple[Plan, str | None, str]:
    which, how, what = row([2.4, 1, 1.4])
    plan = choose_plan(which, plans, _("Kế hoạch"))
    labels = {label: state for state, label in states().items()}
    everything = _("Tất cả")
    state = how.selectbox(
        _("Tình trạng"), [everything, *labels], key="tinh_trang", bind="query-params"
    )
    sought = what.text_input(
        _("Tìm theo tên tệp hoặc đơn vị"), key="tim", bind="query-params", max_chars=100
    )
    return plan, labels.get(state), sought or ""


def _ask_batch(offered: dict[str, int]) -> int | None:
    """The batch whose files alone are wanted, where there are any; None for all files."""
    if not offered:
        return None
    everything = _("Tất cả")
    asked = st.selectbox(_("Lần nộp"), [everything, *offered], key="lan_nop", bind="query-params")
    return offered.get(asked)


@shared(16, {Sight: sight_key})
def _batches(plan_code: str, sight: Sight, as_of: date, spoken: str) -> dict[str, int]:
    """Label, in the language `spoken`, and number of each batch that files of it are of."""
    sizes = _files(plan_code, sight, as_of)["batch_id"].value_counts()
    if sizes.empty:
        return {}
    known = batches(engine(), plan_code, sight.whose)
    with speaking(spoken):
        words = _("Lần {number}: {day}, {count} tệp ({name})")
        return {
            words.format(
                number=batch_id, day=day(at), count=number(sizes[batch_id]), name=name
            ): batch_id
            for batch_id, name, at in known.itertuples(index=False)
            if batch_id in sizes.index
        }


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which files of a plan are wanted: of one batch, of one `state`, those that `words` are in;
    None and "" for all. `spoken`: in which language they are told of.
    """

    plan_code: str
    sight: Sight
    as_of: date
    batch: int | None
    state: str | None
    words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class _Found:
    """How many files there are, a sentence on them, and the `first` of them, also as they are
    `told`: all of them stay in the one table that `_files` keeps.
    """

    count: int
    summary: str
    first: pd.DataFrame
    told: pa.Table


@shared(32, {_Wanted: key_of})
def _found(wanted: _Wanted) -> _Found:
    """What there is of the files that are wanted."""
    every = _files(wanted.plan_code, wanted.sight, wanted.as_of)
    files = every if wanted.batch is None else every[every["batch_id"] == wanted.batch]
    files = _sought(files, wanted.state, wanted.words)
    # Its own rows: a part of the table would keep the whole of it.
    first = files.head(AT_MOST).copy()
    with speaking(wanted.spoken):
        return _Found(len(files), _summary(files, len(every)), first, in_words(first))


def _today() -> date:
    return datetime.now().astimezone().date()


@shared(16, {Sight: sight_key})
def _files(plan_code: str, sight: Sight, as_of: date) -> pd.DataFrame:
    """The files under the plan, each with the `kinds`, `years` and `units` that it speaks of, and
    how far it `counts` as of the day. Shared: never changed.
    """
    reports = marked_reports(plan_code, sight, as_of)
    return _with_states(handed_files(plan_code, sight), reports)


def _with_states(files: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    grouped = reports.groupby("submission_id")
    about = pd.DataFrame(
        {
            "standing": grouped["standing"].sum(),
            "in_all": grouped["standing"].size(),
            "units": grouped["unit"].agg(lambda units: list(dict.fromkeys(units))),
            "kinds": grouped["kind"].agg(lambda kinds: list(dict.fromkeys(kinds))),
            "years": grouped["year"].agg(lambda years: sorted(set(years))),
        }
    )
    beside = files.join(about, on="submission_id")
    beside["counts"] = [
        _counts(state, standing, in_all)
        for state, standing, in_all in zip(
            beside["state"], beside["standing"], beside["in_all"], strict=True
        )
    ]
    return beside


def _counts(state: str, standing: int, in_all: int) -> str:
    if state != "accepted":
        return state
    if standing == in_all:
        return "counted"
    return "partly" if standing else "replaced"


def _summary(shown: pd.DataFrame, in_all: int) -> str:
    """The sentence above the table, of the files that it shows: “2 trên 120 tệp đã nộp: …”."""
    how_many = shown["counts"].value_counts()
    words = {
        ("counted", "partly"): _("{count} đang được tính"),
        ("replaced",): _("{count} đã có bản khác thay"),
        ("returned",): _("{count} đã trả lại đơn vị"),
        ("withdrawn",): _("{count} đã rút lại"),
    }
    counted = {said: sum(how_many.get(one, 0) for one in some) for some, said in words.items()}
    parts = [said.format(count=number(count)) for said, count in counted.items() if count]
    whole = _("{all} tệp đã nộp") if len(shown) == in_all else _("{shown} trên {all} tệp đã nộp")
    told = whole.format(shown=number(len(shown)), all=number(in_all))
    return f"{told}: {', '.join(parts)}."


def _sought(files: pd.DataFrame, state: str | None, words: str) -> pd.DataFrame:
    found = files if state is None else files[files["counts"] == state]
    if wanted := fold(words):
        spoken = [
            fold(" ".join([file, *units]))
            for file, units in zip(found["file"], found["units"], strict=True)
        ]
        found = found[[wanted in words for words in spoken]]
    return found
