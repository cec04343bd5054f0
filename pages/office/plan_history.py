"""The versions of a plan: who wrote each, when, why, what it changed; going back to one."""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from data_loaders import plan_versions
from data_loaders.plan_versions import Author, NotKeptError, PlanVersion
from data_loaders.plans import PlanError
from database.session import engine
from pages.frame.person import still
from pages.frame.plain import plain
from pages.office.plan_done import done
from translations import gettext as _
from translations.numbers import day
from translations.rule_changes import change_in_words, rule_changes


def show(known: list[PlanVersion], *, may_return: bool) -> None:
    """Every version, the one in force first."""
    for version, earlier in zip(known, [*known[1:], None], strict=True):
        in_force = version is known[0]
        with st.container(border=True):
            st.markdown(_head(version, in_force=in_force))
            st.markdown("\n".join(f"- {plain(words)}" for words in _changes(version, earlier)))
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.download_button(
                    _("Tải tệp bản này"),
                    version.text,
                    file_name=f"{version.code}-{version.version}.toml",
                    mime="application/toml",
                    key=f"tai_ban_{version.version}",
                    icon=":material/download:",
                )
                if may_return and not in_force:
                    _offer_return(version, known[0])


def _head(version: PlanVersion, *, in_force: bool) -> str:
    who = version.adopted_by or _("dòng lệnh")
    words = _("**Bản {version}**, {day}, {who}").format(
        version=version.version, day=day(version.adopted_at.astimezone().date()), who=plain(who)
    )
    if in_force:
        words += " · " + _("đang dùng")
    if version.reason:
        words += "  \n" + _("Lý do: {reason}").format(reason=plain(version.reason))
    return words


def _changes(version: PlanVersion, earlier: PlanVersion | None) -> list[str]:
    """What the version changed of the one before it, a line each."""
    if earlier is None:
        return [_("Bản đầu tiên được áp dụng.")]
    try:
        found = rule_changes(earlier.plan(), version.plan())
    except PlanError as fault:
        return str(fault).split("\n")
    words = [change_in_words(change) for change in found]
    return words or [_("Không quy định nào đổi, chỉ lời ghi trong tệp.")]


def _offer_return(version: PlanVersion, in_force: PlanVersion) -> None:
    reason = st.text_input(
        _("Lý do dùng lại bản {version}").format(version=version.version),
        key=f"ly_do_ban_{version.version}_{in_force.version}",
        max_chars=500,
    )
    words = _("Dùng lại bản {version}").format(version=version.version)
    if not st.button(words, key=f"dung_lai_{version.version}", icon=":material/undo:"):
        return
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    now = datetime.now().astimezone()
    author = Author(person.places, now, reason or "", person.account_id)
    try:
        plan, number = plan_versions.return_to(
            engine(), version.code, version.version, author, in_force.version
        )
    except (NotKeptError, PlanError) as fault:
        st.error(plain(str(fault)))
        return
    done(plan.name, number)
