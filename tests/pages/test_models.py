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
from pages.frame import few_units
from pages.leaders import model_catalogue
from tests.screens import CODE

NOW = datetime(2023, 6, 1, tzinfo=UTC)


def _model(source, name):
    with reading(source) as connection:
        return connection.execute(select(Model.model_id).where(Model.name == name)).scalar_one()


@pytest.fixture
def many(monkeypatch, district):
    """Units in sight are more than can be listed, and models of only two are read at once."""
    monkeypatch.setattr(model_catalogue, "MANY", 2)
    for part in (few_units, model_catalogue):
        monkeypatch.setattr(part, "FEW", 2)
    return district


def test_of_many_units_the_places_are_counted_and_no_model_is_listed(page, many):
    screen = page("leaders", "models", Role.LEADER)

    assert not screen.dataframe
    assert screen.header[0].value == (
        "5 lượt đăng ký ở 1 nơi, 4 mô hình được tính, 0 được công nhận."
    )
    row = screen.table[0].value.iloc[0].tolist()
    assert row[1:] == ["5", "4", "0"]
    narrowed = page("leaders", "models", Role.LEADER, linh_vuc="Phát triển kinh tế")
    assert narrowed.table[0].value.iloc[0].tolist()[1:] == ["2", "2", "0"]


@pytest.mark.parametrize("words", ["hoa giai", "Hòa giải", "HOÀ GIẢI", "binh minh"])
def test_of_many_units_a_model_of_any_is_found_by_words(page, many, words):
    screen = page("leaders", "models", Role.LEADER, tim=words)

    assert _names(screen) == ["Tổ hòa giải bền vững"]
    assert screen.header[0].value == "1 mô hình của 1 đơn vị, 0 được công nhận."


def test_of_many_units_it_is_said_where_not_all_were_looked_through(page, many):
    screen = page("leaders", "models", Role.LEADER, tim="a")

    assert any("chưa xem hết" in each.value for each in screen.markdown)
    # Of the first two by the alphabet, Xã An Vĩ and Xã Bình Minh.
    assert _names(screen) == ["Vườn rau sạch nhà trường", "Tổ hòa giải bền vững"]


def test_of_many_units_a_link_to_one_model_opens_its_life(page, many):
    number = _model(many, "Tổ hòa giải bền vững")
    screen = page("leaders", "models", Role.LEADER, ma=str(number))

    assert any("Tổ hòa giải bền vững" in each.value for each in screen.subheader)
    assert not page("leaders", "models", Role.LEADER, ma="x1").subheader


def _names(screen):
    return screen.dataframe[0].value["Tên mô hình"].tolist()


def test_every_model_is_listed_and_the_sentence_counts_them(page):
    screen = page("leaders", "models", Role.LEADER)

    assert screen.header[0].value == "5 mô hình của 3 đơn vị, 0 được công nhận."
    assert _names(screen)[0] == "Vườn rau sạch nhà trường"  # Xã An Vĩ comes first


def test_a_line_says_how_the_figures_of_the_progress_page_come_about(page):
    screen = page("leaders", "models", Role.LEADER, nam="2023", tinh_trang="Đang được tính")

    assert screen.header[0].value == "4 mô hình của 2 đơn vị, 0 được công nhận."
    assert any(
        "5 lượt đăng ký trong danh sách, 0 được công nhận; 4 mô hình được tính" in each.value
        for each in screen.markdown
    )


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


def test_the_models_found_are_taken_along_as_excel_and_as_text(page):
    screen = page("leaders", "models", Role.LEADER, den_ngay="2023-11-30")
    labels = [button.proto.label for button in screen.get("download_button")]

    assert labels == ["Tải bảng về Excel", "Tải bảng về CSV"]


def test_the_life_of_a_model_opens_over_the_page_and_only_once_one_is_chosen(page, district):
    wanted = _model(district, "Tổ hòa giải bền vững")
    closed = page("leaders", "models", Role.LEADER)
    screen = page("leaders", "models", Role.LEADER, ma=str(wanted))
    (card,) = screen.get("dialog")

    assert not closed.get("dialog")
    assert card.subheader[0].value == "Tổ hòa giải bền vững"
    assert _names(screen) == _names(closed)


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
