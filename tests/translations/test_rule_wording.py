"""A plan's rules in words say all that the plan says, and what changes between two versions."""

from datetime import date

import pytest
from pydantic import ValidationError

from data_loaders.plans import builtin_plans
from domain.plans import Plan
from translations.duty_wording import last_day_in_words
from translations.rule_changes import change_in_words, rule_changes
from translations.rule_wording import rules_in_words
from translations.rules import About

PLANS = builtin_plans()
KHOAI_CHAU = PLANS["khoai-chau-2021-2025"]


def said(plan, key):
    [rule] = [rule for rule in rules_in_words(plan) if rule.key == key]
    return rule.sentence


def with_duty(**parts):
    duty = KHOAI_CHAU.duties[0].model_dump() | {"exceptions": {}} | parts
    return Plan.model_validate(KHOAI_CHAU.model_dump() | {"duties": [duty]})


@pytest.mark.parametrize(
    ("code", "index", "words"),
    [
        (
            "khoai-chau-2021-2025",
            0,
            "đến hết ngày 31/3 hằng năm; riêng năm 2021 trước ngày 15/9/2021",
        ),
        (
            "khoai-chau-2021-2025",
            1,
            "kế hoạch không nêu ngày; chưa đặt ngày thì không tính là quá hạn",
        ),
        ("ninh-thuan-2023-2025", 0, "trước ngày 13/3 hằng năm"),
        ("hon-quan-2016-2020", 0, "trước ngày 30/10 hằng năm"),
        ("tay-ninh-2017", 0, "trước ngày 22/11/2017"),
        ("tay-ninh-2019", 0, "theo từng đợt, xem các đợt bên dưới"),
    ],
)
def test_the_day_of_each_duty_is_said_as_the_paper_has_it(code, index, words):
    assert last_day_in_words(PLANS[code].duties[index], PLANS[code]) == words


def test_a_duty_with_a_day_in_one_year_alone_says_so():
    plan = with_duty(until=None, exceptions={2022: date(2022, 4, 15)})
    assert last_day_in_words(plan.duties[0], plan) == "năm 2022 trước ngày 15/4/2022"


@pytest.mark.parametrize(
    ("code", "key", "words"),
    [
        (
            "khoai-chau-2021-2025",
            "quota",
            "Mỗi đơn vị, mỗi năm ít nhất 1 mô hình, phấn đấu 2; thừa không bù thiếu. "
            "Mô hình đã thực hiện từ các năm trước không được tính lại.",
        ),
        ("hon-quan-2016-2020", "quota", "Không giao chỉ tiêu bằng số."),
        ("ninh-thuan-2023-2025", "period", "từ năm 2023 đến năm 2025 và những năm tiếp theo"),
        ("tay-ninh-2017", "period", "năm 2017"),
        ("tay-ninh-2017", "paper:number", "văn bản không ghi số"),
        ("khoai-chau-2021-2025", "paper:number", "05-KH/BCĐ"),
        ("khoai-chau-2021-2025", "paper:day", "12/8/2021"),
        ("tay-ninh-2019", "round:1:days", "từ ngày 16/7/2019 đến ngày 30/7/2019"),
        ("tay-ninh-2019", "round:2:days", "dự kiến tháng 11/2019"),
        ("tay-ninh-2019", "counting", "kế hoạch không đếm mô hình"),
        (
            "khoai-chau-2021-2025",
            "counting",
            "nguồn gốc xây dựng mới, nhân rộng, chưa rõ; vào năm đăng ký; "
            "không tính nâng cấp, duy trì",
        ),
    ],
)
def test_rules_are_said_in_the_words_of_offices(code, key, words):
    assert said(PLANS[code], key) == words


@pytest.mark.parametrize("code", PLANS)
def test_rules_stand_in_the_order_of_a_plan_each_under_one_key(code):
    rules = rules_in_words(PLANS[code])
    about = [list(About).index(rule.about) for rule in rules]
    keys = [rule.key for rule in rules]
    assert about == sorted(about)
    assert len(set(keys)) == len(keys)


def leaves(part, path=()):
    """The path of every value of a plan."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, inner in pairs:
        if isinstance(inner, dict | list | tuple) and inner:
            yield from leaves(inner, (*path, key))
        else:
            yield (*path, key)


def another(value):
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, date):
        return value.replace(day=28 if value.day != 28 else 27)
    return value + 1 if isinstance(value, int) else f"{value} khác"


def changed(plan, path):
    """The plan with another value at `path`, or None where that is no plan any more."""
    whole = plan.model_dump(mode="python")
    part = whole
    for step in path[:-1]:
        if isinstance(part[step], tuple):
            part[step] = list(part[step])
        part = part[step]
    part[path[-1]] = another(part[path[-1]])
    try:
        return Plan.model_validate(whole)
    except ValidationError:
        return None


@pytest.mark.parametrize("code", PLANS)
def test_no_value_of_a_plan_can_change_without_a_word(code):
    plan = PLANS[code]
    others = {path: changed(plan, path) for path in leaves(plan.model_dump(mode="python"))}
    sound = {path: other for path, other in others.items() if other is not None}
    silent = [path for path, other in sound.items() if not rule_changes(plan, other)]
    assert len(sound) > 20
    assert silent == []


def test_a_plan_does_not_differ_from_itself():
    assert all(rule_changes(plan, plan) == [] for plan in PLANS.values())


def test_changes_are_told_one_by_one_with_what_was():
    quota = KHOAI_CHAU.quota.model_copy(update={"aim": 3})
    economy = KHOAI_CHAU.fields[0].model_copy(update={"aliases": ("KT", "Kinh tế nông thôn")})
    fewer = KHOAI_CHAU.fields[0].model_copy(update={"aliases": KHOAI_CHAU.fields[0].aliases[:-1]})
    duty = KHOAI_CHAU.duties[0].model_copy(update={"until": "04-15"})

    def told(**parts):
        return [
            change_in_words(change)
            for change in rule_changes(KHOAI_CHAU, KHOAI_CHAU.model_copy(update=parts))
        ]

    assert told(duties=(duty, *KHOAI_CHAU.duties[1:])) == [
        "Danh sách đăng ký của năm · Hạn: “đến hết ngày 31/3 hằng năm; riêng năm 2021 trước ngày "
        "15/9/2021” thành “đến hết ngày 15/4 hằng năm; riêng năm 2021 trước ngày 15/9/2021”"
    ]
    assert [each.count("phấn đấu 3") for each in told(quota=quota)] == [1]
    assert told(fields=(fewer, *KHOAI_CHAU.fields[1:])) == [
        "Phát triển kinh tế · Cũng viết là: bỏ “Trên lĩnh vực phát triển kinh tế”"
    ]
    added = told(fields=(economy, *KHOAI_CHAU.fields[1:]))
    assert added[1] == "Phát triển kinh tế · Cũng viết là: thêm “Kinh tế nông thôn”"
    assert told(reviews=KHOAI_CHAU.reviews[:1])[-1] == (
        "Tổng kết phong trào thi đua “Dân vận khéo”, biểu dương, khen thưởng các điển hình tiêu "
        "biểu · Ngày: bỏ “15/10/2025”"
    )
    silent = KHOAI_CHAU.quota.model_copy(update={"source": "II.4"})
    assert told(quota=silent)[0].startswith("Chỉ tiêu, căn cứ: “Khoái Châu 05-KH/BCĐ, II.4")
