"""The units that somebody follows, over the small district of `tests/screens.py`."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from screens import CODE, ROOT, registered

from accounts.built_in import login_of
from accounts.identity import Role
from accounts.sessions import person_with_login
from data_loaders import frames
from data_loaders.adoption import adopt
from data_loaders.follows import assign, followed, follows
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from domain.access import EVERYWHERE
from pages.frame.plans import sight_of

NOW = datetime(2023, 6, 1, tzinfo=UTC)
DAY = "2023-11-30"
# Xã Đông Tảo has 3 models of 2023, Xã An Vĩ 1; Xã Hàm Tử has sent nothing.
CODES = ["KC-X12", "KC-X02", "KC-X14"]


def _ids(source, codes):
    units = frames.units(source, EVERYWHERE).set_index("code")["unit_id"]
    return [int(units[code]) for code in codes]


def _account(source, role):
    return person_with_login(source, login_of(role)).account_id


@pytest.fixture
def member(district):
    """The built-in leader follows three communes."""
    account = _account(district, Role.LEADER)
    assign(district, account, _ids(district, CODES), EVERYWHERE, NOW)
    return account


def test_the_first_line_says_what_the_units_followed_lack(page, member):
    screen = page("staff", "follows", Role.LEADER, den_ngay=DAY)

    # The registers of 2021 and 2022 of all three and of 2023 of Hàm Tử are overdue; of each the
    # results of 2021 and 2022 and of two half-years are not in, and have no day.
    assert screen.header[0].value == (
        "Bạn theo dõi 3 đơn vị: còn thiếu 7 báo cáo đã quá hạn (lâu nhất 807 ngày: Xã An Vĩ), "
        "12 báo cáo chưa đặt hạn; 2 đơn vị đạt chỉ tiêu năm 2023."
    )


def test_what_is_missing_says_since_when_the_longest_first(page, member):
    missing = page("staff", "follows", Role.LEADER, den_ngay=DAY).table[0].value

    assert len(missing) == 7 + 12
    assert missing["Thiếu từ ngày"].tolist()[:4] == ["15/9/2021"] * 3 + ["1/4/2022"]
    assert missing["Tình trạng"].tolist()[6] == "chưa nộp, quá hạn 244 ngày"


def test_each_unit_has_what_it_owes_by_when_and_its_models(page, member):
    screen = page("staff", "follows", Role.LEADER, den_ngay=DAY)
    rows = screen.dataframe[0].value
    register = rows[rows["Báo cáo"] == "Danh sách đăng ký"].set_index("Đơn vị")

    assert register.index.tolist() == ["Xã An Vĩ", "Xã Đông Tảo", "Xã Hàm Tử"]
    assert register.loc["Xã Đông Tảo", "Tình trạng"] == "đúng hạn, nhận ngày 20/3/2023"
    assert register["Hạn"].tolist() == ["31/3/2023"] * 3
    assert register["Mô hình"].tolist() == [
        "1, đạt chỉ tiêu",
        "3, đạt mức phấn đấu",
        "chưa báo cáo",
    ]


def test_the_draft_says_the_figures_and_the_persons_own_words(page, member):
    screen = page("staff", "follows", Role.LEADER, den_ngay=DAY, ky="6 tháng đầu năm 2023")
    screen.text_area(key="kho_khan").set_value("Thiếu kinh phí").run()
    text = screen.code[0].value

    assert "6 tháng đầu năm 2023 của các đơn vị được phân công theo dõi" in text
    assert "3 đơn vị phải đăng ký; 2 đúng hạn, 1 chưa nộp, đã quá hạn." in text
    assert "2 trong 3 đơn vị đạt mức ít nhất 1 mô hình, 1 đơn vị đạt mức phấn đấu 2" in text
    assert "III. KHÓ KHĂN, VƯỚNG MẮC\nThiếu kinh phí" in text
    assert "- Xã Hàm Tử: danh sách đăng ký 2023 (chưa nộp, quá hạn 91 ngày)" in text


def test_the_draft_of_the_first_half_says_nothing_of_the_second(page, member, district):
    reading = registered("KC-X14", "Xã Hàm Tử", ("Đường tranh bích họa", "economy", "new"))
    reading = replace(reading, file="thang 8.xlsx")
    take_in(district, b"thang 8", reading, builtin_plans()[CODE], date(2023, 8, 1), NOW)

    def draft(period):
        screen = page("staff", "follows", Role.LEADER, den_ngay=DAY, ky=period)
        return screen.code[0].value

    half = draft("6 tháng đầu năm 2023")
    assert "Mô hình: 4 mô hình được tính" in half
    assert "tính đến ngày 30/6/2023" in half
    assert "- Xã Hàm Tử: danh sách đăng ký 2023 (chưa nộp, quá hạn 91 ngày)" in half
    assert "Mô hình: 5 mô hình được tính" in draft("Cả năm 2023")


def test_the_likeliest_report_is_chosen_at_first(page, member):
    def period(day):
        return page("staff", "follows", Role.LEADER, den_ngay=day).selectbox(key="ky").value

    assert period("2023-03-01") == "Cả năm 2022"
    assert period("2023-07-01") == "6 tháng đầu năm 2023"
    assert period("2023-12-01") == "Cả năm 2023"


def test_the_office_gives_units_to_a_person_and_takes_them_away(page, district, member):
    screen = page("staff", "follows", Role.OFFICE)
    screen.selectbox(key="phan_cong_cho").select(f"Lãnh đạo ({login_of(Role.LEADER)})").run()
    kept, new = _ids(district, ["KC-X12", "KC-X04"])
    screen.multiselect(key=f"don_vi_theo_doi_{member}").set_value([kept, new]).run()
    assert "Giao thêm 1 đơn vị, thôi giao 2 đơn vị." in [each.value for each in screen.markdown]
    screen.button(key="luu_phan_cong").click().run()

    assert not screen.exception
    assert followed(district, member).units == {kept, new}
    assert set(follows(district, EVERYWHERE)["unit_code"]) == {"KC-X12", "KC-X04"}


def test_a_plan_that_asks_nothing_of_the_units_followed_is_no_praise(page, district, member):
    adopt(district, ROOT / "plans" / "tay-ninh-2017.toml", NOW)
    screen = page("staff", "follows", Role.LEADER, den_ngay=DAY, giai_doan="2017")

    assert screen.header[0].value == (
        "Đến ngày này kế hoạch chưa giao báo cáo nào cho các đơn vị bạn theo dõi."
    )
    assert not screen.code


def test_whoever_follows_nothing_is_told_so_and_offered_no_form(page):
    screen = page("staff", "follows", Role.LEADER)

    assert "chưa được phân công" in screen.info[0].value
    assert not screen.multiselect
    assert not screen.header


def test_who_is_in_one_commune_sees_a_unit_followed_and_nothing_else_more(page, district):
    account = _account(district, Role.STAFF)
    assign(district, account, _ids(district, ["KC-X12"]), EVERYWHERE, NOW)
    screen = page("staff", "follows", Role.STAFF, den_ngay=DAY)

    assert screen.header[0].value.startswith("Bạn theo dõi 1 đơn vị")
    assert set(screen.dataframe[0].value["Đơn vị"]) == {"Xã Đông Tảo"}
    places = person_with_login(district, login_of(Role.STAFF)).places
    assert sight_of(places).whose.units == set(_ids(district, ["KC-X01"]))
