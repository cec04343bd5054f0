"""The page of fields says the figures of the small district (see `screens`)."""

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from screens import CODE, NOW, ROOT, registered

from accounts.identity import Role
from data_loaders.adoption import adopt
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.unit_register import import_units
from tests.test_command_line import answer

pytestmark = pytest.mark.both_engines

DAY = "2023-11-30"


def figures(screen):
    return [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]


def said(screen):
    texts = [*screen.markdown, *screen.header, *screen.subheader, *screen.caption, *screen.info]
    return "\n".join(text.value for text in texts)


def plain_said(screen):
    return said(screen).replace("\\", "")


@pytest.fixture
def screen(page):
    return page("leaders", "fields", Role.LEADER, den_ngay=DAY)


def more(district, code, unit, *models, year=2023):
    reading = registered(code, unit, *models, year=year)
    content = f"{code} {year} {len(models)}".encode()
    take_in(district, content, reading, builtin_plans()[CODE], date(year, 3, 25), NOW)


def test_the_first_line_says_which_field_leads_and_which_has_nothing(screen):
    assert screen.header[0].value.replace("\\", "") == (
        "Phát triển kinh tế chiếm 50 % trong 4 mô hình, "
        "chưa có mô hình nào về xây dựng hệ thống chính trị."
    )


def test_what_it_says_is_what_the_command_line_counts(screen, district):
    rows = answer("figures", "--plan", CODE, "--as-of", DAY)
    counted = pd.DataFrame([row["counts"] for row in rows if row["counts"]]).sum()
    shown = {trace.get("name"): trace for trace in figures(screen)[0]["data"]}
    names = {field.name: field.code for field in builtin_plans()[CODE].fields}

    assert counted.sum() == 4
    for name, code in names.items():
        (share,) = shown[name]["y"]
        assert share == counted[code] / 4


def test_how_many_units_never_worked_in_a_field_and_how_many_said_nothing(screen):
    words = plain_said(screen)

    assert "3 trong 3 đơn vị đã báo cáo còn lĩnh vực chưa lần nào có mô hình" in words
    assert "31 đơn vị chưa báo cáo năm nào." in words
    # Xã Bình Minh keeps one up in the political system: it has not left that field empty.
    assert "2 trong 34 đơn vị chưa lần nào có mô hình văn hóa - xã hội" in words


def test_silence_is_a_hatch_in_the_years_and_among_the_units(screen):
    years, units = figures(screen)[:2]
    hatches = [trace for trace in years["data"] if trace["marker"].get("pattern")]
    silent = next(trace for trace in units["data"] if trace["name"] == "chưa báo cáo")

    assert [trace["text"] for trace in hatches] == [["chưa báo<br>cáo"] * 2]
    assert silent["x"] == [31] * 4


def listed(screen):
    return screen.dataframe[0].value


def test_the_units_that_leave_most_fields_empty_stand_first_each_with_its_links(screen):
    rows = listed(screen)

    assert rows["Đơn vị"].tolist() == ["Xã An Vĩ", "Xã Bình Minh", "Xã Đông Tảo"]
    assert rows.loc[1, ["Kinh tế", "VH-XH", "QP-AN", "XD HTCT"]].tolist() == [
        "chưa lần nào",
        "chưa lần nào",
        "chưa lần nào",
        "1 mô hình",
    ]
    assert rows.loc[0, "Chưa báo cáo"] == "2021–2022"
    to_unit = urlsplit(rows.loc[0, "Xem"])
    assert to_unit.path == "don-vi-toi"
    assert parse_qs(to_unit.query) == {"den_ngay": [DAY], "don_vi": ["Xã An Vĩ · KC-X02"]}


def test_a_link_leads_to_the_page_of_that_unit(page, screen):
    query = parse_qs(urlsplit(listed(screen).loc[0, "Xem"]).query)
    there = page("staff", "my_unit", Role.LEADER, **{name: one for name, (one,) in query.items()})

    assert there.header[0].value.replace("\\", "").startswith("Xã An Vĩ ")


def test_the_field_asked_for_in_the_address_is_the_one_listed(page):
    screen = page(
        "leaders", "fields", Role.LEADER, den_ngay=DAY, linh_vuc="Xây dựng hệ thống chính trị"
    )

    assert listed(screen)["Đơn vị"].tolist() == ["Xã An Vĩ", "Xã Đông Tảo"]
    heads = [one.value for one in screen.subheader]
    assert "2 đơn vị chưa lần nào có mô hình ở xây dựng hệ thống chính trị" in heads


def test_a_field_once_worked_in_is_empty_since_the_year_after(page, district):
    more(district, "KC-X02", "Xã An Vĩ", ("Đường hoa", "culture_society", "new"), year=2022)
    asked = {"den_ngay": DAY, "de_trong": "Trống ở năm báo cáo gần nhất"}
    screen = page("leaders", "fields", Role.LEADER, **asked)
    rows = listed(screen).set_index("Đơn vị")

    assert rows.loc["Xã An Vĩ", "VH-XH"] == "trống từ 2023"
    assert rows.loc["Xã An Vĩ", "Chưa báo cáo"] == "2021"


def test_units_that_reported_nothing_are_told_and_not_called_empty(screen):
    assert "31 đơn vị chưa báo cáo năm nào nên không xét" in said(screen)
    assert "Xã Bình Kiều" not in set(listed(screen)["Đơn vị"])


def test_the_year_chosen_changes_who_carries_the_fields(page, district):
    more(district, "KC-X02", "Xã An Vĩ", ("Đường hoa", "culture_society", "new"), year=2022)
    more(district, "KC-C07", "Công an huyện", ("Tiếng kẻng", "defence_security", "new"))
    whole = page("leaders", "fields", Role.LEADER, den_ngay=DAY)
    one = page("leaders", "fields", Role.LEADER, den_ngay=DAY, nam="2022")

    assert areas(whole) == {"Xã, phường": 5, "Vũ trang": 1}
    assert areas(one) == {"Xã, phường": 1}


def areas(screen):
    """Models by who carries them, as the chart of areas says on hovering."""
    counts: dict[str, int] = {}
    for trace in figures(screen)[3]["data"]:
        for who, words in trace["customdata"]:
            name = who.split("</b>")[0].removeprefix("<b>")
            counts[name] = counts.get(name, 0) + int(words.split(" ")[0])
    return counts


def test_a_small_group_is_marked_and_a_silent_kind_has_no_average(page, district):
    more(district, "KC-C07", "Công an huyện", ("Tiếng kẻng", "defence_security", "new"))
    kinds = figures(page("leaders", "fields", Role.LEADER, den_ngay=DAY))[2]
    words = " ".join(note["text"] for note in kinds["layout"]["annotations"])
    hatches = [trace for trace in kinds["data"] if trace["marker"].get("pattern")]

    assert "<b>Lực lượng vũ trang</b>  1 đơn vị, nhóm nhỏ" in words
    assert "<b>Mặt trận Tổ quốc</b>  chưa đơn vị nào báo cáo" in words
    assert hatches
    assert {text for trace in hatches for text in trace["text"]} == {"chưa báo cáo"}


def test_before_anything_is_reported_it_says_where_to_send_it(page):
    screen = page("leaders", "fields", Role.LEADER, den_ngay="2021-03-01")

    assert screen.header[0].value == "Chưa có mô hình nào để so các lĩnh vực."
    assert "Nộp báo cáo" in said(screen)
    assert not figures(screen)


def test_a_member_of_staff_sees_the_fields_of_their_own_unit_alone(page, district):
    more(district, "KC-X01", "Thị trấn Khoái Châu", ("Đường hoa", "culture_society", "new"))
    screen = page("leaders", "fields", Role.STAFF, den_ngay=DAY)

    assert "Văn hóa - xã hội chiếm 100 % trong 1 mô hình" in plain_said(screen)
    assert "Chưa lần nào có mô hình về: phát triển kinh tế" in plain_said(screen)
    assert len(figures(screen)) == 1


def test_a_list_of_themes_that_the_reports_write_has_one_colour_and_nothing_to_leave_empty(
    page, district, tmp_path
):
    register = tmp_path / "units.csv"
    register.write_text(
        "code,name,kind,parent,valid_from,valid_to,successor\n"
        "HQ,Huyện Hớn Quản,district,,,,\n"
        "HQ-1,Xã An Khương,commune,HQ,,,\n"
        "HQ-2,Xã Minh Đức,commune,HQ,,,\n",
        encoding="utf-8",
    )
    import_units(district, register, NOW)
    adopt(district, ROOT / "plans" / "hon-quan-2016-2020.toml", NOW)
    plan = builtin_plans()["hon-quan-2016-2020"]
    reading = registered("HQ-1", "Xã An Khương", ("Đường hoa", "Nông thôn mới", "new"), year=2018)
    take_in(district, b"hon quan", reading, plan, date(2018, 10, 1), NOW)
    screen = page("leaders", "fields", Role.LEADER, giai_doan="2016–2020")

    assert "Trong 1 nội dung báo cáo kể ra, nhiều nhất là nông thôn mới: 1 trên 1" in plain_said(
        screen
    )
    assert not screen.dataframe
    colours = {
        trace["marker"]["color"]
        for trace in figures(screen)[0]["data"]
        if not trace["marker"].get("pattern")
    }
    assert len(colours) == 1
