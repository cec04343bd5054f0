"""Why a file is refused or left to a person, as a Vietnamese clerk would say it."""

from domain.problems import Refusal
from translations import gettext as _


def refusal_sentence(refusal: Refusal, detail: str = "") -> str:
    """Why a whole file is not taken in, and what to do; `detail` fills in what was found."""
    sentence = (_of_the_file() | _of_the_report())[refusal]
    return f"{sentence} ({detail})" if detail else sentence


def _of_the_file() -> dict[Refusal, str]:
    """Nothing can be made of the file."""
    return {
        Refusal.EMPTY: _(
            "Tệp không có chữ hay số nào (ảnh chụp thì không đọc được). Kiểm tra rồi gửi lại."
        ),
        Refusal.CUT_SHORT: _(
            "Tệp bị hỏng hoặc chép chưa hết. Mở bằng Excel, lưu lại rồi gửi lại; nếu Excel cũng "
            "không "
            "mở được thì xin lại tệp gốc."
        ),
        Refusal.ENCRYPTED: _("Tệp có mật khẩu. Bỏ mật khẩu rồi gửi lại."),
        Refusal.NOT_A_SPREADSHEET: _("Tệp không phải bảng tính. Gửi tệp Excel, ODS hoặc CSV."),
        Refusal.STILL_PACKED: _(
            "Tệp còn nằm trong một tệp nén không mở được. Giải nén rồi gửi các tệp bên trong."
        ),
        Refusal.TOO_LARGE: _("Tệp quá lớn. Chia thành nhiều tệp nhỏ hơn rồi gửi lại."),
        Refusal.DANGEROUS: _(
            "Tệp được tạo khác thường nên không mở, để bảo đảm an toàn. Mở bằng Excel, lưu "
            "thành tệp "
            ".xlsx mới rồi gửi lại."
        ),
        Refusal.NOT_YOURS: _(
            "Tệp có số liệu của đơn vị ngoài phạm vi của bạn. Nhờ đơn vị đó hoặc văn phòng cấp "
            "trên nộp."
        ),
        Refusal.NOT_MARKED: _(
            "Không đánh dấu được trong tệp này, vì tệp quá lớn hoặc được tạo khác thường. "
            "Sửa theo danh sách lỗi ghi trên trang này rồi nộp lại."
        ),
        Refusal.OUR_FAULT: _(
            "Phần mềm gặp lỗi khi đọc tệp này. Lỗi đã được ghi lại: báo văn phòng kèm tên tệp và "
            "tên lỗi; các tệp khác vẫn nộp bình thường."
        ),
        Refusal.READER_STOPPED: _(
            "Đọc tệp này mất quá nhiều thời gian. Bỏ các trang tính và dòng thừa, lưu thành tệp "
            ".xlsx "
            "mới rồi gửi lại."
        ),
    }


def _of_the_report() -> dict[Refusal, str]:
    """The file can be read; what it says cannot be taken in."""
    return {
        Refusal.NO_TABLE: _(
            "Không tìm thấy bảng nào trong tệp. Dùng mẫu có dòng tiêu đề rồi gửi lại."
        ),
        Refusal.UNKNOWN_KIND: _(
            "Chưa rõ đây là loại báo cáo nào. Ghi rõ tên báo cáo ở đầu trang rồi gửi lại."
        ),
        Refusal.KIND_NOT_IN_PLAN: _(
            "Kế hoạch đang chọn không nhận loại báo cáo này. Chọn đúng kế hoạch rồi gửi lại."
        ),
        Refusal.YEAR_NOT_IN_PLAN: _(
            "Năm của báo cáo nằm ngoài thời gian của kế hoạch. Chọn đúng kế hoạch, hoặc sửa năm "
            "ở tên "
            "báo cáo rồi gửi lại."
        ),
        Refusal.FORM_OF_ANOTHER_PLAN: _(
            "Mẫu này được lập cho kế hoạch khác. Chọn đúng kế hoạch, hoặc tải mẫu của kế hoạch này."
        ),
        Refusal.FORM_ALTERED: _(
            "Đơn vị, năm hoặc đợt ghi trên trang khác với mẫu được lập. Tải đúng mẫu rồi điền lại."
        ),
        Refusal.NO_GOOD_ROWS: _("Không có dòng nào nhận được. Sửa các lỗi đã nêu rồi gửi lại."),
        Refusal.NO_FILLED_ROW: _(
            "Biểu mẫu chưa điền dòng nào. Điền ít nhất một dòng dưới dòng tiêu đề rồi gửi lại."
        ),
        Refusal.NO_YEAR: _(
            "Chưa rõ báo cáo của năm nào. Ghi năm ở tên báo cáo, ví dụ “năm 2024”, rồi gửi lại."
        ),
        Refusal.PART_OF_YEAR: _(
            "Biểu số lượng chỉ của một quý hoặc một tháng. Nếu là số của cả năm, chọn năm khi nộp."
        ),
        Refusal.NO_ROUND: _(
            "Chưa rõ báo cáo của đợt nào. Ghi đợt ở tên báo cáo, ví dụ “đợt 1”, rồi gửi lại."
        ),
        Refusal.NOT_OF_REGISTERED: _(
            "Biểu không ghi số mô hình đăng ký, chỉ ghi số khác. Ghi thêm số đăng ký rồi gửi lại."
        ),
    }
