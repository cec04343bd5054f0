"""Walks through the screens as a leader, as staff and in a meeting: what they say of the district
is what `manage.py figures` says of the same plan and day.
"""

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest
from playwright.sync_api import expect
from screens import CODE, FORMS, empty_district, illustrated, move_to
from servers import ROOT, serving
from typer.testing import CliRunner
from visitor import cookie_of

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.plans import builtin_plans
from manage import app
from tests.browser.walking import WAIT, click, settled
from translations.numbers import number, percent

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]
DAY = "2024-12-31"
HANDED_IN = {
    "v02_dang_ky_2022_xa_ham_tu.xlsx": "2022-03-20",
    "v04_bieu_so_luong_2023.xlsx": "2023-03-12",
    "v03_tong_hop_dang_ky_2024.xlsx": "2024-03-10",
    "v05_ket_qua_2024_xa_dan_tien.xlsx": "2024-12-01",
}
OWN_LIST = "v01_dang_ky_2023_xa_dong_tao.xlsx"  # of a unit of which v04 states numbers alone
OWN_UNIT = "KC-X12"


def manage(url: str, *words: str) -> str:
    """What a command prints."""
    command = [sys.executable, "manage.py", *words]
    environment = os.environ | {"DATABASE_URL": url}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


class Figures:
    """What `manage.py figures` says: a row for each unit and year."""

    def __init__(self, url: str, day: str | None = DAY) -> None:
        asked = ["--as-of", day] if day else []
        self.rows = json.loads(manage(url, "figures", "--plan", CODE, *asked, "--json"))

    def of(self, year: int) -> list[dict]:
        """The unit-years of a year that are owed."""
        rows = [row for row in self.rows if row["year"] == year]
        return [row for row in rows if row["state"] not in {"not_owed", "pending"}]

    def one(self, code: str, year: int) -> dict:
        [row] = [row for row in self.of(year) if row["unit_code"] == code]
        return row

    def owed(self, code: str | None = None) -> list[dict]:
        """All unit-years owed, or those of one unit."""
        years = {row["year"] for row in self.rows}
        every = [row for year in sorted(years) for row in self.of(year)]
        return [row for row in every if code in (None, row["unit_code"])]

    def by_field(self, year: int | None = None) -> Counter[str]:
        """How many models count in each field, of all years or of one."""
        counted = Counter()
        for row in self.rows:
            if year in {None, row["year"]}:
                counted.update(row["counts"] or {})
        return counted


def met(rows: list[dict]) -> int:
    return sum(row["state"] in {"met", "exceeded"} for row in rows)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A district in which files of offices were handed in, year after year."""
    url = f"sqlite:///{tmp_path_factory.mktemp('walks') / 'd.db'}"
    made = illustrated(empty_district(url))
    ensure_accounts(made, Mode.DEMO)
    move_to(made, Role.STAFF, OWN_UNIT)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DATABASE_URL", url)
        for file, received in HANDED_IN.items():
            words = ["ingest", str(FORMS / file), "--plan", CODE, "--received", received]
            assert CliRunner().invoke(app, words).exit_code == 0
    return made


@pytest.fixture(scope="module")
def url(source) -> str:
    return source.url.render_as_string()


@pytest.fixture(scope="module")
def address(url):
    with serving(url, "demo") as address:
        yield address


@pytest.fixture(scope="module")
def figures(url):
    """The figures on a day; what was counted for it once does not change in this module."""
    return cache(lambda: Figures(url))


@pytest.fixture
def enter(address, source, open_page):
    """Opens a page as somebody with a role."""

    def open_as(role: Role, path: str):
        name, _, value = cookie_of(source, role).partition("=")
        return open_page(f"{address}/{path}", cookies={name: value})

    return open_as


def go(page, section: str, title: str) -> None:
    """To another page, by the menu at the top."""
    page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    page.get_by_text(title, exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=WAIT)


def press(page, key: str) -> None:
    settled(page)
    page.keyboard.press(key)


def answer(page):
    """The sentence that a page answers with."""
    return page.get_by_test_id("stMain").get_by_role("heading", level=2).first


def cells_of(page, first: str) -> list[str]:
    """The cells of the row of a table that begins with this word."""
    rows = page.get_by_test_id("stTable").locator("tr")
    row = rows.filter(has=page.get_by_text(first, exact=True))
    expect(row.first).to_be_visible(timeout=WAIT)
    return row.first.locator("td, th").all_inner_texts()


@pytest.mark.drill
def test_a_leader_goes_on_from_the_front_page_with_the_same_answer(enter, url):
    owed = Figures(url, None).owed()
    said = f"{number(met(owed))} trên {number(len(owed))} lượt đạt chỉ tiêu"
    page = enter(Role.LEADER, "trang-dau")
    expect(answer(page)).to_contain_text(said, timeout=WAIT)
    click(page.get_by_role("link", name="Xem cả tiến độ"))
    expect(page).to_have_url(re.compile("/tien-do"), timeout=WAIT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tiến độ", timeout=WAIT)
    expect(answer(page)).to_contain_text(said, timeout=WAIT)


def test_a_leader_goes_from_the_answer_to_the_cell_that_a_figure_stands_on(enter, figures):
    owed = figures().owed()
    done = sum(min(row["total"] or 0, row["at_least"]) for row in owed)
    of_2024 = figures().of(2024)
    page = enter(Role.LEADER, f"tien-do?den_ngay={DAY}")
    must_be_done = sum(row["at_least"] for row in owed)
    expect(answer(page)).to_contain_text(
        f"{number(done)} trong {number(must_be_done)} mô hình phải đạt đến nay", timeout=WAIT
    )
    models = page.get_by_test_id("stMetric").filter(has_text="Mô hình được tính")
    counted = number(sum(row["total"] or 0 for row in of_2024))
    expect(models.get_by_test_id("stMetricValue")).to_have_text(counted)
    quota = page.get_by_test_id("stMetric").filter(has_text="Đạt chỉ tiêu")
    share = percent(met(of_2024) / len(of_2024))
    expect(quota.get_by_test_id("stMetricValue")).to_have_text(share)

    unit = figures().one("KC-X02", 2024)
    choose = page.get_by_role("combobox", name="Xem một đơn vị")
    click(choose)
    choose.fill(unit["unit"])
    page.get_by_role("option", name=unit["unit_code"]).click()
    card = page.get_by_role("dialog")
    click(card.get_by_role("radio", name="2024"))
    expect(card.get_by_text(re.compile("· được tính"))).to_have_count(unit["total"], timeout=WAIT)
    row = card.get_by_test_id("stHorizontalBlock").filter(has_text="· được tính").first
    listed = row.get_by_test_id("stPageLink")
    name = listed.get_by_test_id("stMarkdownContainer").inner_text().strip()
    click(listed)

    expect(page.get_by_role("heading", name=name)).to_be_visible(timeout=WAIT)
    source_of_it = page.get_by_test_id("stTable").filter(has_text="v03_tong_hop_dang_ky_2024.xlsx")
    expect(source_of_it).to_be_visible()
    sheet = page.get_by_test_id("stHtml").locator("table")
    expect(sheet.get_by_role("cell", name=name, exact=True)).to_be_visible(timeout=WAIT)


def test_a_leader_asks_which_fields_are_in_balance(enter, figures):
    fields = figures().by_field()
    total, [(_field, most), *_others] = fields.total(), fields.most_common()
    page = enter(Role.LEADER, f"linh-vuc?den_ngay={DAY}")

    expect(answer(page)).to_contain_text(
        f"chiếm {percent(most / total)} trong {number(total)} mô hình", timeout=WAIT
    )
    behind = page.get_by_test_id("stExpander").filter(has_text="Bảng số liệu").first
    click(behind.get_by_text("Bảng số liệu"))
    behind.get_by_test_id("stDataFrame").locator("canvas").first.wait_for(timeout=WAIT)
    with page.expect_download(timeout=WAIT) as taken:
        click(behind.get_by_role("button", name="Tải bảng về CSV"))
    names = {field.code: field.name for field in builtin_plans()[CODE].fields}
    told = {
        (row["Năm"], row["Lĩnh vực"]): int(row["Số mô hình"])
        for row in csv.DictReader(taken.value.path().read_text(encoding="utf-8-sig").splitlines())
        if row["Số mô hình"]
    }
    assert told == {
        (str(year), names[field]): counted
        for year in {row["year"] for row in figures().rows if row["counts"]}
        for field, counted in figures().by_field(year).items()
    }


@pytest.mark.drill
def test_a_leader_puts_two_units_side_by_side(enter, figures):
    sides = {"Xã An Vĩ": "KC-X02", "Xã Dân Tiến": "KC-X07"}
    page = enter(Role.LEADER, f"so-sanh?den_ngay={DAY}")
    chosen = page.get_by_role("combobox", name="Đặt cạnh nhau")
    expect(chosen).to_be_visible(timeout=WAIT)
    for name in sides:
        settled(page)
        chosen.fill(name)
        page.get_by_role("option", name=name).click()
        expect(page).to_have_url(re.compile("nhom="))
    shares = page.get_by_test_id("stPlotlyChart").first.locator("text")
    expect(shares.filter(has_text="ít lượt").first).to_be_visible(timeout=WAIT)
    settled(page)

    assert shares.filter(has_text="Xã").all_text_contents() == list(sides)
    told = []
    for code in sides.values():
        owed = figures().owed(code)
        told.append(f"{percent(met(owed) / len(owed))}{met(owed)}/{len(owed)} · ít lượt")
    assert shares.filter(has_text="ít lượt").all_text_contents()[: len(told)] == told


def test_staff_hand_in_the_units_own_list_and_its_numbers_change(enter, url):
    page = enter(Role.STAFF, "don-vi-toi")
    before = Figures(url, None).one(OWN_UNIT, 2023)
    assert cells_of(page, "2023")[1] == number(before["total"])

    page.goto(f"{page.url.partition('/don-vi-toi')[0]}/trang-dau")
    expect(page.get_by_text("Đang xem với vai trò Cán bộ")).to_be_visible(timeout=WAIT)
    click(page.get_by_test_id("stMain").get_by_text("Nộp báo cáo", exact=True).first)
    expect(page).to_have_url(re.compile("/nop-bao-cao"), timeout=WAIT)
    page.set_input_files("input[type=file]", FORMS / OWN_LIST)
    click(page.get_by_role("button", name="Nhận báo cáo"))
    expect(page.get_by_text("đã nhận")).to_be_visible(timeout=WAIT)
    go(page, "Báo cáo", "Đơn vị tôi")
    expect(page.get_by_test_id("stTable").filter(has_text=OWN_LIST)).to_be_visible(timeout=WAIT)
    after = Figures(url, None).one(OWN_UNIT, 2023)

    assert after["total"] != before["total"]
    assert cells_of(page, "2023")[1] == number(after["total"])


@pytest.mark.drill
def test_a_meeting_goes_through_a_deck_that_a_report_coming_in_does_not_move(enter, figures, url):
    owed = figures().of(2024)
    page = enter(Role.LEADER, f"trinh-chieu?den_ngay={DAY}")
    click(page.get_by_role("button", name="Chốt số liệu và mở trình chiếu"))
    said = page.get_by_test_id("stHtml").get_by_role("heading", level=1)
    first = f"{met(owed)} trong {len(owed)} đơn vị đạt chỉ tiêu năm 2024."
    expect(page.get_by_role("heading", name=first)).to_be_visible(timeout=WAIT)
    stamp = page.get_by_text(re.compile("Trang 1/"))
    expect(stamp).to_contain_text("31/12/2024")

    slides = int(re.search(r"Trang 1/(\d+)", stamp.inner_text()).group(1))
    sentences = [said.inner_text()]
    for place in range(2, slides + 1):
        press(page, "ArrowRight")
        expect(page.get_by_text(f"Trang {place}/{slides}")).to_be_visible(timeout=WAIT)
        sentences.append(said.inner_text())
    assert len(set(sentences)) == slides
    press(page, "ArrowLeft")
    expect(said).to_have_text(sentences[-2], timeout=WAIT)

    late = FORMS / "v06_dang_ky_2021_xa_dai_tap.xls"
    manage(url, "ingest", str(late), "--plan", CODE, "--received", "2021-03-01")
    press(page, "Home")
    expect(said).to_have_text(first, timeout=WAIT)
    for place in range(2, slides + 1):
        press(page, "ArrowRight")
        expect(page.get_by_text(f"Trang {place}/{slides}")).to_be_visible(timeout=WAIT)
        assert said.inner_text() == sentences[place - 1]
    press(page, "Escape")
    expect(page.get_by_role("button", name="Chốt số liệu và mở trình chiếu")).to_be_visible(
        timeout=WAIT
    )
