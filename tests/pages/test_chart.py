"""A chart with its table and what can be taken along of it."""

from datetime import date, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.frame import take_along
from pages.frame.choice import Subject
from pages.frame.table import WRITTEN_HERE, as_read, columns_as_read


def _script() -> None:
    import pandas as pd
    import plotly.graph_objects as go

    from pages.frame.chart import Chart, show_chart

    table = pd.DataFrame({"Năm": [2023], "Số mô hình": [5]})
    figure = go.Figure(go.Bar(x=[2023], y=[5]))
    show_chart(Chart("thu", "Năm 2023 có 5 mô hình", "Một cột.", figure, lambda: table))


@pytest.fixture
def opened(monkeypatch):
    def run(browser: str | None) -> AppTest:
        monkeypatch.setattr(take_along, "browser_path", lambda: browser)
        screen = AppTest.from_function(_script, default_timeout=60)
        screen.session_state["bang_thu"] = True
        screen.run()
        assert not screen.exception
        return screen

    return run


def labels(screen) -> list[str]:
    return [button.proto.label for button in screen.get("download_button")]


def test_the_table_and_the_picture_are_offered_side_by_side(opened):
    screen = opened("/usr/bin/chromium")

    assert labels(screen) == ["Tải bảng về Excel", "Tải bảng về CSV", "Tải ảnh"]
    assert screen.dataframe[0].value.to_dict("list") == {"Năm": [2023], "Số mô hình": [5]}


def test_without_a_browser_on_the_server_the_page_says_what_to_install(opened):
    screen = opened(None)

    assert labels(screen) == ["Tải bảng về Excel", "Tải bảng về CSV"]
    assert "cài gói chromium" in screen.caption[0].value


def test_the_picture_bears_the_day_that_the_page_is_of(monkeypatch):
    drawn = []
    monkeypatch.setattr(take_along, "as_png", drawn.append)
    monkeypatch.setattr(take_along, "in_light", lambda figure: figure)
    monkeypatch.setattr(take_along, "subject", lambda: Subject(day=date(2024, 3, 1)))
    take_along.picture_of(None, "Tên", "Đọc", "")()

    assert [one.source for one in drawn] == ["Tính đến ngày 1/3/2024. Nguồn: Dân vận khéo"]
    of_a_deck = take_along.source_of(date(2023, 11, 30))
    assert of_a_deck == "Tính đến ngày 30/11/2023. Nguồn: Dân vận khéo"


def _of_a_place() -> None:
    import streamlit as st

    from pages.frame.choice import Subject
    from pages.frame.take_along import source_of

    st.session_state["subject"] = Subject("Hớn Quản", "2021–2025")
    st.text(source_of(st.session_state.get("as_of")))


def test_what_is_taken_along_says_of_which_place_and_period_it_is():
    screen = AppTest.from_function(_of_a_place)
    screen.session_state["as_of"] = date(2023, 11, 30)
    screen.run()

    assert screen.text[0].value == (
        "Hớn Quản, giai đoạn 2021–2025. Tính đến ngày 30/11/2023. Nguồn: Dân vận khéo"
    )


def test_the_file_names_of_two_days_are_two():
    today = datetime.now().astimezone().date().isoformat()

    assert take_along._file_name("dien_bien", date(2023, 11, 30)) == "dien-bien-2023-11-30"
    assert take_along._file_name("dien_bien", None) == f"dien-bien-{today}"


def test_numbers_on_screen_are_written_as_spoken_and_what_is_missing_is_a_dash():
    told = pd.DataFrame({"Năm": [2023, 2024], "Dự báo": [None, 1355.7], "Số": [3, 1250]})
    written = as_read(told)._translate(False, False)["body"]

    assert [[cell["display_value"] for cell in row[1:]] for row in written] == [
        ["2023", "–", "3"],
        ["2024", "1.355,7", "1.250"],
    ]


def test_a_table_too_long_to_be_written_here_is_written_by_the_browser():
    told = pd.DataFrame({"Năm": 2023, "Số": range(WRITTEN_HERE + 1)})

    assert as_read(told) is told
    assert set(columns_as_read(told)) == {"Số"}
