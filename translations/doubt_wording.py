"""The words for what is odd in a file as a whole: its place, its year and day, its sheets."""

from domain.problems import Fault
from translations import gettext as _


def happened() -> dict[Fault, str]:
    """What is wrong, by fault, with `{found}` and `{expected}` still open."""
    return {
        Fault.MISSING_ROUND: _("không ghi rõ là đợt nào."),
        Fault.ROUND_NOT_IN_PLAN: _("“{found}”: kế hoạch không có đợt này trong năm."),
        Fault.ANOTHER_PLACE: _("báo cáo này của {found}, không thuộc kế hoạch này."),
        Fault.YEAR_DIFFERS: _("được tính vào năm {found}, nhưng chỗ khác lại ghi: {expected}."),
        Fault.TWO_UNITS: _(
            "năm này có hai đơn vị tên “{found}”: {expected}; tính cho đơn vị trước."
        ),
        Fault.HIDDEN_SHEET: _("trang tính đang bị ẩn nên không được tính."),
        Fault.HIDDEN_ROWS: _("các dòng này đang bị ẩn."),
        Fault.HIDDEN_COLUMNS: _("các cột này đang bị ẩn."),
        Fault.DAY_IN_FUTURE: _("ngày ghi trong báo cáo ({found}) còn chưa đến."),
        Fault.NOT_A_REPORT: _(
            "“{found}” không phải là danh sách đăng ký hay báo cáo kết quả nên không đọc."
        ),
        Fault.MACROS: _("tệp có chứa macro; macro không được chạy."),
        Fault.DRAFT_SHEET: _(
            "tên trang tính cho thấy đây không phải bản chính nên không được tính."
        ),
    }


def advised() -> dict[Fault, str]:
    """What the clerk should do next, by fault."""
    return {
        Fault.MISSING_ROUND: _("Ghi đợt ở tên báo cáo, ví dụ “đợt 1 năm 2019”."),
        Fault.ROUND_NOT_IN_PLAN: _("Sửa lại đợt; kế hoạch có các đợt: {expected}."),
        Fault.ANOTHER_PLACE: _("Chọn đúng kế hoạch, hoặc chuyển báo cáo về đúng nơi nhận."),
        Fault.YEAR_DIFFERS: _("Nếu sai năm, sửa tên báo cáo hoặc chọn năm khi nộp."),
        Fault.TWO_UNITS: _("Ghi ngày lập báo cáo, hoặc chọn đơn vị khi nộp."),
        Fault.HIDDEN_SHEET: _("Nếu cần, bỏ ẩn trang tính rồi nộp lại."),
        Fault.HIDDEN_ROWS: _("Các dòng ẩn không được tính. Nếu cần, bỏ ẩn rồi nộp lại."),
        Fault.HIDDEN_COLUMNS: _("Các cột ẩn không được tính. Nếu cần, bỏ ẩn rồi nộp lại."),
        Fault.DAY_IN_FUTURE: _("Sửa ngày trong báo cáo, hoặc ghi rõ ngày nhận."),
        Fault.NOT_A_REPORT: _("Nếu đúng là báo cáo, sửa tên báo cáo hoặc chọn loại khi nộp."),
        Fault.MACROS: "",
        Fault.DRAFT_SHEET: _("Nếu đây là bản chính, đổi tên trang tính rồi nộp lại."),
    }
