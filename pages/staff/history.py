"""What was handed in: what counts, what was replaced by what, and taking a file back."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import handed_in
from database.session import engine
from domain.kinds import ReportKind
from domain.plans import Plan
from domain.text import fold
from metrics.standing import standing_reports
from pages.frame.person import require
from pages.frame.plain import plain
from pages.frame.plans import plans_seen, sight_of
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import kind_label

AT_MOST = 300


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
    st.subheader(_summary(files), anchor=False)
    found = _sought(files, state, sought)
    if found.empty:
        st.write(_("Không có tệp nào như vậy."))
        return
    chosen = _choose(found)
    if chosen.empty:
        st.caption(_("Chọn một hay nhiều dòng để xem từng báo cáo, tải tệp gốc hoặc rút lại."))
        return
    _offer(chosen, person)
    _show_reports(reports[reports["submission_id"].isin(chosen["submission_id"])], reports)


def _states() -> dict[str, str]:
    return {
        "counted": _("Đang được tính"),
        "partly": _("Được tính một phần"),
        "replaced": _("Không được tính"),
        "withdrawn": _("Đã rút lại"),
    }


def _ask(plans: list[Plan]) -> tuple[Plan, str | None, str]:
    named = {plan.name: plan for plan in plans}
    which, how, what = st.columns([2.4, 1, 1.4], vertical_alignment="bottom")
    chosen = which.selectbox(_("Kế hoạch"), list(named), key="ke_hoach", bind="query-params")
    labels = {label: state for state, label in _states().items()}
    everything = _("Tất cả")
    state = how.selectbox(
        _("Tình trạng"), [everything, *labels], key="tinh_trang", bind="query-params"
    )
    sought = what.text_input(
        _("Tìm theo tên tệp hoặc đơn vị"), key="tim", bind="query-params", max_chars=100
    )
    return named[chosen], labels.get(state), sought or ""


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
        return "withdrawn"
    if standing == in_all:
        return "counted"
    return "partly" if standing else "replaced"


def _summary(files: pd.DataFrame) -> str:
    """The sentence at the top."""
    how_many = files["counts"].value_counts()
    words = _("{all} tệp đã nộp: {counted} đang được tính, {replaced} đã có bản khác thay")
    said = words.format(
        all=number(len(files)),
        counted=number(how_many.get("counted", 0) + how_many.get("partly", 0)),
        replaced=number(how_many.get("replaced", 0)),
    )
    if taken_back := how_many.get("withdrawn", 0):
        said += _(", {count} đã rút lại").format(count=number(taken_back))
    return said + "."


def _sought(files: pd.DataFrame, state: str | None, words: str) -> pd.DataFrame:
    found = files if state is None else files[files["counts"] == state]
    if wanted := fold(words):
        spoken = [fold(" ".join([row.file, *row.units])) for row in found.itertuples()]
        found = found[[wanted in words for words in spoken]]
    return found


def _choose(found: pd.DataFrame) -> pd.DataFrame:
    """The table of files; those that the person ticked."""
    shown = found.head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Nội dung"): [_says(row) for _index, row in shown.iterrows()],
            _("Tình trạng"): [_states()[counts] for counts in shown["counts"]],
            _("Ngày nhận"): [day(received) for received in shown["received"]],
            _("Tệp"): shown["file"],
        }
    )
    if shown["handed_in_by"].notna().any():
        told[_("Người nộp")] = shown["handed_in_by"].fillna("–")
    picked = st.dataframe(
        told,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key="da_nop",
        row_height=36,
        alt=_("Các tệp đã nộp, tệp nộp sau đứng trước."),
    )
    if len(found) > AT_MOST:
        more = _("Hiện {shown} tệp nộp sau cùng trên {all}; tìm theo tên để xem các tệp khác.")
        st.caption(more.format(shown=number(AT_MOST), all=number(len(found))))
    return shown.iloc[picked["selection"]["rows"]]


def _says(row: pd.Series) -> str:
    kinds = ", ".join(kind_label(ReportKind(kind)) for kind in row["kinds"])
    years = ", ".join(map(str, row["years"]))
    units = row["units"]
    who = units[0] if len(units) == 1 else _("{count} đơn vị").format(count=number(len(units)))
    return f"{kinds} {years} · {who}"


def _offer(chosen: pd.DataFrame, person: Person) -> None:
    """The original to download; taking back and putting in force again."""
    theirs = chosen[chosen["reports"] == chosen["seen"]]
    left, right = st.columns(2)
    if len(chosen) == 1 and len(theirs) == 1:
        one = theirs.iloc[0]
        left.download_button(
            _("Tải tệp gốc"),
            lambda: handed_in.original(engine(), int(one["submission_id"]), person.places),
            file_name=one["file"],
            icon=":material/download:",
            width="stretch",
        )
    if len(theirs) < len(chosen):
        st.caption(_("Tệp có cả đơn vị khác thì chỉ văn phòng mới rút lại được."))
    if person.role is Role.LEADER:
        return
    for state, change, words, icon in (
        ("accepted", handed_in.withdraw, _("Rút lại {count} tệp"), ":material/undo:"),
        ("withdrawn", handed_in.reinstate, _("Nhận lại {count} tệp"), ":material/redo:"),
    ):
        some = [int(each) for each in theirs.loc[theirs["state"] == state, "submission_id"]]
        if some and right.button(
            words.format(count=number(len(some))), key=f"doi_{state}", icon=icon, width="stretch"
        ):
            now = datetime.now().astimezone()
            change(engine(), some, person.places, now, person.account_id)
            st.rerun()


def _show_reports(chosen: pd.DataFrame, reports: pd.DataFrame) -> None:
    """Every report of the chosen files: whether it counts, and if not, which one does."""
    files = reports.set_index("report_id")[["file", "received"]]
    rows = chosen.head(AT_MOST)
    told = pd.DataFrame(
        {
            _("Đơn vị"): [plain(unit) for unit in rows["unit"]],
            _("Báo cáo"): [
                f"{kind_label(ReportKind(kind))} {year}"
                for kind, year in zip(rows["kind"], rows["year"], strict=True)
            ],
            _("Được tính"): [_why(row, files) for _index, row in rows.iterrows()],
        }
    )
    st.table(told, border="horizontal", hide_index=True)


def _why(row: pd.Series, files: pd.DataFrame) -> str:
    if row["state"] != "accepted":
        return _("không, đã rút lại")
    for column, words in (
        ("replaced_by", _("không, đã có bản nhận ngày {day} (tệp {file})")),
        ("outranked_by", _("không, đơn vị đã tự báo cáo ngày {day} (tệp {file})")),
    ):
        if pd.notna(row[column]):
            other = files.loc[row[column]]
            return words.format(day=day(other["received"]), file=plain(other["file"]))
    return _("có")
