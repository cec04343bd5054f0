"""What a report does to those that are in: what it replaces, or why it does not count."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data_loaders import handed_in
from data_loaders.spreadsheets.reading import Reading
from database.session import engine
from domain.access import Places
from domain.kinds import ReportKind
from domain.plans import Plan
from metrics.changes import changes
from metrics.standing import SLOT, beside
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day, number
from translations.role_wording import value_in_words
from translations.wording import report_label

AT_MOST = 40
SUFFERS = ("replaced", "outranked")
FOUND = ["report_id", "other", "relation", *SLOT, "unit", "file", "received"]


class Beside(NamedTuple):
    """How a file's reports stand beside others: `found` has a row for each report that meets
    another (`unit`, `kind`, `year`, `relation` of `metrics.standing.beside`, the other's `file` and
    `received`); `reports` is how many the file holds in all; `changed` is what its lists say
    otherwise than those they replace (`metrics.changes`).
    """

    found: pd.DataFrame
    reports: int
    changed: pd.DataFrame


def before_taking(
    reading: Reading, plan: Plan, whose: Places, received: tuple[date, str]
) -> Beside:
    """What would happen if `reading` were taken in; `received` is what `day_received` gives."""
    day_counted, said_by = received
    dated = said_by != "upload"
    fresh = handed_in.reports_to_be(engine(), reading, day_counted, dated=dated)
    met = fresh[SLOT].drop_duplicates()
    reports = _accepted(plan, whose, met["unit_id"].unique().tolist()).merge(met, on=SLOT)
    if reports.empty:
        return Beside(pd.DataFrame(columns=FOUND), len(fresh), pd.DataFrame())
    found = beside(reports, fresh, _today())
    after = partial(handed_in.listings_to_be, engine(), reading)
    return _with_names(found, fresh, reports, after, whose)


def after_taking(submission_id: int, plan: Plan, whose: Places) -> Beside:
    """What a submission that is in does to the others."""
    reports = _accepted(plan, whose)
    fresh = reports[reports["submission_id"] == submission_id]

    def after() -> pd.DataFrame:
        listed = handed_in.listings(engine(), fresh["report_id"], whose)
        return listed.merge(fresh[["report_id", "kind"]], on="report_id")

    return _with_names(beside(reports, fresh, _today()), fresh, reports, after, whose)


def _accepted(plan: Plan, whose: Places, units: Collection[int] | None = None) -> pd.DataFrame:
    reports = handed_in.reports(engine(), plan.code, whose, units)
    return reports[reports["state"] == "accepted"]


def _today() -> date:
    return datetime.now().astimezone().date()


def _with_names(
    found: pd.DataFrame,
    fresh: pd.DataFrame,
    reports: pd.DataFrame,
    after: Callable[[], pd.DataFrame],
    whose: Places,
) -> Beside:
    """`after`: the models that the fresh reports list, looked up where they replace others."""
    others = reports.set_index("report_id").loc[found["other"]]
    named = found.assign(**{name: others[name].array for name in ("unit", "file", "received")})
    lists = named["kind"].isin([ReportKind.REGISTER.value, ReportKind.RESULT.value])
    replaced = named[(named["relation"] == "replaces") & lists]
    if replaced.empty:
        return Beside(named, len(fresh), pd.DataFrame())
    before = handed_in.listings(engine(), [int(each) for each in replaced["other"]], whose)
    kept = after().merge(replaced[["unit_id", "kind"]].drop_duplicates(), on=["unit_id", "kind"])
    return Beside(named, len(fresh), changes(before, kept))


def show(stands: Beside, plan: Plan) -> None:
    """Say it: what does not count first, in words that tell what to do about it."""
    suffers = stands.found["relation"].isin(SUFFERS)
    left_out, taking_over = stands.found[suffers], stands.found[~suffers]
    if len(left_out) == 1:
        st.warning(_in_words(left_out.iloc[0]), icon=":material/priority_high:")
    elif len(left_out):
        words = _("{some} trên {all} báo cáo trong tệp không được tính")
        st.warning(_counted(words, left_out, stands) + ".", icon=":material/priority_high:")
        _list(_("Vì sao không được tính"), left_out)
    if len(taking_over) == 1:
        st.markdown(f":material/swap_horiz: {_in_words(taking_over.iloc[0])}")
    elif len(taking_over):
        words = _("{some} trên {all} báo cáo trong tệp thay số liệu đã có")
        _list(_counted(words, taking_over, stands), taking_over)
    _show_changes(stands, plan)


def _counted(words: str, some: pd.DataFrame, stands: Beside) -> str:
    return words.format(some=number(len(some)), all=number(stands.reports))


def _list(title: str, found: pd.DataFrame) -> None:
    with st.expander(title):
        lines = [f"- {_in_words(row)}" for _index, row in found.head(AT_MOST).iterrows()]
        st.markdown("\n".join(lines))
        if len(found) > AT_MOST:
            st.caption(_("Và {count} báo cáo nữa.").format(count=number(len(found) - AT_MOST)))


def _in_words(row: pd.Series) -> str:
    sentences = {
        "replaces": _("thay bản nhận ngày {day} (tệp {file})."),
        "outranks": _("thay số liệu của đơn vị trong biểu tổng hợp {file}, nhận ngày {day}."),
        "replaced": _(
            "không được tính, vì đã có bản nhận ngày {day}, sau ngày của tệp này (tệp {file}). "
            "Nếu tệp này mới hơn, ghi đúng ngày nhận ở đầu trang."
        ),
        "outranked": _("không được tính, vì đơn vị đã tự báo cáo ngày {day} (tệp {file})."),
    }
    said = sentences[row["relation"]].format(day=day(row["received"]), file=plain(row["file"]))
    kind = report_label(ReportKind(row["kind"]), row["period"])
    return f"**{plain(row['unit'])}, {kind.lower()} {row['year']}**: {said}"


def _show_changes(stands: Beside, plan: Plan) -> None:
    """What the lists say otherwise than those that they replace."""
    changed = stands.changed
    if changed.empty:
        if (stands.found["relation"] == "replaces").any():
            st.caption(_("Danh sách giống hệt bản trước."))
        return
    with st.expander(changes_in_short(changed)):
        st.markdown("\n".join(f"- {line}" for line in changes_in_words(changed, plan)))


def changes_in_short(changed: pd.DataFrame) -> str:
    """How much a list says otherwise than the one before it (`metrics.changes`)."""
    models = changed.drop_duplicates(["unit_id", "year", "name_key"])["change"].value_counts()
    words = {
        "added": _("thêm {count}"),
        "left_out": _("bỏ {count}"),
        "altered": _("sửa {count}"),
    }
    said = [say.format(count=number(models[one])) for one, say in words.items() if one in models]
    return _("Khác bản trước: {changes} mô hình").format(changes=", ".join(said))


def changes_in_words(changed: pd.DataFrame, plan: Plan) -> list[str]:
    """A line for each thing said otherwise, and how many are left out of the lines."""
    lines = [_change_in_words(row, plan) for _index, row in changed.head(AT_MOST).iterrows()]
    if len(changed) > AT_MOST:
        lines.append(_("Và {count} chỗ nữa.").format(count=number(len(changed) - AT_MOST)))
    return lines


def _change_in_words(row: pd.Series, plan: Plan) -> str:
    words = {
        "added": _("thêm: {name}"),
        "left_out": _("bỏ: {name}"),
        "altered": _("sửa: {name}, {column}: “{was}” → “{now}”"),
    }[row["change"]]
    columns = {
        "name": _("cách viết tên"),
        "field": _("lĩnh vực"),
        "origin": _("nguồn gốc"),
        "form": _("hình thức"),
        "state": _("tình trạng"),
        "level": _("cấp công nhận"),
    }
    column = columns.get(row["column"], "")
    said = (value_in_words(plan, row["column"], row[each]) for each in ("was", "is"))
    was, now = map(plain, said)
    return words.format(name=plain(row["name"]), column=column, was=was, now=now)
