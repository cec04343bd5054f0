"""Many files at once on the command line: folders and zips, one batch, one summary."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from screens import empty_district
from typer.testing import CliRunner

from manage import app

FORMS = Path(__file__).parents[1] / "forms"
PLAN = "khoai-chau-2021-2025"
GOOD = ["v01_dang_ky_2023_xa_dong_tao.xlsx", "v02_dang_ky_2022_xa_ham_tu.xlsx"]
FAULTY, CUT_SHORT = "v09_dong_loi_2023.xlsx", "v10b_truncated.xlsx"


def manage(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def ingest(*words):
    return json.loads(manage("ingest", *words, "--plan", PLAN, "--json").stdout)


def submissions():
    return json.loads(manage("submissions", "--plan", PLAN, "--json").stdout)


def figures():
    return manage("figures", "--plan", PLAN, "--json").stdout


@pytest.fixture
def installation(tmp_path, new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    empty_district(url)
    return tmp_path


@pytest.fixture
def bundle(installation):
    path = installation / "bao-cao.zip"
    with zipfile.ZipFile(path, "w") as target:
        for name in (*GOOD, FAULTY):
            target.write(FORMS / name, f"Các xã/{name}")
        target.writestr("Các xã/.DS_Store", b"x")
        target.writestr("cu.zip", b"Rar!\x1a\x07\x00")
    return path


def test_the_files_of_a_zip_are_taken_in_like_any_others(bundle):
    records = ingest(bundle)

    assert [(one["file"], one["outcome"]) for one in records] == [
        (GOOD[0], "taken"),
        (GOOD[1], "taken"),
        (FAULTY, "taken"),
        ("cu.zip", "refused"),
    ]
    assert "Giải nén" in records[-1]["reason"]


def test_a_zip_says_the_same_as_the_folder_it_was_made_of(bundle, tmp_path):
    ingest(bundle)
    before = figures()
    folder = tmp_path / "cac-xa"
    folder.mkdir()
    for name in (*GOOD, FAULTY):
        shutil.copy(FORMS / name, folder)

    assert {one["outcome"] for one in ingest(folder)} == {"already_in"}
    assert figures() == before


def test_a_zip_in_a_folder_is_unpacked_beside_the_other_files(bundle):
    folder = bundle.parent / "tat-ca"
    folder.mkdir()
    shutil.move(bundle, folder)
    shutil.copy(FORMS / "v03_tong_hop_dang_ky_2024.xlsx", folder)

    files = [one["file"] for one in ingest(folder)]
    assert files == [*GOOD, FAULTY, "cu.zip", "v03_tong_hop_dang_ky_2024.xlsx"]


def test_one_run_is_one_batch_and_a_run_that_changes_nothing_is_none(bundle):
    first = {one["batch"] for one in ingest(bundle) if one["outcome"] == "taken"}
    again = {one["batch"] for one in ingest(bundle)}
    (third,) = ingest(FORMS / "v03_tong_hop_dang_ky_2024.xlsx")

    assert (first, again) == ({1}, {None})
    assert third["batch"] == 2
    assert sorted(one["batch"] for one in submissions()) == [1, 1, 1, 2]


def test_a_run_of_which_nothing_is_taken_is_no_batch(installation):
    (refused,) = ingest(FORMS / CUT_SHORT)
    (taken,) = ingest(FORMS / GOOD[0])

    assert (refused["batch"], taken["batch"]) == (None, 1)


def test_a_batch_is_taken_back_and_put_in_force_again_in_one_step(bundle):
    ingest(FORMS / "v03_tong_hop_dang_ky_2024.xlsx")
    before = figures()
    ingest(bundle)
    after = figures()

    done = manage("withdraw", "--batch", 2, "--reason", "nhầm thư mục")
    assert (done.exit_code, done.stderr.strip()) == (0, "Đã rút lại 3 tệp.")
    assert figures() == before != after
    assert {(one["batch"], one["state"]) for one in submissions()} == {
        (1, "accepted"),
        (2, "withdrawn"),
    }

    assert manage("reinstate", "--batch", 2).exit_code == 0
    assert figures() == after


@pytest.mark.parametrize("command", ["withdraw", "reinstate"])
@pytest.mark.parametrize("words", [["--batch", 7], [], [1, "--batch", 1]])
def test_files_are_named_by_their_numbers_or_by_a_batch_that_is_there(bundle, command, words):
    ingest(bundle)
    before = submissions()

    assert manage(command, *words).exit_code == 2
    assert submissions() == before


def test_the_summary_is_a_workbook_with_a_row_for_each_file(bundle):
    target = bundle.parent / "tom-tat.xlsx"
    done = manage("ingest", bundle, FORMS / CUT_SHORT, "--plan", PLAN, "--summary", target)
    rows = list(load_workbook(target)["Từng tệp"].iter_rows(min_row=2, values_only=True))

    assert done.exit_code == 1
    assert {row[1]: row[2] for row in rows} == {
        "cu.zip": "Không nhận",
        CUT_SHORT: "Không nhận",
        FAULTY: "Nhận một phần: 5 dòng bị giữ lại",
        GOOD[0]: "Nhận được",
        GOOD[1]: "Nhận được",
    }


def test_a_summary_writes_over_no_file_and_then_nothing_is_taken_in(installation):
    mine = installation / "cua-toi.xlsx"
    mine.write_bytes(b"mine")

    assert manage("ingest", FORMS, "--plan", PLAN, "--summary", mine).exit_code == 2
    nowhere = installation / "khong-co" / "tom-tat.xlsx"
    assert manage("ingest", FORMS, "--plan", PLAN, "--summary", nowhere).exit_code == 2
    assert mine.read_bytes() == b"mine"
    assert submissions() == []


def test_a_file_taken_back_is_left_to_a_person_in_the_summary(installation):
    ingest(FORMS / GOOD[0])
    manage("withdraw", "--batch", 1)
    target = installation / "tom-tat.xlsx"
    manage("ingest", FORMS / GOOD[0], "--plan", PLAN, "--summary", target)
    (row,) = load_workbook(target)["Từng tệp"].iter_rows(min_row=2, values_only=True)

    assert row[2] == "Cần người xem"
    assert "reinstate 1" in row[9]


def test_a_file_of_which_rows_were_held_back_is_told_apart_on_the_terminal(bundle):
    done = manage("ingest", bundle, "--plan", PLAN)
    said = {line.partition(":")[0]: line for line in done.stdout.splitlines()}
    sorting = {one["file"]: one["sorting"] for one in ingest(bundle)}

    assert "(Nhận một phần: 5 dòng bị giữ lại)" in said[FAULTY]
    assert "giữ lại" not in said[GOOD[0]]
    assert sorting[FAULTY] == "taken_in_part"


def version_of_the_register(folder, name, day):
    """Xã Đông Tảo's list of 2023 with another first model, dated another day of March."""
    book = load_workbook(FORMS / GOOD[0])
    book.active["B10"] = f"Mô hình {name}"
    for row in book.active.iter_rows():
        for cell in row:
            if "ngày 10 tháng 3" in str(cell.value):
                cell.value = cell.value.replace("ngày 10", f"ngày {day}")
    book.save(folder / f"{name}.xlsx")
    return folder / f"{name}.xlsx"


def test_the_summary_says_which_reports_do_not_count_and_why(installation):
    days = {"a_truoc": 10, "b_moi": 20, "c_cu": 5}
    files = [version_of_the_register(installation, name, day) for name, day in days.items()]
    target = installation / "tom-tat.xlsx"
    done = manage("ingest", *files, "--plan", PLAN, "--summary", target)
    book = load_workbook(target)
    told = {row[1]: row[10] for row in book["Từng tệp"].iter_rows(min_row=2, values_only=True)}

    assert "vì có tệp nhận sau thay tệp này: b_moi.xlsx" in told["a_truoc.xlsx"]
    assert not told["b_moi.xlsx"]
    assert "đã có bản mới hơn, nhận ngày 20/3/2023: b_moi.xlsx" in told["c_cu.xlsx"]
    assert book["Tóm tắt"]["A6"].value.startswith("2 báo cáo trong 2 tệp không được tính")
    assert done.stdout.count("Không được tính") == 2
