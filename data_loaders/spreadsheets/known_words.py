"""What words that hold nothing unknown say of origin and state: "Mô hình cũ từ 2022"."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from data_loaders.spreadsheets.judgements import strongest
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from data_loaders.spreadsheets.word_lists import any_of
from domain.kinds import ModelState, Origin
from domain.text import fold, words

# Of these a word alone says too little, or is said of models of every kind.
_TOO_LITTLE = frozenset({"xây dựng", "đã có"})
# The paper that a decision rests on says nothing more of it: "… theo Quyết định số 12".
_BY_A_PAPER = re.compile(
    r"[\s,;(]*\b(?:theo|tại|theo nội dung|theo noi dung|tai)\s+"
    r"(?:quyết định|qđ|quyet dinh|thông báo|thong bao|công văn|cong van|cv|nghị quyết|tb)\b.*$",
    re.I | re.S,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART_OF_YEAR = re.compile(r"\b(?:tháng|thang|quý|quy) (?:\d{1,2}|i{1,3}|iv)\b")

_OF_UNDECIDED = ("tạm", "tam", "không", "khong")
_OF_MODELS = r"(?:mô hình|mo hinh|mh|điển hình|dien hinh|đh)\b"
_NUMBER_BEFORE = re.compile(
    rf"^\s*(?:(?:có|gồm|tổng số|số lượng|số)\s+)?(?:\d{{1,3}}\s+)?(?={_OF_MODELS})", re.I
)
_NUMBER_AFTER = re.compile(
    rf"\s*[:,;(\[–-]\s*(?:(?:có|gồm|là|tổng số|tổng|cộng|số lượng)\s*:?\s*)?\d{{1,3}}"
    rf"\s*(?:{_OF_MODELS})?\s*[)\].;:]*\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a text says: by "origin" and "state"; the years it names; `whole`: and nothing else.

    `proposes`: it proposes to strike the model off, which says nothing of its state. `undecided`:
    that it is paused, or came to nothing so far, which says as little.
    """

    says: dict[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    whole: bool = False
    proposes: bool = False
    undecided: bool = False


def _accented(listed: str) -> list[str]:
    """The words of a list as written: without its accent "hủy" is another word."""
    return [form for form in vocabulary().lists[listed] if form != fold(form)]


@cache
def _forms() -> dict[str, tuple[str, str]]:
    forms = {form: ("origin", str(Origin.MAINTAINED)) for form in _accented("of_earlier_years")}
    forms |= {form: ("state", str(ModelState.STRUCK_OFF)) for form in _accented("dropped")}
    for about in ("origin", "state"):
        for form, value in vocabulary().values[about].items():
            if form not in _TOO_LITTLE and value != ModelState.REGISTERED:
                forms.setdefault(form, (about, value))
    return forms


@cache
def _undecided() -> re.Pattern[str]:
    return any_of(vocabulary().lists["undecided"])


@cache
def _plain_forms() -> dict[str, tuple[str, str]]:
    return {fold(form): said for form, said in _forms().items()}


@cache
def _pattern(*, plainly: bool) -> re.Pattern[str]:
    forms = _plain_forms() if plainly else _forms()
    listed = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return re.compile(rf"(?<!\S)(?:{listed})(?!\S)")


def known_in_heading(text: str) -> Known:
    """The same of the head of a section, which may say how many models stand beneath it:
    "Mô hình duy trì từ các năm trước: 01 mô hình".
    """
    bare = _NUMBER_BEFORE.sub("", _NUMBER_AFTER.sub("", numbered(text)[1]))
    return known_words(bare or text)


@lru_cache(maxsize=8192)
def known_words(text: str) -> Known:
    """What `text` says of origin and state, and whether it holds nothing that we do not know.

    Of two origins it says none; of states the first listed decides, as in a state's own column.
    """
    proposals = vocabulary().proposals
    whole_key = words(proposals.without(_BY_A_PAPER.sub("", text)))
    may_be = any(word in whole_key for word in _OF_UNDECIDED)
    key = _undecided().sub(" ", whole_key) if may_be else whole_key
    plainly = key == fold(key)
    forms = _plain_forms() if plainly else _forms()
    found: dict[str, list[str]] = {}

    def note(met: re.Match[str]) -> str:
        about, value = forms[met[0]]
        found.setdefault(about, []).append(value)
        return " "

    rest = _PART_OF_YEAR.sub(" ", _pattern(plainly=plainly).sub(note, key)).split()
    around = vocabulary().lists["around_what_is_known"]
    years = tuple(int(word) for word in rest if _YEAR.fullmatch(word))
    says: dict[str, str] = {}
    if len(set(found.get("origin", ()))) == 1:
        says["origin"] = found["origin"][0]
    order = list(dict.fromkeys(vocabulary().values["state"].values()))
    if state := strongest(found.get("state", ()), order, text):
        says["state"] = state
    whole = all(word in around or _YEAR.fullmatch(word) for word in rest)
    return Known(says, years, whole, proposals.are_in(text), key != whole_key)
