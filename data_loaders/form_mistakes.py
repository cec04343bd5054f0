"""What is wrong in marks, or in a file of form versions, said to the person who made them."""

from itertools import pairwise

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from data_loaders.plan_mistakes import mistake_sentence
from translations import gettext as _

_MOST = 20


def marking_mistakes(error: ValidationError) -> list[str]:
    """What is wrong in the marks of a table, a sentence each."""
    return [_sentence(each) for each in error.errors(include_url=False)]


def file_mistakes(error: ValidationError, content: object) -> list[str]:
    """What is wrong in a file of form versions (`content`: its JSON): where, and what; 20 at most.

    "Biểu 2 (“Biểu 3 cột”), bảng 1, cột 4: …": all are counted from 1.
    """
    return [
        _("{where}: {sentence}").format(where=_where(each, content), sentence=_sentence(each))
        for each in error.errors(include_url=False)[:_MOST]
    ]


def _where(error: ErrorDetails, content: object) -> str:
    path = list(error["loc"])
    parts = []
    names = {"forms": _("biểu {number}"), "tables": _("bảng {number}")}
    names |= {"columns": _("cột {number}"), "labels": _("tiêu đề {number}")}
    for name, number in pairwise(path):
        if isinstance(number, int) and name in names:
            part = names[str(name)].format(number=number + 1)
            parts.append(part + _name_of(content, number) if name == "forms" else part)
    said = ", ".join(parts) or _("cả tệp")
    return said[:1].upper() + said[1:]


def _name_of(content: object, number: int) -> str:
    forms = content.get("forms") if isinstance(content, dict) else None
    form = forms[number] if isinstance(forms, list) else None
    name = form.get("name") if isinstance(form, dict) else None
    return f" (“{name}”)" if isinstance(name, str) and name else ""


def _sentence(error: ErrorDetails) -> str:
    sentence = _faults().get(error["type"])
    if sentence is None:
        return mistake_sentence(error)
    words = {name: str(value) for name, value in error.get("ctx", {}).items()}
    return sentence.format(key=error["loc"][-1] if error["loc"] else "", **words)


def _faults() -> dict[str, str]:
    return {
        "extra_forbidden": _("“{key}” không phải là mục của biểu."),
        "string_too_long": _("“{key}” dài quá {max_length} ký tự."),
        "unknown_role": _("“{found}” không phải là nội dung của cột."),
        "rows_cross": _("các dòng chồng lên nhau: tiêu đề phải ở trên dòng đầu, dòng cuối ở dưới."),
        "column_twice": _("một cột được đánh dấu hai lần."),
        "list_without_name": _("danh sách phải có cột tên mô hình."),
        "round_without_activity": _("báo cáo đợt phải có cột hoạt động."),
        "counts_without_numbers": _("biểu số lượng phải có ít nhất một cột số."),
    }
