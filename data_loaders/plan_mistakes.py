"""What is wrong in a plan's file, said to the office that wrote it."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from domain import plans
from translations import gettext as _


def mistake_path(error: ErrorDetails) -> tuple[str | int, ...]:
    """Where in the plan the key at fault stands."""
    return (*error["loc"], *error.get("ctx", {}).get("at", ()))


def mistake_sentence(error: ErrorDetails) -> str:
    """What is wrong and what to write instead."""
    kind = error["type"]
    path = mistake_path(error)
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1]))
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    words = {"input": _shortened(error["input"]), "key": key}
    words |= {name: str(value) for name, value in error.get("ctx", {}).items()}
    if kind in {"enum", "literal_error"}:
        words["expected"] = words["expected"].replace("'", "").replace(" or ", ", ")
    sentence = _plan_faults().get(kind) or _type_faults().get(kind) or _type_fault(kind)
    return sentence.format(**words)


def syntax_sentence(said: str) -> str:
    """What to look for where the TOML parser stopped and `said` why."""
    if said.startswith("Invalid date"):
        return _("ngày này không có trong lịch.")
    if said.startswith(("Cannot overwrite", "Cannot declare", "Duplicate")):
        return _("mục này đã được ghi ở trên; giữ lại một lần.")
    return _("sai cú pháp TOML. Xem lại dấu bằng, dấu ngoặc, dấu nháy, dấu phẩy.")


def _plan_faults() -> dict[str, str]:
    """The faults of `domain.plan_faults`, in the same order."""
    return {
        "years_reversed": _("kế hoạch kết thúc năm {last}, trước khi bắt đầu năm {first}."),
        "aim_below_minimum": _("mức phấn đấu ({aim}) thấp hơn mức tối thiểu ({at_least})."),
        "repeated_field": _("hai lĩnh vực cùng mang mã “{found}”."),
        "shared_alias": _("“{found}” chỉ cả hai lĩnh vực {one} và {other}; giữ ở một lĩnh vực."),
        "quota_without_fields": _(
            "có chỉ tiêu nhưng không có lĩnh vực nào để đếm. Thêm [[fields]], hoặc đặt "
            "fields_open = true."
        ),
        "no_such_day": _(
            "“{found}” không phải là ngày có trong mọi năm. Viết tháng-ngày, ví dụ 09-15."
        ),
        "two_days": _("chỉ ghi một trong hai: before (trước ngày) hoặc until (đến hết ngày)."),
        "day_before_period": _("hạn trước ngày {found} là khi năm chưa bắt đầu."),
        "exception_outside_year": _("hạn của năm {year} không thể là trước ngày {found}."),
        "exception_outside_plan": _("năm {year} nằm ngoài kế hoạch ({first}–{last})."),
        "duty_kind_not_taken": _("kế hoạch không nhận loại báo cáo “{found}”; thêm vào kinds."),
        "repeated_duty": _(
            "báo cáo “{found}” ({period}) đã được yêu cầu ở trên. Giữ một lần, hoặc ghi reporters "
            "khác nhau cho từng loại đơn vị."
        ),
        "one_day_for_halves": _(
            "một hạn không thể là của cả hai kỳ 6 tháng. Bỏ hạn, hoặc thêm báo cáo năm cùng loại "
            "(period = “year”) để hạn này là của 6 tháng đầu năm."
        ),
        "round_duty_period": _("báo cáo đợt phải có cả kind = “round” và period = “round”."),
        "round_duty_without_rounds": _("có báo cáo đợt nhưng chưa có đợt nào. Thêm [[rounds]]."),
        "round_kind_not_taken": _("kế hoạch có đợt nhưng không nhận báo cáo “round”."),
        "repeated_round": _("hai đợt cùng mang số {found}."),
        "round_days_reversed": _("đợt kết thúc ngày {last}, trước khi bắt đầu ngày {first}."),
        "round_due_too_early": _("hạn báo cáo trước ngày {found} là khi đợt chưa bắt đầu."),
        "round_due_before_end": _("hạn báo cáo trước ngày {found} là khi đợt chưa kết thúc."),
        "rounds_overlap": _("đợt {other} trùng ngày với đợt {one}; sửa lại ngày của một đợt."),
        "round_outside_plan": _("ngày {found} nằm ngoài kế hoạch ({first}–{last})."),
    }


def _type_faults() -> dict[str, str]:
    return {
        "missing": _("thiếu “{key}”."),
        "enum": _("“{input}” không dùng được cho “{key}”. Chọn một trong: {expected}."),
        "literal_error": _("“{input}” không dùng được cho “{key}”. Chọn một trong: {expected}."),
        "string_pattern_mismatch": _(
            "“{input}” viết sai dạng: chỉ dùng chữ thường không dấu, chữ số và dấu nối."
        ),
        "string_too_long": _("“{key}” dài quá {max_length} ký tự."),
        "string_too_short": _("“{key}” không được để trống."),
        "too_short": _("“{key}” không được để trống."),
        "greater_than_equal": _("“{key}” phải từ {ge} trở lên, không phải {input}."),
        "less_than_equal": _("“{key}” không được quá {le}, không phải {input}."),
    }


def _type_fault(kind: str) -> str:
    """A value of the wrong type, told by how pydantic's name for the fault begins."""
    sentences = {
        "int": _("“{key}” phải là số nguyên, không phải “{input}”."),
        "date": _("“{key}” phải là ngày viết năm-tháng-ngày, không có ngoặc, ví dụ 2021-09-15."),
        "string": _("“{key}” phải là chữ đặt trong ngoặc kép, không phải {input}."),
        "bool": _("“{key}” phải là true hoặc false, không phải “{input}”."),
        "tuple": _("“{key}” phải là danh sách đặt trong ngoặc vuông."),
    }
    return sentences.get(kind.split("_", maxsplit=1)[0], _("giá trị của “{key}” không dùng được."))


def _unknown_key(key: str) -> str:
    near = get_close_matches(key, sorted(set(_known_keys())), n=1)
    if near:
        return _("“{key}” không phải là mục của kế hoạch. Có phải là “{near}”?").format(
            key=key, near=near[0]
        )
    return _("“{key}” không phải là mục của kế hoạch.").format(key=key)


def _known_keys() -> Iterator[str]:
    for part in vars(plans).values():
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield from part.model_fields


def _shortened(found: object) -> str:
    words = str(found)
    return words if len(words) <= 60 else words[:59] + "…"
