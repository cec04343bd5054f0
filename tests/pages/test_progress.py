"""The leaders' page says the figures of the small district (see `screens`)."""

import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from screens import CODE, NOW, ROOT, begin_continuing, led_to, push_rows, registered
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.adoption import adopt
from data_loaders.follows import assign
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from database.session import engine, reading
from database.tables import Account, Unit
from domain.access import EVERYWHERE
from domain.kinds import ReportKind
from pages.frame.rooms import MOST_MAPS
from pages.leaders.unit_maps import MOST_OF_MANY
from samples.large.fill import fill
from samples.large.sizes import Size

pytestmark = pytest.mark.both_engines

DAY = "2023-11-30"


def figures(screen):
    return [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]


def silently(items, total, title):
    yield from items


def metrics(screen):
    return {metric.label: metric.value for metric in screen.metric}


def said(screen):
    texts = [*screen.markdown, *screen.header, *screen.subheader, *screen.caption, *screen.title]
    return "\n".join(text.value for text in texts)


def links(screen):
    return screen.get("page_link")


@pytest.fixture
def screen(page):
    return page("leaders", "progress", Role.LEADER, den_ngay=DAY)


def test_the_first_line_is_the_answer(screen):
    # 34 units owe a model in each of 2021, 2022 and 2023; 170 unit-years in all: 2 / 102 of them.
    assert screen.header[0].value == (
        "2 trong 102 mô hình phải đạt đến nay; theo nhịp này, hết 2025 đạt 2 % chỉ tiêu cả giai "
        "đoạn."
    )
    assert (
        "2 trong 34 đơn vị đạt chỉ tiêu năm 2023. "
        "31 đơn vị chưa báo cáo, 1 đơn vị chưa có mô hình nào."
    ) in said(screen)


def test_the_headline_figures_are_those_of_the_year(screen):
    assert metrics(screen) == {
        "Đạt chỉ tiêu": "6 %",
        "Đạt mức phấn đấu": "3 %",
        "Mô hình được tính": "4",
        "Được công nhận": "0 %",
        # Three units sent their register before 31/3/2023; 31 let that day pass.
        "Đúng hạn": "9 %",
    }


def test_what_each_figure_is_measured_against_stands_beneath_it(screen):
    words = said(screen).replace("\\", "")

    for against in (
        ":small[2 trên 34 đơn vị phải đạt]",
        ":small[1 trên 34 đơn vị phải đạt]",
        ":small[mức phải đạt: 34]",
        ":small[0 trên 5 lượt đăng ký]  \n:small[chưa hết năm]",
        ":small[3 trên 34 báo cáo đã đến hạn]",
    ):
        assert against in words


def test_every_figure_leads_to_the_list_behind_it_with_the_day_looked_at(screen):
    ways = {link.proto.label: led_to(link)[1] for link in links(screen)}

    assert ways["Đơn vị còn thiếu"] == {
        "den_ngay": [DAY],
        "nam": ["2023"],
        "con_thieu": ["true"],
    }
    assert ways["Đã công nhận"]["tinh_trang"] == ["Được công nhận"]


def test_the_years_and_fields_lead_to_their_models_each_in_one_line(screen):
    every = [line for each in screen.markdown for line in each.value.splitlines()]
    lines = [line for line in every if line.startswith(":small[Xem mô hình:")]
    years, fields = (dict(re.findall(r"\[([^][]+)\]\(mo-hinh\?([^)]+)\)", line)) for line in lines)

    assert list(years) == ["2021", "2022", "2023"]
    assert parse_qs(years["2023"]) == {"den_ngay": [DAY], "nam": ["2023"]}
    assert parse_qs(fields["Phát triển kinh tế"]) == {
        "den_ngay": [DAY],
        "linh_vuc": ["Phát triển kinh tế"],
    }


def test_the_course_adds_up_the_years_and_says_where_the_pace_leads(screen):
    course = figures(screen)[0]
    labels = next(trace["text"] for trace in course["data"] if trace.get("mode") == "text")
    hatched = next(t for t in course["data"] if t.get("name") == "dự báo theo nhịp hiện nay")

    assert labels == [
        "chưa báo cáo<br>phải đạt 34",
        "chưa báo cáo<br>phải đạt 68",
        "<b>2</b><br>trên 102",
        "<b>≈ 3</b><br>trên 136",
        "<b>≈ 3</b><br>trên 170",
    ]
    assert [place > 0 for place in hatched["y"]] == [False, False, False, True, True]


def test_the_title_of_each_chart_is_what_it_shows(screen):
    titles = [title.value.replace("\\", "") for title in screen.subheader]

    assert titles == [
        "So với mức phải đạt còn thiếu 100 mô hình, nhiều nhất ở năm 2022 (34)",
        "4 mô hình năm 2023",
        "Phát triển kinh tế chiếm 50 %, xây dựng hệ thống chính trị chưa có mô hình nào",
        "Không đơn vị nào năm nào cũng đạt chỉ tiêu, 32 chưa đạt năm nào",
        "Cần đôn đốc",
    ]


def test_the_years_show_what_was_counted_and_what_was_owed(screen):
    by_year = figures(screen)[1]
    economy = next(trace for trace in by_year["data"] if trace.get("name") == "Phát triển kinh tế")
    totals = next(trace for trace in by_year["data"] if trace.get("mode") == "text")

    assert totals["text"] == ["<b>4</b>"]
    assert len(economy["x"]) == 1
    assert [note["text"] for note in by_year["layout"]["annotations"]] == ["phải đạt<br><b>34</b>"]


def test_in_the_map_silence_is_a_hatch_and_never_a_zero(screen):
    cells = [trace for half in figures(screen)[3:] for trace in half["data"]]
    silent = [trace for trace in cells if trace["name"] == "chưa báo cáo"]
    numbers = [text for trace in cells for text in trace["text"] if text]

    assert sum(len(trace["text"]) for trace in silent) == 31 + 2 * 34
    assert {text for trace in silent for text in trace["text"]} == {""}
    assert sorted(numbers) == ["0", "1", "3"]


def test_those_who_need_a_push_are_at_most_eight_and_it_says_why(screen):
    rows = push_rows(screen)

    assert len(rows) == 8
    assert "chưa báo cáo: 2021, 2022, 2023" in {row[2] for row in rows}
    assert {row[1] for row in rows} == {"thiếu 3 mô hình, từ 15/9/2021"}
    assert "Chưa giao ai theo dõi các đơn vị này." in said(screen)


def test_who_follows_a_unit_that_needs_a_push_is_named(page, district):
    with reading(district) as connection:
        unit = connection.execute(select(Unit.unit_id).where(Unit.code == "KC-C01")).scalar_one()
        asked = select(Account.account_id).where(Account.login == login_of(Role.OFFICE))
        office = connection.execute(asked).scalar_one()
    assign(district, office, [unit], EVERYWHERE, NOW)
    rows = push_rows(page("leaders", "progress", Role.LEADER, den_ngay=DAY))

    assert {row[3] for row in rows} == {"chưa giao ai theo dõi", "Văn phòng"}


def test_after_the_plans_end_it_says_final_result_and_projects_nothing(page):
    screen = page("leaders", "progress", Role.LEADER, den_ngay="2026-02-01")

    assert screen.header[0].value.startswith("Kết quả cuối kỳ: 2 trên 170 lượt đạt chỉ tiêu")
    assert "Theo nhịp này" not in said(screen)
    assert "dự báo theo nhịp hiện nay" not in [
        each.get("name") for each in figures(screen)[0]["data"]
    ]


def test_before_the_first_day_is_due_nothing_is_owed(page):
    screen = page("leaders", "progress", Role.LEADER, den_ngay="2021-03-01")

    assert screen.header[0].value == "Chưa đến hạn đăng ký đầu tiên của kế hoạch."
    assert "Hạn đầu tiên: hết ngày 14/9/2021." in said(screen)
    assert not screen.metric


def test_a_member_of_staff_sees_their_own_unit_and_no_other(page):
    screen = page("leaders", "progress", Role.STAFF, den_ngay=DAY)
    names = [name for chart in figures(screen)[1:] for name in chart["layout"]["yaxis"]["ticktext"]]

    assert screen.header[0].value == "Chưa đơn vị nào báo cáo; đến nay phải đạt 3 mô hình."
    assert "Năm 2023 chưa đơn vị nào báo cáo, trong 1 đơn vị phải đạt." in said(screen)
    assert [name.replace("<br>", " ") for name in names] == ["Thị trấn Khoái Châu"]


def test_an_accepted_report_changes_the_figures(page, district):
    first = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(district, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)
    second = page("leaders", "progress", Role.LEADER, den_ngay=DAY)

    assert metrics(first)["Mô hình được tính"] == "4"
    assert metrics(second)["Mô hình được tính"] == "5"


def test_every_rule_is_there_with_the_paragraph_it_rests_on(screen):
    rules = screen.expander[-1].markdown[0].value

    assert "ít nhất 1 mô hình, phấn đấu 2" in rules
    assert "05\\-KH/BCĐ, II\\.4" in rules


def _in_english(login: str) -> None:
    """The script of the page for somebody who reads English."""
    import translations
    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.person import remember
    from pages.leaders import progress

    translations.use("en")
    remember(person_with_login(engine(), login))
    progress.show()
    translations.use("vi")


def test_the_english_page_says_the_same_figures(district):
    script = AppTest.from_function(_in_english, default_timeout=60, args=(login_of(Role.LEADER),))
    script.query_params["den_ngay"] = DAY
    screen = script.run()

    assert screen.header[0].value == (
        "2 of the 102 models owed by now are done; at this pace 2025 ends at 2 % of the quota of "
        "the whole period."
    )


def test_the_dashboard_opens_the_page_that_its_visitor_needs_most(dashboard):
    assert dashboard().title[0].value.startswith("Hôm nay, ")


def test_without_its_server_the_dashboard_says_what_to_run(dashboard, monkeypatch):
    monkeypatch.delenv("DAN_VAN_KHEO_SERVER")
    screen = dashboard()

    assert "make demo" in screen.code[0].value
    assert not screen.header
    assert not screen.metric


def test_without_tables_the_dashboard_says_how_to_make_them(dashboard, monkeypatch, new_database):
    monkeypatch.setenv("DATABASE_URL", new_database())
    screen = dashboard()

    assert screen.code[0].value == "python manage.py migrate"
    assert not screen.header


def test_with_tables_alone_the_page_says_what_is_missing(page, monkeypatch, new_database):
    url = new_database(tables=True)
    ensure_accounts(engine(url), Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)
    screen = page("leaders", "progress", Role.LEADER)

    assert "chưa có đơn vị nào" in screen.markdown[0].value
    assert not screen.metric
    assert not screen.code


def test_those_that_lack_most_stand_first_where_the_address_asks_for_it(page):
    by_name = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    by_lack = page("leaders", "progress", Role.LEADER, den_ngay=DAY, thieu_truoc="true")

    # Two years of silence instead of three; Xã Bình Minh reported, but nothing that counts.
    assert rows(by_lack)[-3:] == ["Xã Bình Minh", "Xã An Vĩ", "Xã Đông Tảo"]
    assert rows(by_name).index("Xã An Vĩ") < rows(by_name).index("Xã Đồng Tiến")


def rows_from(screen, first):
    """What names the rows of the figures from the `first` on."""
    charts = figures(screen)[first:]
    return [name for chart in charts for name in chart["layout"]["yaxis"]["ticktext"]]


def rows(screen):
    return [name.replace("<br>", " ") for name in rows_from(screen, 3)]


def stated(code, unit, count):
    """A counts form of one unit: so many models of the economy in 2023."""
    reading = registered(code, unit, ("", "economy", "new"))
    rows = reading.rows.assign(kind=ReportKind.COUNTS, name=None, origin=None, count=count)
    return replace(reading, file=f"{code}-so-luong.xlsx", kind=ReportKind.COUNTS, rows=rows)


def test_a_figure_that_a_counts_form_gives_or_contradicts_is_marked_and_counted(page, district):
    plan = builtin_plans()[CODE]
    for code, unit, count in (("KC-X03", "Xã Bình Kiều", 2), ("KC-X12", "Xã Đông Tảo", 5)):
        content = f"{code} {count}".encode()
        take_in(district, content, stated(code, unit, count), plan, date(2023, 3, 21), NOW)
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    cells = {text for chart in figures(screen)[3:] for row in chart["data"] for text in row["text"]}

    assert cells == {"", "0", "1", "2*", "3 (5)"}
    assert "1 ô theo biểu số lượng" in said(screen)
    assert "1 ô có biểu số lượng ghi khác danh sách" in said(screen)


def test_what_is_uncertain_in_the_number_of_models_is_read_without_touching_anything(
    page, district
):
    unsaid = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "unknown"))
    take_in(district, b"unsaid", unsaid, builtin_plans()[CODE], date(2023, 3, 21), NOW)
    screen = page("leaders", "progress", Role.LEADER, den_ngay=DAY)

    assert "trong đó 1 chưa rõ nguồn gốc" in said(screen)


def test_a_plan_of_a_place_that_the_register_lacks_is_named_to_those_who_see_all(page, district):
    adopt(district, ROOT / "plans" / "hon-quan-2016-2020.toml", NOW)
    warnings = [
        [warning.value for warning in page("leaders", "progress", role, den_ngay=DAY).warning]
        for role in (Role.LEADER, Role.STAFF)
    ]

    assert len(warnings[0]) == 1
    assert "không có “Huyện Hớn Quản”" in warnings[0][0]
    assert warnings[1] == []


def test_a_plan_that_continues_has_no_final_result(page, district, tmp_path):
    begin_continuing(district, tmp_path)
    plan = builtin_plans()["ninh-thuan-2023-2025"]
    name = "Liên đoàn Lao động thành phố Phan Rang"
    reading = registered("U1", name, ("Vườn rau", "economy", "new"), year=2026)
    take_in(district, b"2026", reading, plan, date(2026, 3, 1), NOW)
    asked = {"den_ngay": "2026-06-01", "giai_doan": "Từ năm 2023"}
    screen = page("leaders", "progress", Role.LEADER, **asked)

    assert screen.title[0].value == "Tiến độ đến 2026"
    assert screen.header[0].value == "1 trong 4 mô hình phải đạt đến nay."
    assert "Kết quả cuối kỳ" not in said(screen)
    assert figures(screen)[-1]["layout"]["xaxis"]["ticktext"] == ["2023", "2024", "2025", "2026"]


def test_more_places_than_stand_side_by_side_share_one_map_that_names_them(
    page, new_database, monkeypatch
):
    url = new_database()
    size = Size(provinces=MOST_MAPS + 1, communes=2 * (MOST_MAPS + 1), units=24 * (MOST_MAPS + 1))
    fill(engine(url), size, silently)
    monkeypatch.setenv("DATABASE_URL", url)
    screen = page("leaders", "progress", Role.LEADER, den_ngay="2025-12-31")
    names = [name.replace("<br>", " ").replace("\u00a0", " ") for name in rows_from(screen, 4)]

    # The two halves of one map, after the course, the places, the years and the fields.
    assert len(figures(screen)) == 6
    assert len(names) == MOST_OF_MANY
    assert {name.split(", ")[1] for name in names} <= {f"Tỉnh Mẫu {n}" for n in range(1, 5)}
    assert "đơn vị thiếu ít hơn, không hiện ở đây" in said(screen)
