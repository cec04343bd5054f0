"""What the commands on plans have in common: versions found, told and printed."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sqlalchemy import Engine

from commands.common import errors, stopped
from data_loaders import plan_versions
from data_loaders.plan_versions import PlanVersion
from data_loaders.plans import PlanError
from domain.plan_settings import Value
from domain.plans import Plan
from translations import gettext as _
from translations.rule_changes import change_in_words, rule_changes
from translations.rule_wording import rules_in_words
from translations.rules import heading


class VersionRecord(TypedDict):
    """A version as the command line prints it."""

    version: int
    adopted: str
    by: str | None
    reason: str
    changes: list[str]


def known_versions(source: Engine, code: str) -> list[PlanVersion]:
    """The versions of an adopted plan, the one in force first; else the command stops."""
    found = plan_versions.versions(source, code)
    if not found:
        raise stopped(
            _("Kế hoạch “{code}” chưa được áp dụng. Hãy chạy: manage.py plans adopt {code}").format(
                code=code
            )
        )
    return found


def plan_of(version: PlanVersion) -> Plan:
    """The plan that a version holds; else the command stops."""
    try:
        return version.plan()
    except PlanError as fault:
        raise stopped(str(fault)) from fault


def rule_records(plan: Plan) -> list[dict[str, str]]:
    """Every rule of the plan as the command line prints it."""
    return [
        {
            "about": heading(rule.about),
            "rule": " · ".join(part for part in (rule.of, rule.title) if part),
            "words": rule.sentence,
            "source": rule.source,
        }
        for rule in rules_in_words(plan)
    ]


def version_records(known: Sequence[PlanVersion]) -> list[VersionRecord]:
    """Versions as the command line prints them; what each changed of the one before it."""
    return [
        {
            "version": each.version,
            "adopted": each.adopted_at.astimezone().date().isoformat(),
            "by": each.adopted_by,
            "reason": each.reason,
            "changes": _told(earlier, each) if earlier else [],
        }
        for each, earlier in zip(known, [*known[1:], None], strict=True)
    ]


def tell_version(code: str, version: int, before: Plan, after: Plan) -> None:
    """Say on the terminal which version is in force now, and what it changed."""
    said = _("{code}: đang dùng bản {version}.").format(code=code, version=version)
    changes = _changes(before, after) or [_("Không quy định nào thay đổi.")]
    words = "\n".join([said, *changes])
    errors.print(words, markup=False, highlight=False)


def tell_changes(known: Sequence[PlanVersion]) -> None:
    """Say on the terminal what the version in force changed of the one before it."""
    for change in version_records(known[:2])[0]["changes"]:
        errors.print(change, markup=False, highlight=False)


def json_value(value: Value) -> object:
    """The value of a setting in JSON."""
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def written(value: Value) -> str:
    """The value of a setting as a person writes it."""
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _told(earlier: PlanVersion, version: PlanVersion) -> list[str]:
    try:
        return _changes(earlier.plan(), version.plan())
    except PlanError as fault:  # of a version that the rules of today no longer take
        return str(fault).split("\n")


def _changes(before: Plan, after: Plan) -> list[str]:
    return [change_in_words(change) for change in rule_changes(before, after)]
