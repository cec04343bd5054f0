"""What is said of a plan as a whole."""

from datetime import datetime

from translations import gettext as _
from translations.numbers import day


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
    """By which version of a plan figures are: “Theo kế hoạch …, bản 2, áp dụng từ 10/3/2024.”"""
    return _("Theo kế hoạch {plan}, bản {version}, áp dụng từ {day}.").format(
        plan=plan, version=version, day=day(since.astimezone().date())
    )
