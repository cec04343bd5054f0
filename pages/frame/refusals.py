"""What a loader refused to write, as a sentence: nothing was kept, and what to do instead."""

from data_loaders.deadlines import NotYourDayError
from data_loaders.decisions import NotDecidedError
from data_loaders.follows import NotAssignedError
from data_loaders.reorganisation import NotTheirsError
from translations import gettext as _

Refusal = NotTheirsError | NotYourDayError | NotDecidedError | NotAssignedError


def refusal(fault: Refusal) -> str:
    """The sentence for the page. Places change while a page lies open: it can meet any office."""
    if isinstance(fault, NotTheirsError):
        return _("Chưa ghi gì: có đơn vị ngoài phạm vi của bạn. Nhờ văn phòng cấp trên làm.")
    if isinstance(fault, NotYourDayError):
        return _("Chưa đặt hạn: đơn vị ngoài phạm vi của bạn. Nhờ văn phòng cấp trên đặt.")
    if isinstance(fault, NotDecidedError):
        return _(
            "Chưa ghi gì: có mô hình ngoài phạm vi của bạn hoặc không còn. "
            "Mở lại trang rồi chọn lại."
        )
    return _(
        "Chưa lưu phân công: có người hoặc đơn vị ngoài phạm vi của bạn, "
        "hoặc tài khoản đã ngừng dùng. Mở lại trang rồi chọn lại."
    )
