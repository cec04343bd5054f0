"""Fonts older than Unicode: their text is stored as other letters than it shows."""


def is_legacy_font(font: str) -> bool:
    """Whether text in `font` is TCVN3 (".VnTime") or VNI ("VNI-Times")."""
    name = font.lower()
    return name.startswith((".vn", "vni-", "vni "))


def encoding_of(font: str) -> str:
    """The encoding of a legacy font: "tcvn3" or "vni"."""
    return "tcvn3" if font.lower().startswith(".vn") else "vni"


def is_capital(font: str) -> bool:
    """Whether the font draws small letters as capitals (".VnTimeH")."""
    return encoding_of(font) == "tcvn3" and font.partition(" ")[0].endswith("H")
