"""The words for campaign rounds."""

from translations import gettext as _


def round_label(number: int) -> str:
    """A campaign round by its number."""
    return _("Đợt {number}").format(number=number)
