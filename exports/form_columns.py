"""What a blank form asks for: the columns of each kind, their choices and the notes on them.

A form is an official paper: it is Vietnamese, whichever language the screen speaks.
"""

from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeVar

from domain.kinds import Level, ModelForm, ModelState, Origin, ReportKind
from domain.plans import Plan
from translations.wording import form_label, level_label, origin_label, state_label

FIRST_YEAR = 2000  # models of an earlier plan may still be reported on
NOT_RECOGNISED = "Chưa công nhận"
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column: its label, width in characters, and what may be written in it.

    `note` stands as a comment on the label, `hint` shows where a cell is chosen. `choices` drop
    down; `refuses` says whether anything else is refused. `number` asks for a number of that sort.
    """

    label: str
    width: float
    note: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    refuses: bool = True
    number: Literal["", "whole", "decimal", "year"] = ""
    centred: bool = False


def in_vietnamese(label: Callable[[Code], str], code: Code) -> str:
    """The Vietnamese word for a code, whichever language the screen speaks."""
    return Context().run(label, code)


def choice(label: Callable[[Code], str], code: Code) -> str:
    """The word for a code as a cell shows it: with a capital."""
    word = in_vietnamese(label, code)
    return word[:1].upper() + word[1:]


SERIAL = FormColumn("STT", 5, centred=True)
NOTE = FormColumn("Ghi chú", 14)
NAME = FormColumn(
    "Tên mô hình, điển hình",
    36,
    "Mỗi mô hình một dòng. Không ghi số thứ tự, không gộp ô.",
    "Ghi tên ngắn gọn; một mô hình chỉ ghi một lần.",
)
ORIGIN = FormColumn(
    "Nguồn gốc",
    13,
    "Xây dựng mới: lần đầu thực hiện.\n"
    "Nhân rộng: làm theo mô hình ở nơi khác.\n"
    "Nâng cấp, duy trì: mô hình đã có từ năm trước.",
    "Chọn trong danh sách.",
    tuple(choice(origin_label, each) for each in Origin if each is not Origin.UNKNOWN),
)
FORM = FormColumn(
    "Tập thể/\ncá nhân",
    11,
    "Ai thực hiện: tập thể hay cá nhân.",
    "Chọn trong danh sách.",
    tuple(choice(form_label, each) for each in ModelForm if each is not ModelForm.UNKNOWN),
)
STATE = FormColumn(
    "Hiệu quả",
    16,
    "Đánh giá của đơn vị. Mô hình hoạt động kém thì chọn “Đưa ra khỏi danh sách”.",
    "Chọn trong danh sách.",
    tuple(choice(state_label, each) for each in ModelState if each is not ModelState.REGISTERED),
)
LEVEL = FormColumn(
    "Cấp công nhận",
    14,
    "Cấp cao nhất đã công nhận mô hình; chưa có thì chọn “Chưa công nhận”.",
    "Chọn trong danh sách.",
    (*(choice(level_label, each) for each in Level), NOT_RECOGNISED),
)
CARRIED_BY = FormColumn("Tập thể, cá nhân\nthực hiện", 21)
CONTENT = FormColumn("Nội dung, mục tiêu", 26)
OUTCOME = FormColumn("Kết quả nổi bật", 28)
IN_CHARGE = FormColumn("Người phụ trách", 16)
NUMBER_OF_MODELS = FormColumn(
    "Số lượng mô hình",
    24,
    "Ghi bằng chữ số. Không có mô hình nào thì ghi 0; để trống là chưa báo cáo.",
    "Ghi số đếm: 0, 1, 2 …",
    number="whole",
    centred=True,
)
ACTIVITY = FormColumn("Nội dung hoạt động", 54, "Mỗi hoạt động, công trình một dòng.")
MEASURE = FormColumn("Đơn vị tính", 14, "Ví dụ: căn, suất, mét, lượt người.", centred=True)
QUANTITY = FormColumn(
    "Số lượng", 14, "Ghi bằng chữ số.", "Ghi bằng chữ số.", number="decimal", centred=True
)
WORTH = FormColumn(
    "Trị giá (triệu đồng)",
    20,
    "Quy ra triệu đồng, ví dụ 312,5. Không quy ra tiền thì để trống.",
    "Đơn vị: triệu đồng.",
    number="decimal",
    centred=True,
)


def field_column(plan: Plan, width: float) -> FormColumn:
    """The column of fields: the plan's own; where its list is open, as suggestions only."""
    names = tuple(field.name for field in plan.fields)
    if not plan.fields_open:
        note = (
            "Chọn một lĩnh vực của kế hoạch; mô hình thuộc nhiều lĩnh vực thì chọn lĩnh vực chính."
        )
        return FormColumn("Lĩnh vực", width, note, "Chọn trong danh sách.", names)
    note = "Ghi lĩnh vực theo kế hoạch của đơn vị."
    if names:
        note = "Chọn một nội dung kế hoạch gợi ý, hoặc tự ghi nội dung khác."
    return FormColumn("Lĩnh vực", width, note, note, names, refuses=False)


def year_column(year: int) -> FormColumn:
    """The column of the year in which a model was registered."""
    note = f"Năm đã đăng ký mô hình. Để trống nếu đăng ký năm {year}."
    return FormColumn("Năm\nđăng ký", 9, note, note, number="year", centred=True)


def asks_for_fields(plan: Plan) -> bool:
    """Whether the plan sorts models by field."""
    return bool(plan.fields) or plan.fields_open


def columns_of(plan: Plan, kind: ReportKind, year: int) -> tuple[FormColumn, ...]:
    """The columns of a form, from left to right; the second tells its rows apart."""
    if kind is ReportKind.ROUND:
        return SERIAL, ACTIVITY, MEASURE, QUANTITY, WORTH, FormColumn("Ghi chú", 30)
    if kind is ReportKind.COUNTS:
        key = field_column(plan, 54) if asks_for_fields(plan) else FormColumn("Đơn vị", 54)
        return SERIAL, key, NUMBER_OF_MODELS, FormColumn("Ghi chú", 58)
    field = (field_column(plan, 20),) if asks_for_fields(plan) else ()
    if kind is ReportKind.REGISTER:
        return SERIAL, NAME, *field, ORIGIN, FORM, CARRIED_BY, CONTENT, IN_CHARGE, NOTE
    told = year_column(year), STATE, LEVEL, OUTCOME, NOTE
    return SERIAL, NAME, *field, ORIGIN, FORM, *told
