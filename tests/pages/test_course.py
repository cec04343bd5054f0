"""The bar while files are read tells how many, which one and, as soon as it can, how long."""

import pytest

from pages.staff import course


class Clock:
    now = 0.0

    def monotonic(self):
        return self.now


class Bar:
    def __init__(self):
        self.said = []

    def progress(self, share, words):
        self.said.append((round(share, 2), words))


@pytest.fixture
def bar(monkeypatch):
    made = Bar()
    monkeypatch.setattr(course.st, "progress", lambda _share: made)
    return made


def test_the_time_left_follows_what_was_read_and_how_large_the_rest_is(bar, monkeypatch):
    clock = Clock()
    monkeypatch.setattr(course, "time", clock)
    files = [("a_b.xlsx", 30_000), ("b.xlsx", 150_000), ("c.xlsx", 30_000)]
    run = course.Course("Đang đọc tệp {place} trên {of}: {name}", files)
    for seconds in (0, 4, 16):
        clock.now = seconds
        run.begin_next()

    assert bar.said == [
        (0.0, "Đang đọc tệp 1 trên 3: a\\_b\\.xlsx"),
        (0.2, "Đang đọc tệp 2 trên 3: b\\.xlsx · còn khoảng 20 giây"),
        (0.8, "Đang đọc tệp 3 trên 3: c\\.xlsx · còn khoảng 5 giây"),
    ]
