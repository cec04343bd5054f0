"""Changing a setting of a plan: what will differ is said in words before anything is written."""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from data_loaders import plan_versions
from data_loaders.plan_versions import Author, NotKeptError, PlanVersion
from data_loaders.plans import PlanError
from database.session import engine
from domain.plan_settings import Path, Value, settings_of
from domain.plans import Plan
from pages.frame.person import still
from pages.frame.plain import plain
from pages.office.plan_done import done
from pages.office.plan_forms import ask, things
from translations import gettext as _
from translations.rule_changes import change_in_words, rule_changes


def show(plan: Plan, in_force: PlanVersion) -> None:
    """Choose what to change, see what will differ, say why, save."""
    settings = settings_of(plan, datetime.now().astimezone().date())
    choices = things(plan)
    chosen = st.selectbox(_("Sửa điều gì"), list(choices), key="sua_gi")
    mark = f"{plan.code}_{in_force.version}"
    values = ask(settings, choices[chosen], mark)
    differing = _differences(plan, values)
    if differing is None:
        return
    if not differing:
        st.caption(_("Chưa có gì khác với bản đang dùng. Đổi một giá trị ở trên để xem trước."))
        return
    st.markdown(_("Sẽ đổi:") + "\n" + "\n".join(f"- {plain(words)}" for words in differing))
    reason = st.text_input(
        _("Lý do, số văn bản"),
        key=f"ly_do_{mark}",
        max_chars=500,
        help=_("Ai xem kế hoạch cũng đọc được lý do này."),
    )
    words = _("Lưu thành bản {version}").format(version=in_force.version + 1)
    if st.button(words, type="primary", icon=":material/save:"):
        _save(plan, in_force, values, reason or "")


def _differences(plan: Plan, values: dict[Path, Value]) -> list[str] | None:
    """What will differ, in words; None where the plan would disagree with itself, which is said."""
    if not values:
        return []
    try:
        after = plan_versions.preview(engine(), plan.code, values)
    except PlanError as fault:
        for mistake in fault.mistakes:
            st.error(plain(_("Không sửa như vậy được: {why}").format(why=mistake.sentence)))
        return None
    return [change_in_words(change) for change in rule_changes(plan, after)]


def _save(plan: Plan, in_force: PlanVersion, values: dict[Path, Value], reason: str) -> None:
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    author = Author(person.places, _now(), reason, person.account_id)
    try:
        after, version = plan_versions.change(engine(), plan.code, values, author, in_force.version)
    except (NotKeptError, PlanError) as fault:
        st.error(plain(str(fault)))
        return
    done(after.name, version)


def _now() -> datetime:
    return datetime.now().astimezone()
