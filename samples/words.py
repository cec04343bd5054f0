"""What stands in a cell: the words of a line for each column's role."""

from collections.abc import Callable

from domain.kinds import Level, ModelState, Origin
from samples.papers import Line

ORIGINS = {
    Origin.NEW: "Mới",
    Origin.REPLICATED: "Nhân rộng",
    Origin.UPGRADED: "Nâng cấp",
    Origin.MAINTAINED: "Duy trì",
    Origin.UNKNOWN: "",
}
STATES = {
    ModelState.EFFECTIVE: "Hiệu quả",
    ModelState.IN_PROGRESS: "Đang thực hiện",
    ModelState.STRUCK_OFF: "Không hiệu quả, đưa ra khỏi danh sách",
}
LEVELS = {
    Level.COMMUNE: "Cấp xã",
    Level.DISTRICT: "Cấp huyện",
    Level.PROVINCE: "Cấp tỉnh",
    Level.CENTRAL: "Cấp Trung ương",
}
SECTIONS = {
    "economy": "LĨNH VỰC PHÁT TRIỂN KINH TẾ",
    "culture_society": "LĨNH VỰC VĂN HÓA - XÃ HỘI",
    "defence_security": "LĨNH VỰC QUỐC PHÒNG - AN NINH",
    "political_system": "LĨNH VỰC XÂY DỰNG HỆ THỐNG CHÍNH TRỊ",
}
AIMS = {
    "economy": (
        "Tăng thu nhập, giảm hộ nghèo; vận động thêm hộ tham gia",
        "Thành lập tổ nhóm, liên kết bao tiêu sản phẩm",
        "Vận động Nhân dân đồng thuận, góp công, góp của",
    ),
    "culture_society": (
        "Nâng cao ý thức người dân, giữ vệ sinh môi trường",
        "Vận động 100% hộ dân ký cam kết thực hiện",
        "Xây dựng nếp sống văn minh, giúp đỡ hộ khó khăn",
    ),
    "defence_security": (
        "Giữ vững an ninh trật tự, không để phát sinh điểm nóng",
        "Phát huy vai trò tự quản của Nhân dân",
    ),
    "political_system": (
        "Nâng cao chất lượng phục vụ Nhân dân",
        "Phát huy dân chủ ở cơ sở, giải quyết việc từ sớm",
        "Xây dựng tổ chức trong sạch, vững mạnh",
    ),
}
WHEN = ("Cả năm {year}", "Quý III/{year}", "Tháng 9 - 12/{year}", "Quý III, IV/{year}")


def cell_words(line: Line, role: str) -> str:
    """The text of `line` in a column of `role`; "" where the line says nothing of it."""
    if role.startswith("tick:"):
        return "x" if role == f"tick:{line.field}" else ""
    make = CELLS.get(role)
    return make(line) if make else ""


def _aim(line: Line) -> str:
    return _one_of(AIMS[line.field], line)


def _when(line: Line) -> str:
    return _one_of(WHEN, line).format(year=line.year)


def _one_of(choices: tuple[str, ...], line: Line) -> str:
    return choices[sum(map(ord, line.name)) % len(choices)]


CELLS: dict[str, Callable[[Line], str]] = {
    "unit": lambda line: line.unit_words,
    "name": lambda line: line.name,
    "field": lambda line: line.field_words,
    "origin": lambda line: ORIGINS[line.origin],
    "carried_by": lambda line: line.carried_by,
    "aim": _aim,
    "when": _when,
    "in_charge": lambda line: line.in_charge,
    "effect": lambda line: STATES[line.state],
    "level": lambda line: LEVELS[line.level] if line.level else "",
    "first_year": lambda line: str(line.year),
}


def roman(number: int) -> str:
    """I to IV: there are four fields."""
    return ("I", "II", "III", "IV")[number - 1]
