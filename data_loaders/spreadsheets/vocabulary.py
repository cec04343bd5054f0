"""The words by which forms are understood: exact labels first, alignment for the rest."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from data_loaders.effort import may_compare
from data_loaders.spreadsheets.judgements import Judgements
from data_loaders.spreadsheets.label_beginnings import LabelBeginnings
from data_loaders.spreadsheets.label_words import BRACKETS, in_two, label_key, spelled_out
from data_loaders.spreadsheets.proposals import Proposals
from data_loaders.spreadsheets.word_lists import any_of, unambiguous, with_folded
from domain.text import fold, squeeze, words

_CHOICE = re.compile(r"[,;/]|\bvà\b|\bhoặc\b|\bhay\b")
_TOLD_BY_CHOICES = frozenset({"note", "origin_or_form", "other", "content"})
# Of these, a label and what stands below it may begin with the same words ("Mô hình …").
_NAMING = frozenset(
    {"name", "name_before", "name_after", "activity", "content", "carried_by"}
    | {"state", "state_or_content"}
)
# A label of these may say of which time it speaks: "Kết quả năm 2023".
_JUDGING = frozenset({"state", "state_or_content", "level", "content"})
_OF_A_TIME = re.compile(
    r"\s+(?:(?:trong|đến|den|của|cua|cuối|cuoi|hết|het)\s+)?"
    r"(?:năm|nam|quý|quy|\d{1,2} (?:tháng|thang)).*$"
)
_RENAMED = frozenset({"name_before", "name_after"})  # too near to others to be aligned
_WITHIN = ("a_unit", "a_commune", "an_office")
_MOST_WORDS = 14  # a label of more is a sentence
_SURE = 86  # the likeness, of 100, from which a label is taken for a known one
_MARGIN = 4  # … and by how much it must be nearer than any label of another meaning
_NUMBERED = re.compile(
    r"^\s*(?i:phần|mục|nhóm|phan|muc|nhom)\s+(?P<part>[IVX]{1,5}|\d{1,2}|[A-HĐ])(?=\s*[.:)–-]|\s*$)"
    r"|^\s*(?P<roman>[IVX]{1,5})(?=[\s./):-]|$)|^\s*(?P<sub>\d{1,2}(?:\.\d{1,2})+)(?=[\s./):-]|$)"
    r"|^\s*(?P<number>\d{1,2})(?=[./):-]|\s|$)|^\s*(?P<letter>[A-HĐa-h])(?=[./):-]|$)"
    r"|^\s*(?P<small>[ivx]{1,5}(?=[./):])|(?:i{1,3}|iv|vi{1,3}|ix)(?=\s*$))"
)
_AFTER_NUMBER = re.compile(r"^[\s./):\-–]+")
_DITTO = frozenset({'"', "''", "”", "“", "〃", "″", ",,", "-”-", '-"-', "- -"})
_DATE_LINE = re.compile(
    r"^[^()]{0,60}?,?\s*ngay\s*[\d.…_ ]{0,8}\s*thang\s*[\d.…_ ]{0,8}\s*nam\s*[\d.…_ ]{0,8}$"
    r"|^[^()\d:]{2,40},\s*(?:ngay\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\s*\.?$"
)


class Vocabulary:
    """`vocabulary.toml`, turned round for look-up."""

    def __init__(self) -> None:
        source = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
        self._roles: dict[str, str] = {
            words(label): role for role, labels in source["roles"].items() for label in labels
        }
        self._folded_roles = unambiguous({fold(label): set() for label in self._roles}, self._roles)
        self._aligned = [k for k, role in self._folded_roles.items() if role not in _RENAMED]
        self.values = {
            about: {words(form): value for value, forms in table.items() for form in forms}
            for about, table in source["values"].items()
        }
        self._folded_values = {
            about: unambiguous({fold(form): set() for form in table}, table)
            for about, table in self.values.items()
        }
        self.steps: dict[str, list[str]] = source["steps"]
        self.kinds = [(str(kind), words(said)) for kind, said in source["kinds"]["order"]]
        lists = {name: with_folded(listed) for name, listed in source["words"].items()}
        self.lists, self.ditto = lists, lists["ditto"]
        self.none, self.total, self.remark = lists["none"], lists["total"], lists["remark"]
        self.tick = lists["tick"] | frozenset(source["words"]["tick"])
        self.for_the_unit = lists["stands_for_the_unit"]
        self.for_the_year = lists["stands_for_the_year"]
        self.for_the_day = lists["stands_for_the_day"]
        self._around, self._signature = any_of(lists["around"]), any_of(lists["signature"])
        self._office = any_of(lists["signing_office"])
        self._signing_for = any_of(lists["signing_for"])
        self._within = {what: any_of(lists[f"within_{what}"]) for what in _WITHIN}
        self._judgements = {
            about: Judgements(self.values[about], self._folded_values[about], source["words"])
            for about in ("state", "level")
        }
        dropped = [*self._forms_of("struck_off"), *map(words, source["words"]["dropped"])]
        self.proposals = Proposals(dropped, self._forms_of("effective"))
        self.may_be_label = LabelBeginnings(self._roles, _JUDGING).may_be_label
        self.role = lru_cache(maxsize=8192)(self._role)
        self.exact_role = lru_cache(maxsize=8192)(self._exact_role)
        self.value_within = lru_cache(maxsize=8192)(self._value_within)
        self.likely_role = lru_cache(maxsize=8192)(self._likely_role)

    def _forms_of(self, state: str) -> list[str]:
        return [form for form, value in self.values["state"].items() if value == state]

    def _exact_role(self, label: str) -> str | None:
        """The role of a label that is known word for word, with accents or without."""
        role = self._roles.get(words(label)) or self._known_role(label_key(label))
        role = role or self._role_of_two(label)
        return self._role_by_choices(label, role) if role in _TOLD_BY_CHOICES else role

    def _known_role(self, key: str) -> str | None:
        known = self._roles.get(key) or self._folded_roles.get(fold(key))
        return known or self._folded_roles.get(fold(spelled_out(key)))

    def _role_of_two(self, label: str) -> str | None:
        """Names where units head the models beneath them in one column: "Đơn vị/Mô hình"."""
        both = {self._known_role(label_key(part)) for part in in_two(label)}
        return "name" if both == {"unit", "name"} else None

    def _role(self, label: str) -> str | None:
        """The role of a label that is known, as it is, without accents, or by its beginning."""
        if not self.may_be_label(label):
            return None
        key = label_key(label)
        if not key or key.count(" ") >= _MOST_WORDS:
            return None
        role = self._roles.get(words(label)) or self._known_role(key) or self._role_of_two(label)
        role = role or self._role_of_beginning(key) or self._role_of_beginning(spelled_out(key))
        if role is None and (timeless := _OF_A_TIME.sub("", key)) != key:
            role = self._roles.get(timeless) or self._folded_roles.get(fold(timeless))
            role = role if role in _JUDGING else None
        return self._role_by_choices(label, role) if role in _TOLD_BY_CHOICES else role

    def _role_by_choices(self, label: str, role: str) -> str:
        """The role of a label that lists what may stand in its column: "Loại (mới, nhân rộng)"."""
        for choices in BRACKETS.findall(label):
            for about in ("origin", "form"):
                if any(
                    self.value(about, choice) for choice in _CHOICE.split(choices.strip("()[]"))
                ):
                    return about
        return role

    def _role_of_beginning(self, key: str) -> str | None:
        parts = key.split()
        for count in range(len(parts) - 1, 1, -1):
            role = self._roles.get(" ".join(parts[:count]))
            if role and (role not in _NAMING or parts[0] in {"tên", "họ"}):
                return role
        return None

    def _likely_role(self, label: str) -> str | None:
        """The role of the known label that is clearly the nearest; None where none is."""
        if role := self.role(label):
            return role
        key = fold(label_key(label))
        if len(key) < 4 or key.count(" ") >= _MOST_WORDS or not may_compare("labels"):
            return None
        near = process.extract(
            key, self._aligned, scorer=fuzz.ratio, score_cutoff=_SURE - _MARGIN, limit=8
        )
        if not near or near[0][1] < _SURE:
            return None
        role = self._folded_roles[near[0][0]]
        rival = next((score for each, score, _ in near if self._folded_roles[each] != role), 0)
        return role if near[0][1] - rival >= _MARGIN else None

    def value(self, about: str, text: str) -> str | None:
        """What `text` says about "origin", "form", "state" or "level": exactly so, or by fold."""
        key, folded = words(text), self._folded_values[about]
        known = self.values[about].get(key) or folded.get(fold(key))
        return known or folded.get(fold(spelled_out(key)))

    def _value_within(self, about: str, text: str) -> str | None:
        """What a longer text says of it, by the known words it contains.

        Of "state" and "level" the first listed decides; of others, two meanings say nothing.
        """
        if exact := self.value(about, text):
            return exact
        if about in {"state", "level"}:
            text = self.proposals.without(text) if about == "state" else text
            return self._judgements[about].find(text)
        key = f" {fold(words(text))} "
        said = [value for form, value in self._folded_values[about].items() if f" {form} " in key]
        return said[0] if len(set(said)) == 1 else None

    def bare(self, text: str) -> str:
        """`text` in plain words, less the words that stand around a section's own."""
        key = words(text)
        while found := self._around.match(key):
            key = key[found.end() :].strip()
        return key

    def is_signature(self, text: str) -> bool:
        """Whether a text begins the block of signatures and recipients."""
        key = words(text)
        if self._signature.match(key):
            return True
        in_capitals = text.isupper() and key.count(" ") < _MOST_WORDS
        office, short = self._office.match(key), self._signing_for.match(key)
        if office and (in_capitals or not key[office.end() :]):
            return True
        return bool(short and key[short.end() :] and (in_capitals or "." in text or "/" in text))

    def is_remark(self, text: str) -> bool:
        """Whether a text is a note on the form, not a row of it."""
        return text[:1] in "*(" or words(text).startswith(tuple(self.remark))

    def says_a_field(self, text: str) -> bool:
        """Whether a text announces a field: "Lĩnh vực …"."""
        return fold(words(text)).startswith("linh vuc ")

    def is_within(self, what: str, text: str) -> bool:
        """Whether a name is of a part of "a_unit", "a_commune" or "an_office", or a person."""
        return self._within[what].match(words(text)) is not None

    def speaks_of(self, what: str, text: str) -> bool:
        """Whether a text contains one of the words listed under `what`."""
        key = f" {words(text)} "
        return any(f" {each} " in key for each in self.lists[what])

    def is_one_of(self, what: str, text: str) -> bool:
        """Whether a text is one of the words listed under `what`."""
        return words(text) in self.lists[what]

    def is_ditto(self, text: str) -> bool:
        """Whether a cell only says "as above"."""
        return len(text) <= 12 and (text in _DITTO or words(text) in self.ditto)

    def is_date_line(self, text: str) -> bool:
        """Whether a text is the line of place and day over a signature or in a head block."""
        return _DATE_LINE.match(fold(text)) is not None

    def is_total(self, text: str) -> bool:
        """Whether a text is the label of a total: "Cộng", "Tổng cộng: 04 mô hình", "Cộng I"."""
        head = re.split(r"[:(=]|\d", squeeze(text), maxsplit=1)[0]
        head = re.sub(r"\s+[IVX]+(?:\s*\+\s*[IVX]+)*\s*$", "", head)
        return words(head) in self.total

    def kind_of(self, title: str) -> str | None:
        """The kind of list a title speaks of."""
        key = f" {fold(spelled_out(words(title)))} "
        return next((kind for kind, said in self.kinds if f" {fold(said)} " in key), None)


@lru_cache(maxsize=8192)
def numbered(text: str) -> tuple[str, str]:
    """The kind of number a text begins with ("roman", "part" …; "" for none), and the rest."""
    found = _NUMBERED.match(text)
    if found is None:
        return "", text
    return str(found.lastgroup), _AFTER_NUMBER.sub("", text[found.end() :]).strip()


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary."""
    return Vocabulary()
