"""A lineage goes in whole or not at all; a dry run says what it would change."""

import pandas as pd
import pytest

from data_loaders.lineage import lineage
from data_loaders.lineage_import import import_lineage, lineage_changes
from data_loaders.register_table import RegisterError
from data_loaders.unit_register import import_units, units_changes
from domain.access import EVERYWHERE
from tests.data_loaders.makers import NOW, REGISTER, actions, last_days, with_register, write

pytestmark = pytest.mark.both_engines

HEAD = "from_code,into_code,day,whole,decree"
HEAD_OF_UNITS = REGISTER.partition("\n")[0]


@pytest.fixture
def source(tmp_path, new_database):
    return with_register(new_database(tables=True), tmp_path)


def steps(folder, *rows, head=HEAD):
    return write(folder, "lineage.csv", "\n".join([head, *rows]))


def units(folder, *rows):
    return write(folder, "units.csv", "\n".join([HEAD_OF_UNITS, *rows]))


def test_two_communes_go_into_a_new_one_that_keeps_a_name(source, tmp_path):
    path = steps(tmp_path, "A,N,2025-07-01,whole,NQ 1", "B,N,1/7/2025,toàn bộ,NQ 1")

    assert import_lineage(source, path, NOW) == 2
    found = lineage(source, EVERYWHERE)
    assert found["whole"].tolist() == [True, True]
    assert found["decree"].tolist() == ["NQ 1", "NQ 1"]
    assert set(found["day"].dt.strftime("%Y-%m-%d")) == {"2025-07-01"}
    assert actions(source)[-1] == "lineage imported"


def test_the_same_file_again_adds_nothing(source, tmp_path):
    path = steps(tmp_path, "A,N,2025-07-01,whole,NQ 1")

    assert [import_lineage(source, path, NOW) for _ in range(2)] == [1, 0]
    assert len(lineage(source, EVERYWHERE)) == 1


def test_a_file_from_excel_and_one_with_semicolons_are_read_alike(source, tmp_path):
    rows = [["A", "N", pd.Timestamp(2025, 7, 1), "một phần", ""]]
    book = tmp_path / "lineage.xlsx"
    pd.DataFrame(rows, columns=HEAD.split(",")).to_excel(book, index=False)
    text = steps(tmp_path, "A;N;1/7/2025;part;", head=HEAD.replace(",", ";"))

    assert lineage_changes(source, book) == lineage_changes(source, text)
    assert import_lineage(source, book, NOW) == 1
    assert lineage(source, EVERYWHERE)["whole"].tolist() == [False]


def test_a_dry_run_lists_the_steps_and_writes_none(source, tmp_path):
    path = steps(tmp_path, "A,N,2025-07-01,whole,", "B,M,2025-07-01,whole,")
    changes = lineage_changes(source, path)

    assert [(c.what, c.code, c.column, c.becomes) for c in changes] == [
        ("lineage", "A", "2025-07-01", "N"),
        ("lineage", "B", "2025-07-01", "M"),
    ]
    assert lineage(source, EVERYWHERE).empty
    import_lineage(source, path, NOW)
    assert lineage_changes(source, path) == []


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["A,X,2025-07-01,whole,"], "dòng 2: không có đơn vị nào mang mã X"),
        (["A,N,31-31-2025,whole,"], "dòng 2: “31-31-2025” không phải là ngày"),
        (["A,N,,whole,"], "dòng 2: cần có đủ mã hai đơn vị và ngày"),
        (["A,N,2025-07-01,có lẽ,"], "dòng 2: cột whole ghi “có lẽ”"),
        (["A,N,2025-07-01,whole,"] * 2, "dòng 3: bước này đã có ở dòng trên"),
        (["A,A,2025-07-01,part,"], "dòng 2: các bước đi thành vòng: Xã An → Xã An"),
        (
            ["C,D,2025-07-01,part,", "D,C,2025-07-02,part,"],
            "dòng 3: các bước đi thành vòng",
        ),
        (["N,C,2025-07-01,part,"], "dòng 2: Xã An chưa có trước ngày 1/7/2025"),
        (["A,N,2025-08-01,whole,"], "dòng 2: Xã An đã kết thúc ngày 30/6/2025, trước ngày 1/8"),
        (["C,N,2025-07-01,whole,"], "dòng 2: Xã Cường vào Xã An toàn bộ từ ngày 1/7/2025 thì"),
        (["A,N,2025-03-01,part,"], "dòng 2: Xã An chưa có vào ngày 1/3/2025"),
        (["C,B,2025-07-01,part,"], "dòng 2: Xã Bình đã kết thúc ngày 30/6/2025"),
        (
            ["A,N,2025-07-01,whole,", "A,M,2025-07-01,whole,"],
            "dòng 3: Xã An không thể đi toàn bộ vào hai đơn vị trong cùng ngày 1/7/2025",
        ),
        (
            ["A,N,2025-07-01,whole,", "A,M,2025-07-01,part,"],
            "dòng 3: Xã An không thể vừa đi toàn bộ vừa đi một phần trong cùng ngày 1/7/2025",
        ),
    ],
)
def test_a_lineage_that_cannot_be_is_refused_with_its_row(source, tmp_path, rows, said):
    path = steps(tmp_path, "B,N,2025-07-01,whole,", *rows)
    later = said.replace("dòng 3", "dòng 4").replace("dòng 2", "dòng 3")

    for attempt in (lineage_changes, lambda *a: import_lineage(*a, NOW)):
        with pytest.raises(RegisterError) as refused:
            attempt(source, path)
        assert later in str(refused.value)
        assert all("dòng 2" not in fault for fault in refused.value.faults)
    assert lineage(source, EVERYWHERE).empty


def test_a_step_in_force_is_not_turned_from_whole_into_part_by_a_file(source, tmp_path):
    import_lineage(source, steps(tmp_path, "A,N,2025-07-01,whole,"), NOW)
    with pytest.raises(RegisterError, match="dòng 2: bước này đã ghi khác"):
        import_lineage(source, steps(tmp_path, "A,N,2025-07-01,part,"), NOW)


def test_a_register_that_lets_a_unit_live_on_after_it_went_over_whole_is_refused(source, tmp_path):
    import_lineage(source, steps(tmp_path, "A,N,2025-07-01,whole,"), NOW)
    before = last_days(source)
    with pytest.raises(RegisterError, match="dòng 2: Xã An vào Xã An toàn bộ từ ngày 1/7/2025"):
        import_units(source, units(tmp_path, "A,Xã An,commune,H,2010-01-01,2025-12-31,"), NOW)
    assert last_days(source) == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["E,Xã Cường,commune,H,2020-01-01,,"],
            "dòng 2: Xã Cường có hai lần trong cùng một ngày (mã C và E)",
        ),
        (
            ["E,Xã Em,commune,H,,,", "E,Xã Em,commune,P,,,"],
            "dòng 3: E có hai cấp trên trong cùng một ngày (H và P)",
        ),
        (["E,Xã Em,commune,H,,,"] * 2, "dòng 3: mã E đã có ở dòng trên"),
        (
            ["E,Xã Em,commune,H,2010-01-01,2024-12-31,N"],
            "dòng 2: Xã An chưa có vào ngày 1/1/2025",
        ),
    ],
)
def test_names_and_codes_twice_on_a_day_are_refused(source, tmp_path, rows, said):
    before = last_days(source)
    with pytest.raises(RegisterError) as refused:
        import_units(source, units(tmp_path, *rows), NOW)
    assert said in str(refused.value)
    assert last_days(source) == before


def test_a_name_may_come_again_once_the_first_unit_of_it_has_ended(source, tmp_path):
    again = units(tmp_path, "E,Xã Bình,commune,H,2025-07-01,,")
    assert import_units(source, again, NOW).added == 1


def test_a_dry_run_of_a_register_says_what_is_new_changed_column_by_column_and_closed(
    source, tmp_path
):
    path = units(
        tmp_path,
        "B,Xã Bình,commune,H,2010-01-01,2025-06-30,M",
        "C,Xã Cường Thịnh,ward,H,2010-01-01,,",
        "D,Xã Dũng,commune,H,2010-01-01,2025-12-31,",
        "E,Xã Em,commune,P,2025-07-01,,",
    )
    changes = units_changes(source, path)

    assert [(c.what, c.code, c.column, c.was, c.becomes) for c in changes] == [
        ("changed", "C", "name", "Xã Cường", "Xã Cường Thịnh"),
        ("changed", "C", "kind", "commune", "ward"),
        ("closed", "D", "valid_to", "", "2025-12-31"),
        ("added", "E", "", "", ""),
        ("lineage", "B", "2025-07-01", "whole", "M"),
    ]
    assert actions(source) == ["units imported"]
    import_units(source, path, NOW)
    assert units_changes(source, path) == []


def test_a_file_that_is_no_table_is_refused_in_words(source, tmp_path):
    path = tmp_path / "lineage.xlsx"
    path.write_bytes(b"\x00\x01not a workbook")
    with pytest.raises(RegisterError, match=r"lineage.xlsx: không đọc được"):
        import_lineage(source, path, NOW)
    path = tmp_path / "lineage.csv"
    path.write_bytes("from_code,into_code\nXã".encode("utf-16"))
    with pytest.raises(RegisterError, match=r"lineage.csv: không đọc được"):
        import_lineage(source, path, NOW)
