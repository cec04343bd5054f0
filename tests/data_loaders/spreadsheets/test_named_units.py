"""Which unit a file's name or a person's post names: only words that say which body is meant."""

import pytest
from reader_forms import errors, read, register, workbook

from data_loaders.spreadsheets.named_units import unit_of_name, unit_of_post

TITLE = ["DANH SÁCH ĐĂNG KÝ MÔ HÌNH DÂN VẬN KHÉO NĂM 2024"]
PERSONS = ["TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Lĩnh vực", "Nội dung việc làm"]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("DK DVK 2023 - xa Dong Tien", "Xã Đồng Tiến"),
        ("ca nhan xa An Vi", "Xã An Vĩ"),
        ("An Vĩ", "Xã An Vĩ"),
        ("bao cao cong an huyen 2024", "Công an huyện"),
        ("CA huyen - dang ky", "Công an huyện"),
        ("Hoi CCB huyen Khoai Chau", "Hội Cựu chiến binh huyện"),
        ("phong noi vu dang ky 2023", "Phòng Nội vụ"),
        ("ca nhan", None),
        ("tap the ca nhan DVK 2024", None),
        ("Tập thể, cá nhân", None),
        ("tong hop ca huyen 2024", None),
        ("Tổng hợp cả huyện", None),
        ("TONG HOP CA HUYEN", None),
        ("bieu cong_an nop", None),
        ("dk hoi nong dan 2024", None),
        ("ccb", None),
    ],
)
def test_a_name_gives_a_unit_only_where_it_says_which(name, unit):
    found = unit_of_name(name, register(), 2024)

    assert (found.name if found else None) == unit


def test_a_sheet_of_an_office_s_name_alone_is_the_office_s():
    rows = [TITLE, ["TT", "Tên mô hình", "Lĩnh vực"], [1, "Camera", "QPAN"]]

    assert list(read(workbook(Cong_an=rows)).rows["unit"]) == ["Công an huyện"]
    assert errors(read(workbook(Ca_nhan=rows))) == [("B3", "missing_unit")]


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("Bí thư chi bộ thôn 3, xã Dân Tiến", "Xã Dân Tiến"),
        ("Trưởng Công an xã Đại Tập, huyện Khoái Châu", "Xã Đại Tập"),
        ("Phó Trưởng Công an huyện", "Công an huyện"),
        ("Chi hội trưởng phụ nữ thôn 2", None),
        ("Công an viên", None),
        ("Bí thư Huyện ủy Khoái Châu", None),
        ("Chủ tịch UBND xã Không Đâu", None),
    ],
)
def test_a_post_names_the_unit_it_is_held_in(post, unit):
    found = unit_of_post(post, register(), 2024)

    assert (found.name if found else None) == unit


def test_persons_are_the_models_of_their_lists_and_their_posts_say_whose():
    reading = read(
        [
            TITLE,
            PERSONS,
            [1, "Đào Thị Mơ", "Trưởng thôn 2, xã An Vĩ", "Kinh tế", "Thu gom ve chai"],
            [2, "Bùi Văn Tuyến", "Nông dân", "Kinh tế", "Dồn thửa"],
        ],
        "ca nhan.xlsx",
    )

    row = reading.rows.iloc[0]
    assert (row["unit"], row["name"], row["form"]) == ("Xã An Vĩ", "Đào Thị Mơ", "individual")
    assert (row["carried_by"], row["note"]) == ("Trưởng thôn 2, xã An Vĩ", "Thu gom ve chai")
    assert errors(reading) == [("C4", "missing_unit")]


def test_in_a_long_list_each_person_s_own_post_says_whose():
    communes = ["xã An Vĩ", "xã Tứ Dân"] * 150
    rows = [
        [n, f"Nguyễn Văn {n}", f"Thôn 1, {commune}", "Kinh tế", "Làm vườn"]
        for n, commune in enumerate(communes, 1)
    ]
    reading = read([TITLE, PERSONS, *rows])

    assert [f"x{unit[1:]}" for unit in reading.rows["unit"]] == communes


def test_a_unit_s_own_list_of_persons_is_its_own_whatever_their_posts():
    reading = read(
        [
            ["ĐẢNG ỦY XÃ AN VĨ"],
            TITLE,
            PERSONS,
            [1, "Đào Thị Mơ", "Chủ nhiệm HTX xã Tứ Dân", "Kinh tế", "Thu gom ve chai"],
        ]
    )

    assert list(reading.rows["unit"]) == ["Xã An Vĩ"]
