"""The words for kinds of unit."""

from translations import gettext as _


def unit_kind_label(kind: str) -> str:
    """A kind of unit as offices call it; one that the register has made up is its own name."""
    return {
        "province": _("cấp tỉnh"),
        "district": _("cấp huyện"),
        "commune": _("xã, phường, thị trấn"),
        "agency": _("cơ quan"),
        "armed_forces": _("lực lượng vũ trang"),
        "front": _("Mặt trận Tổ quốc"),
        "mass_organisation": _("tổ chức chính trị - xã hội, hội quần chúng"),
        "party_cell": _("chi bộ, đảng bộ"),
        "union": _("tổ chức công đoàn"),
        "union_upper": _("công đoàn cấp trên trực tiếp cơ sở"),
        "union_grassroots": _("công đoàn cơ sở"),
    }.get(kind, kind)


def unit_kind_in_short(kind: str) -> str:
    """The same in two or three words, where there is no room for more."""
    return {
        "commune": _("xã, phường"),
        "armed_forces": _("vũ trang"),
        "front": _("Mặt trận"),
        "mass_organisation": _("đoàn thể, hội"),
        "union": _("công đoàn"),
        "union_upper": _("công đoàn cấp trên"),
    }.get(kind) or unit_kind_label(kind)


def unit_kinds(kinds: tuple[str, ...]) -> str:
    """Several kinds of unit in a row."""
    return "; ".join(unit_kind_label(kind) for kind in kinds)
