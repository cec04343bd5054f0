"""Places side by side say the figures of `manage.py figures`, and what their difference means.

Khoái Châu is the small district (see `screens`). Beside it stand 26 units of Kim Động, of which in
2023 twelve communes have two models each and one has one, all on 20/3.
"""

import json
from datetime import date

import pytest
from screens import (
    CODE,
    NOW,
    ROOT,
    empty_district,
    laid_out,
    move_to,
    registered,
    small_demo,
)
from typer.testing import CliRunner

from accounts.built_in import ensure_accounts
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders.adoption import adopt, adopted_plan
from data_loaders.intake import take_in
from data_loaders.lineage_import import import_lineage
from data_loaders.plan_versions import Author, adopt_text
from data_loaders.unit_register import import_units
from domain.access import EVERYWHERE
from manage import app
from pages.meetings import compare_choice

pytestmark = pytest.mark.both_engines

DAY = "2023-11-30"
OTHER = "kim-dong-2021-2025"
COMMUNES = "Xã, phường, thị trấn"
TWO = (("Vườn rau", "economy", "new"), ("Đường hoa", "culture_society", "replicated"))
ASKED = {"den_ngay": DAY, "nam": "2023"}


def two_districts(url):
    """Both, with the accounts of a demo."""
    return laid_out(url, _two_districts)


def _two_districts(url):
    source = small_demo(url)
    import_units(source, ROOT / "samples" / "units.csv", NOW)
    adopt(source, ROOT / "samples" / "plans" / f"{OTHER}.toml", NOW)
    plan = adopted_plan(source, OTHER)
    for place in range(1, 14):
        models = TWO if place < 13 else TWO[:1]
        code = f"KD-X{place:02}"
        reading = registered(code, "", *models)
        take_in(source, code.encode(), reading, plan, date(2023, 3, 20), NOW)
    return source


@pytest.fixture(scope="module")
def made(new_database_of_module):
    url = new_database_of_module(tables=True)
    return url, two_districts(url)


@pytest.fixture
def district(made, monkeypatch):
    """The two districts, for tests that only look at them."""
    monkeypatch.setenv("DATABASE_URL", made[0])
    return made[1]


@pytest.fixture
def changed(page, new_database, monkeypatch):
    """Two districts of a test's own."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    return two_districts(url)


def words(screen):
    texts = [*screen.header, *screen.markdown, *screen.subheader, *screen.caption, *screen.info]
    return "\n".join(text.value for text in texts).replace("\\", "")


def charts(screen):
    return [json.loads(chart.proto.spec) for chart in screen.get("plotly_chart")]


def notes(chart):
    told = [trace["text"] for trace in chart["data"] if trace.get("mode") == "text"]
    return [words for text in told for words in text]


def names(screen):
    """The names of the rows, from the top down."""
    return screen.table[0].value["Tên"].tolist()


def drawn(screen):
    """The names of the rows of the first chart."""
    named = [each for each in charts(screen)[0]["data"] if each.get("mode") == "text"][-1]
    return [text.removeprefix("<b>").removesuffix("</b>") for text in named["text"]]


def figures(plan, year=2023):
    asked = ["figures", "--plan", plan, "--year", str(year), "--as-of", DAY, "--json"]
    told = json.loads(CliRunner().invoke(app, asked, catch_exceptions=False).stdout)
    return told["figures"] if isinstance(told, dict) else told


def test_the_shares_are_those_of_the_command_line_for_two_districts(page):
    screen = page("meetings", "compare", Role.LEADER, **ASKED)
    told = dict(zip(names(screen), screen.table[0].value["Đạt chỉ tiêu"], strict=True))

    for place, plan in (("Huyện Khoái Châu", CODE), ("Huyện Kim Động", OTHER)):
        rows = [row for row in figures(plan) if row["state"] != "not_owed"]
        met = sum(row["state"] in {"met", "exceeded"} for row in rows)
        reported = sum(row["state"] != "not_reported" for row in rows)
        assert told[place].endswith(f"({met} trên {len(rows)})")
        assert f"{reported}/{len(rows)}" in "\n".join(notes(charts(screen)[0]))


def test_models_and_fields_are_those_of_the_command_line(page):
    fields, averages = charts(page("meetings", "compare", Role.LEADER, **ASKED))[1:3]

    for place, plan in (("Huyện Khoái Châu", CODE), ("Huyện Kim Động", OTHER)):
        rows = [row for row in figures(plan) if row["total"] is not None]
        models = sum(row["total"] for row in rows)
        average = next(text for text in notes(averages) if place in text)
        assert f"({models} mô hình, {len(rows)} đơn vị)" in average
        economy = sum(row["counts"]["economy"] for row in rows)
        assert any(f">{economy} mô hình<" in text for text in notes(fields))


def test_the_first_line_says_who_leads_and_that_it_is_no_chance(page):
    screen = page("meetings", "compare", Role.LEADER, **ASKED)

    # 13 of 26: 32–68 %; 2 of 34: 2–19 %.
    assert screen.header[0].value.replace("\\", "") == (
        "Đạt chỉ tiêu: Huyện Kim Động đứng đầu với 13 trên 26 đơn vị (50 %), hơn rõ "
        "Huyện Khoái Châu."
    )
    assert screen.table[0].value["Khoảng"].tolist() == ["32–68 %", "2–19 %"]
    assert screen.table[0].value["So với hạng 1"].tolist() == ["–", "thấp hơn rõ"]


def test_of_few_there_is_no_rank(page):
    screen = page("meetings", "compare", Role.LEADER, xep_theo="Được công nhận", **ASKED)

    # Khoái Châu lists five models: too few to stand above or below anybody by their share.
    assert screen.table[0].value["Hạng"].tolist() == ["1", "ít mô hình"]
    assert "Dưới 10 mô hình nên không xếp hạng: Huyện Khoái Châu." in words(screen)
    assert "0/5 · ít mô hình" in "\n".join(notes(charts(screen)[0]))


def test_the_recipe_of_the_ranking_stands_beneath_it(page):
    said = words(page("meetings", "compare", Role.LEADER, den_ngay=DAY))

    assert "Xếp theo phần đạt chỉ tiêu trên số lượt (mỗi lượt là một đơn vị trong một năm)" in said
    assert "bằng nhau thì đồng hạng" in said
    assert "tin cậy 95 %" in said


def test_where_nobody_has_reported_nobody_stands_at_nought(page):
    screen = page("meetings", "compare", Role.LEADER, den_ngay="2022-11-30", nam="2022")

    # 34 units of Khoái Châu and 26 of Kim Động.
    assert screen.header[0].value.replace("\\", "") == (
        "Chưa đơn vị nào báo cáo năm 2022 (60 đơn vị)."
    )
    assert "Cần đôn đốc: Huyện Khoái Châu, Huyện Kim Động." in words(screen)
    assert "đứng đầu" not in words(screen)
    assert not charts(screen)
    assert not screen.table


def test_the_address_chooses_who_stands_side_by_side(page):
    asked = ASKED | {"so_cac": COMMUNES, "nhom": "Xã An Vĩ"}
    screen = page("meetings", "compare", Role.LEADER, **asked)
    box = screen.multiselect[0]

    assert box.value == ["Xã An Vĩ"]
    assert "Năm 2023: Xã An Vĩ 1 mô hình." in words(screen)
    assert not screen.table


def test_of_many_names_those_sought_are_offered_and_those_of_the_address_kept(page, monkeypatch):
    monkeypatch.setattr(compare_choice, "OFFERED", 3)
    asked = ASKED | {"so_cac": COMMUNES, "nhom": "Xã Đông Tảo", "tim_nhom": "an vi"}
    screen = page("meetings", "compare", Role.LEADER, **asked)

    assert screen.multiselect[0].options == ["Xã Đông Tảo", "Xã An Vĩ"]
    assert screen.multiselect[0].value == ["Xã Đông Tảo"]


def test_at_most_eight_stand_there_and_the_rest_is_told(page):
    screen = page("meetings", "compare", Role.LEADER, so_cac=COMMUNES, **ASKED)
    count = len(screen.multiselect[0].options)

    assert count > 8
    assert len(drawn(screen)) == 8
    assert f"Còn {count - 8} tên chưa đặt vào" in words(screen)
    assert "không xếp hạng" not in words(screen)
    assert words(screen).startswith("Năm 2023: nhiều nhất là ")
    assert "Xếp hạng" not in words(screen)


def test_one_click_puts_units_of_like_size_side_by_side(page):
    screen = page("meetings", "compare", Role.LEADER, so_cac=COMMUNES, **ASKED)
    button = next(each for each in screen.button if "1–2 mô hình" in each.label)
    button.click().run()

    assert not screen.exception
    assert set(screen.multiselect[0].value) == set(drawn(screen))
    averages = next(each for each in charts(screen)[2]["data"] if each["type"] == "bar")
    assert set(averages["x"]) <= {1, 2}


def with_quota(source, at_least):
    """Kim Động asks for more than Khoái Châu."""
    text = (ROOT / "samples" / "plans" / f"{OTHER}.toml").read_text(encoding="utf-8")
    changed = text.replace("at_least = 1", f"at_least = {at_least}").replace("aim = 2", "aim = 3")
    adopt_text(source, changed, "a.toml", Author(EVERYWHERE, NOW, "Nâng chỉ tiêu", None))


def test_under_other_quotas_the_quota_is_not_compared_and_it_says_so(page, changed):
    with_quota(changed, 2)
    alone = page("meetings", "compare", Role.LEADER, **ASKED)
    both = page("meetings", "compare", Role.LEADER, ke_hoach_khac="true", **ASKED)

    assert "Huyện Kim Động" not in words(alone)
    assert "Chỉ tiêu khác nhau" in words(both)
    assert "Huyện Kim Động: ít nhất 2 mô hình, phấn đấu 3" in words(both)
    assert "không so phần đạt chỉ tiêu" in words(both)
    assert set(both.selectbox(key="xep_theo").options) == {
        "Đúng hạn",
        "Được công nhận",
        "Đã báo cáo",
    }
    assert names(both) == ["Huyện Kim Động", "Huyện Khoái Châu"]


def test_a_plan_without_a_quota_stands_beside_one_with(page, changed):
    adopt(changed, ROOT / "plans" / "hon-quan-2016-2020.toml", NOW)
    screen = page("meetings", "compare", Role.LEADER, ke_hoach_khac="true", den_ngay=DAY)

    assert "Đã báo cáo" in screen.selectbox(key="xep_theo").options
    assert not screen.exception


def test_converted_units_hold_what_their_parts_reported(page, changed):
    import_lineage(changed, ROOT / "samples" / "lineage.csv", NOW)
    asked = ASKED | {"so_cac": COMMUNES, "nhom": "Xã Triệu Việt Vương"}
    view = "Quy đổi về đơn vị ngày 1/7/2025"
    screen = page("meetings", "compare", Role.LEADER, don_vi_theo=view, **asked)

    # An Vĩ, with its one model, is one of five that went into it.
    assert "Năm 2023: Xã Triệu Việt Vương 1 mô hình." in words(screen)
    assert "Chưa báo cáo: Xã Triệu Việt Vương (4 đơn vị cũ)." in words(screen)


def test_staff_of_one_commune_see_their_own_and_that_nobody_stands_beside(page, changed):
    move_to(changed, Role.STAFF, "KC-X12")
    screen = page("meetings", "compare", Role.STAFF, **ASKED)

    assert "Năm 2023: Xã Đông Tảo 3 mô hình." in words(screen)
    assert "chưa có tên nào khác để đặt cạnh" in words(screen)
    assert "An Vĩ" not in words(screen)


def test_before_any_report_it_says_where_to_send_one(page, monkeypatch, new_database):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    ensure_accounts(empty_district(url), Mode.DEMO)
    screen = page("meetings", "compare", Role.LEADER, **ASKED)

    assert screen.header[0].value.startswith("Chưa đơn vị nào báo cáo năm 2023 ")
    assert "Chưa có báo cáo nào được nhận." in words(screen)
    assert not charts(screen)


def test_the_table_behind_a_chart_holds_numbers_and_whole_names(page):
    screen = page("meetings", "compare", Role.LEADER, **ASKED)
    screen.session_state["bang_so_ty_le"] = True
    behind = screen.run().dataframe[0].value
    assert len(behind.columns) == 6
    row = behind.set_index(["Tên", "Tỷ lệ"]).loc[("Huyện Kim Động", "Đạt chỉ tiêu")]

    assert row.tolist() == [13, "26 đơn vị", 50, "32–68 %"]
