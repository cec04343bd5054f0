"""What the words of a head say beneath those of a group, or beside each other."""

from itertools import pairwise

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.judgements import says_recognised
from data_loaders.spreadsheets.vocabulary import label_key, vocabulary

# Beneath "Hình thức": elsewhere "TT" numbers the rows.
_FORMS = {"tt": "collective", "cn": "individual"}


def settle_pairs(columns: list[Column]) -> None:
    """Know "TT | CN" beside each other for collectives and individuals, with or without a group."""
    for left, right in pairwise(columns):
        if left.role == "serial" and label_key(right.label.rpartition(" › ")[2]) == "cn":
            for column, form in zip((left, right), _FORMS.values(), strict=True):
                column.role, column.says = None, {"form": form}


def within_group(group: str, label: str) -> dict[str, str | int]:
    """What a label says beneath its group's: "Huyện" beneath "Cấp công nhận"."""
    role = vocabulary().role(group) or ""
    for about in ("origin", "form") if role == "origin_or_form" else (role,):
        if about == "form" and label_key(label) in _FORMS:
            return {about: _FORMS[label_key(label)]}
        if about in {"origin", "form", "state", "level"} and (
            value := vocabulary().value(about, label)
        ):
            return {about: value}
    return {}


def level_named(label: str) -> str | None:
    """The one level that a column's label says has recognised: "Công nhận cấp huyện"."""
    key = f" {label_key(label)} "
    levels = vocabulary().values["level"].items()
    said = {value for form, value in levels if f" {form} " in key}
    return said.pop() if len(said) == 1 and says_recognised(label) else None
