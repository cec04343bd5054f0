"""The list of the models recognised of a year, with those struck off in it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from docx.document import Document as Paper

from domain.kinds import Level, ModelForm
from domain.text import sort_key
from exports import word
from exports.basis import carrying_out, reports_to
from exports.papers.issue import Issue, NothingToWriteError, Step
from exports.papers.models_told import by_level, recognised_of, struck_off_of
from exports.papers.of_year import OfYear, of_year
from exports.papers.rows_told import told
from exports.word_page import add_foot
from exports.word_table import Across, Look, Row, add_table
from translations import gettext as _
from translations import speaking
from translations.joining import together
from translations.numbers import number
from translations.wording import form_label, level_label

MARK = "DS"
SIZE = 11.5
LABELS = ("TT", "Tên mô hình, điển hình", "Đơn vị", "Lĩnh vực", "Hình thức")
WIDTHS = (1.2, 6.2, 4.2, 2.6, 1.9)
STRUCK = ("TT", "Tên mô hình, điển hình", "Đơn vị", "Lĩnh vực", "Năm đăng ký")


def recognition_list(issue: Issue, step: Step) -> bytes:
    """The list (.docx) by level, unit and name, in the form of the plan's issuer and in Vietnamese.
    Raises `NothingToWriteError` where no model of the year was recognised or struck off.
    """
    step(0.0, _("Đang lập danh sách"))
    of = of_year(issue)
    recognised, struck = recognised_of(of), struck_off_of(of)
    if recognised.empty and struck.empty:
        words = _("Năm {year} chưa có mô hình nào được công nhận hoặc đưa ra khỏi danh sách.")
        if of.in_rounds:
            words = _("Kế hoạch theo đợt hoạt động, không có mô hình để công nhận.")
        raise NothingToWriteError(words.format(year=issue.year))
    with speaking("vi"):
        paper = _begun(of, recognised)
    doing = _("Đang ghi từng mô hình")
    with speaking("vi"):
        if len(recognised):
            rows = told(_by_level(of, recognised), step, 0.4, doing)
            add_table(paper, LABELS, rows, WIDTHS, Look(SIZE, (0, 4)))
        if len(struck):
            heading = f"Đưa ra khỏi danh sách trong năm {of.year}: {number(len(struck))} mô hình"
            word.add_text(paper, heading, bold=True)
            paper.add_paragraph().paragraph_format.keep_with_next = True
            rows = told(_struck_off(of, struck), step, 0.8, doing)
            labels = STRUCK if of.registers else (*STRUCK[:-1], "Năm")
            add_table(paper, labels, rows, WIDTHS, Look(SIZE, (0, 4)))
        above = [f"- {named} (để báo cáo);" for named in reports_to(of.plan)]
        word.add_signature(paper, of.plan, (*above, "- Các cơ quan, đơn vị có tên trên;"))
    step(0.9, _("Đang ghi tệp Word"))
    return word.as_bytes(paper)


def _begun(of: OfYear, recognised: pd.DataFrame) -> Paper:
    paper = word.new_paper(of.plan)
    add_foot(paper, of.issue.stamp.line())
    word.add_heads(paper, of.plan, MARK, "", of.issue.stamp.as_of)
    lines = "mô hình, điển hình “Dân vận khéo” được công nhận", f"năm {of.year}{of.whose}"
    word.add_title(paper, "DANH SÁCH", *lines)
    word.add_text(paper, _opening(of, recognised))
    paper.add_paragraph()
    return paper


def _opening(of: OfYear, recognised: pd.DataFrame) -> str:
    begins = f"{carrying_out(of.plan, of.issue.stamp.as_of)}, đến ngày {of.until}"
    if recognised.empty:
        none = f"chưa có mô hình nào{of.registered} năm {of.year} được công nhận"
        return f"{begins} {none}."
    levels = [
        f"{number(count)} ở {level_label(Level(level))}" for level, count in by_level(recognised)
    ]
    units = number(recognised["unit_id"].nunique())
    return (
        f"{begins} có {number(len(recognised))} mô hình, điển hình{of.registered} năm {of.year} "
        f"của {units} đơn vị được công nhận, gồm {together(levels)}; mỗi mô hình ghi ở cấp cao "
        "nhất đã công nhận."
    )


def _by_level(of: OfYear, recognised: pd.DataFrame) -> Iterator[Row]:
    place = 0
    for level, count in by_level(recognised):
        name = level_label(Level(level))
        yield Across(f"{name[:1].upper()}{name[1:]}: {number(count)} mô hình")
        for row in _ordered(of, recognised[recognised["level"] == level]):
            place += 1
            carried = form_label(ModelForm(row["form"]))
            yield (str(place), row["name"], of.names[row["unit_id"]], _field(of, row), carried)


def _struck_off(of: OfYear, struck: pd.DataFrame) -> Iterator[Row]:
    for place, row in enumerate(_ordered(of, struck), start=1):
        of_unit = of.names[row["unit_id"]]
        yield (str(place), row["name"], of_unit, _field(of, row), str(row["year"]))


def _ordered(of: OfYear, models: pd.DataFrame) -> list[dict[Any, Any]]:
    """By unit, then by name."""
    rows: list[dict[Any, Any]] = models.to_dict("records")
    return sorted(rows, key=lambda row: (sort_key(of.names[row["unit_id"]]), sort_key(row["name"])))


def _field(of: OfYear, row: Mapping[Any, Any]) -> str:
    short = {field.code: field.short for field in of.plan.fields}
    return short.get(row["field"], row["field"]) or "chưa ghi"
