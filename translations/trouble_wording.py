"""What is the matter with the database, what is lost (nothing), and what to do."""

from domain.trouble import Trouble
from translations import gettext as _


def trouble_sentence(trouble: Trouble) -> str:
    """What happened, and what was done of what was asked."""
    return {
        Trouble.GONE: _("Tạm thời không nối được với cơ sở dữ liệu."),
        Trouble.FULL: _("Ổ đĩa chứa cơ sở dữ liệu đã đầy nên chưa ghi được."),
        Trouble.DISK: _("Ổ đĩa chứa cơ sở dữ liệu báo lỗi hoặc không cho ghi."),
        Trouble.READ_ONLY: _("Cơ sở dữ liệu đang ở chế độ chỉ đọc nên chưa ghi được."),
        Trouble.BUSY: _("Cơ sở dữ liệu đang bận lâu nên chưa ghi được."),
        Trouble.DAMAGED: _("Tệp cơ sở dữ liệu bị hỏng nên không đọc được."),
    }[trouble]


def what_to_do(trouble: Trouble) -> str:
    """What whoever looks after the server does about it."""
    return {
        Trouble.GONE: _("Xem máy chủ cơ sở dữ liệu có chạy không, tệp cơ sở dữ liệu còn đó không."),
        Trouble.FULL: _("Dọn bớt ổ đĩa; không phải khởi động lại."),
        Trouble.DISK: _("Xem ổ đĩa, chỗ trống và quyền ghi trên đó; sao lưu ngay khi đọc được."),
        Trouble.READ_ONLY: _("Xem quyền ghi của tệp và thư mục; không phải khởi động lại."),
        Trouble.BUSY: _("Chờ việc đang chạy xong (nhập hàng loạt, nâng cấp) rồi làm lại."),
        Trouble.DAMAGED: _("Chạy python manage.py check; phục hồi từ bản sao lưu gần nhất."),
    }[trouble]
