"""What is wrong with the audit trail, in sentences."""

from domain.audit import Break
from translations import gettext as _


def break_sentence(broken: Break, entry_id: int) -> str:
    """Where the trail is broken, and how; `entry_id` is the number of the entry."""
    return {
        Break.CHANGED: _("Dòng {number} đã bị sửa: lúc, người, việc hoặc đối tượng."),
        Break.UNREADABLE: _("Dòng {number} đã bị sửa đến mức không đọc được nữa."),
        Break.DETAIL_CHANGED: _("Dòng {number} đã bị sửa chi tiết."),
        Break.MISSING_BEFORE: _("Trước dòng {number} thiếu một hay nhiều dòng."),
        Break.INSERTED: _("Dòng {number} bị chèn thêm vào."),
        Break.OUT_OF_ORDER: _("Dòng {number} không đứng đúng chỗ."),
        Break.OLD_CHANGED: _(
            "Một dòng cũ mà dòng {number} đã niêm phong bị sửa, thêm hoặc bớt; có thể là người làm."
        ),
        Break.NOT_SEALED: _("Các dòng cũ không còn dòng niêm phong."),
        Break.CUT_OFF: _("Nhật ký ngắn hơn số dòng đã ghi lại: những dòng mới nhất đã bị cắt bỏ."),
        Break.REWRITTEN: _(
            "Mã băm đã ghi lại không phải của dòng {number}: nhật ký đã bị viết lại từ đó hoặc "
            "trước đó."
        ),
    }[broken].format(number=entry_id)
