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


def counted_by(plan: str, version: int, since: datetime) -> str:
    """By which version of a plan figures are: “Theo kế hoạch …, bản 2, áp dụng từ 10/3/2024.”"""
    return _("Theo kế hoạch {plan}, bản {version}, áp dụng từ {day}.").format(
        plan=plan, version=version, day=day(since.astimezone().date())
    )
