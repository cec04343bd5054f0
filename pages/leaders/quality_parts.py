"""The parts of the page on the quality of the figures: what each found, its table, where to go."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from domain.not_counted import Hindrance
from domain.plans import Plan, place_of
from pages.frame.course import Asked
from pages.frame.plain import plain
from pages.leaders import quality_short as short
from pages.leaders import quality_words as words
from pages.leaders.quality_facts import Facts
from pages.leaders.quality_rows import with_lists, with_names, with_numbers
from translations import gettext as _
from translations.numbers import number, percent

DIFFERS = "ghi_khac_nhau"
MOST = 5_000  # rows of which names and cells are looked up at once
MOST_LETTERS = 4  # places whose letters are offered one by one
Where = tuple[str, str, dict[str, str]]  # an address, what is done there, its filters


@dataclass(frozen=True, slots=True)
class Part:
    """`title` says what was found and `meaning` what it does to the figures; `told` puts `rows`
    into words, and `short` into as few columns as a phone shows, with links, as Markdown; `ways`:
    addresses with what is done there and what is asked for. `beside_next`: it takes half the width.
    `most`: so many rows at the most are put into words at once: their cells are looked up for it.
    """

    key: str
    name: str
    title: str
    meaning: str
    rows: pd.DataFrame
    told: Callable[[pd.DataFrame], pd.DataFrame]
    short: Callable[[pd.DataFrame], dict[str, list[str]]]
    ways: tuple[Where, ...] = ()
    beside_next: bool = False
    most: int | None = None


def parts(known: Facts, asked: Asked) -> list[Part]:
    """Every part, also those that found nothing, in the order in which they matter."""
    plans = asked.plans
    names = {plan.code: plan.name for plan in plans}
    summary = known.rivals[known.rivals["why"] == Hindrance.OUTRANKED.value]
    again = known.rivals[known.rivals["why"] != Hindrance.OUTRANKED.value]
    return [
        _silent(known, plans),
        _pairs(known, asked),
        _partly(known, names),
        _otherwise(known, names, asked),
        _by_number(known, names, asked),
        _unknown(known),
        _gone(known, names),
        _outranked(summary, names),
        _replaced(again, names),
    ]


def _silent(known: Facts, plans: tuple[Plan, ...]) -> Part:
    title = _("{years} lượt chưa báo cáo, của {units} đơn vị")
    return Part(
        "chua_bao_cao",
        _("chưa báo cáo"),
        title.format(years=number(known.not_reported), units=number(len(known.silent))),
        _("Chưa báo cáo không phải là không có mô hình; các lượt này không có trong tổng."),
        known.silent,
        words.silent,
        short.silent,
        (
            (
                "chi-tieu-han-nop",
                _("Từng báo cáo còn thiếu"),
                {"nam": _("Mọi năm"), "con_thieu": "true"},
            ),
            *_letters(known.silent, plans),
        ),
    )


def _letters(silent: pd.DataFrame, plans: tuple[Plan, ...]) -> list[Where]:
    """To the letters that remind, each of one plan: those with most units silent first."""
    if len(plans) == 1:
        return [("han-nop", _("Công văn đôn đốc"), {})]
    places = {plan.code: place_of(plan) for plan in plans}
    most = silent["plan_code"].value_counts().index[:MOST_LETTERS]
    words = _("Công văn đôn đốc, {place}")
    return [
        ("han-nop", words.format(place=plain(places[code])), {"cua": places[code]}) for code in most
    ]


def _pairs(known: Facts, asked: Asked) -> Part:
    title = _("{models} mô hình chờ người xác nhận có trùng không")
    return Part(
        "cho_xac_nhan",
        _("mô hình chờ xác nhận"),
        title.format(models=number(known.to_confirm)),
        _("Tên giống một mô hình đã có. Nay vẫn tính; ai trả lời “là một” thì thôi tính."),
        known.pairs,
        lambda rows: words.pairs(with_names(rows, asked)),
        lambda rows: short.pairs(with_names(rows, asked)),
        (("ra-soat", _("Trả lời từng cặp"), {}),),
        most=MOST,
    )


def _partly(known: Facts, names: dict[str, str]) -> Part:
    title = _("{files} tệp nhận một phần, {rows} dòng chưa được tính")
    rows = int(known.partly["rows"].sum())
    return Part(
        "nhan_mot_phan",
        _("tệp nhận một phần"),
        title.format(files=number(len(known.partly)), rows=number(rows)),
        _(
            "Dòng có lỗi thì để ngoài, các dòng khác vẫn tính. Tên chưa biết ở cột cuối: tìm đúng "
            "đơn vị ở trang Đơn vị, thêm tên gọi ấy. Lỗi khác: sửa tệp rồi nộp lại."
        ),
        known.partly,
        words.partly,
        lambda rows: short.partly(rows, names),
        (("don-vi", _("Tìm đơn vị để thêm tên gọi"), {}),),
    )


def _otherwise(known: Facts, names: dict[str, str], asked: Asked) -> Part:
    title = _("{count} lượt có biểu số lượng ghi khác danh sách")
    return Part(
        DIFFERS,
        _("lượt ghi khác nhau"),
        title.format(count=number(len(known.otherwise))),
        _("Tính theo danh sách; con số trong biểu để bên cạnh."),
        known.otherwise,
        lambda rows: words.otherwise(with_lists(rows, asked)),
        lambda rows: short.otherwise(with_lists(rows, asked), names),
        most=MOST,
    )


def _by_number(known: Facts, names: dict[str, str], asked: Asked) -> Part:
    title = _("{count} lượt chỉ có con số, không có danh sách")
    return Part(
        "chi_co_con_so",
        _("lượt chỉ có con số"),
        title.format(count=number(len(known.by_number))),
        _("Con số được tính, nhưng không xem được từng mô hình. Đơn vị gửi thêm danh sách."),
        known.by_number,
        lambda rows: words.by_number(with_numbers(rows, asked)),
        lambda rows: short.by_number(with_numbers(rows, asked), names),
        beside_next=True,
        most=MOST,
    )


def _unknown(known: Facts) -> Part:
    count = int(known.unknown["unknown_origin"].sum())
    title = _("{count} trên {all} mô hình được tính ({share}) không ghi nguồn gốc")
    share = percent(count / known.models) if known.models else percent(0)
    return Part(
        "chua_ro_nguon_goc",
        _("mô hình chưa rõ nguồn gốc"),
        title.format(count=number(count), all=number(known.models), share=share),
        _("Báo cáo không ghi xây dựng mới hay nhân rộng: vẫn tính, trừ khi lặp lại mô hình cũ."),
        known.unknown,
        words.unknown,
        short.unknown,
    )


def _gone(known: Facts, names: dict[str, str]) -> Part:
    waiting = int(known.gone["waits"].sum())
    title = _("{count} tệp đã rút hoặc trả lại, {waiting} chưa nộp lại")
    return Part(
        "rut_tra_lai",
        _("tệp rút hoặc trả lại"),
        title.format(count=number(len(known.gone)), waiting=number(waiting)),
        _("Tệp rút hoặc trả lại thì không tính nữa, nhưng vẫn giữ và nhận lại được."),
        known.gone,
        words.gone,
        lambda rows: short.gone(rows, names),
        (("da-nop", _("Báo cáo đã nộp"), {}),),
    )


def _outranked(rows: pd.DataFrame, names: dict[str, str]) -> Part:
    title = _("{count} báo cáo có hai nguồn: tính theo báo cáo của chính đơn vị")
    return Part(
        "hai_nguon",
        _("báo cáo hai nguồn"),
        title.format(count=number(len(rows))),
        _("Biểu tổng hợp cũng kể tên đơn vị, nhưng nhường cho báo cáo của chính đơn vị."),
        rows,
        lambda some: words.rivals(some).drop(columns=_("Vì sao")),
        lambda some: short.rivals(some, names),
    )


def _replaced(rows: pd.DataFrame, names: dict[str, str]) -> Part:
    title = _("{count} báo cáo đã có bản khác thay")
    return Part(
        "ban_thay",
        _("báo cáo có bản thay"),
        title.format(count=number(len(rows))),
        _("Cùng đơn vị, cùng kỳ thì bản nhận sau được tính; bản trước vẫn giữ."),
        rows,
        words.rivals,
        lambda some: short.rivals(some, names),
    )
