"""The register: taken in whole or not at all, every row at fault named."""

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_loaders import frames
from data_loaders.register_table import RegisterError
from data_loaders.unit_register import Imported, import_units, load_register
from database.session import engine, reading
from database.tables import UnitLineage
from domain.access import EVERYWHERE

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 3, 1, tzinfo=UTC)
HEAD = "code,name,kind,parent,valid_from,valid_to,successor"
FORMS = Path(__file__).parent.parent / "forms"


@pytest.fixture
def source(new_database) -> Engine:
    return engine(new_database(tables=True))


def register(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "units.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8-sig")
    return path


def test_a_real_districts_register_goes_in_with_parents_and_days(source: Engine) -> None:
    assert import_units(source, FORMS / "units.csv", NOW) == Imported(35, 0, 0)
    units = frames.units(source, EVERYWHERE).set_index("code")
    assert units.loc["KC-X12", "name"] == "Xã Đông Tảo"
    assert units.loc["KC-X12", "parent_id"] == units.loc["KC", "unit_id"]
    assert units.loc["KC-X12", "valid_to"] == pd.Timestamp(2025, 6, 30)


def test_importing_again_updates_and_adds_nothing(source: Engine) -> None:
    import_units(source, FORMS / "units.csv", NOW)
    assert import_units(source, FORMS / "units.csv", NOW) == Imported(0, 35, 0)


def test_a_parent_may_stand_below_its_child_in_the_file(source: Engine, tmp_path: Path) -> None:
    path = register(tmp_path, "X,Xã X,commune,H,,,", "H,Huyện H,district,,,,")
    assert import_units(source, path, NOW).added == 2


def test_an_excel_register_keeps_codes_that_look_like_numbers(
    source: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "units.xlsx"
    table = pd.DataFrame([["00123", "Xã X", "commune", "", "2021-01-01", "", ""]])
    table.set_axis(HEAD.split(","), axis=1).to_excel(path, index=False)
    import_units(source, path, NOW)
    units = frames.units(source, EVERYWHERE)
    assert units["code"].tolist() == ["00123"]
    assert units["valid_from"].tolist() == [pd.Timestamp(2021, 1, 1)]


def test_a_successor_becomes_a_lineage_on_the_day_after_the_end(
    source: Engine, tmp_path: Path
) -> None:
    path = register(
        tmp_path,
        "A,Xã A,commune,,2010-01-01,2025-06-30,B",
        "B,Xã B,commune,,2025-07-01,,",
    )
    assert import_units(source, path, NOW).lineages == 1
    assert import_units(source, path, NOW).lineages == 0
    with reading(source) as connection:
        lineage = connection.execute(select(UnitLineage.__table__)).one()
    assert (lineage.day, lineage.whole) == (date(2025, 7, 1), True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A,Xã A,commune,NOWHERE,,,", "dòng 3: không có đơn vị nào mang mã NOWHERE"),
        ("A,,commune,,,,", "dòng 3: cần có đủ mã, tên và loại đơn vị"),
        ("H,Xã A,commune,,,,", "dòng 3: mã H đã có ở dòng trên"),
        ("A,Xã A,commune,,31-31-2020,,", "dòng 3: “31-31-2020” không phải là ngày"),
        ("A,Xã A,commune,,2020-01-01,2019-01-01,", "dòng 3: ngày kết thúc trước ngày thành lập"),
        ("A,Xã A,commune,,,,H", "dòng 3: có đơn vị kế tiếp thì phải có ngày kết thúc"),
        ("A,Xã A,commune,A,,,", "dòng 3: A nằm dưới chính nó"),
    ],
)
def test_a_row_at_fault_is_named_and_nothing_goes_in(
    source: Engine, tmp_path: Path, line: str, said: str
) -> None:
    with pytest.raises(RegisterError) as refused:
        import_units(source, register(tmp_path, "H,Huyện H,district,,,,", line), NOW)
    assert said in str(refused.value)
    assert frames.units(source, EVERYWHERE).empty


def test_every_row_at_fault_is_named_at_once(source: Engine, tmp_path: Path) -> None:
    path = register(tmp_path, "A,,commune,,,,", "B,,commune,,,,")
    with pytest.raises(RegisterError) as refused:
        import_units(source, path, NOW)
    assert len(refused.value.faults) == 2


def test_a_file_without_the_columns_says_which_are_missing(source: Engine, tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("code,name\nA,Xã A", encoding="utf-8")
    with pytest.raises(RegisterError, match="kind, parent, valid_from, valid_to, successor"):
        import_units(source, path, NOW)


def test_the_reader_finds_the_units_that_were_taken_in(source: Engine) -> None:
    import_units(source, FORMS / "units.csv", NOW)
    found = load_register(source, "Huyện Khoái Châu").find("xã  đông tảo").unit
    assert found is not None
    assert found.code == "KC-X12"


def test_a_plan_of_one_district_knows_no_unit_of_another(source: Engine, tmp_path: Path) -> None:
    path = register(
        tmp_path,
        "T,Tỉnh T,province,,,,",
        "H,Huyện H,district,T,,,",
        "K,Huyện K,district,T,,,",
        "A,Xã An Vĩ,commune,H,,,",
        "B,Xã Chính Nghĩa,commune,K,,,",
    )
    import_units(source, path, NOW)
    ours, every = load_register(source, "Huyện H"), load_register(source, None)
    assert ours.find("Xã An Vĩ").unit is not None
    assert ours.find("Xã Chính Nghĩa").unit is None
    assert every.find("Xã Chính Nghĩa").unit is not None


def test_a_plan_of_a_place_that_is_not_in_the_register_knows_no_unit(
    source: Engine, tmp_path: Path
) -> None:
    path = register(tmp_path, "H,Huyện H,district,,,,", "A,Xã An Vĩ,commune,H,,,")
    import_units(source, path, NOW)
    assert load_register(source, "Huyện N").find("Xã An Vĩ").unit is None
    assert load_register(source, "HUYỆN  H").find("Xã An Vĩ").unit is not None
