"""What a figure rests on, in words."""

from domain.kinds import RestsOn
from translations import gettext as _


def rests_on_label(kind: RestsOn) -> str:
    """What a unit-year rests on."""
    return {
        RestsOn.OWN_LIST: _("danh sách của chính đơn vị"),
        RestsOn.SUMMARY_LIST: _("danh sách trong biểu tổng hợp"),
        RestsOn.NUMBER: _("chỉ có con số"),
        RestsOn.OTHER: _("chỉ có trong báo cáo khác"),
        RestsOn.NOT_REPORTED: _("chưa báo cáo"),
    }[kind]
