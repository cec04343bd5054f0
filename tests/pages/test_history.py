"""The page of what was handed in: what counts, what replaced what, and taking a file back."""

from datetime import date

import pytest
from screens import CODE, NOW, registered

from accounts.identity import Role
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from domain.access import EVERYWHERE

COMMUNE = ("KC-X12", "Xã Đông Tảo")


@pytest.fixture
def corrected(district):
    """A second register of Xã Đông Tảo, received after its first."""
    reading = registered(*COMMUNE, ("Nuôi gà", "economy", "new"))
    plan = builtin_plans()[CODE]
    return take_in(district, b"corrected", reading, plan, date(2023, 3, 25), NOW).submission_id


def table(screen):
    return screen.dataframe[0].value


def test_the_first_line_says_how_many_files_count(page, corrected):
    screen = page("staff", "history", Role.OFFICE)

    said = screen.subheader[0].value
    assert said == "4 tệp đã nộp: 3 đang được tính, 1 đã có bản khác thay."
    assert table(screen)["Tình trạng"].value_counts().to_dict() == {
        "Đang được tính": 3,
        "Không được tính": 1,
    }


def test_the_first_line_speaks_of_the_files_that_are_shown(page, corrected):
    found = page("staff", "history", Role.OFFICE, tim="dong tao")
    left_out = page("staff", "history", Role.OFFICE, tinh_trang="Không được tính")
    none = page("staff", "history", Role.OFFICE, tim="không có đâu")

    said = "2 trên 4 tệp đã nộp: 1 đang được tính, 1 đã có bản khác thay."
    assert found.subheader[0].value == said
    assert left_out.subheader[0].value == "1 trên 4 tệp đã nộp: 1 đã có bản khác thay."
    assert not none.subheader
    assert none.markdown[0].value == "Không có tệp nào như vậy trong 4 tệp đã nộp."


def test_files_are_found_by_unit_without_accents_and_by_state(page, corrected):
    found = table(page("staff", "history", Role.OFFICE, tim="dong tao"))
    assert found["Nội dung"].tolist() == ["Danh sách đăng ký 2023 · Xã Đông Tảo"] * 2

    left_out = page("staff", "history", Role.OFFICE, tim="dong tao", tinh_trang="Không được tính")
    assert len(table(left_out)) == 1


def test_staff_see_the_files_of_their_own_unit_alone(page, corrected):
    screen = page("staff", "history", Role.STAFF)

    assert screen.markdown[0].value == (
        "Chưa có báo cáo nào được nhận. Đơn vị hoặc văn phòng nộp tệp ở trang “Nộp báo cáo”."
    )


def test_a_leader_is_not_told_to_take_files_back(page, corrected):
    told = {
        role: " ".join(each.value for each in page("staff", "history", role).caption)
        for role in (Role.LEADER, Role.OFFICE)
    }

    assert "rút lại" not in told[Role.LEADER]
    assert "rút lại" in told[Role.OFFICE]


def test_the_office_sends_a_file_back_with_a_reason_and_its_versions_tell_it(
    page, district, corrected
):
    send_back(district, [corrected], "Thiếu hai mô hình", EVERYWHERE, NOW)
    third = registered(*COMMUNE, ("Nuôi gà", "economy", "new"), ("Chợ an toàn", "economy", "new"))
    take_in(district, b"third", third, builtin_plans()[CODE], date(2023, 4, 2), NOW)

    screen = page("staff", "history", Role.OFFICE, tim="dong tao")
    assert screen.subheader[0].value.endswith(
        "1 đang được tính, 1 đã có bản khác thay, 1 đã trả lại đơn vị."
    )
    assert table(screen)["Tình trạng"].tolist() == [
        "Đang được tính",
        "Đã trả lại đơn vị",
        "Không được tính",
    ]
