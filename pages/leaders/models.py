"""Leaders: which models are there, how far has each come, and where is that said?"""

from datetime import datetime

import pandas as pd
import streamlit as st

from accounts.identity import Role
from data_loaders import decisions, frames, lives
from database.session import engine
from domain.plans import Plan
from exports.table_files import as_excel
from metrics.catalogue import catalogue, steps_reached
from pages.frame.choice import choose
from pages.frame.course import Asked, Course, asked_key, course, plans_of_models
from pages.frame.person import require
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.leaders.model_life import show_life
from pages.leaders.model_search import ask, found_in, sentence, table
from translations import gettext as _
from translations.numbers import number

AT_MOST = 300
CHOSEN = "ma"


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.STAFF, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("Mô hình"))
        return
    chosen = choose(_("Mô hình"), plans, datetime.now().astimezone().date())
    asked = Asked(chosen.plans, sight, chosen.as_of)
    known, seen = _known(asked), course(asked)
    found = found_in(known, ask(known, asked.plan))
    st.header(sentence(found), anchor=False)
    if found.empty:
        st.write(_("Không có mô hình nào như vậy. Bớt điều kiện tìm rồi xem lại."))
        return
    _show_table(found, asked.plans)
    _show_one(known, asked, seen)


@st.cache_data(max_entries=16, show_spinner=False, hash_funcs={Asked: asked_key})
def _known(asked: Asked) -> pd.DataFrame:
    """The catalogue with the `unit` of each model, its `place`, and who carries it."""
    seen = course(asked)
    rows = [_of_plan(plan, seen, asked) for plan in asked.plans]
    named = seen.units.drop_duplicates("unit_id")[["unit_id", "name", "plan_code"]]
    whole = pd.concat(rows, ignore_index=True)
    return whole.merge(named.rename(columns={"name": "unit"}), on="unit_id")


def _of_plan(plan: Plan, seen: Course, asked: Asked) -> pd.DataFrame:
    whose = asked.sight.whose
    units = seen.units.loc[seen.units["plan_code"] == plan.code, "unit_id"]
    models = seen.found.models[seen.found.models["unit_id"].isin(units)]
    listed = frames.listings(engine(), plan.code, whose)
    decided = decisions.decisions(engine(), plan.code, whose)
    steps = steps_reached(listed, seen.found.reports, decided, seen.as_of)
    carried = lives.carriers(engine(), plan.code, whose)
    who = carried.groupby("model_id", as_index=False).agg(carried_by=("carried_by", "; ".join))
    return catalogue(models, steps).merge(who, on="model_id", how="left")


def _show_table(found: pd.DataFrame, plans: tuple[Plan, ...]) -> None:
    told = table(found, plans)
    picked = st.dataframe(
        told.head(AT_MOST),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="cac_mo_hinh",
        height=min(36 * (len(found) + 1) + 2, 420),
        row_height=36,
        alt=_("Các mô hình tìm được, xếp theo đơn vị rồi theo tên."),
    )
    if rows := picked["selection"]["rows"]:
        st.query_params[CHOSEN] = str(found.iloc[rows[0]]["model_id"])
    if len(found) > AT_MOST:
        words = _("Hiện {shown} trên {all} mô hình; tìm hẹp lại để xem các mô hình khác.")
        st.caption(words.format(shown=number(AT_MOST), all=number(len(found))))
    st.download_button(
        _("Tải bảng về Excel"),
        lambda: as_excel(told, _("Các mô hình “Dân vận khéo”")),
        file_name="mo-hinh.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )


def _show_one(known: pd.DataFrame, asked: Asked, seen: Course) -> None:
    wanted = st.query_params.get(CHOSEN, "")
    chosen = known[known["model_id"].astype("str") == wanted]
    if chosen.empty:
        st.caption(_("Chọn một dòng để xem cả quá trình của mô hình và ô ghi từng việc."))
        return
    model = chosen.iloc[0]
    plan = next(one for one in asked.plans if one.code == model["plan_code"])
    show_life(model, model["unit"], plan, seen, asked.sight)
