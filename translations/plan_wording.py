"""What is said of a plan as a whole."""

from translations import gettext as _


def place_unknown(place: str) -> str:
    """The register does not have the `place` a plan is for, and what to do about it."""
    return _(
        "Danh sách đơn vị không có “{place}”, nơi của kế hoạch, nên chưa đơn vị nào phải thực "
        "hiện. Nhập danh sách có “{place}” và các đơn vị của nơi đó."
    ).format(place=place)
