"""Where a person's name stands, in words, and what was done about it."""

from translations import gettext as _


def place_label(table: str, column: str) -> str:
    """What a value of the database is; one that has no word stands for itself."""
    return _words().get((table, column), _of_table().get(table, f"{table}.{column}"))


def _words() -> dict[tuple[str, str], str]:
    return {
        ("listing", "name"): _("tên mô hình trong báo cáo"),
        ("listing", "carried_by"): _("tập thể, cá nhân thực hiện"),
        ("listing", "in_charge"): _("người phụ trách"),
        ("listing", "note"): _("ghi chú trong báo cáo"),
        ("listing", "copied_from"): _("mô hình được nhân rộng"),
        ("model", "name"): _("tên mô hình"),
        ("model", "name_key"): _("tên mô hình để đối chiếu"),
        ("submission", "file_name"): _("tên tệp đã nộp"),
        ("submission", "problems"): _("lỗi cần xem của tệp"),
        ("account", "name"): _("tên người dùng"),
        ("account", "login"): _("tên đăng nhập"),
    }


def _of_table() -> dict[str, str]:
    return {
        "listing": _("dòng trong báo cáo"),
        "activity": _("hoạt động trong báo cáo"),
        "correction": _("chỗ sửa khi nhận"),
        "decision": _("quyết định"),
        "audit_entry": _("chi tiết trong nhật ký"),
        "due": _("lý do đặt hạn"),
        "plan": _("kế hoạch"),
        "batch": _("tên lần nộp"),
        "unit_alias": _("tên gọi khác của đơn vị"),
        "form_version": _("biểu đã lưu"),
        "sign_in_attempt": _("lần thử đăng nhập"),
        "session": _("phiên đăng nhập"),
        "snapshot": _("bản chốt số liệu để họp"),
    }


def unit_named(unit: str) -> str:
    """Why a name is not erased: a unit bears it."""
    return _(
        "Chưa xóa gì: đơn vị “{unit}” mang tên này. Tên trong tên đơn vị không phải tên riêng của "
        "một người cần xóa; muốn đổi tên đơn vị thì nhập lại danh sách đơn vị."
    ).format(unit=unit)


def no_name() -> str:
    """What is asked for: a whole name."""
    return _("Ghi đủ họ và tên, từ hai chữ trở lên, không có số.")


def said_in_reason() -> str:
    """The reason would keep what is to go."""
    return _("Lý do không được chứa tên cần xóa. Ghi số đơn hoặc số văn bản.")


def not_mendable() -> str:
    """A file stands in the way, and what the person can choose."""
    return _(
        "Chưa xóa gì: có tệp gốc không sửa và không sao lại được. Số liệu đã nhận từ tệp vẫn giữ "
        "nguyên nếu đồng ý bỏ tệp gốc ấy."
    )


def backups_keep() -> str:
    """What an erasure does not reach."""
    return _("Các bản sao lưu cũ vẫn còn tên này: hãy sao lưu lại rồi hủy bản cũ.")


def not_overwritten() -> str:
    """What is left to be done while somebody reads, or the disk is full."""
    return _(
        "Tên đã xóa khỏi mọi chỗ, nhưng tệp cơ sở dữ liệu chưa dọn được: đang có người dùng, hoặc "
        "máy chủ hết chỗ."
    )


def login_left(login: str) -> str:
    """Why a login keeps the name, and what lets it go."""
    return _(
        "Tên đăng nhập “{login}” có tên này và giữ nguyên, vì tài khoản đang mở. Muốn xóa cả ở đó "
        "thì đóng tài khoản (lập tài khoản khác cho người ấy nếu cần) rồi xóa lại."
    ).format(login=login)
