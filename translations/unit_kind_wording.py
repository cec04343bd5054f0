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


def unit_kinds(kinds: tuple[str, ...]) -> str:
    """Several kinds of unit in a row."""
    return "; ".join(unit_kind_label(kind) for kind in kinds)
