"""The catalogue of models, and one model's life, over the small district of `tests/screens.py`."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from accounts.identity import Role
from data_loaders.decisions import Said, decide
from data_loaders.plans import builtin_plans
from database.session import reading
from database.tables import Model
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind
from tests.screens import CODE

NOW = datetime(2023, 6, 1, tzinfo=UTC)


def _model(source, name):
    with reading(source) as connection:
        return connection.execute(select(Model.model_id).where(Model.name == name)).scalar_one()


def _names(screen):
    return screen.dataframe[0].value["Tên mô hình"].tolist()


def test_every_model_is_listed_and_the_sentence_counts_them(page):
    screen = page("leaders", "models", Role.LEADER)

    assert screen.header[0].value == "5 mô hình của 3 đơn vị, 0 được công nhận."
    assert _names(screen)[0] == "Vườn rau sạch nhà trường"  # Xã An Vĩ comes first


@pytest.mark.parametrize("words", ["hoa giai", "Hòa giải", "HOÀ GIẢI", "binh minh"])
def test_the_search_needs_no_accents(page, words):
    screen = page("leaders", "models", Role.LEADER, tim=words)

    assert _names(screen) == ["Tổ hòa giải bền vững"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param({"linh_vuc": "Phát triển kinh tế"}, 2, id="a field"),
        pytest.param({"nam": "2023"}, 5, id="a year"),
        pytest.param({"tinh_trang": "Đang được tính"}, 4, id="what counts"),
        pytest.param({"tinh_trang": "Được công nhận"}, 0, id="nothing is recognised"),
    ],
)
def test_filters_come_from_the_address(page, query, count):
    screen = page("leaders", "models", Role.LEADER, **query)

    assert screen.header[0].value.startswith(f"{count} mô hình")


def test_a_model_in_the_address_tells_its_life_and_the_cell_of_each_word(page, district):
    wanted = _model(district, "Tổ hòa giải bền vững")
    decide(
        district,
        Said(DecisionKind.STEP, wanted, "checked", None, date(2023, 5, 2), "", "7-BC/BDV"),
        EVERYWHERE,
        NOW,
    )
    screen = page("leaders", "models", Role.LEADER, ma=str(wanted))
    told = screen.table[0].value

    assert screen.subheader[0].value == "Tổ hòa giải bền vững"
    assert told["Việc"].tolist() == ["Đăng ký (duy trì)", "Bước: Kiểm tra"]
    assert told["Ngày"].tolist() == ["20/3/2023", "2/5/2023"]
    assert "DS!B9" in told["Căn cứ"][0]
    assert "7\\-BC/BDV" in told["Căn cứ"][1]
    assert any("✓ 3. Kiểm tra" in each.value for each in screen.markdown)


def test_nobody_sees_a_model_of_another_unit(page, district):
    other = _model(district, "Tổ hòa giải bền vững")
    screen = page("leaders", "models", Role.STAFF, ma=str(other))

    assert not screen.subheader
    assert "0 mô hình" in screen.header[0].value
    assert builtin_plans()[CODE].place == "Huyện Khoái Châu"
