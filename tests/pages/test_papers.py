"""The page of papers: made for what is chosen, of the figures as they are, within one's places."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from screens import CODE, NOW, move_to, registered

from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.snapshots import kept
from domain.access import EVERYWHERE

DAY = "2023-11-30"


@pytest.fixture
def papers(page):
    def open_page(role=Role.OFFICE, **query):
        return page("office", "papers", role, den_ngay=DAY, **query)

    return open_page


def press(screen, label):
    next(one for one in screen.button if one.label == label).click().run()
    assert not screen.exception
    return screen


def made(screen):
    """The files made, by name."""
    return dict(screen.session_state["van_ban_da_tao"][1].files.values())


def words(paper):
    told = [each.text for each in paper.paragraphs]
    told += [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(told)


def test_a_paper_is_made_of_figures_frozen_for_it_and_can_be_taken_along(papers, district):
    screen = press(papers(), "Tạo tệp .xlsx")
    (known,) = kept.snapshots(district, EVERYWHERE)
    ((name, content),) = made(screen).items()

    assert name == "bieu-tong-hop-huyen-khoai-chau-2023-2023-11-30.xlsx"
    assert content.startswith(b"PK")
    assert not known.of_meeting
    assert [one.label for one in screen.get("download_button")] == ["Tải tệp .xlsx"]
    assert any(known.sha256[:8] in one.value for one in screen.caption)


def test_all_in_one_file_leaves_out_what_has_nothing_to_say_and_says_so(papers):
    screen = press(papers(), "Tạo tệp .zip")
    ((_name, content),) = made(screen).items()
    endings = sorted(name.rpartition(".")[2] for name in ZipFile(BytesIO(content)).namelist())

    assert endings == ["docx", "docx", "html", "pptx", "xlsx"]
    assert any("Danh sách được công nhận" in one.value for one in screen.info)


def test_the_same_figures_are_frozen_once_and_others_again(papers, district):
    screen = press(press(papers(), "Tạo tệp .pptx"), "Tạo tệp .xlsx")
    assert len(kept.snapshots(district, EVERYWHERE)) == 1
    assert len(made(screen)) == 2

    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(district, b"late", late, builtin_plans()[CODE], NOW.date(), NOW)
    screen.run()
    assert made(screen) == {}


def test_a_leader_of_one_unit_gets_papers_of_it_alone(papers, district):
    move_to(district, Role.LEADER, "KC-X02")
    screen = papers(Role.LEADER)
    offered = next(one for one in screen.selectbox if one.label == "Của nơi nào").options
    next(one for one in screen.button if one.label == "Tạo tệp .docx").click().run()
    told = words(Document(BytesIO(next(iter(made(screen).values())))))

    assert all("An Vĩ" in name for name in offered)
    assert "Xã An Vĩ" in told
    assert "Đông Tảo" not in told


def test_a_place_is_chosen_by_the_address(papers):
    screen = press(papers(noi_van_ban="Xã Đông Tảo · KC-X12", nam_bao_cao="2022"), "Tạo tệp .pptx")

    assert [*made(screen)] == ["trinh-chieu-xa-dong-tao-2022-2023-11-30.pptx"]


def test_staff_do_not_open_it(papers):
    screen = papers(Role.STAFF)

    assert [one.value for one in screen.error] == ["Vai trò của bạn không mở được trang này."]
    assert len(screen.button) == 0
