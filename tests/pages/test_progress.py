"""The leaders' page says the figures of the small district (see `screens`)."""

import json
from dataclasses import replace
from datetime import date

import pytest
from screens import CODE, NOW, ROOT, registered

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.adoption import adopt
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.unit_register import import_units
from database.migrate import migrate
from database.session import engine
from domain.kinds import ReportKind

DAY = "2023-11-30"


def figures(screen):
    return [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]


def metrics(screen):
    return {metric.label: metric.value for metric in screen.metric}


def said(screen):
    texts = [*screen.markdown, *screen.header, *screen.subheader, *screen.caption, *screen.title]
    return "\n".join(text.value for text in texts)


@pytest.fixture
def screen(page):
    return page("leaders", "progress", Role.LEADER, den_ngay=DAY)


def test_the_first_line_is_the_answer(screen):
    assert screen.header[0].value == "2 trong 34 đơn vị đạt chỉ tiêu năm 2023."
    assert "31 đơn vị chưa báo cáo, 1 đơn vị chưa có mô hình nào." in said(screen)


def test_the_headline_figures_are_those_of_the_year(screen):
    assert metrics(screen) == {
        "Đạt chỉ tiêu": "6 %",
        "Đạt mức phấn đấu": "3 %",
        "Mô hình được tính": "4",
        "Được công nhận": "0 trên 5",
        # Three units sent their register before 31/3/2023; 31 let that day pass.
        "Đúng hạn": "3 trên 34",
    }


def test_the_progress_is_measured_against_what_the_whole_period_owes(screen):
    words = [note["text"] for note in figures(screen)[0]["layout"]["annotations"]]

    assert words == ["<b>Huyện Khoái Châu</b>  2 trên 170 (1 %)"]


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
    table = screen.table[0].value

    assert len(table) == 8
    assert "chưa báo cáo: 2021, 2022, 2023" in set(table["Vì sao"])
    assert set(table["Còn thiếu"]) == {"3 mô hình"}


def test_after_the_plans_end_it_says_final_result_and_projects_nothing(page):
    screen = page("leaders", "progress", Role.LEADER, den_ngay="2026-02-01")

    assert screen.header[0].value.startswith("Kết quả cuối kỳ: 2 trên 170 lượt đạt chỉ tiêu")
    assert "Theo nhịp này" not in said(screen)
    assert "shapes" not in figures(screen)[0]["layout"]


def test_before_the_first_day_is_due_nothing_is_owed(page):
    screen = page("leaders", "progress", Role.LEADER, den_ngay="2021-03-01")

    assert screen.header[0].value == "Chưa đến hạn đăng ký đầu tiên của kế hoạch."
    assert not screen.metric


def test_a_member_of_staff_sees_their_own_unit_and_no_other(page):
    screen = page("leaders", "progress", Role.STAFF, den_ngay=DAY)
    names = [name for chart in figures(screen)[3:] for name in chart["layout"]["yaxis"]["ticktext"]]

    assert screen.header[0].value == "0 trong 1 đơn vị đạt chỉ tiêu năm 2023."
    assert [name.replace("<br>", " ") for name in names] == ["Thị trấn Khoái Châu"]


def test_an_accepted_report_changes_the_figures(page, district):
    first = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    late = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "new"))
    take_in(district, b"late", late, builtin_plans()[CODE], date(2023, 4, 20), NOW)
    second = page("leaders", "progress", Role.LEADER, den_ngay=DAY)

    assert metrics(first)["Mô hình được tính"] == "4"
    assert metrics(second)["Mô hình được tính"] == "5"


def test_every_rule_is_there_with_the_paragraph_it_rests_on(screen):
    rules = screen.expander[0].markdown[0].value

    assert "ít nhất 1 mô hình, phấn đấu 2" in rules
    assert "05\\-KH/BCĐ, II\\.4" in rules


def test_the_english_page_says_the_same_figures(dashboard):
    screen = dashboard(den_ngay=DAY, lang="English")

    assert screen.header[0].value == "2 of 34 units met the quota of 2023."


def test_the_dashboard_opens_the_page_that_its_visitor_needs_most(dashboard):
    assert dashboard(den_ngay=DAY).title[0].value == "Tiến độ đến 2025"


def test_without_its_server_the_dashboard_says_what_to_run(dashboard, monkeypatch):
    monkeypatch.delenv("DAN_VAN_KHEO_SERVER")
    screen = dashboard()

    assert "make demo" in screen.code[0].value
    assert not screen.header
    assert not screen.metric


def test_without_tables_the_dashboard_says_how_to_make_them(dashboard, monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'nothing.db'}")
    screen = dashboard()

    assert screen.code[0].value == "python manage.py migrate"
    assert not screen.header


def test_with_tables_alone_the_page_says_what_is_missing(page, monkeypatch, tmp_path):
    url = f"sqlite:///{tmp_path / 'tables.db'}"
    migrate(engine(url))
    ensure_accounts(engine(url), Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)
    screen = page("leaders", "progress", Role.LEADER)

    assert "plans adopt" in screen.code[0].value
    assert not screen.metric


def test_those_that_lack_most_stand_first_where_the_address_asks_for_it(page):
    by_name = page("leaders", "progress", Role.LEADER, den_ngay=DAY)
    by_lack = page("leaders", "progress", Role.LEADER, den_ngay=DAY, thieu_truoc="true")

    # Two years of silence instead of three; Xã Bình Minh reported, but nothing that counts.
    assert rows(by_lack)[-3:] == ["Xã Bình Minh", "Xã An Vĩ", "Xã Đông Tảo"]
    assert rows(by_name).index("Xã An Vĩ") < rows(by_name).index("Xã Đồng Tiến")


def rows(screen):
    halves = [chart["layout"]["yaxis"]["ticktext"] for chart in figures(screen)[3:]]
    return [name.replace("<br>", " ") for half in halves for name in half]


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
    register = tmp_path / "units.csv"
    register.write_text(
        "code,name,kind,parent,valid_from,valid_to,successor\n"
        "NT,Tỉnh Ninh Thuận,province,,,,\n"
        "U1,Liên đoàn Lao động thành phố Phan Rang,union_upper,NT,,,\n",
        encoding="utf-8",
    )
    import_units(district, register, NOW)
    adopt(district, ROOT / "plans" / "ninh-thuan-2023-2025.toml", NOW)
    plan = builtin_plans()["ninh-thuan-2023-2025"]
    name = "Liên đoàn Lao động thành phố Phan Rang"
    reading = registered("U1", name, ("Vườn rau", "economy", "new"), year=2026)
    take_in(district, b"2026", reading, plan, date(2026, 3, 1), NOW)
    asked = {"den_ngay": "2026-06-01", "giai_doan": "Từ năm 2023"}
    screen = page("leaders", "progress", Role.LEADER, **asked)

    assert screen.title[0].value == "Tiến độ đến 2026"
    assert screen.header[0].value == "1 trong 1 đơn vị đạt chỉ tiêu năm 2026."
    assert "Kết quả cuối kỳ" not in said(screen)
    assert figures(screen)[-1]["layout"]["xaxis"]["ticktext"] == ["2023", "2024", "2025", "2026"]
