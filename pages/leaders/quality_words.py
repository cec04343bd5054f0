"""The tables of the page on the quality of the figures, in words, each row for row of its facts."""

import pandas as pd

from domain.not_counted import Hindrance
from translations import gettext as _
from translations.numbers import day
from translations.report_wording import reports_of_years

NOTHING = "–"


def silent(rows: pd.DataFrame) -> pd.DataFrame:
    """Who has not reported, of which years, since when, and whom to ask."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Chưa báo cáo năm"): [
                ", ".join(map(str, some)) for some in rows["years_not_reported"]
            ],
            _("Từ ngày"): [day(since) for since in rows["since"]],
            _("Báo cáo quá hạn"): rows["missing"],
            _("Người theo dõi"): rows["followed_by"].fillna(_("chưa giao ai")),
        }
    )


def pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """The models that may be earlier ones again."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Mô hình"): rows["name"],
            _("Năm"): rows["year"].map(str),
            _("Có thể là mô hình"): rows["other_name"],
            _("của năm"): rows["other_year"].map(str),
        }
    )


def partly(rows: pd.DataFrame) -> pd.DataFrame:
    """Files of which some rows are kept out."""
    return pd.DataFrame(
        {
            _("Tệp"): rows["file"],
            _("Nhận ngày"): [day(received) for received in rows["received"]],
            _("Số dòng chưa được tính"): rows["rows"],
            _("Tên chưa biết là đơn vị nào"): [
                "; ".join(names) or NOTHING for names in rows["unknown_units"]
            ],
        }
    )


def otherwise(rows: pd.DataFrame) -> pd.DataFrame:
    """Both numbers of a unit's year, and the cell of each."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Năm"): rows["year"].map(str),
            _("Danh sách"): rows["total"],
            _("Biểu số lượng"): rows["stated_total"],
            _("Ô đầu của danh sách"): _cells(rows, ""),
            _("Ô của biểu số lượng"): _cells(rows, "_of_number"),
        }
    )


def by_number(rows: pd.DataFrame) -> pd.DataFrame:
    """The numbers that no list bears out."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Năm"): rows["year"].map(str),
            _("Con số"): rows["total"],
            _("Ô của biểu số lượng"): _cells(rows, ""),
        }
    )


def unknown(rows: pd.DataFrame) -> pd.DataFrame:
    """How many models of each unit state no origin."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Chưa rõ nguồn gốc"): rows["unknown_origin"],
            _("Mô hình được tính"): rows["total"],
        }
    )


def rivals(rows: pd.DataFrame) -> pd.DataFrame:
    """Reports that do not count because another one does."""
    return pd.DataFrame(
        {
            _("Đơn vị"): rows["unit"],
            _("Báo cáo"): reports_of_years(rows["kind"], rows["period"], rows["year"]),
            _("Không tính"): _files(rows, "file", "received"),
            _("Tính theo"): _files(rows, "other_file", "other_received"),
            _("Vì sao"): [_why(Hindrance(why)) for why in rows["why"]],
        }
    )


def gone(rows: pd.DataFrame) -> pd.DataFrame:
    """Files taken back: which, when, by whom and why."""
    return pd.DataFrame(
        {
            _("Tệp"): rows["file"],
            _("Đơn vị"): [_units(units) for units in rows["units"]],
            _("Việc"): [
                _gone(state, waits=waits)
                for state, waits in zip(rows["state"], rows["waits"], strict=True)
            ],
            _("Ngày"): [day(made_at.to_pydatetime().astimezone()) for made_at in rows["made_at"]],
            _("Ai"): rows["made_by"].fillna(_("văn phòng")),
            _("Lý do"): rows["reason"].fillna(NOTHING),
        }
    )


def _cells(rows: pd.DataFrame, suffix: str) -> list[str]:
    columns = [rows[f"{column}{suffix}"] for column in ("file", "sheet", "cell")]
    return [
        f"{file} · {sheet}!{cell}" if isinstance(file, str) else NOTHING
        for file, sheet, cell in zip(*columns, strict=True)
    ]


def _files(rows: pd.DataFrame, file: str, received: str) -> list[str]:
    words = _("{file}, nhận {day}")
    return [
        words.format(file=name if isinstance(name, str) else NOTHING, day=day(at))
        for name, at in zip(rows[file], rows[received], strict=True)
    ]


def _why(why: Hindrance) -> str:
    return {
        Hindrance.OUTRANKED: _("đơn vị tự báo cáo"),
        Hindrance.REPLACED: _("có bản nhận sau"),
        Hindrance.DATED_EARLIER: _("ghi ngày sớm hơn"),
    }[why]


def _units(units: tuple[str, ...]) -> str:
    if len(units) == 1:
        return units[0]
    return _("{count} đơn vị").format(count=len(units))


def _gone(state: str, *, waits: bool) -> str:
    if state == "withdrawn":
        return _("đã rút lại")
    return _("trả lại, chưa nộp lại") if waits else _("trả lại, đã nộp lại")
