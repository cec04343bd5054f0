import pytest

from data_loaders.plans import builtin_plans
from exports.basis import basis_in_words, called, issuer_in_short, reports_to

PLANS = builtin_plans()


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        pytest.param(
            "khoai-chau-2021-2025",
            "Kế hoạch số 05-KH/BCĐ ngày 12/8/2021 của Ban Chỉ đạo huyện",
            id="a plan with its number",
        ),
        pytest.param(
            "hon-quan-2016-2020",
            "Công văn số 447-CV/HU ngày 05/5/2017 của Huyện ủy Hớn Quản về việc tiếp tục đẩy mạnh",
            id="a letter says only what it is about",
        ),
        pytest.param(
            "tay-ninh-2017",
            "Kế hoạch của Ban Thường vụ Liên đoàn Lao động huyện về việc tiếp tục",
            id="neither number nor day",
        ),
    ],
)
def test_the_paper_carried_out_is_named_as_an_office_names_it(code, begins):
    assert basis_in_words(PLANS[code]).startswith(begins)


def test_a_title_that_names_no_kind_of_paper_stays_as_it_is():
    plan = PLANS["khoai-chau-2021-2025"]
    titled = plan.document.model_copy(update={"title": "Phong trào của huyện"})
    said = basis_in_words(plan.model_copy(update={"document": titled}))

    assert said.startswith("Phong trào của huyện (số 05-KH/BCĐ ngày 12/8/2021 của Ban Chỉ đạo")


def test_the_issuer_reports_to_whoever_stands_above_and_whom_its_plan_names():
    assert reports_to(PLANS["khoai-chau-2021-2025"]) == ("Huyện ủy Khoái Châu",)
    assert reports_to(PLANS["ninh-thuan-2023-2025"]) == ("Ban Dân vận Tỉnh ủy",)
    assert reports_to(PLANS["tay-ninh-2017"]) == ("Liên đoàn Lao động tỉnh Tây Ninh",)
    assert issuer_in_short(PLANS["khoai-chau-2021-2025"]) == "Ban Chỉ đạo huyện"


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        pytest.param("Xã Đông Tảo", "xã Đông Tảo", id="a place's kind is no part of its name"),
        pytest.param("Thị trấn Khoái Châu", "thị trấn Khoái Châu", id="of two words"),
        pytest.param("Huyện đoàn Khoái Châu", "Huyện đoàn Khoái Châu", id="an organisation's is"),
        pytest.param("Công an huyện", "Công an huyện", id="no place at all"),
    ],
)
def test_a_name_inside_a_sentence(name, inside):
    assert called(name) == inside
