"""The plans on screen: rules in words, days, versions; a setting changed, a plan put in force."""

from datetime import date

import pytest
from screens import CODE, NOW, ROOT

from accounts.identity import Role
from data_loaders.deadlines import SetDay, set_day
from data_loaders.plan_versions import versions
from data_loaders.plans import plan_text
from domain.access import EVERYWHERE

EVERYTHING = ["Quy định", "Lịch các hạn", "Các bản", "Sửa quy định", "Áp dụng kế hoạch"]
RULES, DAYS, HISTORY, CHANGING, ADOPTING = EVERYTHING
WORDS = "Công văn 12-CV/BCĐ"
WHICH = f"ly_do_{CODE}_1"


def opened(page, part, role=Role.OFFICE, **query):
    return page("office", "plans", role, muc=part, **query)


def text(screen):
    """All that is said, without the signs that keep Markdown from reading it."""
    return "\n".join(each.value for each in screen.markdown).replace("\\", "")


def headline(screen):
    return screen.header[0].value


def button(screen, label):
    [found] = [each for each in screen.button if each.label == label]
    return found


def pick(screen, label, value):
    [found] = [each for each in screen.selectbox if each.label == label]
    found.set_value(value).run()
    return screen


def test_the_first_line_says_which_version_and_what_is_asked(page):
    screen = opened(page, RULES)
    assert headline(screen) == (
        "Đang dùng bản 1, từ ngày 1/4/2023. Mỗi đơn vị, mỗi năm ít nhất 1 mô hình, phấn đấu 2. "
        "3 loại báo cáo phải nộp, 2 loại chưa có ngày."
    )


def test_every_rule_stands_there_with_its_paragraph(page):
    said = text(opened(page, RULES))
    assert "Hạn: đến hết ngày 31/3 hằng năm; riêng năm 2021 trước ngày 15/9/2021" in said
    assert "Khoái Châu 05-KH/BCĐ, IV.1: “hoàn thành trong quý I" in said
    assert "Ngày ban hành: 12/8/2021" in said
    assert "Người ký: Hoàng Văn Tựu" in said
    assert "“Kiểm TRƯỞNG BAN CHỈ ĐẠO”" in said  # a misprint stays as it is written


@pytest.mark.parametrize("role", [Role.LEADER, Role.STAFF])
def test_leaders_and_staff_look_and_change_nothing(page, role):
    screen = opened(page, CHANGING, role)
    assert [tab.label for tab in screen.tabs] == EVERYTHING[:3]
    assert not screen.button


def test_the_calendar_has_the_days_of_every_year_and_the_next_one(page):
    screen = opened(page, DAYS, den_ngay="2023-04-05")
    assert screen.subheader[0].value == (
        "Hạn gần nhất: Danh sách đăng ký (năm 2024), hết ngày 31/3/2024. 9 báo cáo chưa có ngày."
    )
    rows = screen.table[0].value
    # Five lists; four reports of the first half and five of the year, as the plan is of 12/8/2021.
    assert len(rows) == 14
    assert rows.iloc[:, 2].tolist()[:3] == ["14/9/2021", "chưa đặt ngày", "31/3/2022"]
    assert rows.iloc[:, 0].tolist()[:4] == ["2021", "", "2022", ""]


def test_an_extension_is_shown_with_the_plans_day_and_why(page, district):
    for unit_id, last_day, reason in ((None, 10, "Sắp xếp xã"), (2, 20, "Thay cán bộ")):
        given = SetDay(CODE, "register", "year", 2025, unit_id, date(2025, 4, last_day), reason)
        set_day(district, given, EVERYWHERE, NOW)
    rows = opened(page, DAYS).table[0].value
    [told] = [words.replace("\\", "") for words in rows.iloc[:, 2] if "gia hạn" in words]
    assert told == (
        "10/4/2025 (kế hoạch: 31/3/2025; gia hạn: Sắp xếp xã); "
        "riêng Thị trấn Khoái Châu: 20/4/2025 (Thay cán bộ)"
    )


def test_reviews_stand_on_their_day_or_their_occasion(page):
    said = text(opened(page, DAYS))
    assert "khen thưởng các điển hình tiêu biểu**: 15/10/2025" in said
    assert "**Sơ kết phong trào thi đua “Dân vận khéo”**: chưa đặt ngày" in said


def fill(screen, label, words):
    [field] = [each for each in screen.text_input if each.label.startswith(label)]
    field.set_value(words).run()
    return screen


def changing_the_quota(page, least, aim):
    screen = pick(opened(page, CHANGING), "Sửa điều gì", "Chỉ tiêu")
    screen.number_input[0].set_value(least)
    screen.number_input[1].set_value(aim).run()
    return screen


def test_a_change_is_seen_in_words_before_it_is_saved_with_who_and_why(page, district, office):
    screen = changing_the_quota(page, 1, 3)
    assert "phấn đấu 2; thừa không bù thiếu" in text(screen)
    assert "phấn đấu 3; thừa không bù thiếu" in text(screen)
    button(screen, "Lưu thành bản 2").click().run()
    assert screen.error[0].value.startswith("Ghi lý do")
    assert len(versions(district, CODE)) == 1

    screen.text_input(key=WHICH).set_value(WORDS).run()
    button(screen, "Lưu thành bản 2").click().run()

    assert screen.success[0].value.startswith("Đã lưu. Kế hoạch “Dân vận khéo huyện Khoái Châu")
    assert headline(screen).startswith("Đang dùng bản 2, từ ngày ")
    latest = versions(district, CODE)[0]
    assert (latest.version, latest.reason, latest.adopted_by) == (2, WORDS, office.name)


def test_the_rules_say_what_was_changed_by_which_version_and_the_figures_too(page, district):
    screen = changing_the_quota(page, 1, 3)
    screen.text_input(key=WHICH).set_value(WORDS).run()
    button(screen, "Lưu thành bản 2").click().run()

    assert "Sửa ở bản 2: Công văn 12-CV/BCĐ" in text(opened(page, RULES))
    progress = page("leaders", "progress", Role.LEADER, den_ngay="2023-11-30")
    assert "bản 2, ghi vào hệ thống ngày" in text(progress)
    assert "phấn đấu 3" in text(progress)


def test_a_setting_that_makes_the_plan_unsound_is_refused_in_words(page, district):
    screen = changing_the_quota(page, 3, 2)
    assert "mức phấn đấu \\(2\\) thấp hơn mức tối thiểu \\(3\\)" in screen.error[0].value
    assert not [each for each in screen.button if each.label.startswith("Lưu")]
    assert len(versions(district, CODE)) == 1


@pytest.mark.parametrize(
    ("way", "day", "row"),
    [
        ("Trước ngày", "1/5", 'before = "05-01"'),
        ("Đến hết ngày", "15/4", 'until = "04-15"'),
        ("Chưa đặt ngày", None, None),
    ],
)
def test_the_day_of_a_duty_is_changed(page, district, way, day, row):
    screen = opened(page, CHANGING)
    screen.radio[0].set_value(way).run()
    if day:
        fill(screen, "Ngày/tháng", day)
    screen.text_input(key=WHICH).set_value(WORDS).run()
    button(screen, "Lưu thành bản 2").click().run()

    second, first = versions(district, CODE)
    rows = second.text.splitlines()
    assert 'until = "03-31"' not in rows
    assert len(rows) == len(first.text.splitlines()) - (row is None)
    assert row is None or row in rows


def test_a_day_that_comes_before_its_period_is_refused_in_words(page):
    screen = opened(page, CHANGING)
    screen.radio[0].set_value("Trước ngày").run()
    fill(screen, "Ngày/tháng", "1/1")
    assert "là khi năm chưa bắt đầu" in screen.error[0].value
    fill(screen, "Ngày/tháng", "cuối quý")
    assert screen.error[0].value == "Chưa đọc được ngày này. Ghi ngày/tháng, ví dụ 31/3."


def test_a_day_of_one_year_alone_is_changed(page, district):
    screen = pick(opened(page, CHANGING), "Năm", "2024")
    screen.date_input(key=f"duties.1.exceptions.2024_{CODE}_1").set_value(date(2024, 4, 16)).run()
    screen.text_input(key=WHICH).set_value(WORDS).run()
    button(screen, "Lưu thành bản 2").click().run()
    [rows] = [opened(page, DAYS).table[0].value]
    assert "15/4/2024" in rows.iloc[:, 2].tolist()
    assert versions(district, CODE)[0].plan().registration_day(2024) == date(2024, 4, 15)


def test_names_origins_and_the_day_of_a_review_are_changed_too(page):
    screen = pick(opened(page, CHANGING), "Sửa điều gì", "Tên gọi khác: Phát triển kinh tế")
    names = screen.multiselect[0]
    names.set_value([*names.value[1:]]).run()
    assert "Cũng viết là: bỏ “KT”" in text(screen)
    screen = pick(opened(page, CHANGING), "Sửa điều gì", "Nguồn gốc được tính")
    screen.multiselect[0].set_value([]).run()
    assert "không được để trống" in screen.error[0].value
    review = "Ngày: Sơ kết phong trào thi đua “Dân vận khéo”"
    screen = pick(opened(page, CHANGING), "Sửa điều gì", review)
    screen.date_input(key=f"reviews.1.occasion_day_{CODE}_1").set_value(date(2023, 7, 1)).run()
    assert "“chưa đặt ngày” thành “1/7/2023”" in text(screen)


def test_an_earlier_version_is_put_in_force_again_with_a_reason(page, district):
    screen = changing_the_quota(page, 1, 3)
    screen.text_input(key=WHICH).set_value(WORDS).run()
    button(screen, "Lưu thành bản 2").click().run()

    screen = opened(page, HISTORY)
    assert "phấn đấu 2; thừa không bù thiếu" in text(screen)  # what version 2 changed
    button(screen, "Dùng lại bản 1").click().run()
    assert "Ghi lý do" in screen.error[0].value
    screen.text_input(key="ly_do_ban_1_2").set_value("nhầm").run()
    button(screen, "Dùng lại bản 1").click().run()
    assert headline(screen).startswith("Đang dùng bản 3, ")
    third, _second, first = versions(district, CODE)
    assert (third.text, third.reason) == (first.text, "nhầm")


def test_a_plan_is_read_in_words_before_it_is_put_in_force(page, district):
    name = "Công đoàn huyện (Tây Ninh) làm công tác dân vận theo đợt, 2019"
    screen = pick(opened(page, ADOPTING), "Chọn kế hoạch", name)
    assert "từ ngày 16/7/2019 đến ngày 30/7/2019" in text(screen)
    assert versions(district, "tay-ninh-2019") == []
    button(screen, "Áp dụng bản 1").click().run()
    assert len(versions(district, "tay-ninh-2019")) == 1
    screen = opened(page, RULES, ke_hoach=name)
    assert headline(screen).endswith(
        "Không giao chỉ tiêu bằng số. 2 đợt hoạt động, 1 đợt chưa có hạn báo cáo."
    )


def test_a_plan_in_force_already_is_said_to_be(page, district):
    screen = pick(
        opened(page, ADOPTING), "Chọn kế hoạch", "Dân vận khéo huyện Khoái Châu, 2021–2025"
    )
    assert "không có gì thay đổi" in screen.info[0].value
    assert not screen.button


def uploading(page, content):
    screen = pick(opened(page, ADOPTING), "Chọn kế hoạch", "Tệp của tôi (.toml)")
    screen.file_uploader[0].upload("ke-hoach.toml", content, "application/toml").run()
    return screen


def test_a_file_with_mistakes_is_told_line_by_line_and_nothing_is_kept(page, district):
    written = plan_text(ROOT / "plans" / f"{CODE}.toml")
    wrong = written.replace("aim = 2", "aim = 0").replace('until = "03-31"', 'until = "31-03"')
    screen = uploading(page, wrong.encode())
    told = text(screen)
    assert "Dòng 50: “aim” phải từ 1 trở lên, không phải 0." in told
    assert "Dòng 106: “31-03” không phải là ngày có trong mọi năm." in told
    assert not screen.button
    assert len(versions(district, CODE)) == 1


def test_a_file_of_a_plan_in_force_says_what_it_changes_and_wants_a_reason(page, district):
    written = plan_text(ROOT / "plans" / f"{CODE}.toml")
    screen = uploading(page, written.replace("aim = 2", "aim = 4").encode())
    assert "Khác với bản 1 đang dùng:" in text(screen)
    assert "phấn đấu 4" in text(screen)
    button(screen, "Áp dụng bản 2").click().run()
    assert screen.error[0].value.startswith("Ghi lý do")
    assert len(versions(district, CODE)) == 1
    screen.text_input(key=f"ly_do_ap_dung_{CODE}").set_value(WORDS).run()
    button(screen, "Áp dụng bản 2").click().run()
    assert versions(district, CODE)[0].plan().quota.aim == 4


def test_two_people_changing_at_once_do_not_overwrite_each_other(page, district):
    first, second = (changing_the_quota(page, 1, aim) for aim in (3, 4))
    for screen in (first, second):
        screen.text_input(key=WHICH).set_value(WORDS).run()
    button(first, "Lưu thành bản 2").click().run()
    button(second, "Lưu thành bản 2").click().run()
    assert [each.version for each in versions(district, CODE)] == [2, 1]
    assert versions(district, CODE)[0].plan().quota.aim == 3


def test_the_page_of_days_shows_the_reviews_too(page):
    said = text(page("office", "deadlines", Role.OFFICE, den_ngay="2023-04-05"))
    assert "khen thưởng các điển hình tiêu biểu**: 15/10/2025" in said
    assert "**Sơ kết phong trào thi đua “Dân vận khéo”**: chưa đặt ngày" in said
