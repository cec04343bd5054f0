"""Features together: lists drawn by chance from all of them, the right reading by construction."""

from dataclasses import dataclass

from reader_trials.chance import Chance
from reader_trials.sheets import Sheet, address, place, without_accents
from reader_trials.trial import Trial, trial

HOW_MANY = 60
NUMERALS = ("I", "II", "III", "IV")

MODELS = (
    ("Nuôi lươn không bùn", "eco"),
    ("Chuỗi liên kết nuôi gà Đông Tảo", "eco"),
    ("Ghép nhãn Hương Chi", "eco"),
    ("Sen trong đồng trũng", "eco"),
    ("Đám cưới gọn nhẹ", "cul"),
    ("Tuyến đường hoa phụ nữ tự quản", "cul"),
    ("Nhà sạch, vườn đẹp", "cul"),
    ("Biến rác thành tiền", "cul"),
    ("Cổng rào an toàn", "def"),
    ("Tiếng kẻng an ninh", "def"),
    ("Cộng đồng an toàn phòng cháy", "def"),
    ("Chi bộ “4 tốt”", "pol"),
    ("Một cửa thân thiện", "pol"),
    ("Tổ hòa giải lưu động", "pol"),
)
UNITS = (
    ("Xã An Vĩ", "UBND xã An Vĩ"),
    ("Xã Bình Kiều", "X. Bình Kiều"),
    ("Xã Việt Hòa", "Xã Việt Hoà"),
    ("Thị trấn Khoái Châu", "TT Khoái Châu"),
    ("Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện"),
    ("Phòng Nội vụ", "Phòng Nội vụ huyện"),
    ("Liên đoàn Lao động huyện", "LĐLĐ huyện"),
)
FIELD_WORDS = {
    "eco": ("Kinh tế", "Phát triển kinh tế", "KT"),
    "cul": ("Văn hóa - xã hội", "VH-XH", "Văn hoá, xã hội"),
    "def": ("Quốc phòng - an ninh", "QP - AN", "Quốc phòng, an ninh"),
    "pol": ("Xây dựng hệ thống chính trị", "HTCT", "XD HTCT"),
}
TITLES = (
    "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {}",
    "BIỂU TỔNG HỢP MÔ HÌNH, ĐIỂN HÌNH DÂN VẬN KHÉO ĐĂNG KÝ NĂM {}",
    "PHỤ LỤC\nDANH MỤC MÔ HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ XÂY DỰNG\nNăm {}",
)
HEADS = (
    "",
    "ĐẢNG BỘ TỈNH HƯNG YÊN | | | ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY KHOÁI CHÂU | | |\n*\n",
    "UBND HUYỆN KHOÁI CHÂU | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Số: 15/BC | | | Khoái Châu, ngày 02 tháng 3 năm {}\n",
)
ENDS = (
    "",
    "\n\nNơi nhận: | | | T/M BAN THƯỜNG VỤ\n- Ban Dân vận; | | | PHÓ BÍ THƯ\n\n | | | Nguyễn Văn A",
    "\nNgười lập biểu | | | TM. ỦY BAN NHÂN DÂN\n(Ký tên) | | | CHỦ TỊCH",
)
LABELS = {
    "unit": ("Đơn vị", "Địa phương, đơn vị", "Tên đơn vị", "Cơ quan/đơn vị đăng ký"),
    "name": ("Tên mô hình", "Tên mô hình/điển hình", "Tên mô hình “Dân vận khéo”"),
    "field": ("Lĩnh vực", "Thuộc lĩnh vực", "Lĩnh vực đăng ký"),
    "origin": ("Mới/nhân rộng", "Loại hình (mới/nhân rộng)", "Mô hình mới hay nhân rộng"),
    "form": ("Tập thể/cá nhân", "Hình thức (tập thể, cá nhân)"),
    "note": ("Ghi chú", "Thời gian thực hiện", "Người phụ trách"),
}
ORIGINS = {"new": ("Mới", "Xây dựng mới"), "replicated": ("Nhân rộng", "nhân rộng")}
FORMS = {"collective": ("Tập thể", "TẬP THỂ"), "individual": ("Cá nhân", "cá nhân")}


@dataclass(slots=True)
class Drawing:
    """Lines drawn so far, and the rows that are to be read from them."""

    lines: list[str]
    rows: list[tuple[str, int, str]]
    merges: list[str]


class Combination:
    """One form; each choice is drawn from `chance`, so that a number names it for ever."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.chance = chance = Chance(f"form {number}")
        self.year = chance.between(2021, 2025)
        self.fields_by = chance.choice(("column", "column", "sections", "ticks"))
        self.columns = ["unit", "name", *(["field"] if self.fields_by == "column" else [])]
        self.columns += chance.some(["origin", "form", "note"], chance.between(0, 3))
        if chance.happens(3):
            self.columns = chance.some(self.columns, len(self.columns))
        self.units_as = chance.choice(("written", "blank_below", "merged"))
        if self.fields_by == "sections":
            self.units_as = "written"
        models = chance.some(MODELS, chance.between(3, 9))
        of_units = sorted(chance.below(len(UNITS)) for _ in models)
        self.listed = [(*UNITS[unit], *model) for unit, model in zip(of_units, models, strict=True)]
        self.labels = {role: chance.choice(words) for role, words in LABELS.items()}
        self.field_words = {code: chance.choice(words) for code, words in FIELD_WORDS.items()}
        self.totals = chance.choice(("none", "right", "wrong"))

    def drawn(self) -> Drawing:
        """The whole form, from its head block to its signatures."""
        chance, drawing = self.chance, Drawing([], [], [])
        head = chance.choice(HEADS) + chance.choice(TITLES) + "\n" * chance.between(1, 2)
        drawing.lines = head.format(self.year, self.year).split("\n")
        self.draw_header(drawing)
        if self.fields_by == "sections":
            self.draw_sections(drawing)
        else:
            self.draw_models(drawing, self.listed)
        if self.totals != "none":
            count = len(self.listed) + (self.totals == "wrong")
            words = f"{count:02} mô hình" if chance.happens(3) else str(count)
            drawing.lines.append(f" | Tổng cộng | {words}")
        drawing.lines += chance.choice(ENDS).split("\n")
        return drawing

    def draw_header(self, drawing: Drawing) -> None:
        labels = [self.chance.choice(("TT", "STT", "Số TT"))]
        labels += [self.labels[role] for role in self.columns]
        across = [self.field_words[code] for code in FIELD_WORDS]
        if self.fields_by == "ticks":
            top, first = len(drawing.lines) + 1, len(labels) + 1
            drawing.lines.append(" | ".join([*labels, "Lĩnh vực"]))
            drawing.lines.append(" | ".join([""] * len(labels) + across))
            if self.chance.happens(7):
                drawing.merges = [
                    f"{address(top, column)}:{address(top + 1, column)}"
                    for column in range(1, first)
                ] + [f"{address(top, first)}:{address(top, first + 3)}"]
        else:
            drawing.lines.append(" | ".join(labels))
        if self.chance.happens(3):
            width = len(labels) + 4 * (self.fields_by == "ticks")
            drawing.lines.append(" | ".join(f"({column})" for column in range(1, width + 1)))

    def draw_sections(self, drawing: Drawing) -> None:
        for number, (code, words) in enumerate(self.field_words.items()):
            models = [listed for listed in self.listed if listed[3] == code]
            if models:
                drawing.lines.append(f"{NUMERALS[number]} | LĨNH VỰC {words.upper()}")
                self.draw_models(drawing, models)

    def draw_models(self, drawing: Drawing, listed: list[tuple[str, str, str, str]]) -> None:
        unit_before, first_line = "", 0
        for number, (unit, written, name, code) in enumerate(listed, 1):
            row = len(drawing.lines) + 1
            repeated = unit == unit_before and self.units_as != "written"
            values, said = self.values(name, code)
            values["unit"] = "" if repeated else self.chance.choice((unit, written))
            cells = [str(number), *(values[role] for role in self.columns)]
            if self.fields_by == "ticks":
                cells += ["x" if field == code else "" for field in FIELD_WORDS]
            drawing.lines.append(" | ".join(cells))
            drawing.rows.append((unit, row, said))
            if repeated and self.units_as == "merged":
                self.merge_unit(drawing, first_line, row)
            unit_before, first_line = unit, first_line if repeated else row

    def merge_unit(self, drawing: Drawing, first: int, last: int) -> None:
        column = self.columns.index("unit") + 2
        before = f"{address(first, column)}:{address(last - 1, column)}"
        drawing.merges = [merge for merge in drawing.merges if merge != before]
        drawing.merges.append(f"{address(first, column)}:{address(last, column)}")

    def values(self, name: str, code: str) -> tuple[dict[str, str], str]:
        """What the cells of a model hold, and what they say."""
        chance, said = self.chance, [code]
        values = {"name": name, "field": chance.choice(FIELD_WORDS[code]), "note": ""}
        for role, words in (("origin", ORIGINS), ("form", FORMS)):
            meant = chance.choice(list(words))
            values[role] = chance.choice(words[meant])
            said += [meant] if role in self.columns else []
        return values, " ".join(said)

    def trial(self) -> Trial:
        """The form in a kind of file, typed in one way or another."""
        drawing, chance = self.drawn(), self.chance
        file = f"bieu.{chance.choice(('xlsx', 'xlsx', 'xlsx', 'xls', 'ods', 'csv'))}"
        corner = chance.choice(("A1", "A1", "B2", "C4")) if not file.endswith("csv") else "A1"
        down, right = (steps - 1 for steps in place(corner))
        column = self.columns.index("name") + 2 + right
        rows = [f"{unit}: {address(row + down, column)} {said}" for unit, row, said in drawing.rows]
        merges = [self.moved(merge, down, right) for merge in drawing.merges]
        typed = chance.choice(("", "", "", "nfd", "without_accents_in_header"))
        if typed == "without_accents_in_header":
            first = drawing.rows[0][1] - 1
            heads = [without_accents(line) for line in drawing.lines[:first]]
            drawing.lines, typed = heads + drawing.lines[first:], ""
        return trial(
            f"together/{self.number:02}_{self.fields_by}_{self.units_as}_{self.totals}_total",
            Sheet("\n".join(drawing.lines), at=corner, merges=" ".join(merges), typed=typed),
            "\n".join(rows),
            file=file,
            year=self.year,
            warnings="total_differs" if self.totals == "wrong" else "",
        )

    def moved(self, merge: str, down: int, right: int) -> str:
        corners = [place(corner) for corner in merge.split(":")]
        return ":".join(address(row + down, column + right) for row, column in corners)


def trials() -> list[Trial]:
    """The same forms on every run."""
    return [Combination(number).trial() for number in range(1, HOW_MANY + 1)]
