"""Files that wait to be read: where each stands, while the rest of the page is usable."""

import pytest
from reading_here import HeldQueue

from accounts.identity import Role
from data_loaders import reading_queue
from data_loaders.aliases import confirm_alias
from data_loaders.reading_wire import TroubleError
from data_loaders.reading_work import Asked
from domain.access import EVERYWHERE
from tests.pages.test_drafts import cards, overruling, put
from tests.screens import NOW

GOOD, OTHER = "v01_dang_ky_2023_xa_dong_tao.xlsx", "v02_dang_ky_2022_xa_ham_tu.xlsx"
FAULTY = "v09_dong_loi_2023.xlsx"


@pytest.fixture
def queue(monkeypatch):
    """A queue in which nothing is read before the test says so."""
    return use(HeldQueue(), monkeypatch)


def use(queue, monkeypatch):
    monkeypatch.setattr(reading_queue, "shared_queue", lambda: queue)
    monkeypatch.setattr("pages.staff.laying_out._AT_ONCE", 0)
    return queue


@pytest.fixture
def submit(page):
    return lambda role=Role.OFFICE: page("staff", "submit", role)


def line(screen):
    """What is said of each file that is not read yet."""
    [shown] = [each.value for each in screen.table if "Đang ở đâu" in each.value] or [None]
    if shown is None:
        return {}
    names = [name.replace("\\", "").replace("\u200b", "") for name in shown["Tệp"]]
    return dict(zip(names, shown["Đang ở đâu"], strict=True))


def read_one(queue, screen):
    assert queue.read_one()
    screen.run()
    assert not screen.exception


def test_each_file_shows_its_place_and_comes_as_soon_as_it_is_read(queue, submit):
    screen = put(submit(), GOOD, OTHER)
    assert line(screen) == {
        GOOD: "đang chờ, thứ 1 trong hàng",
        OTHER: "đang chờ, thứ 2 trong hàng",
    }
    assert cards(screen) == []

    read_one(queue, screen)
    assert line(screen) == {OTHER: "đang chờ, thứ 1 trong hàng"}
    assert cards(screen) == [GOOD]
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (1 tệp)"

    read_one(queue, screen)
    assert line(screen) == {}
    assert cards(screen) == [GOOD, OTHER]


def test_what_is_read_can_be_handed_in_while_the_rest_waits(queue, submit):
    screen = put(submit(), GOOD, OTHER)
    read_one(queue, screen)
    screen.button(key="nhan_bao_cao").click().run()

    assert "đã nhận" in screen.success[0].value
    assert list(line(screen)) == [OTHER]


def test_another_s_one_file_stands_before_the_second_of_many(queue, submit):
    put(submit(), GOOD, OTHER, FAULTY)
    other = put(submit(Role.ADMIN), GOOD)

    assert line(other) == {GOOD: "đang chờ, thứ 2 trong hàng"}


def test_what_finds_no_room_is_asked_for_once_and_not_file_by_file(submit, monkeypatch):
    queue, asked = use(HeldQueue(most=1), monkeypatch), []
    monkeypatch.setattr(
        queue, "put", lambda *said: asked.append(said) or HeldQueue.put(queue, *said)
    )
    screen = put(submit(), GOOD, OTHER, FAULTY)
    asked.clear()
    screen.run()

    assert list(line(screen)) == [GOOD, OTHER, FAULTY]
    assert {one.file for one, *_ in asked} == {OTHER}


def test_where_the_queue_is_full_the_page_says_so_and_lines_up_by_itself(submit, monkeypatch):
    queue = use(HeldQueue(most=2), monkeypatch)
    put(submit(Role.ADMIN), GOOD, OTHER)
    screen = put(submit(), FAULTY)
    assert line(screen) == {FAULTY: "chưa vào hàng, trang tự thử lại"}
    assert "Hàng chờ đang đầy" in screen.info[0].value
    assert [draft for draft in cards(submit()) if draft] == []

    assert queue.read_one()
    screen.run()
    assert line(screen) == {FAULTY: "đang chờ, thứ 2 trong hàng"}
    assert not [each for each in screen.info if "đang đầy" in each.value]


def test_a_file_in_the_queue_is_there_after_a_reload_and_is_read_then(queue, submit):
    put(submit(), GOOD)
    again = submit()
    assert list(line(again)) == [GOOD]
    while queue.read_one():
        pass
    again.run()

    assert cards(again) == [GOOD]


def test_a_file_read_again_as_a_person_says_waits_in_the_queue_too(queue, submit):
    screen = put(submit(), GOOD)
    read_one(queue, screen)
    overruling(screen)
    year = next(each for each in screen.selectbox if each.label == "Năm" and each.key != "mau_nam")
    year.set_value("2024")
    next(each for each in screen.button if each.label == "Đọc lại").click().run()
    assert line(screen) == {GOOD: "đang chờ, thứ 1 trong hàng"}

    read_one(queue, screen)
    told = dict(zip(screen.table[0].value[""], screen.table[0].value["Hiểu là"], strict=True))
    assert told["Năm"] == "2024"


def test_a_file_taken_off_or_asked_for_otherwise_leaves_the_queue(queue, submit):
    screen = put(submit(), GOOD, OTHER)
    read_one(queue, screen)
    next(each for each in screen.button if each.label == "Bỏ tệp").click().run()
    assert list(line(screen)) == [OTHER]

    screen.session_state["desk_files"].clear()
    screen.run()
    assert not queue.read_one()


def test_what_was_read_before_a_unit_got_another_name_is_read_once_more(queue, submit, district):
    screen = put(submit(), FAULTY)
    assert queue.read_one()
    confirm_alias(district, "Xã Không Có", "KC-X02", EVERYWHERE, NOW, None)
    screen.run()
    assert list(line(screen)) == [FAULTY]

    read_one(queue, screen)
    assert "**Nhận được 2 trên 6 dòng.**" in [each.value for each in screen.markdown]


def test_files_of_others_that_come_in_meanwhile_have_nothing_read_again(queue, submit):
    first, screen = put(submit(Role.ADMIN), GOOD), put(submit(), OTHER)
    while queue.read_one():
        pass
    first.run()
    screen.run()
    first.button(key="nhan_bao_cao").click().run()
    screen.run()

    assert (line(screen), cards(screen)) == ({}, [OTHER])
    assert not queue.read_one()


def test_a_file_met_by_trouble_of_the_database_is_lined_up_again(queue, submit):
    screen = put(submit(), GOOD)

    class Fails:
        def read(self, asked: Asked) -> None:
            raise TroubleError(asked.file)

    assert queue.read_next(Fails())
    screen.run()
    assert line(screen) == {GOOD: "đang chờ, thứ 1 trong hàng"}

    read_one(queue, screen)
    assert cards(screen) == [GOOD]


def test_many_files_are_sorted_in_the_table_as_they_come(queue, submit):
    names = [GOOD, OTHER, FAULTY, "v04_bieu_so_luong_2023.xlsx", "v10a_empty.xlsx"]
    screen = put(submit(), *names)
    read_one(queue, screen)
    assert screen.subheader[0].value == "1 tệp: 1 nhận được."
    assert screen.dataframe[0].value["Tệp"].tolist() == [GOOD]

    while queue.read_one():
        pass
    screen.run()
    assert set(screen.dataframe[0].value["Tệp"]) == set(names)
