"""Words for many files at once: how each is sorted, all of them in one line, the time left."""

from collections.abc import Mapping

from domain.kinds import Sorting
from translations import gettext as _
from translations.numbers import number


def sorting_label(sorting: Sorting) -> str:
    """How a file is sorted."""
    return {
        Sorting.TAKEN: _("Nhận được"),
        Sorting.TAKEN_IN_PART: _("Nhận một phần"),
        Sorting.TAKEN_WITH_REMARKS: _("Nhận kèm nhắc nhở"),
        Sorting.NEEDS_PERSON: _("Cần người xem"),
        Sorting.REFUSED: _("Không nhận"),
    }[sorting]


def sorting_in_words(sorting: Sorting, kept_out: int) -> str:
    """How one file is sorted, with the rows kept out of it: “Nhận một phần: 3 dòng bị giữ lại”."""
    label = sorting_label(sorting)
    if sorting is not Sorting.TAKEN_IN_PART:
        return label
    words = _("{label}: {count} dòng bị giữ lại")
    return words.format(label=label, count=number(kept_out))


def sorting_advice(sorting: Sorting) -> str:
    """What is to be done with files sorted so."""
    return {
        Sorting.TAKEN: _("Không phải làm gì."),
        Sorting.TAKEN_IN_PART: _(
            "Sửa các dòng bị giữ lại rồi nộp lại tệp; dòng đúng đã được nhận."
        ),
        Sorting.TAKEN_WITH_REMARKS: _("Đọc các nhắc nhở; chỗ nào sai thì sửa rồi nộp lại tệp."),
        Sorting.NEEDS_PERSON: _(
            "Mở tệp trên trang Nộp báo cáo, chỉ cho phần mềm cách đọc hoặc sửa tệp."
        ),
        Sorting.REFUSED: _("Xem lý do, chuẩn bị lại tệp rồi nộp lại."),
    }[sorting]


def sorted_sentence(counts: Mapping[Sorting, int]) -> str:
    """“12 tệp: 8 nhận được, 2 nhận kèm nhắc nhở, 1 cần người xem, 1 không nhận.”"""
    words = {
        Sorting.TAKEN: _("{count} nhận được"),
        Sorting.TAKEN_WITH_REMARKS: _("{count} nhận kèm nhắc nhở"),
        Sorting.TAKEN_IN_PART: _("{count} nhận một phần"),
        Sorting.NEEDS_PERSON: _("{count} cần người xem"),
        Sorting.REFUSED: _("{count} không nhận"),
    }
    parts = [
        said.format(count=number(counts[each])) for each, said in words.items() if counts.get(each)
    ]
    all_of_them = _("{count} tệp").format(count=number(sum(counts.values())))
    return f"{all_of_them}: {', '.join(parts)}." if parts else f"{all_of_them}."


def time_left(seconds: float) -> str:
    """“còn khoảng 20 giây”: seconds in fives, from a minute on in whole minutes, rounded up."""
    if seconds > 55:
        return _("còn khoảng {count} phút").format(count=number(-(-seconds // 60)))
    return _("còn khoảng {count} giây").format(count=number(max(-(-seconds // 5) * 5, 5)))
