"""The appendices of the summary report: each unit's models by field, its reports, every model."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from domain.kinds import (
    Level,
    ModelForm,
    ModelState,
    Origin,
    ReportKind,
    ReportSource,
    Timeliness,
)
from domain.text import sort_key
from exports.paper_dates import days_in
from exports.papers.appendix import Appendix
from exports.papers.field_table import field_table
from exports.papers.of_year import OfYear
from exports.papers.rounds_appendix import rounds_done
from exports.word_table import Across, Row
from translations.duty_wording import asked_label
from translations.numbers import number
from translations.timeliness_wording import timeliness_in_words
from translations.wording import form_label, level_label, origin_label, state_label

# One wording of a report for which no day is set.
_WITHOUT_DAY = {
    Timeliness.PENDING: "chưa nộp, kỳ báo cáo chưa kết thúc",
    Timeliness.UNDATED: "chưa nộp, chưa đặt ngày nộp",
}
# Centimetres: field, origin, form, state, level of a model.
_WIDTHS = (3.5, 2.9, 2.1, 2.9, 2.3)


def appendices(of: OfYear) -> list[Appendix]:
    """Those that have something to show; of one unit the text says all but its models and what it
    did in rounds.
    """
    rounds = rounds_done(of)
    if of.alone:
        return [*rounds, *_made(_models(of))]
    return [*_made(_by_field(of)), *rounds, *_made(_by_report(of)), *_made(_models(of))]


def _made(appendix: Appendix | None) -> list[Appendix]:
    return [] if appendix is None else [appendix]


def _by_field(of: OfYear) -> Appendix | None:
    if of.in_rounds or not (of.head.owed_by_now or of.owing["reported"].any()):
        return None
    labels, widths, rows, note = field_table(of)
    return Appendix(
        f"SỐ MÔ HÌNH NĂM {of.year} THEO ĐƠN VỊ, LĨNH VỰC",
        labels,
        widths,
        rows,
        tuple(at for at in range(len(labels)) if at not in {1, len(labels) - 1}),
        note,
    )


def _by_report(of: OfYear) -> Appendix | None:
    if of.timeliness.empty:
        return None
    keyed = of.timeliness.assign(day=of.timeliness["due"].fillna(of.timeliness["ends"]))
    order = keyed.groupby(["kind", "period"])["day"].min().sort_values(kind="stable")
    asked = [(str(kind), str(period)) for kind, period in order.index]
    unjudged = _why_unjudged(of)
    told = {
        (row["unit_id"], row["kind"], row["period"]): _standing(row, of, unjudged)
        for row in of.timeliness.to_dict("records")
    }
    units = of.alphabetical(of.timeliness["unit_id"].unique().tolist())

    def rows() -> Iterator[Row]:
        for place, unit in enumerate(units, start=1):
            states = (told.get((unit, *report), "không phải nộp") for report in asked)
            yield (str(place), of.names[unit], *states)

    column = 17.7 / len(asked)
    return Appendix(
        f"TÌNH HÌNH NỘP BÁO CÁO NĂM {of.year} CỦA TỪNG ĐƠN VỊ",
        ("TT", "Đơn vị", *(asked_label(*report) for report in asked)),
        (1.2, 6.8, *(column for _report in asked)),
        rows,
        (0,),
        "Ghi chú: lần nhận đầu tiên quyết định đúng hạn hay muộn; báo cáo không có ngày nộp do kế "
        "hoạch hoặc văn phòng đặt, hoặc không rõ ngày đơn vị gửi, thì không xét hạn.",
    )


def _why_unjudged(of: OfYear) -> dict[int, str]:
    """By report, why nothing tells when the unit sent it (`metrics.timeliness`)."""
    reports = of.issue.seen.found.reports
    summed = (reports["source"] != ReportSource.OWN.value) | (
        reports["kind"] == ReportKind.COUNTS.value
    )
    words = [
        "lấy từ biểu tổng hợp hoặc biểu số lượng, " if in_sum else "chỉ biết ngày tải lên, "
        for in_sum in summed
    ]
    return dict(zip(reports["report_id"].tolist(), words, strict=True))


def _standing(row: Mapping[Any, Any], of: OfYear, unjudged: Mapping[int, str]) -> str:
    due, received, late = (
        None if pd.isna(row[column]) else row[column]
        for column in ("due", "first_received", "days_late")
    )
    state = Timeliness(row["state"])
    if due is None and state in _WITHOUT_DAY:
        return _WITHOUT_DAY[state]
    if due and received and state is Timeliness.RECEIVED:
        return f"đã nhận, {unjudged.get(row['first_report'], '')}không xét hạn"
    said = timeliness_in_words(
        state,
        due.date() if due else None,
        received.date() if received else None,
        late,
        of.issue.stamp.as_of,
    )
    return days_in(said)


def _models(of: OfYear) -> Appendix | None:
    models = of.issue.seen.found.models
    found = models[(models["year"] == of.year) & models["unit_id"].isin(of.rows["unit_id"])]
    if found.empty:
        return None
    fields = {field.code: field.short for field in of.plan.fields}

    def rows() -> Iterator[Row]:
        place = 0
        by_unit: dict[int, list[dict[Any, Any]]] = {}
        for model in found.to_dict("records"):
            by_unit.setdefault(model["unit_id"], []).append(model)
        for unit in of.alphabetical(by_unit):
            own = by_unit[unit]
            yield Across(f"{of.names[unit]}: {number(len(own))} mô hình")
            for model in sorted(own, key=lambda each: sort_key(each["name"])):
                place += 1
                row = _model_row(place, model, fields, of.year)
                yield row if of.plan.quota else row[:-1]

    labels = ("TT", "Tên mô hình", "Lĩnh vực", "Nguồn gốc", "Hình thức", "Kết quả", "Công nhận")
    title = f"CÁC MÔ HÌNH {'ĐĂNG KÝ' if of.registers else 'BÁO CÁO KỂ RA'} NĂM {of.year}"
    if of.plan.quota is None:
        return Appendix(title, labels, (1.2, 10.8, *_WIDTHS), rows, (0,))
    return Appendix(
        title,
        (*labels, "Tính"),
        (1.2, 9.4, *_WIDTHS, 1.4),
        rows,
        (0, 7),
        "Ghi chú: “x” là mô hình được tính vào chỉ tiêu, “(x)” là được tính, chờ xác nhận có trùng "
        "với mô hình đã có hay không.",
    )


def _model_row(
    place: int, model: Mapping[Any, Any], fields: dict[str, str], year: int
) -> Sequence[str]:
    field, level = model["field"], model["level"]
    mark = "(x)" if model["to_confirm"] else "x"
    state = state_label(ModelState(model["state"]))
    if model["struck_year"] == year:
        state = state_label(ModelState.STRUCK_OFF)
    return (
        str(place),
        model["name"],
        fields.get(field, field) or "chưa ghi",
        origin_label(Origin(model["origin"])),
        form_label(ModelForm(model["form"])),
        state,
        "" if pd.isna(level) else level_label(Level(level)),
        mark if model["counts"] else "",
    )
