"""The same tables in as few columns as a phone shows, the words leading to what they speak of."""

from collections.abc import Iterable, Mapping

import pandas as pd

from pages.frame.plain import plain
from pages.frame.ways import link
from pages.leaders import quality_words as words
from translations import gettext as _
from translations.numbers import day, number
from translations.report_wording import reports_of_years

Short = dict[str, list[str]]
Names = Mapping[str, str]  # the name of each plan, by its code


def silent(rows: pd.DataFrame) -> Short:
    """Each unit leads to its own page."""
    told = words.silent(rows)
    named = zip(rows["unit"], rows["unit_name"], rows["code"], strict=True)
    units = [
        link("don-vi-toi", plain(unit), don_vi=f"{name} · {code}") for unit, name, code in named
    ]
    later = (_("Chưa báo cáo năm"), _("Từ ngày"), _("Người theo dõi"))
    return {_("Đơn vị"): units} | {column: _plain(told[column]) for column in later}


def pairs(rows: pd.DataFrame) -> Short:
    """Each model leads to its life."""
    columns = [rows[column] for column in ("name", "year", "model_id")]
    others = [rows[f"other_{column}"] for column in ("name", "year", "model_id")]
    return {
        _("Đơn vị"): _plain(rows["unit"]),
        _("Mô hình"): _models(*columns),
        _("Có thể là mô hình"): _models(*others),
    }


def partly(rows: pd.DataFrame, names: Names) -> Short:
    """Each file leads to the page of files."""
    told = words.partly(rows)
    later = (_("Số dòng chưa được tính"), _("Tên chưa biết là đơn vị nào"))
    files = _files(rows["file"], rows["file"], rows["plan_code"], names)
    return {_("Tệp"): files} | {column: _plain(told[column]) for column in later}


def otherwise(rows: pd.DataFrame, names: Names) -> Short:
    """Beside each number and its cell is the way to its file."""
    return {
        _("Đơn vị"): _plain(rows["unit"]),
        _("Năm"): _plain(rows["year"].map(str)),
        _("Danh sách"): _numbers(rows, "total", "", names),
        _("Biểu số lượng"): _numbers(rows, "stated_total", "_of_number", names),
    }


def by_number(rows: pd.DataFrame, names: Names) -> Short:
    """Beside each number and its cell is the way to its file."""
    return {
        _("Đơn vị"): _plain(rows["unit"]),
        _("Năm"): _plain(rows["year"].map(str)),
        _("Con số"): _numbers(rows, "total", "", names),
    }


def unknown(rows: pd.DataFrame) -> Short:
    """Each unit leads to its models."""
    counts = zip(rows["unknown_origin"], rows["total"], strict=True)
    of_all = _("{part} trên {whole}")
    told = [of_all.format(part=number(part), whole=number(whole)) for part, whole in counts]
    named = zip(rows["unit"], rows["unit_name"], strict=True)
    units = [link("mo-hinh", plain(unit), tim=name) for unit, name in named]
    return {_("Đơn vị"): units, _("Chưa rõ nguồn gốc"): told}


def rivals(rows: pd.DataFrame, names: Names) -> Short:
    """Each file leads to the page of files."""
    plans = rows["plan_code"]
    return {
        _("Đơn vị"): _plain(rows["unit"]),
        _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
        _("Tính theo"): _files(rows["other_file"], rows["other_received"], plans, names),
        _("Không tính"): _files(rows["file"], rows["received"], plans, names),
    }


def gone(rows: pd.DataFrame, names: Names) -> Short:
    """Each file leads to the page of files."""
    told = words.gone(rows)
    later = (_("Việc"), _("Ngày"), _("Lý do"))
    files = _files(rows["file"], rows["file"], rows["plan_code"], names)
    return {_("Tệp"): files} | {column: _plain(told[column]) for column in later}


def _plain(column: Iterable[object]) -> list[str]:
    return [plain(each) if isinstance(each, str) else number(int(str(each))) for each in column]


def _models(names: Iterable[str], years: Iterable[int], ids: Iterable[int]) -> list[str]:
    words_of = _("{name} ({year})")
    return [
        link("mo-hinh", plain(words_of.format(name=name, year=year)), ma=str(model))
        for name, year, model in zip(names, years, ids, strict=True)
    ]


def _files(
    files: Iterable[object], said: Iterable[object], plans: Iterable[str], names: Names
) -> list[str]:
    """A link to each file: its own name, or the day on which it was received."""
    received = _("bản nhận {day}")
    return [
        link(
            "da-nop",
            received.format(day=day(word)) if isinstance(word, pd.Timestamp) else plain(file),
            ke_hoach=names[plan],
            tim=file,
        )
        if isinstance(file, str)
        else words.NOTHING
        for file, word, plan in zip(files, said, plans, strict=True)
    ]


def _numbers(rows: pd.DataFrame, count: str, suffix: str, names: Names) -> list[str]:
    """A number with its cell: “3 (DS!B9)”, and a link to the file."""
    cells = [rows[f"{column}{suffix}"] for column in ("file", "sheet", "cell")]
    told = zip(rows[count], *cells, rows["plan_code"], strict=True)
    of_file = _("tệp")
    return [
        plain(f"{number(how_many)} ({sheet}!{cell})")
        + f" · {link('da-nop', of_file, ke_hoach=names[plan], tim=file)}"
        if isinstance(file, str)
        else number(how_many)
        for how_many, file, sheet, cell, plan in told
    ]
