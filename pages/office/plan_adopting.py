"""Putting a plan in force: one that comes along or one's own file, seen in words before."""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from data_loaders import plan_versions
from data_loaders.plan_versions import Author, NotKeptError
from data_loaders.plans import PLANS_FOLDER, PlanError, builtin_plans, load_plan, plan_text
from database.session import engine
from domain.plans import Plan
from pages.frame.person import still
from pages.frame.plain import plain
from pages.office.plan_done import done
from pages.office.plan_rules import rules_as_text
from translations import gettext as _
from translations.rule_changes import change_in_words, rule_changes
from translations.rule_wording import rules_in_words
from translations.rules import About, heading


def show() -> None:
    """Choose a plan or a file, read it in words, put it in force."""
    given = _choose()
    if given is None:
        return
    name, content = given
    try:
        text = plan_text(content, name)
        plan = load_plan(text, name)
    except PlanError as fault:
        _tell_mistakes(fault)
        return
    known = plan_versions.versions(engine(), plan.code)
    if known and known[0].text == text:
        st.info(_("Kế hoạch này đang được áp dụng đúng như vậy, không có gì thay đổi."))
        return
    if known:
        _show_differences(known[0].plan(), plan, known[0].version)
    _preview(plan)
    reason = st.text_input(_("Lý do, số văn bản"), key=f"ly_do_ap_dung_{plan.code}", max_chars=500)
    words = _("Áp dụng bản {version}").format(version=known[0].version + 1 if known else 1)
    if not st.button(words, type="primary", icon=":material/check:"):
        return
    if known and not (reason or "").strip():
        st.error(_("Ghi lý do hoặc số văn bản của việc sửa."))
        return
    _adopt(text, name, reason or "")


def _choose() -> tuple[str, bytes] | None:
    """The name and the bytes of what is to be put in force."""
    plans = {plan.name: plan.code for plan in builtin_plans().values()}
    own = _("Tệp của tôi (.toml)")
    chosen = st.selectbox(
        _("Chọn kế hoạch"),
        [*plans, own],
        index=None,
        placeholder=_("Kế hoạch có sẵn, hoặc tệp của mình"),
        key="ap_dung",
    )
    if chosen is None:
        st.caption(_("Xem trước bằng lời rồi mới áp dụng. Chưa bấm nút thì chưa có gì thay đổi."))
        return None
    if chosen != own:
        path = PLANS_FOLDER / f"{plans[chosen]}.toml"
        return path.name, path.read_bytes()
    file = st.file_uploader(_("Tệp kế hoạch"), type="toml", key="tep_ke_hoach", max_upload_size=1)
    return (file.name, file.getvalue()) if file else None


def _tell_mistakes(fault: PlanError) -> None:
    """Every mistake with its line; nothing is kept."""
    st.error(
        _("Chưa áp dụng được tệp {file}. Sửa các dòng sau rồi chọn lại.").format(
            file=plain(fault.file)
        )
    )
    lines = [
        _("Dòng {line}: {sentence}").format(line=each.line, sentence=each.sentence)
        if each.line
        else each.sentence
        for each in fault.mistakes
    ]
    st.markdown("\n".join(f"- {plain(line)}" for line in lines))


def _show_differences(before: Plan, after: Plan, version: int) -> None:
    words = _("Khác với bản {version} đang dùng:").format(version=version)
    changes = [change_in_words(change) for change in rule_changes(before, after)]
    lines = changes or [_("Không quy định nào đổi, chỉ lời ghi trong tệp.")]
    st.markdown(words + "\n" + "\n".join(f"- {plain(line)}" for line in lines))


def _preview(plan: Plan) -> None:
    rules = rules_in_words(plan)
    with st.expander(_("Xem trước: {plan}").format(plan=plain(plan.name)), expanded=True):
        for about in About:
            some = [rule for rule in rules if rule.about is about]
            if some:
                st.markdown(f"**{heading(about)}**\n" + rules_as_text(some, {}))


def _adopt(text: str, name: str, reason: str) -> None:
    if (person := still(Role.OFFICE, Role.ADMIN)) is None:
        return
    author = Author(person.places, _now(), reason, person.account_id)
    try:
        plan, version = plan_versions.adopt_text(engine(), text, name, author)
    except (NotKeptError, PlanError) as fault:
        st.error(plain(str(fault)))
        return
    done(plan.name, version)


def _now() -> datetime:
    return datetime.now().astimezone()
