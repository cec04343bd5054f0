"""The columns that offices rule, and the many words they head them with."""

from samples.chance import Chance
from samples.characters import FIELDS
from samples.papers import Column

HEADERS: dict[str, tuple[str, ...]] = {
    "tt": ("TT", "STT", "Số TT"),
    "unit": ("Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị"),
    "name": ("Tên mô hình", "Tên mô hình, điển hình", "Tên mô hình/điển hình", "Mô hình đăng ký"),
    "field": ("Lĩnh vực", "Thuộc lĩnh vực", "Lĩnh vực đăng ký"),
    "origin": ("Mô hình mới/ nhân rộng", "Mới/nhân rộng/duy trì", "Hình thức xây dựng"),
    "carried_by": ("Tập thể/cá nhân thực hiện", "Đơn vị thực hiện", "Tập thể, cá nhân thực hiện"),
    "aim": ("Nội dung, mục tiêu", "Dự kiến kết quả", "Nội dung chính"),
    "when": ("Thời gian thực hiện", "Thời gian"),
    "in_charge": ("Người phụ trách", "Cán bộ phụ trách"),
    "note": ("Ghi chú",),
    "effect": ("Hiệu quả", "Đánh giá hiệu quả"),
    "level": ("Cấp công nhận", "Được công nhận cấp"),
    "first_year": ("Năm đăng ký",),
    "total": ("Tổng số", "Tổng"),
}
WIDTHS: dict[str, float] = {
    "tt": 6,
    "unit": 22,
    "name": 42,
    "field": 19,
    "origin": 13,
    "carried_by": 22,
    "aim": 27,
    "when": 14,
    "in_charge": 17,
    "note": 11,
    "effect": 21,
    "level": 13,
    "first_year": 10,
    "total": 9,
}
PLAIN_HEADERS: dict[str, str] = {
    "tt": "STT",
    "name": "Ten mo hinh",
    "field": "Linh vuc",
    "origin": "Moi/nhan rong",
    "carried_by": "Don vi thuc hien",
    "when": "Thoi gian thuc hien",
    "note": "Ghi chu",
    "unit": "Don vi",
    "aim": "Noi dung, muc tieu",
    "in_charge": "Nguoi phu trach",
}
FIELD_WORDS: dict[str, tuple[str, ...]] = {
    "economy": ("Phát triển kinh tế", "Kinh tế", "phát triển kinh tế", "Lĩnh vực kinh tế"),
    "culture_society": (
        "Văn hóa - xã hội",
        "Văn hoá - xã hội",
        "văn hóa - xã hội",
        "VH-XH",
    ),
    "defence_security": (
        "Quốc phòng - an ninh",
        "An ninh - quốc phòng",
        "quốc phòng - an ninh",
        "QP-AN",
    ),
    "political_system": (
        "Xây dựng hệ thống chính trị",
        "Xây dựng HTCT",
        "xây dựng hệ thống chính trị",
        "XD HTCT",
    ),
}
TICK_HEADERS = (
    ("Kinh tế", "VH - XH", "QP - AN", "XD HTCT"),
    ("Phát triển kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng HTCT"),
)


def columns(roles: tuple[str, ...], chance: Chance, *, plain: bool = False) -> tuple[Column, ...]:
    """Columns of these roles, headed in one office's words; `plain`: typed without accents.

    The role "ticks" becomes four narrow columns under one header, one a field.
    """
    found: list[Column] = []
    for role in roles:
        if role == "ticks":
            found += _ticks(chance)
        else:
            header = PLAIN_HEADERS[role] if plain else chance.choice(HEADERS[role])
            found.append(Column(role, header, WIDTHS[role]))
    return tuple(found)


def number_columns(chance: Chance) -> tuple[Column, ...]:
    """The four number columns of a counts form."""
    headers = chance.choice(TICK_HEADERS)
    return tuple(
        Column(f"count:{field}", header, 13) for field, header in zip(FIELDS, headers, strict=True)
    )


def _ticks(chance: Chance) -> list[Column]:
    headers = chance.choice(TICK_HEADERS)
    return [
        Column(f"tick:{field}", header, 10, above="Lĩnh vực")
        for field, header in zip(FIELDS, headers, strict=True)
    ]
