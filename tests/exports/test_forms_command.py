"""`manage.py export forms`, as an office's administrator runs it."""

import pytest
from screens import empty_district
from typer.testing import CliRunner

from manage import app

PLAN = "khoai-chau-2021-2025"


def manage(*words):
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def installation(tmp_path, new_database, monkeypatch):
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    empty_district(url)
    return tmp_path / "forms"


def export(out, *words, year=2024):
    return manage("export", "forms", "--plan", PLAN, "--year", year, "--out", out, *words)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_every_unit_of_the_place_gets_a_form_of_every_kind(installation):
    done = export(installation)

    assert done.exit_code == 0
    assert len(names(installation)) == 34 * 3


@pytest.mark.parametrize("place", ["Xã Đông Tảo", "xã đông tảo", "KC-X12"])
def test_one_unit_can_be_asked_for_by_name_or_code(installation, place):
    export(installation, "--place", place)

    assert names(installation) == [
        "KC-X12 - Xã Đông Tảo - Biểu số lượng 2024.xlsx",
        "KC-X12 - Xã Đông Tảo - Báo cáo kết quả 2024.xlsx",
        "KC-X12 - Xã Đông Tảo - Danh sách đăng ký 2024.xlsx",
    ]


def test_what_it_writes_is_read_as_a_form_without_rows(installation):
    export(installation, "--place", "KC-C01")
    form = installation / "KC-C01 - Phòng Nội vụ - Danh sách đăng ký 2024.xlsx"
    done = manage("read", form, "--plan", PLAN)

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 1


def test_a_form_that_is_there_already_is_left_as_it_is(installation):
    export(installation, "--place", "KC-X12")
    form = installation / "KC-X12 - Xã Đông Tảo - Danh sách đăng ký 2024.xlsx"
    form.write_bytes(b"filled in by now")
    done = export(installation)

    assert done.exit_code == 0
    assert form.read_bytes() == b"filled in by now"
    assert len(names(installation)) == 34 * 3


@pytest.mark.parametrize(
    ("words", "year", "said"),
    [
        ((), 2031, "2031"),
        (("--place", "Xã Không Có"), 2024, "Xã Không Có"),
        (("--plan", "no-such-plan"), 2024, "no-such-plan"),
    ],
)
def test_a_wrong_word_gets_a_sentence_and_writes_nothing(installation, words, year, said):
    done = export(installation, *words, year=year)

    assert done.exit_code == 2
    assert said in done.output
    assert not installation.exists()
