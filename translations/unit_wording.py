"""What the kinds of units are called, and what becomes of units."""

from translations import gettext as _


def kind_label(kind: str) -> str:
    """A kind of unit; a word that is not known stands for itself."""
    known = {
        "province": _("tỉnh, thành phố"),
        "district": _("cấp huyện"),
        "commune": _("cấp xã"),
        "agency": _("cơ quan"),
        "mass_organisation": _("đoàn thể"),
        "armed_forces": _("lực lượng vũ trang"),
        "front": _("Mặt trận Tổ quốc"),
        "union": _("công đoàn"),
        "union_upper": _("công đoàn cấp trên cơ sở"),
        "union_grassroots": _("công đoàn cơ sở"),
        "party_cell": _("chi bộ"),
    }
    return known.get(kind, kind)


def column_label(column: str) -> str:
    """A column of the register in words."""
    known = {
        "name": _("tên"),
        "kind": _("loại"),
        "parent": _("cấp trên"),
        "valid_from": _("ngày đầu"),
        "valid_to": _("ngày cuối"),
    }
    return known[column]


def whole_label(whole: bool) -> str:
    """Whether a unit went over whole, or a part of it."""
    return _("toàn bộ") if whole else _("một phần")
