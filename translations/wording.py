"""The words for codes: each problem and label as a Vietnamese clerk would say it.

A problem's sentence says what happened, where, and what to do next. Nothing here knows a form.
"""

from domain.kinds import (
    Level,
    ModelForm,
    ModelState,
    Origin,
    Period,
    ReportKind,
    ReportSource,
    UnitState,
)
from domain.problems import Fault, Problem
from translations import doubt_wording, row_wording
from translations import gettext as _

_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def place_in_words(sheet: str, cell: str) -> str:
    """Where in a file: “Ô C8, trang tính “DS””, a range, or a whole sheet."""
    if not cell:
        return _("Trang tính “{sheet}”").format(sheet=sheet) if sheet else _("Tên tệp")
    where = _("Các ô {cell}") if ":" in cell or "," in cell else _("Ô {cell}")
    where = where.format(cell=cell)
    return _("{where}, trang tính “{sheet}”").format(where=where, sheet=sheet) if sheet else where


def what_happened(problem: Problem) -> str:
    """What is wrong, without the place and without advice."""
    sentences = (
        doubt_wording.happened()
        | row_wording.happened()
        | {
            Fault.MISSING_NAME: _("thiếu tên mô hình."),
            Fault.MISSING_UNIT: _("thiếu tên đơn vị."),
            Fault.MISSING_FIELD: _("thiếu lĩnh vực của mô hình."),
            Fault.MISSING_YEAR: _("không ghi năm nào."),
            Fault.UNKNOWN_UNIT: _("“{found}” không có trong danh sách đơn vị."),
            Fault.UNKNOWN_FIELD: _("“{found}” không thuộc lĩnh vực nào của kế hoạch."),
            Fault.UNKNOWN_YEAR: _("không đọc được năm từ “{found}”."),
            Fault.YEAR_OUTSIDE_PLAN: _("năm {found} nằm ngoài thời gian của kế hoạch."),
            Fault.SEVERAL_FIELDS: _("một mô hình được đánh dấu ở nhiều lĩnh vực ({found})."),
            Fault.REPEATED_ROW: _("“{found}” lặp lại một dòng đã có trong tệp này."),
            Fault.NOT_A_NUMBER: _("“{found}” không phải là số đếm được."),
            Fault.UNKNOWN_WORD: _("chưa hiểu “{found}”."),
            Fault.FORMULA_WITHOUT_VALUE: _("ô chứa công thức mà tệp không lưu kết quả."),
            Fault.ERROR_VALUE: _("ô báo lỗi {found}."),
            Fault.TOTAL_DIFFERS: _(
                "tổng ghi trong biểu là {found}, cộng các dòng lại được {expected}."
            ),
            Fault.LEGACY_ENCODING: _(
                "chữ gõ bằng phông cũ (TCVN3 hoặc VNI), đã được chuyển sang Unicode."
            ),
            Fault.TABLE_NOT_UNDERSTOOD: _("có một bảng chưa hiểu được nên không đọc."),
            Fault.LEVEL_NOT_SAID: _("“{found}” không cho biết cấp nào công nhận."),
            Fault.NOT_OF_REGISTERED: _("“{found}” không phải là số mô hình đăng ký nên không đọc."),
            Fault.COLUMNS_NOT_READ: _("“{found}” không cộng vào số mô hình."),
            Fault.MORE_PROBLEMS: _("còn {found} lỗi nữa không nêu hết ở đây."),
        }
    )
    return sentences[problem.fault].format(found=problem.found, expected=problem.expected)


def what_to_do(problem: Problem) -> str:
    """What the clerk should do next; "" where nothing need be done."""
    advice = (
        doubt_wording.advised()
        | row_wording.advised()
        | {
            Fault.MISSING_NAME: _("Điền tên mô hình, hoặc xóa dòng nếu không dùng."),
            Fault.MISSING_UNIT: _("Điền tên đơn vị đăng ký mô hình."),
            Fault.MISSING_FIELD: _("Điền hoặc đánh dấu một lĩnh vực."),
            Fault.MISSING_YEAR: _("Ghi rõ năm của báo cáo, ví dụ “năm 2024”."),
            Fault.UNKNOWN_UNIT: _(
                "Kiểm tra lại tên, hoặc nhờ văn phòng thêm đơn vị vào danh sách."
            ),
            Fault.UNKNOWN_FIELD: _("Chọn một lĩnh vực của kế hoạch."),
            Fault.UNKNOWN_YEAR: _("Ghi năm bằng bốn chữ số."),
            Fault.YEAR_OUTSIDE_PLAN: _("Sửa lại năm, hoặc nộp theo đúng kế hoạch."),
            Fault.SEVERAL_FIELDS: _("Chỉ giữ một dấu, ở lĩnh vực chính."),
            Fault.REPEATED_ROW: _("Xóa dòng lặp; nếu là hai mô hình khác nhau, ghi tên khác nhau."),
            Fault.NOT_A_NUMBER: _("Ghi bằng chữ số, ví dụ 2."),
            Fault.UNKNOWN_WORD: _("Dòng vẫn được nhận, ô này để trống."),
            Fault.FORMULA_WITHOUT_VALUE: _("Mở tệp bằng Excel, bấm Lưu rồi nộp lại."),
            Fault.ERROR_VALUE: _("Sửa công thức hoặc ghi thẳng giá trị rồi nộp lại."),
            Fault.TOTAL_DIFFERS: _("Số cộng từ các dòng được dùng; kiểm tra lại dòng tổng."),
            Fault.LEGACY_ENCODING: _("Đọc lại các tên xem đã đúng dấu chưa."),
            Fault.TABLE_NOT_UNDERSTOOD: _("Nếu bảng có mô hình, kiểm tra lại dòng tiêu đề."),
            Fault.LEVEL_NOT_SAID: _("Ghi rõ cấp công nhận, ví dụ “cấp huyện”."),
            Fault.NOT_OF_REGISTERED: _("Ghi thêm cột số mô hình đăng ký nếu cần tính."),
            Fault.COLUMNS_NOT_READ: _("Nếu các số khác đã đúng thì không cần sửa."),
            Fault.MORE_PROBLEMS: _("Sửa các lỗi đã nêu rồi nộp lại."),
        }
    )
    sentence = advice[problem.fault].format(expected=problem.expected)
    sentence = _by_what_is_expected(problem) or sentence
    if not problem.suggestion:
        return sentence
    asked = _asked(problem)
    return f"{asked} {sentence[:1].lower()}{sentence[1:]}"


def _by_what_is_expected(problem: Problem) -> str:
    """The advice that names what was expected, where a problem says it."""
    sentences = {
        Fault.NOT_OF_REGISTERED: _("Số mô hình đăng ký đã đọc ở “{expected}”; không cần sửa."),
        Fault.UNKNOWN_FIELD: _("Chọn một trong: {expected}."),
        Fault.YEAR_OUTSIDE_PLAN: _("Năm phải thuộc {expected}."),
    }
    sentence = sentences.get(problem.fault, "") if problem.expected else ""
    return sentence.format(expected=problem.expected)


def _asked(problem: Problem) -> str:
    """Whether what is suggested is what was meant."""
    asked = _("Có phải là “{suggestion}”? Nếu đúng, sửa ô này; nếu không:")
    if problem.fault is Fault.MISSING_YEAR:
        asked = _(
            "Có phải là năm {suggestion} (“{found}”)? Nếu đúng, chọn năm đó khi nộp; nếu không:"
        )
    return asked.format(suggestion=problem.suggestion, found=problem.found)


def problem_sentence(problem: Problem) -> str:
    """What happened, where, and what to do: “Ô C8, trang tính “DS”: … . Chọn một trong: …”"""
    return " ".join(
        part
        for part in (
            place_in_words(problem.sheet, problem.cell) + ":",
            what_happened(problem),
            what_to_do(problem),
        )
        if part
    )


def kind_label(kind: ReportKind) -> str:
    """What a report is."""
    return {
        ReportKind.REGISTER: _("Danh sách đăng ký"),
        ReportKind.RESULT: _("Báo cáo kết quả"),
        ReportKind.COUNTS: _("Biểu số lượng"),
        ReportKind.ROUND: _("Báo cáo đợt"),
    }[kind]


def report_label(kind: ReportKind, period: str) -> str:
    """What a report is, with the part of its year: “Báo cáo kết quả 6 tháng đầu năm”; of a round
    its number, where the period tells it: “Báo cáo đợt 1”.
    """
    if kind is ReportKind.ROUND:
        told = period.partition("_")[2]
        return f"{kind_label(kind)} {told}" if told.isdigit() else kind_label(kind)
    parts = {
        Period.FIRST_HALF: _("6 tháng đầu năm"),
        Period.NINE_MONTHS: _("9 tháng"),
        Period.SECOND_HALF: _("6 tháng cuối năm"),
        Period.SUPPLEMENT: _("bổ sung"),
    }
    said, _sep, number = period.rpartition("_")
    short = {"quarter": _("quý {number}"), "month": _("tháng {number}")}
    if said in short:
        part = short[said].format(number=_QUARTERS[number] if said == "quarter" else number)
        return f"{kind_label(kind)} {part}"
    return f"{kind_label(kind)} {parts.get(Period(period), '')}".rstrip()


def origin_label(origin: Origin) -> str:
    """Where a model comes from."""
    return {
        Origin.NEW: _("xây dựng mới"),
        Origin.REPLICATED: _("nhân rộng"),
        Origin.UPGRADED: _("nâng cấp"),
        Origin.MAINTAINED: _("duy trì"),
        Origin.UNKNOWN: _("chưa rõ"),
    }[origin]


def form_label(form: ModelForm) -> str:
    """Who carries a model."""
    return {
        ModelForm.COLLECTIVE: _("tập thể"),
        ModelForm.INDIVIDUAL: _("cá nhân"),
        ModelForm.UNKNOWN: _("chưa rõ"),
    }[form]


def state_label(state: ModelState) -> str:
    """How far a model has come."""
    return {
        ModelState.REGISTERED: _("đăng ký"),
        ModelState.IN_PROGRESS: _("đang thực hiện"),
        ModelState.EFFECTIVE: _("có hiệu quả"),
        ModelState.INEFFECTIVE: _("kém hiệu quả"),
        ModelState.STRUCK_OFF: _("đưa ra khỏi danh sách"),
    }[state]


def level_label(level: Level) -> str:
    """The level that recognised a model."""
    return {
        Level.COMMUNE: _("cấp xã"),
        Level.DISTRICT: _("cấp huyện"),
        Level.PROVINCE: _("cấp tỉnh"),
        Level.CENTRAL: _("Trung ương"),
    }[level]


def source_label(source: ReportSource) -> str:
    """Who speaks in a report."""
    return {
        ReportSource.OWN: _("đơn vị tự báo cáo"),
        ReportSource.SUMMARY: _("biểu tổng hợp"),
    }[source]


def unit_state_label(state: UnitState) -> str:
    """A unit-year against the minimum."""
    return {
        UnitState.NOT_OWED: _("không phải báo cáo"),
        UnitState.NOT_REPORTED: _("chưa báo cáo"),
        UnitState.NONE: _("chưa có mô hình"),
        UnitState.MET: _("đạt chỉ tiêu"),
        UnitState.EXCEEDED: _("đạt mức phấn đấu"),
        UnitState.REPORTED: _("đã báo cáo"),
    }[state]


def why_no_number(state: UnitState, *, owed: bool) -> str:
    """Why a unit, or all of them, has no number of a year; what is owed is only not due yet."""
    if state is UnitState.NOT_OWED and owed:
        return _("chưa đến hạn")
    return unit_state_label(state)
