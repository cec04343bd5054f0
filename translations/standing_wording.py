"""Why reports of a file do not count, and what to do where that is wrong."""

from collections.abc import Sequence

from domain.not_counted import Hindrance, NotCounted
from translations import gettext as _
from translations.numbers import day, number
from translations.wording import report_label

_MOST = 6  # units or files named; the others are counted


def not_counted_sentence(one: NotCounted) -> str:
    """“Không được tính: danh sách đăng ký 2024 của Xã A, vì …”, with the way out."""
    words = {
        Hindrance.REPLACED: _("vì có tệp nhận sau thay tệp này: {files}."),
        Hindrance.DATED_EARLIER: _(
            "vì đã có bản mới hơn, nhận ngày {day}: {files}. "
            "Nếu tệp này mới hơn, ghi đúng ngày nhận rồi nộp lại."
        ),
        Hindrance.OUTRANKED: _("vì đơn vị đã tự báo cáo: {files}."),
    }[one.why]
    why = words.format(files=_files(one.files), day=day(one.day))
    what = f"{report_label(one.kind, one.period).lower()} {one.year}"
    said = _("Không được tính: {what} của {units}, {why}")
    return said.format(what=what, units=_units(one.units), why=why)


def not_counted_in_brief(reports: int, files: int) -> str:
    """“3 báo cáo trong 2 tệp không được tính.”"""
    words = _("{reports} báo cáo trong {files} tệp không được tính vì đã có báo cáo khác.")
    return words.format(reports=number(reports), files=number(files))


def _units(names: Sequence[str]) -> str:
    told, left = ", ".join(names[:_MOST]), len(names) - _MOST
    return told + (_(" và {count} đơn vị khác").format(count=number(left)) if left > 0 else "")


def _files(names: Sequence[str]) -> str:
    told, left = ", ".join(names[:_MOST]), len(names) - _MOST
    return told + (_(" và {count} tệp khác").format(count=number(left)) if left > 0 else "")
