"""The words for rows and columns of a list that tell of no model, or of several."""

from domain.problems import Fault
from translations import gettext as _


def happened() -> dict[Fault, str]:
    """What is wrong, by fault, with `{found}` and `{expected}` still open."""
    return {
        Fault.PRAISE_ONLY: _("cột “{found}” ghi khen thưởng, không phải cấp công nhận."),
        Fault.OTHER_NAMES: _("chỉ đọc tên mô hình ở cột “{expected}”; cột “{found}” không đọc."),
        Fault.EXAMPLE_ROW: _("“{found}” là dòng ví dụ nên không được tính."),
        Fault.STRUCK_THROUGH: _("“{found}” bị gạch ngang nên không được tính."),
        Fault.NOT_YET_REPORTED: _("“{found}”: đơn vị này được xem là chưa báo cáo."),
        Fault.SEVERAL_MODELS: _("một ô ghi nhiều mô hình, được đọc thành {expected} mô hình."),
        Fault.RENAMED: _("lấy tên đã điều chỉnh; tên đã đăng ký là “{found}”."),
        Fault.SEVERAL_TICKS: _("một dòng được đánh dấu ở nhiều cột: {found}."),
        Fault.LATER_YEAR: _("“{found}”: không tính là mô hình mới của năm báo cáo."),
        Fault.PROPOSED_ONLY: _("“{found}” mới là đề nghị; mô hình chưa bị đưa ra khỏi danh sách."),
        Fault.RECOGNITION_PROPOSED: _(
            "“{found}” mới là đề nghị; mô hình chưa được cấp nào công nhận."
        ),
        Fault.MONEY_NOT_SAID: _("“{found}” không ghi đơn vị tiền, được đọc là triệu đồng."),
        Fault.NUMBERS_OF_NO_UNIT: _("các số này không ghi là của đơn vị nào."),
    }


def advised() -> dict[Fault, str]:
    """What the clerk should do next, by fault."""
    return {
        Fault.PRAISE_ONLY: _("Nếu mô hình đã được công nhận, ghi thêm cột “Cấp công nhận”."),
        Fault.OTHER_NAMES: _("Nếu cần nộp cả hai, tách thành hai danh sách."),
        Fault.EXAMPLE_ROW: _("Xóa dòng ví dụ trước khi nộp."),
        Fault.STRUCK_THROUGH: _("Nếu vẫn tính mô hình này, bỏ gạch ngang rồi nộp lại."),
        Fault.NOT_YET_REPORTED: _("Nếu đơn vị không có mô hình, ghi “Không có”."),
        Fault.SEVERAL_MODELS: _("Nên viết mỗi mô hình một dòng."),
        Fault.RENAMED: _("Nếu tên mới chưa được chấp nhận, xóa ô này rồi nộp lại."),
        Fault.SEVERAL_TICKS: _("Lấy cấp cao nhất; ở các cột khác, chỉ giữ một dấu."),
        Fault.LATER_YEAR: _("Nếu vẫn là mô hình của năm báo cáo, sửa lại lời ghi."),
        Fault.PROPOSED_ONLY: _("Khi đã có quyết định, ghi “Đã đưa ra khỏi danh sách”."),
        Fault.RECOGNITION_PROPOSED: _("Khi đã có quyết định, ghi ở cột “Cấp công nhận”."),
        Fault.MONEY_NOT_SAID: _("Ghi ở tên cột, ví dụ “Trị giá (nghìn đồng)”, rồi nộp lại."),
        Fault.NUMBERS_OF_NO_UNIT: _(
            "Ghi tên đơn vị ở đầu biểu, hoặc ghi số của từng đơn vị; số chung của cả huyện,"
            " cả tỉnh không tính cho đơn vị nào."
        ),
    }
