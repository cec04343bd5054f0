"""Every rule of a plan in words, each with its paragraph, and what an office changed of it."""

from collections.abc import Sequence
from itertools import groupby, pairwise

import streamlit as st

from data_loaders.plan_versions import PlanVersion
from data_loaders.plans import PlanError
from domain.plans import Plan
from pages.frame.plain import plain
from pages.frame.shared import shared
from translations import gettext as _
from translations import language, speaking
from translations.rule_changes import rule_changes
from translations.rule_wording import rules_in_words
from translations.rules import About, Rule, heading

# What units have to do stands first, on a telephone too; the paper it rests on beside it.
DEMANDS = (
    About.QUOTA,
    About.OWING,
    About.COUNTING,
    About.DUTIES,
    About.ROUNDS,
    About.REVIEWS,
)


def show(known: list[PlanVersion]) -> None:
    """The rules of the first of `known`, the version in force, in two columns: what is asked for,
    and the paper, its fields and notes.
    """
    left, right = st.columns(2, gap="large")
    for about, text in _told(tuple(known), language()):
        with left if about in DEMANDS else right:
            st.subheader(heading(about), anchor=False)
            st.markdown(text)
    st.download_button(
        _("Tải tệp kế hoạch"),
        known[0].text,
        file_name=f"{known[0].code}.toml",
        mime="application/toml",
        icon=":material/download:",
    )


@shared(64)
def _told(known: tuple[PlanVersion, ...], spoken: str) -> tuple[tuple[About, str], ...]:
    """What the rules are about, and their text, in the language `spoken`."""
    with speaking(spoken):
        rules, changed = rules_in_words(known[0].plan()), changed_in(known)
        return tuple(
            (about, rules_as_text(list(group), changed))
            for about, group in groupby(rules, key=lambda rule: rule.about)
        )


def rules_as_text(rules: list[Rule], changed: dict[str, PlanVersion]) -> str:
    """Rules as text: those of one thing under its name, what was changed marked, sources small."""
    lines: list[str] = []
    for of, group in groupby(rules, key=lambda rule: rule.of):
        if of:
            lines.append(f"- **{plain(of)}**")
        for rule in group:
            title = f"{plain(rule.title)}: " if rule.title else ""
            indent = "  " if of else ""
            sentence = plain(rule.sentence)
            if rule.names:
                sentence = f":small[{sentence}]"
            lines.append(f"{indent}- {title}{sentence}{_beneath(rule, changed)}")
    return "\n".join(lines)


def _beneath(rule: Rule, changed: dict[str, PlanVersion]) -> str:
    """What stands small beneath a rule: who changed it, and the paragraph."""
    said = ""
    if version := changed.get(rule.key):
        words = _("Sửa ở bản {version}: {reason}").format(
            version=version.version, reason=version.reason
        )
        said += f"  \n:small[:blue[{plain(words)}]]"
    if rule.source:
        said += f"  \n:small[*{plain(rule.source)}*]"
    return said


def changed_in(known: Sequence[PlanVersion]) -> dict[str, PlanVersion]:
    """The rules that are not as the first version had them: key → the version that last changed it.

    A version that the rules of today no longer take is passed over.
    """
    sound = [(version, plan) for version in known if (plan := _plan_of(version)) is not None]
    changed: dict[str, PlanVersion] = {}
    for (version, plan), (_earlier, before) in pairwise(sound):
        for change in rule_changes(before, plan):
            changed.setdefault(change.key, version)
    if not sound:
        return {}
    differing = {change.key for change in rule_changes(sound[-1][1], sound[0][1])}
    return {key: version for key, version in changed.items() if key in differing}


def _plan_of(version: PlanVersion) -> Plan | None:
    try:
        return version.plan()
    except PlanError:
        return None
