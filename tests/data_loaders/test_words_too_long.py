"""What is longer or larger than a column holds. SQLite would keep it, PostgreSQL refuses it: the
house answers for both before either is asked.
"""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from screens import CODE, NOW, ROOT, empty_district
from sqlalchemy import select
from typer.testing import CliRunner

from data_loaders.intake import take_in
from data_loaders.lineage_import import import_lineage
from data_loaders.plans import PlanError, load_plan
from data_loaders.register_file import COLUMNS
from data_loaders.register_table import RegisterError
from data_loaders.spreadsheets.read import read_file
from data_loaders.unit_register import import_units, load_register
from database.session import engine, reading
from database.tables import Activity, AuditEntry, StatedCount, Unit
from domain.problems import Fault
from manage import app

pytestmark = pytest.mark.both_engines
HEAD = ",".join(COLUMNS)


def book(*rows):
    made, content = Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(content)
    return content.getvalue()


def taken(source, plan, content):
    """What is read of a file, taken in."""
    register = load_register(source, plan.place)
    understood = read_file(content, "bieu.xlsx", plan, register)
    take_in(source, content, understood, plan, date(2023, 3, 1), NOW)
    return understood


def test_a_number_that_no_unit_has_models_for_is_told_and_the_others_are_taken(new_database):
    source, plan = empty_district(new_database(tables=True)), load_plan(ROOT / f"plans/{CODE}.toml")
    content = book(
        ["BIỂU SỐ LIỆU MÔ HÌNH DÂN VẬN KHÉO NĂM 2023"],
        ["STT", "Đơn vị", "Kinh tế", "Văn hóa - xã hội"],
        [1, "Xã Đông Tảo", 3_000_000_000, 2],
        [2, "Xã An Vĩ", 3, 4],
    )

    understood = taken(source, plan, content)

    assert [(each.cell, each.fault) for each in understood.problems] == [("C3", Fault.NOT_A_NUMBER)]
    with reading(source) as connection:
        assert connection.execute(select(StatedCount.count)).scalars().all() == [3, 4]


def test_a_measure_that_tells_a_story_is_kept_as_far_as_it_goes(new_database):
    source = engine(new_database(tables=True))
    plan = load_plan(ROOT / "plans/tay-ninh-2019.toml")
    import_units(source, ROOT / "tests/forms/units.csv", NOW)
    long = "người lao động nghèo " * 8
    content = book(
        ["KẾT QUẢ ĐỢT 1 NĂM 2019"],
        ["Đơn vị: Xã Đông Tảo"],
        ["STT", "Nội dung", "Đơn vị tính", "Số lượng"],
        [1, "Sửa nhà cho hộ nghèo", long, 3],
        [2, "Tặng quà", "suất", 4],
    )

    taken(source, plan, content)

    with reading(source) as connection:
        asked = select(Activity.unit_of_measure).order_by(Activity.activity_id)
        assert connection.execute(asked).scalars().all() == [long[:100], "suất"]


def test_a_register_says_which_of_its_rows_are_too_long(new_database, tmp_path):
    source = engine(new_database(tables=True))
    file = tmp_path / "register.csv"
    row = f"{'m' * 41},{'X' * 201},commune,,,,"
    file.write_text(f"{HEAD}\nA,Xã An,commune,,,,\n{row}\n", encoding="utf-8")

    with pytest.raises(RegisterError) as refused:
        import_units(source, file, NOW)

    assert [fault.partition(":")[0] for fault in refused.value.faults] == ["dòng 3", "dòng 3"]
    assert "40" in refused.value.faults[0]
    assert "200" in refused.value.faults[1]


def test_a_file_of_the_register_may_have_any_name(new_database, tmp_path):
    source = engine(new_database(tables=True))
    units, steps = (tmp_path / f"{'d' * 200}-{what}.csv" for what in ("units", "steps"))
    lines = "A,Xã An,commune,,,2024-12-31,\nB,Xã Bình,commune,,,,\n"
    units.write_text(f"{HEAD}\n{lines}", encoding="utf-8")
    steps.write_text(
        "from_code,into_code,day,whole,decree\nA,B,2025-01-01,whole,\n", encoding="utf-8"
    )

    import_units(source, units, NOW)
    import_lineage(source, steps, NOW)

    with reading(source) as connection:
        assert connection.execute(select(Unit.code).order_by(Unit.code)).scalars().all() == [
            "A",
            "B",
        ]
        told = connection.execute(select(AuditEntry.detail)).scalars().all()
    assert [detail["file"] for detail in told] == [units.name, steps.name]


def test_a_plan_says_that_its_code_is_too_long(tmp_path):
    text = (ROOT / f"plans/{CODE}.toml").read_text(encoding="utf-8")
    file = tmp_path / "plan.toml"
    file.write_text(text.replace(CODE, "k" * 61, 1), encoding="utf-8")

    with pytest.raises(PlanError, match="60"):
        load_plan(file)


def test_a_number_of_a_paper_that_is_too_long_is_told_before_anything_is_asked(
    new_database, monkeypatch
):
    monkeypatch.setenv("DATABASE_URL", new_database())

    done = CliRunner().invoke(
        app, ["review", "strike-off", "--plan", CODE, "1", "--document", "9" * 61]
    )

    assert done.exit_code == 2
    assert "60" in done.output


@pytest.mark.parametrize(
    "words",
    [
        ["withdraw", "3000000000"],
        ["reinstate", "--batch", "3000000000"],
        ["review", "undo", "3000000000"],
        ["review", "same", "3000000000", "1", "--plan", CODE],
    ],
)
def test_a_number_that_no_row_has_is_told_as_such(new_database, monkeypatch, words):
    monkeypatch.setenv("DATABASE_URL", empty_district(new_database()).url.render_as_string())

    done = CliRunner().invoke(app, words, catch_exceptions=False)

    assert done.exit_code == 2
    assert "2147483647" in done.output
