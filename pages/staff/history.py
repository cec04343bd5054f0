"""What was handed in: what counts, what was replaced by what, and taking a file back."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import handed_in
from data_loaders.batches import batches
from data_loaders.returning import sent_back
from database.session import engine
from domain.plans import Plan
from domain.text import fold
from metrics.standing import standing_reports
from pages.frame.person import require
from pages.frame.plans import plans_seen, sight_of
from pages.staff.history_files import choose, offer, offer_batch, show_reports, states
from pages.staff.sending_back import tell_reasons
from pages.staff.versions import show_versions
from translations import gettext as _
from translations.numbers import day, number


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    plans = plans_seen(sight_of(person.places))
    st.title(_("Báo cáo đã nộp"), anchor=False)
    if not plans:
        st.info(_("Chưa có kế hoạch nào được áp dụng cho đơn vị của bạn. Hãy báo văn phòng."))
        return
    plan, state, sought = _ask(plans)
    files = handed_in.submissions(engine(), plan.code, person.places)
    if files.empty:
        st.write(_("Chưa có báo cáo nào."))
        return
    reports = _standing(plan, person)
    files = _with_states(files, reports)
    together = _together(files, plan)
    found = _sought(files if together is None else together, state, sought)
    if found.empty:
        none = _("Không có tệp nào như vậy trong {all} tệp đã nộp.")
        st.write(none.format(all=number(len(files))))
        return
    st.subheader(_summary(found, len(files)), anchor=False)
    if together is not None:
        offer_batch(together, person)
    chosen = choose(found)
    if chosen.empty:
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
    named = {plan.name: plan for plan in plans}
    which, how, what = st.columns([2.4, 1, 1.4], vertical_alignment="bottom")
    chosen = which.selectbox(_("Kế hoạch"), list(named), key="ke_hoach", bind="query-params")
    labels = {label: state for state, label in states().items()}
    everything = _("Tất cả")
    state = how.selectbox(
        _("Tình trạng"), [everything, *labels], key="tinh_trang", bind="query-params"
    )
    sought = what.text_input(
        _("Tìm theo tên tệp hoặc đơn vị"), key="tim", bind="query-params", max_chars=100
    )
    return named[chosen], labels.get(state), sought or ""


def _together(files: pd.DataFrame, plan: Plan) -> pd.DataFrame | None:
    """Those of `files` that were handed in together, where the person chose a batch."""
    sizes = files["batch_id"].value_counts()
    if sizes.empty:
        return None
    known = batches(engine(), plan.code)
    labels = {
        _("Lần {number}: {day}, {count} tệp ({name})").format(
            number=batch_id, day=day(at), count=number(sizes[batch_id]), name=name
        ): batch_id
        for batch_id, name, at in known.itertuples(index=False)
        if batch_id in sizes.index
    }
    everything = _("Tất cả")
    asked = st.selectbox(_("Lần nộp"), [everything, *labels], key="lan_nop", bind="query-params")
    return files[files["batch_id"] == labels[asked]] if asked in labels else None


def _standing(plan: Plan, person: Person) -> pd.DataFrame:
    """Every report that this person may see; of withdrawn ones none stands."""
    reports = handed_in.reports(engine(), plan.code, person.places)
    in_force = reports["state"] == "accepted"
    marked = standing_reports(reports[in_force], _today())
    return pd.concat([marked, reports[~in_force].assign(standing=False)], ignore_index=True)


def _today() -> date:
    return datetime.now().astimezone().date()


def _with_states(files: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """`files` with what each says (`says`), for whom, and how far it counts (`counts`)."""
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
