"""Whatever a file is called, its name can be kept in the database and shown."""

import re
import tomllib

import pytest
from hostile.good import GOOD, SAYS
from hypothesis import given
from hypothesis import strategies as st
from reader_forms import accepted, read

from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.limits import LARGEST
from domain.problems import Refusal
from pages.staff import submit
from tests.source import ROOT
from translations.refusal_wording import refusal_sentence


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("../../etc/passwd", "passwd"),
        (r"..\..\windows\bieu.xlsx", "bieu.xlsx"),
        ("bieu\0.xlsx", "bieu.xlsx"),
        ("bieu\u202exslx.exe", "bieuxslx.exe"),
        ("\u2067bieu\u2069.xlsx", "bieu.xlsx"),
        ("bieu\n\t2023.xlsx", "bieu2023.xlsx"),
        ("bieu\udcff.xlsx", "bieu.xlsx"),
        ("Biê\u0309u.xlsx", "Biểu.xlsx"),
        ("bao cao/", "khong-ten"),
        ("\u202e", "khong-ten"),
        ("", "khong-ten"),
    ],
)
def test_a_file_s_name_is_made_fit_to_be_kept(file, name):
    assert base_name(file) == name


def test_a_very_long_name_keeps_its_beginning_and_its_ending():
    name = base_name("đ" * 300 + " báo cáo năm 2023.xlsx")

    assert len(name) == 255
    assert name.startswith("đđđ")
    assert name.endswith("…áo cáo năm 2023.xlsx")


@given(st.text(max_size=400))
def test_any_name_at_all_can_be_kept_and_stays_what_it_is(file):
    name = base_name(file)

    assert 0 < len(name) <= 255
    assert name.encode("utf-8")
    assert not re.search("[\x00-\x1f/\\\\\u202a-\u202e]", name)
    assert base_name(name) == name


@pytest.mark.parametrize("file", ["../../a\0\u202e.xlsx", "n" * 300 + ".xlsx", "", "\udcff"])
def test_a_file_with_a_hostile_name_is_read_and_its_name_made_fit(file):
    reading = read(GOOD, file)

    assert accepted(reading) == SAYS
    assert reading.file == base_name(file)


def test_the_page_the_server_and_the_reader_agree_on_what_is_too_large():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    megabytes = settings["server"]["maxUploadSize"]
    words = (ROOT / submit.__file__).read_text(encoding="utf-8")

    assert set(re.findall(r"lớn hơn (\d+) MB", words)) == {str(megabytes)}
    assert megabytes * 2**20 <= LARGEST
    assert refusal_sentence(Refusal.TOO_LARGE).startswith("Tệp quá lớn.")
