"""A unit that says it has no model: it reported, and what it reported is none."""

from pathlib import Path

import pytest
from reader_forms import TITLE, workbook
from test_command_line import PLAN, answer, installation

__all__ = ["installation"]
HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực"]


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """A summary in which one unit has a model, one says none, and one sent nothing."""
    file = tmp_path / "tong_hop.xlsx"
    file.write_bytes(
        workbook(
            DS=[
                [TITLE],
                [],
                HEAD,
                [1, "Xã An Vĩ", "Vườn mẫu", "Kinh tế"],
                [2, "Xã Tân Dân", "Không có mô hình nào"],
                [3, "Xã Tứ Dân", "Chưa gửi"],
            ]
        )
    )
    return file


def test_none_is_read_as_a_row_without_a_name(installation: Path, summary: Path) -> None:
    (record,) = answer("read", summary, "--plan", PLAN)

    told = [(row["unit"], row["name"], row.get("count")) for row in record["rows"]]
    assert told == [("Xã An Vĩ", "Vườn mẫu", None), ("Xã Tân Dân", None, 0)]


def test_who_says_none_has_none_and_who_sent_nothing_did_not_report(
    installation: Path, summary: Path
) -> None:
    (taken,) = answer("ingest", summary, "--plan", PLAN, "--received", "2023-03-10")
    figures = answer("figures", "--plan", PLAN, "--year", 2023, "--as-of", "2023-12-31")

    assert taken["reports"] == 2
    states = {each["unit"]: (each["total"], each["state"]) for each in figures}
    assert states["Xã Tân Dân"] == (0, "none")
    assert states["Xã Tứ Dân"] == (None, "not_reported")
    assert states["Xã An Vĩ"][0] == 1


def test_a_report_of_nothing_but_none_is_taken_in_twice_with_one_result(
    installation: Path, tmp_path: Path
) -> None:
    file = tmp_path / "xa_tan_dan.xlsx"
    file.write_bytes(workbook(DS=[[TITLE], ["Đơn vị: Xã Tân Dân"], HEAD, [1, None, "Không"]]))
    given = ("ingest", file, "--plan", PLAN, "--received", "2023-03-10")
    outcomes = [one["outcome"] for one in (*answer(*given), *answer(*given))]
    figures = answer("figures", "--plan", PLAN, "--year", 2023, "--as-of", "2023-12-31")

    (figure,) = [each for each in figures if each["unit"] == "Xã Tân Dân"]
    assert outcomes[1] == "already_in"
    assert (figure["total"], figure["state"]) == (0, "none")
