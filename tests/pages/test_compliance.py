"""Quota and deadlines over the small district of `tests/screens.py`."""

import json
from datetime import UTC, date, datetime

import pytest
from screens import CODE, registered

from accounts.identity import Role
from data_loaders.deadlines import SetDay, set_day
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from domain.access import EVERYWHERE
from pages.frame.course import Asked
from pages.frame.plans import plans_seen, sight_of
from pages.leaders.compliance_reports import reports_owed, with_files

NOW = datetime(2023, 6, 1, tzinfo=UTC)
DAY = "2023-11-30"


def _owed(screen):
    return screen.dataframe[0].value


def _cells(screen):
    charts = [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]
    return [text for chart in charts for trace in chart["data"] for text in trace["text"]]


def _first_units(screen):
    chart = json.loads(screen.get("plotly_chart")[0].proto.spec)
    return [name.replace("<br>", " ") for name in chart["layout"]["yaxis"]["ticktext"]]


@pytest.fixture
def late(district):
    """Xã Hàm Tử sends its register of 2023 on 12/4, twelve days late."""
    reading = registered("KC-X14", "Xã Hàm Tử", ("Đường hoa", "economy", "new"))
    take_in(district, b"late", reading, builtin_plans()[CODE], date(2023, 4, 12), NOW)


def test_the_first_line_says_who_met_the_quota_and_who_registered_in_time(page, late):
    screen = page("leaders", "compliance", Role.LEADER, den_ngay=DAY)

    # In time: Đông Tảo, An Vĩ and Bình Minh; of these Bình Minh has no model that counts.
    assert screen.header[0].value == (
        "Năm 2023: 3 trong 34 đơn vị đạt chỉ tiêu; danh sách đăng ký: 3 trong 34 đúng hạn, "
        "1 quá hạn (lâu nhất 12 ngày: Xã Hàm Tử), 30 chưa nộp."
    )


def test_the_map_says_quota_and_days_in_one_cell(page, late):
    cells = _cells(page("leaders", "compliance", Role.LEADER, den_ngay=DAY))

    assert sorted(text for text in cells if text[:1].isdigit()) == ["0 ✓", "1 +12", "1 ✓", "3 ✓"]
    # 34 units in 2021 and 2022, and 30 in 2023, let the day pass; 2024 and 2025 are to come.
    assert cells.count("✕") == 34 * 2 + 30
    assert cells.count("") == 34 * 2


def test_those_that_lack_most_stand_first_and_who_was_in_time_last(page, late):
    screen = page("leaders", "compliance", Role.LEADER, den_ngay=DAY)
    halves = [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]
    names = [name for half in halves for name in half["layout"]["yaxis"]["ticktext"]]

    assert [name.replace("<br>", " ") for name in names[-4:]] == [
        "Xã Bình Minh",
        "Xã Hàm Tử",
        "Xã An Vĩ",
        "Xã Đông Tảo",
    ]


def test_each_report_owed_has_its_state_in_words_its_days_and_its_file(page, late):
    screen = page(
        "leaders", "compliance", Role.LEADER, den_ngay=DAY, bao_cao="Danh sách đăng ký", nam="2023"
    )
    rows = _owed(screen).set_index("Đơn vị")

    assert len(rows) == 34
    assert rows.loc["Xã Hàm Tử", "Tình trạng"] == "quá hạn 12 ngày, nhận ngày 12/4/2023"
    assert rows.loc["Xã Hàm Tử", "Hạn"] == "31/3/2023"
    assert rows.loc["Xã Hàm Tử", "Ai báo cáo"] == "đơn vị tự báo cáo"
    assert rows.loc["Xã Hàm Tử", "Tệp đã nộp"].endswith("&tim=KC-X14.xlsx")
    assert rows.loc["Xã Ông Đình", "Tình trạng"] == "chưa nộp, quá hạn 244 ngày"
    assert rows.loc["Xã Ông Đình", "Nhận ngày"] == "–"


def test_a_file_is_found_under_whichever_plan_its_unit_is_named(late):
    sight = sight_of(EVERYWHERE)
    asked = Asked(tuple(plans_seen(sight)), sight, date.fromisoformat(DAY))
    owed = reports_owed(asked)
    theirs = owed[owed["unit"] == "Xã Hàm Tử"]
    found = with_files(theirs.assign(plan_code="another"), asked)

    assert found["file"].dropna().tolist() == ["KC-X14.xlsx"]
    assert with_files(owed.head(0), asked).columns.tolist() == found.columns.tolist()


def test_reports_overdue_stand_first_then_those_that_came_late(page, late):
    query = {"den_ngay": DAY, "bao_cao": "Danh sách đăng ký", "nam": "2023"}
    told = _owed(page("leaders", "compliance", Role.LEADER, **query))["Tình trạng"].tolist()

    assert [state.split(",")[0] for state in told] == (
        ["chưa nộp"] * 30 + ["quá hạn 12 ngày"] + ["đúng hạn"] * 3
    )


def test_a_day_that_was_extended_is_shown_with_the_plans_own_and_why(page, district, late):
    commune = 1 + [*_codes(district)].index("KC-X14")
    day = SetDay(CODE, "register", "year", 2023, commune, date(2023, 4, 15), "bão số 1")
    set_day(district, day, EVERYWHERE, NOW)
    query = {"den_ngay": DAY, "bao_cao": "Danh sách đăng ký", "nam": "2023"}
    rows = _owed(page("leaders", "compliance", Role.LEADER, **query)).set_index("Đơn vị")

    assert rows.loc["Xã Hàm Tử", "Tình trạng"] == "đúng hạn, nhận ngày 12/4/2023"
    assert rows.loc["Xã Hàm Tử", "Hạn"] == "15/4/2023 (gia hạn)"
    assert rows.loc["Xã Hàm Tử", "Vì sao đổi hạn"] == (
        "văn phòng: bão số 1 · hạn theo kế hoạch 31/3/2023"
    )
    assert (rows["Vì sao đổi hạn"] == "–").sum() == 33


def test_only_those_that_lack_are_kept_where_somebody_asks_for_them(page, late):
    query = {"den_ngay": DAY, "bao_cao": "Danh sách đăng ký", "nam": "2023", "con_thieu": "true"}
    screen = page("leaders", "compliance", Role.LEADER, **query)

    assert len(_owed(screen)) == 30
    # Xã Bình Minh sent its register in time, and lacks a model that counts.
    assert len(_cells(screen)) == 31 * 5


def test_numbers_by_kind_and_year_add_up_to_what_is_owed(page, late):
    numbers = page("leaders", "compliance", Role.LEADER, den_ngay=DAY).dataframe[1].value
    register = numbers.set_index("Báo cáo").loc["Danh sách đăng ký 2023"]

    assert register["Phải nộp"] == "34"
    assert register["Đúng hạn"] == "3 (9 %)"
    assert (register["Quá hạn"], register["Chưa nộp, đã quá hạn"]) == ("1", "30")


def test_before_anything_is_owed_the_page_says_so_without_a_rate(page):
    screen = page("leaders", "compliance", Role.LEADER, den_ngay="2021-08-20")

    assert "chưa đến hạn đăng ký" in screen.header[0].value
    assert "34 chưa đến hạn" in screen.header[0].value


def test_staff_see_their_own_unit_alone(page, late):
    screen = page("leaders", "compliance", Role.STAFF, den_ngay=DAY)

    assert set(_owed(screen)["Đơn vị"]) == {"Thị trấn Khoái Châu"}
    assert "0 trong 1 đơn vị" in screen.header[0].value
    assert _first_units(screen) == ["Thị trấn Khoái Châu"]


def _codes(source):
    from data_loaders.frames import units

    return units(source, EVERYWHERE)["code"]


def test_the_page_says_how_models_are_counted_with_its_source_and_by_which_version(page, late):
    screen = page("leaders", "compliance", Role.LEADER, den_ngay=DAY)
    told = [each.value.replace("\\", "") for each in screen.caption]
    (line,) = [each for each in told if "nhân rộng" in each]

    assert "II.4" in line
    assert "bản 1" in line
