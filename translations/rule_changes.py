"""What differs between two versions of a plan, told by its rules in words."""

from dataclasses import dataclass

from domain.plans import Plan
from translations import gettext as _
from translations.rule_wording import rules_in_words
from translations.rules import About, Rule, heading


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that changed: how it `was` and how it is `now`; None where there was or is none."""

    key: str
    about: About
    title: str
    was: str | None
    now: str | None


def rule_changes(before: Plan, after: Plan) -> list[RuleChange]:
    """The rules that differ between two versions, those of the later one first."""
    earlier = {rule.key: rule for rule in rules_in_words(before)}
    later = {rule.key: rule for rule in rules_in_words(after)}
    keys = [*later, *(key for key in earlier if key not in later)]
    return [change for key in keys for change in _between(earlier.get(key), later.get(key))]


def change_in_words(change: RuleChange) -> str:
    """One line: “Hạn: đến hết ngày 31/3 hằng năm → đến hết ngày 15/4 hằng năm”."""
    if change.was is None:
        return _("{rule}: thêm “{now}”").format(rule=change.title, now=change.now)
    if change.now is None:
        return _("{rule}: bỏ “{was}”").format(rule=change.title, was=change.was)
    return _("{rule}: “{was}” thành “{now}”").format(
        rule=change.title, was=change.was, now=change.now
    )


def _between(was: Rule | None, now: Rule | None) -> list[RuleChange]:
    rule = now or was
    if rule is None or was == now:
        return []
    title = " · ".join(part for part in (rule.of or heading(rule.about), rule.title) if part)
    if was is None or now is None:
        before, after = (each.sentence if each else None for each in (was, now))
        return [RuleChange(rule.key, rule.about, title, before, after)]
    if was.names or now.names:
        return _names(rule, title, was.names, now.names)
    if was.sentence != now.sentence:
        return [RuleChange(rule.key, rule.about, title, was.sentence, now.sentence)]
    cited = _("{rule}, căn cứ").format(rule=title)
    return [RuleChange(rule.key, rule.about, cited, was.source or None, now.source or None)]


def _names(rule: Rule, title: str, was: tuple[str, ...], now: tuple[str, ...]) -> list[RuleChange]:
    gone = "; ".join(name for name in was if name not in now)
    new = "; ".join(name for name in now if name not in was)
    return [
        RuleChange(rule.key, rule.about, title, *sentences)
        for sentences in ((gone or None, None), (None, new or None))
        if any(sentences)
    ]
