"""What a page says that failed, and where the whole of it goes."""

import logging

from streamlit.testing.v1 import AppTest


def _failing_page() -> None:
    from pages.frame import failed

    assert failed.say(ValueError("password=tre-xanh"))


def test_a_page_that_failed_says_when_and_the_log_says_what(caplog):
    with caplog.at_level(logging.ERROR, logger="pages.frame.failed"):
        screen = AppTest.from_function(_failing_page).run()

    assert "Có lỗi ngoài dự kiến lúc" in screen.error[0].value
    assert "tre-xanh" not in screen.error[0].value
    assert "tre-xanh" in caplog.text
