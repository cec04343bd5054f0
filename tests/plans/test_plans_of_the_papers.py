"""The five plans against the papers they were made from, figure by figure."""

from datetime import date

import pandas as pd
import pytest

from data_loaders.plans import builtin_plans
from domain.kinds import Origin, ReportKind
from metrics.owed import owed_unit_years

PLANS = builtin_plans()
FOUR = ["economy", "culture_society", "defence_security", "political_system"]
MODELS = ["register", "result", "counts"]

# One row a plan: what its paper says, word for word where it is short.
PAPERS = {
    "tay-ninh-2017": {
        "place": None,
        "years": (2017, 2017, False),
        "system": "union",
        "number_and_day": ("", None),  # the paper as kept has neither
        "carries_out": "233/KH-LĐLĐ ngày 25/4/2017",
        "fields": [  # “các mô hình … như …”: themes, and open
            "production_business",
            "security_order",
            "food_safety_environment",
            "new_countryside_urban",
            "against_degradation",
        ],
        "fields_open": True,
        "quota": None,
        "kinds": MODELS,
        "duties": [("result", "year")],
        "reporters": "Công đoàn Giáo dục huyện và các công đoàn cơ sở",
        "recipient": "Liên đoàn Lao động huyện",
    },
    "khoai-chau-2021-2025": {
        "place": "Huyện Khoái Châu",
        "years": (2021, 2025, False),
        "system": "party",
        "number_and_day": ("05-KH/BCĐ", date(2021, 8, 12)),
        "carries_out": "01-KH/BCĐ ngày 28/7/2021",
        "fields": FOUR,
        "fields_open": False,
        "quota": (1, 2, False),  # “ít nhất từ 01 đến 02 mô hình/năm”, “không tính cộng dồn”
        "kinds": MODELS,
        "duties": [("register", "year"), ("result", "half_year"), ("result", "year")],
        "reporters": "thành viên Ban Chỉ đạo",
        "recipient": "qua Ban Dân vận Huyện ủy",
    },
    "ninh-thuan-2023-2025": {
        "place": "Tỉnh Ninh Thuận",
        "years": (2023, 2025, True),  # “và những năm tiếp theo”
        "system": "union",
        "number_and_day": ("", None),  # left blank: “Số: /KH-LĐLĐ … ngày tháng năm 2023”
        "carries_out": "35-CT/TU ngày 02/11/2022",
        "fields": [*FOUR[:3], "union_system"],
        "fields_open": False,
        "quota": (1, 2, False),
        "kinds": MODELS,
        "duties": [("register", "year"), ("result", "half_year"), ("result", "year")],
        "reporters": "Công đoàn các Khu công nghiệp",
        "recipient": "Liên đoàn Lao động tỉnh",
    },
    "tay-ninh-2019": {
        "place": None,
        "years": (2019, 2019, False),
        "system": "union",
        "number_and_day": ("", None),
        "carries_out": "71-KH/LĐLĐ",
        "fields": [],
        "fields_open": False,
        "quota": None,
        "kinds": ["round"],
        "duties": [("round", "round")],
        "reporters": "Các công đoàn cơ sở",
        "recipient": "Liên đoàn Lao động huyện",
    },
    "hon-quan-2016-2020": {
        "place": "Huyện Hớn Quản",
        "years": (2016, 2020, False),
        "system": "party",
        "number_and_day": ("447-CV/HU", date(2017, 5, 5)),
        "carries_out": "36-KH/HU ngày 04/8/2016",
        "fields": [],  # those of 36-KH/HU, which is not at hand: never invented
        "fields_open": True,
        "quota": None,
        "kinds": MODELS,
        "duties": [("result", "year")],
        "reporters": "Các địa phương, cơ quan, đơn vị",
        "recipient": "qua Ban Dân vận Huyện ủy",
    },
}

each_plan = pytest.mark.parametrize("code", PAPERS)


def test_there_is_a_plan_for_each_paper_and_no_other():
    assert set(PLANS) == set(PAPERS)


@each_plan
def test_a_plan_says_what_its_paper_says(code):
    plan, paper = PLANS[code], PAPERS[code]
    quota = plan.quota and (plan.quota.at_least, plan.quota.aim, plan.quota.cumulated)
    said = {
        "place": plan.place,
        "years": (plan.first_year, plan.last_year, plan.continues),
        "system": plan.issuer.system,
        "number_and_day": (plan.document.number, plan.document.day),
        "fields": [field.code for field in plan.fields],
        "fields_open": plan.fields_open,
        "quota": quota,
        "kinds": [str(kind) for kind in plan.kinds],
        "duties": [(str(duty.kind), duty.period) for duty in plan.duties],
    }
    assert said == {key: paper[key] for key in said}
    assert paper["carries_out"] in " ".join(plan.document.carries_out)
    assert paper["reporters"] in " ".join(duty.reporters_in_words for duty in plan.duties)
    assert all(paper["recipient"] in duty.recipient for duty in plan.duties)


@each_plan
def test_each_value_names_where_it_comes_from(code):
    plan = PLANS[code]
    sources = [plan.period_source, plan.fields_source, plan.owing_source, plan.counting.source]
    assert all(sources)


# The last day on time, and the day that decides who owes, worked out from the papers' words.
LAST_DAYS = [
    ("tay-ninh-2017", "result", "year", 2017, date(2017, 11, 21)),  # “trước ngày 22/11/2017”
    ("khoai-chau-2021-2025", "register", "year", 2021, date(2021, 9, 14)),  # “trước ngày 15/9”
    ("khoai-chau-2021-2025", "register", "year", 2022, date(2022, 3, 31)),  # “trong quý I”
    ("khoai-chau-2021-2025", "register", "year", 2025, date(2025, 3, 31)),
    ("khoai-chau-2021-2025", "result", "half_year", 2023, None),
    ("khoai-chau-2021-2025", "result", "year", 2023, None),
    ("ninh-thuan-2023-2025", "register", "year", 2023, date(2023, 3, 12)),  # “trước ngày 13/3”
    ("ninh-thuan-2023-2025", "register", "year", 2026, date(2026, 3, 12)),  # it continues
    ("ninh-thuan-2023-2025", "result", "half_year", 2024, None),
    ("ninh-thuan-2023-2025", "result", "year", 2024, None),
    ("tay-ninh-2019", "round", "round", 2019, None),  # the days are the rounds'
    ("hon-quan-2016-2020", "result", "year", 2018, date(2018, 10, 29)),  # “trước ngày 30/10”
]


@pytest.mark.parametrize(("code", "kind", "period", "year", "last_day"), LAST_DAYS)
def test_a_report_is_on_time_until_the_day_the_paper_gives(code, kind, period, year, last_day):
    [duty] = [each for each in PLANS[code].duties if (each.kind, each.period) == (kind, period)]
    assert duty.last_day(year) == last_day


@pytest.mark.parametrize(
    ("code", "year", "day"),
    [
        ("tay-ninh-2017", 2017, date(2017, 11, 21)),
        ("khoai-chau-2021-2025", 2021, date(2021, 9, 14)),
        ("khoai-chau-2021-2025", 2025, date(2025, 3, 31)),  # before the communes of 1/7/2025
        ("ninh-thuan-2023-2025", 2024, date(2024, 3, 12)),
        ("tay-ninh-2019", 2019, date(2019, 7, 30)),
        ("hon-quan-2016-2020", 2020, date(2020, 10, 29)),
    ],
)
def test_who_owes_a_year_is_decided_on_the_day_the_paper_gives(code, year, day):
    assert PLANS[code].registration_day(year) == day


def test_the_first_round_of_2019_has_fifteen_days_and_the_second_none_yet():
    first, second = PLANS["tay-ninh-2019"].rounds
    assert (first.last_day - first.first_day).days + 1 == 15
    assert (first.first_day, first.report_day) == (date(2019, 7, 16), date(2019, 7, 30))
    assert (second.first_day, second.report_day) == (None, None)
    assert "11/2019" in second.expected


def test_upper_level_unions_alone_register_in_ninh_thuan_while_grassroots_unions_owe_too():
    plan = PLANS["ninh-thuan-2023-2025"]
    [register] = [duty for duty in plan.duties if duty.kind is ReportKind.REGISTER]
    assert set(register.reporters) == {"union", "union_upper"}
    assert _owes(plan, "union_grassroots")


def _owes(plan, unit_kind):
    """Whether a unit of this kind, there in all years, owes the plan's first year."""
    unit = {"unit_id": 1, "name": "Đơn vị", "kind": unit_kind, "parent_id": None}
    units = pd.DataFrame([unit | {"valid_from": pd.NaT, "valid_to": pd.NaT}])
    anywhere = plan.model_copy(update={"place": None})
    return bool(owed_unit_years(units, anywhere, date(2030, 1, 1))["owed"].any())


@pytest.mark.parametrize(
    ("code", "unit_kind", "owes"),
    [
        ("khoai-chau-2021-2025", "commune", True),  # “từ huyện đến cơ sở”
        ("khoai-chau-2021-2025", "armed_forces", True),
        ("khoai-chau-2021-2025", "union", True),
        ("khoai-chau-2021-2025", "district", False),  # contains those that owe
        ("tay-ninh-2017", "union_grassroots", True),
        ("tay-ninh-2017", "union_upper", True),  # Công đoàn Giáo dục huyện
        ("tay-ninh-2017", "commune", False),
        ("tay-ninh-2019", "union_grassroots", True),
        ("tay-ninh-2019", "commune", False),
        ("hon-quan-2016-2020", "commune", True),  # “các địa phương”
        ("hon-quan-2016-2020", "agency", True),
        ("hon-quan-2016-2020", "party_cell", False),  # an addressee, not a reporter
    ],
)
def test_those_owe_whom_the_paper_names(code, unit_kind, owes):
    assert _owes(PLANS[code], unit_kind) is owes


@each_plan
def test_new_and_replicated_models_count_and_unknown_ones_until_disproved(code):
    assert set(PLANS[code].counting.origins) == {Origin.NEW, Origin.REPLICATED, Origin.UNKNOWN}


@pytest.mark.parametrize(
    ("code", "words"), [("tay-ninh-2019", "12/75/2019"), ("hon-quan-2016-2020", "Hón Quản")]
)
def test_a_misprint_is_kept_as_it_stands(code, words):
    assert words in " ".join(PLANS[code].document.as_written)


def test_the_final_review_of_khoai_chau_is_an_occasion_and_no_deadline():
    plan = PLANS["khoai-chau-2021-2025"]
    middle, final = plan.reviews
    assert (middle.occasion_day, final.occasion_day) == (None, date(2025, 10, 15))
    assert date(2025, 10, 14) not in {duty.last_day(2025) for duty in plan.duties}


@pytest.mark.parametrize(
    ("code", "words", "field"),
    [
        ("khoai-chau-2021-2025", "KT", "economy"),
        ("khoai-chau-2021-2025", "Lĩnh vực phát triển kinh tế", "economy"),
        ("khoai-chau-2021-2025", "Văn hóa - xã hội", "culture_society"),
        ("khoai-chau-2021-2025", "AN-QP", "defence_security"),
        ("khoai-chau-2021-2025", "Xây dựng HTCT", "political_system"),
        ("ninh-thuan-2023-2025", "QP-AN", "defence_security"),
        ("ninh-thuan-2023-2025", "Xây dựng hệ thống Công đoàn", "union_system"),
        ("tay-ninh-2017", "Xây dựng nông thôn mới", "new_countryside_urban"),
    ],
)
def test_a_field_is_known_by_the_names_that_offices_write(code, words, field):
    known = {
        name: each.code
        for each in PLANS[code].fields
        for name in (each.name, each.short, *each.aliases)
    }
    assert known[words] == field
