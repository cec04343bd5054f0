"""Lists that mention models and report nothing: of inspections, seats, money, telephones.

What a list is, its title says first: "LỊCH KIỂM TRA các mô hình đăng ký" is no register, "ĐĂNG KÝ
mô hình và dự toán kinh phí" is one. Where no title says anything, the columns may: a register has
none for inspectors, seats or signatures for money.
"""

import re
from functools import cache

from data_loaders.spreadsheets.heads import Words, is_title
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.tables import Table
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.spreadsheets.word_lists import with_folded
from domain.text import fold, words

_LONGEST = 200  # letters; what is longer tells of something
_NO_TITLE = re.compile(
    r"\W*(?:thuc hien|can cu|theo|kinh gui|kem theo|ban hanh|de|nham|noi nhan)\b"
)
_OF_WHAT_WAS = with_folded(["kết quả", "báo cáo", "đã thực hiện"])
_AROUND = re.compile(r"^ (?:(?:phụ lục|biểu|bảng|danh mục|phu luc|bieu|bang)(?: \S{1,3})? )?")
_MANY = 2  # such columns stand against a title that says otherwise


def no_report(table: Table, words_over: list[list[Words]], names: list[str]) -> Said | None:
    """The words by which a table reports nothing; None where it may report.

    `words_over`: the words over it, the nearest first; `names`: of its sheet and its file.
    """
    sheet = table.grid.name
    labels = _foreign_labels(table)
    for around in words_over:
        for each in sorted(around, key=lambda said: (not said.text.isupper(), said.row)):
            says = says_a_report(each.text) if _may_be_title(each.text) else None
            if says is False or (says and len(labels) >= _MANY):
                return Said(None, each.text, sheet, each.place)
            if says:
                return None
    for name in names:
        says = says_a_report(re.sub(r"[_.-]+", " ", name))
        if says is not None:
            return None if says else Said(None, name, sheet)
    if labels:
        column = labels[0]
        return Said(None, column[1], sheet, (table.header.bottom, column[0]))
    return None


def _may_be_title(text: str) -> bool:
    """Whether words may be a title: not what a report rests on, nor "Điện thoại: …"."""
    said = is_title(text) and len(text) <= _LONGEST and ":" not in text
    return said and _NO_TITLE.match(fold(text)) is None


def says_a_report(text: str) -> bool | None:
    """Whether a title names a report, or a list that is none; None where it names neither."""
    key = f" {words(text)} "
    for other in vocabulary().lists["no_word_of_no_report"]:
        key = key.replace(f" {other} ", " - ")
    none = _first(key, vocabulary().lists["of_no_report"])
    some = _first(key, _of_a_report())
    if none is None and some is None:
        return None
    return none is None or (some is not None and some < none)


def plans_ahead(titles: list[str]) -> bool:
    """Whether a title is of a plan, and none of a report: what shall be done, not what was."""
    keys = [f" {words(title)} " for title in titles if _may_be_title(title)]
    if any(f" {said} " in key for key in keys for said in _OF_WHAT_WAS):
        return False
    ahead = vocabulary().lists["of_a_plan_ahead"]
    return any(_AROUND.sub("", key).startswith(tuple(f"{each} " for each in ahead)) for key in keys)


@cache
def _of_a_report() -> frozenset[str]:
    return with_folded([said for _, said in vocabulary().kinds])


def _first(key: str, listed: frozenset[str]) -> int | None:
    places = [at for each in listed if (at := key.find(f" {each} ")) >= 0]
    return min(places, default=None)


def _foreign_labels(table: Table) -> list[tuple[int, str]]:
    """Columns that no register has: index and label."""
    foreign = vocabulary().lists["labels_of_no_report"]
    return [
        (column.index, column.label)
        for column in table.header.columns
        if label_key(column.label.rpartition(" › ")[2]) in foreign
    ]
