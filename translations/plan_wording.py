"""What is said of a plan as a whole."""

from collections.abc import Iterable
from datetime import datetime

from domain.plans import Plan
from translations import gettext as _
from translations.numbers import day


def field_names(plan: Plan, codes: Iterable[str]) -> dict[str, str]:
    """Code -> name of each of `codes`; a word of an open list is its own name."""
    names = {field.code: field.name for field in plan.fields}
    return {code: names.get(code) or code or _("chưa ghi lĩnh vực") for code in codes}


def place_unknown(place: str) -> str:
    """The register does not have the `place` a plan is for, and what to do about it."""
    return _(
        "Danh sách đơn vị không có “{place}”, nơi của kế hoạch, nên chưa đơn vị nào phải thực "
        "hiện. Nhập danh sách có “{place}” và các đơn vị của nơi đó."
    ).format(place=place)


def place_fault(place: str, codes: list[str]) -> str:
    """Why the `place` of a plan means no unit: none bears the name, or several do (`codes`)."""
    return place_twice(place, codes) if codes else place_unknown(place)


def place_twice(place: str, codes: list[str]) -> str:
    """The register has several units that a plan's `place` can mean, and what to do about it."""
    return _(
        "Danh sách có nhiều đơn vị tên “{place}” (mã {codes}) nên chưa biết kế hoạch của nơi nào. "
        "Ghi tên phân biệt cho từng đơn vị, rồi ghi tên đó làm nơi của kế hoạch."
    ).format(place=place, codes=", ".join(codes))


def counted_by(plan: str, version: int, since: datetime) -> str:
    """By which version of a plan figures are: “Theo kế hoạch …, bản 2, ghi vào hệ thống ngày
    10/3/2024.” The day is that of the system: the paper's own may be years before.
    """
    return _("Theo kế hoạch {plan}, bản {version}, ghi vào hệ thống ngày {day}.").format(
        plan=plan, version=version, day=day(since.astimezone().date())
    )
