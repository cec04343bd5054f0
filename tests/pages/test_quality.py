"""What the figures of the small district rest on (see `screens`), as of 30/11/2023."""

import json
from dataclasses import replace
from datetime import date

import pytest
from screens import CODE, MODELS, NOW, ROOT, empty_district, registered
from typer.testing import CliRunner

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from accounts.sessions import person_with_login
from data_loaders import handed_in
from data_loaders.follows import assign
from data_loaders.frames import units
from data_loaders.intake import take_in
from data_loaders.plan_versions import Author, adopt_text
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from domain.access import EVERYWHERE
from domain.kinds import ReportKind, ReportSource
from domain.problems import Fault, Problem
from manage import app

pytestmark = pytest.mark.both_engines

DAY = "2023-11-30"
PLAN = builtin_plans()[CODE]


def opened(page, role=Role.LEADER, **query):
    return page("leaders", "quality", role, den_ngay=DAY, **query)


def titles(screen):
    return [each.value for each in screen.subheader]


def said(screen):
    texts = [*screen.markdown, *screen.header, *screen.caption, *screen.info]
    return "\n".join(text.value for text in texts)


def tables(screen):
    """The short table of each part, by the words of its title that are not a number."""
    return {table.proto.alt.split(" ", 1)[1]: table.value for table in screen.table}


def stated(code, unit, count):
    """A counts form of one unit: so many models of the economy in 2023."""
    one = registered(code, unit, ("", "economy", "new"))
    rows = one.rows.assign(kind=ReportKind.COUNTS, name=None, origin=None, count=count, cell="E7")
    return replace(one, file=f"{code}-so-luong.xlsx", kind=ReportKind.COUNTS, rows=rows)


def hand_in(source, reading, day=date(2023, 3, 21)):
    return take_in(source, repr(reading).encode(), reading, PLAN, day, NOW).submission_id


def figures(monkeypatch, source):
    monkeypatch.setenv("DATABASE_URL", source.url.render_as_string(hide_password=False))
    ran = CliRunner().invoke(app, ["figures", "--plan", CODE, "--as-of", DAY, "--json"])
    return json.loads(ran.stdout)


def test_the_first_lines_say_what_the_figures_rest_on_and_what_is_open(page):
    screen = opened(page)

    assert screen.header[0].value == "Số liệu dựa trên 3 báo cáo của 3 trên 34 đơn vị."
    assert "Còn 99 lượt chưa báo cáo. Mỗi lượt là một đơn vị, một năm." in said(screen)


def test_the_counts_are_those_of_the_command_line(page, district, monkeypatch):
    hand_in(district, stated("KC-X03", "Xã Bình Kiều", 2))
    hand_in(district, stated("KC-X12", "Xã Đông Tảo", 5))
    rows = figures(monkeypatch, district)
    silent = sum(row["state"] == "not_reported" for row in rows)
    alone = sum(row["basis"] == "counts" for row in rows)
    differs = sum(row["stated_total"] not in (None, row["total"]) for row in rows)
    screen = opened(page)

    assert (silent, alone, differs) == (98, 1, 1)
    assert (
        f"Còn {silent} lượt chưa báo cáo, {alone} lượt chỉ có con số, {differs} lượt danh sách và "
        "biểu số lượng ghi khác nhau."
    ) in said(screen)


def test_the_chart_shows_each_year_and_says_its_finding(page):
    screen = opened(page)
    drawn = json.loads(screen.get("plotly_chart")[0].proto.spec)
    parts = {bar["name"]: bar["x"] for bar in drawn["data"] if bar["type"] == "bar"}

    assert titles(screen)[0] == ("3 % lượt có danh sách của chính đơn vị, 97 % chưa báo cáo")
    assert drawn["layout"]["yaxis"]["ticktext"] == ["2021", "2022", "2023"]
    assert parts == {"danh sách của chính đơn vị": [0, 0, 3], "chưa báo cáo": [34, 34, 31]}


def test_who_is_silent_stands_with_years_first_day_and_who_follows_it(page, district):
    unit = units(district, EVERYWHERE).set_index("code").loc["KC-X03", "unit_id"]
    person = person_with_login(district, login_of(Role.OFFICE))
    assign(district, person.account_id, [int(unit)], EVERYWHERE, NOW)
    screen = opened(page)
    rows = tables(screen)["lượt chưa báo cáo, của 34 đơn vị"]
    screen.session_state["bang_chua_bao_cao"] = True
    screen.run()
    behind = screen.dataframe[0].value.set_index("Đơn vị")

    assert len(rows) == 5
    assert set(rows["Chưa báo cáo năm"]) == {"2021, 2022, 2023"}
    assert set(rows["Từ ngày"]) == {"15/9/2021"}
    assert "Dưới đây là 5 trên 34 dòng" in said(screen).replace("\\", "")
    assert len(behind) == 34
    assert behind.loc["Xã Bình Kiều"].tolist() == ["2021, 2022, 2023", "15/9/2021", 3, person.name]
    assert behind.loc["Xã An Vĩ"].tolist() == ["2021, 2022", "15/9/2021", 2, "chưa giao ai"]


def test_a_number_that_no_list_bears_out_and_one_that_another_contradicts_lead_to_their_cells(
    page, district
):
    hand_in(district, stated("KC-X03", "Xã Bình Kiều", 2))
    hand_in(district, stated("KC-X12", "Xã Đông Tảo", 5))
    found = tables(opened(page))
    alone = found["lượt chỉ có con số, không có danh sách"]
    differs = found["lượt có biểu số lượng ghi khác danh sách"]

    assert alone["Đơn vị"].tolist() == ["Xã Bình Kiều"]
    assert "2 \\(DS\\!E7\\)" in alone["Con số"].iloc[0]
    assert "tim=KC-X03-so-luong.xlsx" in alone["Con số"].iloc[0]
    assert differs["Đơn vị"].tolist() == ["Xã Đông Tảo"]
    assert "3 \\(DS\\!B9\\)" in differs["Danh sách"].iloc[0]
    assert "5 \\(DS\\!E7\\)" in differs["Biểu số lượng"].iloc[0]


def test_both_cells_are_looked_for_in_their_files_once_somebody_asks(page, district):
    hand_in(district, stated("KC-X12", "Xã Đông Tảo", 5))
    screen = opened(page)
    assert "Xã Đông Tảo, 2023" not in str([box.options for box in screen.selectbox])
    screen.session_state["hai_o"] = True
    screen.run()

    assert screen.selectbox(key="luot").options == ["Xã Đông Tảo, 2023"]
    # The originals of this district are no workbooks: that is said, and they can be downloaded.
    assert said(screen).count("Không dựng lại được trang tính") == 2


def test_a_file_with_rows_kept_out_is_told_with_the_names_that_nobody_knows(page, district):
    problems = [
        Problem("DS", "C12", Fault.UNKNOWN_UNIT, "Xã Bình Kiêu"),
        Problem("DS", "C14", Fault.MISSING_NAME),
    ]
    one = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào", "economy", "new"))
    hand_in(district, replace(one, file="BK.xlsx", problems=problems))
    rows = tables(opened(page))["tệp nhận một phần, 2 dòng chưa được tính"]

    assert "[BK\\.xlsx](da-nop?" in rows["Tệp"].iloc[0]
    assert rows.iloc[0, 1:].tolist() == ["2", "Xã Bình Kiêu"]

    hand_in(district, replace(one, file="BK2.xlsx"), date(2023, 3, 25))
    assert "tệp nhận một phần" in said(opened(page)).rpartition("Không có:")[2]


def test_what_was_taken_back_says_why_and_whether_it_came_again(page, district):
    sent = handed_in.reports(district, CODE, EVERYWHERE).set_index("unit_code")["submission_id"]
    send_back(district, [int(sent["KC-X12"])], "Thiếu chữ ký", EVERYWHERE, NOW)
    handed_in.withdraw(district, [int(sent["KC-X02"])], EVERYWHERE, NOW, reason="Nhầm tệp")
    title = "tệp đã rút hoặc trả lại, {} chưa nộp lại"
    rows = tables(opened(page))[title.format(1)]
    models = [model[2:] for model in MODELS if model[0] == "KC-X12"]
    hand_in(district, replace(registered("KC-X12", "Xã Đông Tảo", *models), file="again.xlsx"))
    again = tables(opened(page))[title.format(0)]

    assert rows["Việc"].tolist() == ["đã rút lại", "trả lại, chưa nộp lại"]
    assert rows["Lý do"].tolist() == ["Nhầm tệp", "Thiếu chữ ký"]
    assert again["Việc"].tolist() == ["đã rút lại", "trả lại, đã nộp lại"]


def test_a_summary_gives_way_to_the_unit_itself_and_a_report_to_a_later_one(page, district):
    one = registered("KC-X12", "Xã Đông Tảo", ("Nuôi gà an toàn sinh học", "economy", "new"))
    hand_in(district, replace(one, file="tong-hop.xlsx", source=ReportSource.SUMMARY))
    hand_in(district, replace(one, file="ban-moi.xlsx"), date(2023, 3, 25))
    found = tables(opened(page))
    outranked = found["báo cáo có hai nguồn: tính theo báo cáo của chính đơn vị"]
    replaced = found["báo cáo đã có bản khác thay"]

    assert "tim=ban-moi.xlsx" in outranked["Tính theo"].iloc[0]
    assert "tim=tong-hop.xlsx" in outranked["Không tính"].iloc[0]
    assert "tim=ban-moi.xlsx" in replaced["Tính theo"].iloc[0]
    assert "tim=KC-X12.xlsx" in replaced["Không tính"].iloc[0]


def test_models_that_wait_and_those_without_an_origin_are_told(page, district):
    again = registered("KC-X12", "Xã Đông Tảo", ("Nuôi gà an toàn", "economy", "new"), year=2024)
    hand_in(district, again, date(2024, 3, 20))
    unsaid = registered("KC-X03", "Xã Bình Kiều", ("Cổng chào tự quản", "economy", "unknown"))
    hand_in(district, unsaid)
    screen = page("leaders", "quality", Role.LEADER, den_ngay="2024-11-30")
    found = tables(screen)
    pair = found["mô hình chờ người xác nhận có trùng không"]
    unknown = found["trên 6 mô hình được tính (17 %) không ghi nguồn gốc"]

    assert "Nuôi gà an toàn \\(2024\\)" in pair["Mô hình"].iloc[0]
    assert "Nuôi gà an toàn sinh học \\(2023\\)" in pair["Có thể là mô hình"].iloc[0]
    assert unknown["Chưa rõ nguồn gốc"].tolist() == ["1 trên 1"]


def test_a_member_of_staff_sees_their_own_unit_alone(page):
    screen = opened(page, Role.STAFF)

    assert screen.header[0].value == "Số liệu chưa dựa trên báo cáo nào."
    assert len(tables(screen)["lượt chưa báo cáo, của 1 đơn vị"]) == 1
    assert "Xã Đông Tảo" not in str(tables(screen))


def test_before_anything_is_due_nothing_is_said_to_be_open(page):
    screen = page("leaders", "quality", Role.LEADER, den_ngay="2021-03-01")

    assert screen.header[0].value == "Chưa đến hạn đăng ký đầu tiên của kế hoạch."
    assert not screen.get("plotly_chart")


@pytest.fixture
def empty(new_database, monkeypatch):
    url = new_database(tables=True)
    source = empty_district(url)
    ensure_accounts(source, Mode.DEMO)
    monkeypatch.setenv("DATABASE_URL", url)
    return source


def test_without_a_report_it_says_where_to_send_one(page, empty):
    screen = opened(page)

    assert screen.header[0].value == "Số liệu chưa dựa trên báo cáo nào."
    assert "ở trang “Nộp báo cáo”" in " ".join(one.value for one in screen.markdown)
    assert titles(screen)[0] == "Cả 102 lượt chưa báo cáo"


def test_a_plan_without_a_quota_has_its_own_figures_to_rest_on(page, district):
    text = (ROOT / "plans" / "tay-ninh-2017.toml").read_text(encoding="utf-8")
    ours = text.replace(
        'owing = ["union", "union_upper", "union_grassroots"]',
        'place = "Huyện Khoái Châu"\nowing = ["commune"]',
    )
    adopt_text(district, ours, "a.toml", Author(EVERYWHERE, NOW))
    screen = page("leaders", "quality", Role.LEADER, giai_doan="2017")

    assert screen.selectbox(key="giai_doan").value == "2017"
    assert screen.header[0].value == "Số liệu chưa dựa trên báo cáo nào."
    assert titles(screen)[0] == "Cả 25 lượt chưa báo cáo"
