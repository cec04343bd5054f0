"""The names that offices write, and the units they mean."""

import itertools
import time
from datetime import date

import pytest
from reader_forms import register

from data_loaders.effort import one_file
from data_loaders.name_index import NameIndex
from data_loaders.units import Register, RegisterUnit


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Xã Đông Tảo", "Xã Đông Tảo"),
        ("xã  đông\ntảo", "Xã Đông Tảo"),
        ("X. Đông Tảo", "Xã Đông Tảo"),
        ("1. Xã Đông Tảo", "Xã Đông Tảo"),
        ("Đông Tảo", "Xã Đông Tảo"),
        ("Xa Dong Tao", "Xã Đông Tảo"),
        ("UBND xã Đông Tảo", "Xã Đông Tảo"),
        ("Uỷ ban nhân dân xã Việt Hoà", "Xã Việt Hòa"),
        ("ĐẢNG ỦY XÃ ĐÔNG TẢO", "Xã Đông Tảo"),
        ("Đảng ủy - HĐND - UBND X. Đông Tảo", "Xã Đông Tảo"),
        ("Xã Đông Tảo - huyện Khoái Châu", "Xã Đông Tảo"),
        ("Xã Đông Tảo, huyện Khoái Châu, tỉnh Hưng Yên", "Xã Đông Tảo"),
        ("TT Khoái Châu", "Thị trấn Khoái Châu"),
        ("TT. Khoái Châu", "Thị trấn Khoái Châu"),
        ("Khoái Châu", "Thị trấn Khoái Châu"),
        ("P. Nội vụ", "Phòng Nội vụ"),
        ("Phòng GD&ĐT huyện", "Phòng Giáo dục và Đào tạo"),
        ("Hội LHPN huyện", "Hội Liên hiệp Phụ nữ huyện"),
        ("Hội Phụ nữ huyện Khoái Châu", "Hội Liên hiệp Phụ nữ huyện"),
        ("Hội CCB huyện", "Hội Cựu chiến binh huyện"),
        ("Ban CHQS huyện", "Ban Chỉ huy Quân sự huyện"),
        ("UB MTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc huyện"),
        ("LĐLĐ huyện", "Liên đoàn Lao động huyện"),
        ("Đoàn TNCS Hồ Chí Minh huyện", "Huyện đoàn Khoái Châu"),
        ("Huyện ủy Khoái Châu", "Huyện Khoái Châu"),
    ],
)
def test_a_name_means_the_unit(written, name):
    assert register().find(written, 2023).unit.name == name


@pytest.mark.parametrize(
    "written",
    [
        "Xã Không Có",
        "Xã Đông Tảo, huyện Văn Lâm",
        "Hội LHPN xã An Vĩ",
        "MTTQ xã An Vĩ",
        "Công an xã An Vĩ",
        "Phường An Vĩ",
        "",
    ],
)
def test_what_is_not_in_the_register_is_not_guessed(written):
    assert register().find(written, 2023).unit is None


def test_a_near_name_is_suggested_and_no_more():
    match = register().find("Xã Đông Tảoo", 2023)

    assert (match.unit, match.suggestion) == (None, "Xã Đông Tảo")


@pytest.mark.parametrize("name", ["Xã Đông Tảu", "Đông Tảu", "UBND xã Đông Tảu", "Xa Dong Tau"])
def test_a_slip_of_one_letter_is_suggested_whatever_stands_around_the_name(name):
    assert register().find(name, 2023).suggestion == "Xã Đông Tảo"


@pytest.mark.parametrize(
    "name",
    [
        "Xã Không Có",
        "Phòng Lạ",
        "Hội Nông dân xã Không Có",
        "Hội Chăn nuôi huyện",
        "Xã Lạ 5",
        "Trường THCS Lạ",
    ],
)
def test_a_name_like_none_is_given_no_suggestion(name):
    assert register().find(name, 2023).suggestion is None


def test_one_office_is_not_suggested_for_another_that_shares_only_its_district():
    names = Register([RegisterUnit("C", "Công an huyện", "armed_forces")])

    assert names.find("Hội Nông dân huyện").suggestion is None


def test_a_body_of_its_own_in_the_register_is_not_its_commune():
    units = [
        RegisterUnit("X", "Xã An Vĩ", "commune"),
        RegisterUnit("U", "UBND xã An Vĩ", "agency", "X"),
        RegisterUnit("M", "Ủy ban MTTQ xã An Vĩ", "front", "X"),
    ]
    found = [
        Register(units).find(name).unit.code
        for name in ("Xã An Vĩ", "UBND xã An Vĩ", "MTTQ xã An Vĩ")
    ]

    assert found == ["X", "U", "M"]


def two_districts():
    return [
        RegisterUnit("A", "Huyện A", "district"),
        RegisterUnit("B", "Huyện B", "district"),
        RegisterUnit("A1", "Xã Tân Dân", "commune", "A"),
        RegisterUnit("B1", "Xã Tân Dân", "commune", "B"),
        RegisterUnit("A2", "Phòng Nội vụ", "agency", "A"),
        RegisterUnit("B2", "Phòng Nội vụ", "agency", "B"),
    ]


@pytest.mark.parametrize(("place", "codes"), [("Huyện A", ["A1", "A2"]), ("Huyện B", ["B1", "B2"])])
def test_of_one_name_in_two_districts_the_plan_s_own_is_meant(place, codes):
    names = Register(two_districts(), place)

    assert [names.find(name).unit.code for name in ("Xã Tân Dân", "Phòng Nội vụ")] == codes


def test_without_a_place_one_name_of_two_units_is_left_to_a_person():
    match = Register(two_districts()).find("Xã Tân Dân")

    assert (match.unit, match.suggestion) == (None, "Xã Tân Dân")


@pytest.mark.parametrize(("suffix", "code"), [("huyện A", "A1"), ("huyện B", "B1")])
def test_the_district_after_a_name_decides(suffix, code):
    assert Register(two_districts()).find(f"Xã Tân Dân, {suffix}").unit.code == code


def test_of_two_lives_of_a_name_the_one_of_the_year_is_meant():
    units = [
        RegisterUnit("OLD", "Xã Tân Dân", "commune", None, date(2010, 1, 1), date(2025, 6, 30)),
        RegisterUnit("NEW", "Xã Tân Dân", "commune", None, date(2025, 7, 1), None),
    ]
    names = Register(units)

    assert [names.find("Xã Tân Dân", year).unit.code for year in (2024, 2025, 2026)] == [
        "OLD",
        "OLD",
        "NEW",
    ]


def both_sides_of_the_merger():
    return [
        RegisterUnit("OLD", "Xã Tân Dân", "commune", None, date(2010, 1, 1), date(2025, 6, 30)),
        RegisterUnit("NEW", "Xã Tân Dân", "commune", None, date(2025, 7, 1), None),
    ]


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2025, 6, 30), "OLD"), (date(2025, 7, 1), "NEW"), (date(2026, 1, 9), "NEW")],
)
def test_of_two_lives_in_one_year_the_day_of_the_report_tells_which(day, code):
    match = Register(both_sides_of_the_merger()).on(day).find("UBND xã Tân Dân", 2025)

    assert (match.unit.code, match.other) == (code, None)


def test_of_two_lives_in_one_year_without_a_day_the_other_is_named_too():
    names = Register(both_sides_of_the_merger())
    match = names.find("Xã Tân Dân", 2025)

    assert (match.unit.code, match.other.code) == ("OLD", "NEW")
    assert names.find("Xã Tân Dân", 2024).other is None


@pytest.mark.parametrize("name", ["Hội Nông dân", "Hội Nông dân huyện", "-", "–"])
def test_a_body_is_no_slip_of_another_body_and_a_dash_of_nothing(name):
    assert register().find(name, 2023).suggestion is None


def test_names_that_differ_by_accents_alone_are_told_apart_and_never_confused():
    names = Register(
        [RegisterUnit("1", "Xã Thiệu Hóa", "commune"), RegisterUnit("2", "Xã Thiệu Hòa", "commune")]
    )

    assert names.find("xã Thiệu Hoà").unit.code == "2"
    assert names.find("Xã Thiệu Hoá").unit.code == "1"
    assert names.find("Xa Thieu Hoa").unit is None


def test_an_alias_means_its_unit():
    names = Register([RegisterUnit("1", "Xã An Vĩ", "commune", aliases=("Cụm dân cư số 1",))])

    assert names.find("cụm dân cư số 1").unit.code == "1"


def test_a_running_text_names_the_units_it_names_in_full():
    named = register().named_in("KẾT QUẢ CỦA XÃ AN VĨ VÀ HỘI LHPN XÃ DÂN TIẾN NĂM 2024")

    assert [unit.name for unit in named] == ["Xã An Vĩ"]


def _any_names():
    """Names put together of the words that offices use, known units and strange words."""
    before = (
        "",
        "UBND ",
        "X. ",
        "tx ",
        "P. ",
        "TT. ",
        "Hội LHPN ",
        "Đảng ủy ",
        "1. ",
        "Zắc ",
        "- ",
    )
    known = [unit.name for unit in register().units]
    middles = (*known, *(name.partition(" ")[2] for name in known), "Xã Zắc", "Zắc", "17", "")
    after = ("", " huyện Khoái Châu", ", huyện Văn Lâm", " (Zắc)", " Zắc", " h Zắc", " tx Kỳ Anh")
    return ["".join(parts) for parts in itertools.product(before, middles, after)]


def test_a_name_passed_over_as_strange_is_one_that_no_way_of_reading_finds(monkeypatch):
    names = _any_names()
    known = register()
    quick = [known.look_up(name, 2023).unit for name in names]
    passed_over = sum(not known._folded.may_name(name) for name in names)
    monkeypatch.setattr(NameIndex, "may_name", lambda *_: True)
    thorough = [known.look_up(name, 2023).unit for name in names]

    assert quick == thorough
    assert passed_over > 500
    assert sum(unit is not None for unit in quick) > 500


@pytest.mark.usefixtures("collector_at_rest")
def test_very_many_strange_names_are_soon_told():
    known = register()
    began = time.process_time()
    with one_file():
        found = [known.find(f"Xã Zắc Mới {place}", 2023) for place in range(50_000)]

    assert {match.unit for match in found} == {None}
    assert time.process_time() - began < 4


@pytest.mark.usefixtures("collector_at_rest")
def test_a_register_in_which_very_many_share_a_name_is_soon_known():
    communes = [RegisterUnit(f"X{n}", f"Xã Số {n}", "commune") for n in range(1000)]
    bodies = [
        RegisterUnit(f"{above.code}-{n}", f"Hội {name} xã", "organisation", above.code)
        for above in communes
        for n, name in enumerate(("Nông dân", "Phụ nữ", "Cựu chiến binh", "Chữ thập đỏ"))
    ]
    began = time.process_time()
    few = Register([*communes[:250], *bodies[:1000]])
    quarter = time.process_time() - began
    whole = Register([*communes, *bodies])

    assert time.process_time() - began - quarter < 10 * quarter  # 16, were each held against all
    assert few.find("Hội Phụ nữ xã Số 7", 2023).unit.code == "X7-1"
    assert whole.find("Hội Phụ nữ xã Số 977", 2023).unit.code == "X977-1"
    assert whole.find("Hội Phụ nữ xã", 2023).unit is None


FEDERATION = Register(
    [
        RegisterUnit("NT", "Tỉnh Ninh Thuận", "province"),
        RegisterUnit("L0", "Liên đoàn Lao động tỉnh Ninh Thuận", "union", "NT"),
        RegisterUnit("L2", "Liên đoàn Lao động huyện Ninh Sơn", "union_upper", "L0"),
        RegisterUnit("S1", "Công đoàn cơ sở xã Lâm Sơn", "union_grassroots", "L2"),
        RegisterUnit("G0", "Công đoàn Giáo dục huyện Ninh Sơn", "union_upper", "L2"),
    ]
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("LĐLĐ tỉnh", "L0"),
        ("LĐLĐ huyện Ninh Sơn, tỉnh Ninh Thuận", "L2"),
        ("CĐCS xã Lâm Sơn, huyện Ninh Sơn", "S1"),
        ("Công đoàn Giáo dục huyện", "G0"),
        ("Công đoàn Giáo dục Ninh Sơn", "G0"),
        ("LĐLĐ huyện Tân Biên", None),
        ("LĐLĐ huyện Tân Biên CĐCS xã Thạnh Tây", None),
        ("LĐLĐ tỉnh Tây Ninh", None),
        ("CĐCS xã Lâm Sơn, huyện Thuận Nam", None),
        ("Công đoàn Giáo dục huyện Tân Biên", None),
    ],
)
def test_a_name_with_another_place_means_no_unit_of_another_place_or_level(written, code):
    unit = FEDERATION.find(written, 2023).unit

    assert (unit.code if unit else None) == code


def test_of_two_offices_a_name_without_its_place_means_neither():
    other = RegisterUnit("G1", "Công đoàn Giáo dục huyện Ninh Hải", "union_upper", "L0")

    assert Register([*FEDERATION.units, other]).find("Công đoàn Giáo dục huyện").unit is None
