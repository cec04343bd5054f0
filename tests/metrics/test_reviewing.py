"""Which models are looked at first, and which are meant by names pasted from a paper."""

import pandas as pd
import pytest

from metrics.pasted import pasted
from metrics.reviewing import for_review

UNITS = {2: "Xã Đông Tảo", 3: "Xã An Vĩ"}


def made(**columns):
    usual = {"model_id": 1, "unit_id": 2, "state": "effective", "struck_year": None}
    return pd.DataFrame([usual | columns]).astype({"struck_year": "Int64"})


@pytest.mark.parametrize(
    ("state", "struck", "note", "first"),
    [
        ("effective", None, None, ""),
        ("ineffective", None, None, "ineffective"),
        ("ineffective", 2024, None, "struck_off"),
        ("effective", None, "Đề nghị đưa ra khỏi danh sách", "proposed"),
        ("in_progress", None, "Đề xuất dừng mô hình", "proposed"),
        ("effective", None, "Hoạt động kém hiệu quả", "proposed"),
        ("effective", None, "Đề nghị huyện công nhận", ""),
        ("effective", None, "Hoạt động có hiệu quả", ""),
        ("effective", None, "Xin hỗ trợ kinh phí", ""),
    ],
)
def test_what_works_badly_comes_first_and_then_what_a_note_would_strike_off(
    state, struck, note, first
):
    notes = pd.DataFrame({"model_id": [1, 1], "note": ["cũ", note]}).dropna()
    found = for_review(made(state=state, struck_year=struck), notes).iloc[0]
    assert found["first"] == first


def test_the_order_of_looking():
    turns = [
        for_review(made(**more), pd.DataFrame({"model_id": [1], "note": [note]})).iloc[0]["turn"]
        for more, note in (
            ({"state": "ineffective"}, ""),
            ({}, "nên đưa ra"),
            ({}, ""),
            ({"struck_year": 2023}, ""),
        )
    ]
    assert turns == [0, 1, 2, 3]


MODELS = pd.DataFrame(
    [
        (1, 2, "đường hoa tự quản"),
        (2, 3, "đường hoa tự quản"),
        (3, 2, "tủ sách nhân ái"),
        (3, 2, "tủ sách nhân ái"),
    ],
    columns=["model_id", "unit_id", "name_key"],
)


@pytest.mark.parametrize(
    ("line", "model", "found"),
    [
        ("Tủ sách nhân ái", 3, 1),
        ("2. Mô hình “Tủ sách nhân ái”", 3, 1),
        ("- tu sach nhan ai", 3, 1),
        ("Đường hoa tự quản", None, 2),
        ("Đường hoa tự quản; xã An Vĩ", 2, 1),
        ("5\tXã Đông Tảo\tĐường hoa tự quản\tVăn hóa", 1, 1),
        ("Đường hoa tự quản; Xã Khác", None, 2),
        ("Đèn đường", None, 0),
    ],
)
def test_a_line_means_the_one_model_of_its_name_and_unit(line, model, found):
    (row,) = pasted(f"\n  {line}  \n\n", MODELS, UNITS).to_dict("records")
    assert (row["found"], row["line"]) == (found, line.strip())
    assert (None if pd.isna(row["model_id"]) else row["model_id"]) == model


def test_nothing_pasted_is_nothing_found():
    assert pasted(" \n ", MODELS, UNITS).empty
