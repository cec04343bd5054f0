"""Names of models are compared by what tells one model from another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model_names import name_end, name_key, name_keys
from domain.text import squeeze, words

SAID = "tiếp tục|duy trì|xây dựng|và|nhân rộng|thực hiện|đăng ký|tên|các|mô hình|điển hình"
SAID += "|“Dân vận khéo”|dvk|về|số 12|năm 2023|giai đoạn 2021 - 2025|2024|năm|khéo|Khéo)"
SAID += "|hoà|hòan|thuỷ|quý|Tổ hoà giải|an ninh|_x|(x)|.|–|Ⅻ|²|o\u0301|Đường hoa|2,5 km|Σ"
NAMES = st.lists(st.one_of(st.sampled_from(SAID.split("|")), st.text(max_size=2))).map(" ".join)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Tiếp tục duy trì mô hình “Dân vận khéo” Tiếng kẻng an ninh", "tiếng kẻng an ninh"),
        ("Mô hình: Tiếng kẻng an ninh năm 2024", "tiếng kẻng an ninh"),
        ("Xây dựng mô hình Vườn mẫu", "vườn mẫu"),
        ("Xây dựng nông thôn mới", "xây dựng nông thôn mới"),
        ("Mô hình", "mô hình"),
        ("Tổ hoà giải", "tổ hòa giải"),
    ],
)
def test_a_model_s_name_is_compared_without_words_that_any_model_carries(name, key):
    assert name_key(name) == key


@given(st.text())
def test_a_key_of_a_name_with_a_word_in_it_is_never_empty(name):
    assert bool(name_key(name)) == bool(words(name))


@given(st.sets(NAMES))
def test_the_keys_of_many_names_are_those_of_each_alone(names):
    assert name_keys(names) == {name: name_key(name) for name in names}


@given(NAMES)
def test_the_last_word_of_a_key_is_found_without_it(name):
    assert name_end(squeeze(name)) == name_key(name).rpartition(" ")[2]
