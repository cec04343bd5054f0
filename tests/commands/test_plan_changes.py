"""Plans on the command line: their rules in words, their versions, a setting changed."""

import json
from pathlib import Path

import pytest
from screens import empty_district
from typer.testing import CliRunner, Result

from manage import app

PLAN = "khoai-chau-2021-2025"
WHY = ("--reason", "Công văn 12-CV/BCĐ")


def manage(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def done(*words: str | Path) -> str:
    result = manage(*words)
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stderr.split())


def answer(*words: str) -> object:
    return json.loads(manage(*words, "--json").stdout)


@pytest.fixture(autouse=True)
def khoai_chau(new_database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database with the register of a district and its plan in force."""
    url = new_database(tables=True)
    monkeypatch.setenv("DATABASE_URL", url)
    empty_district(url)


def settings() -> dict[str, object]:
    return answer("plans", "show", PLAN)["settings"]


def test_a_plan_is_shown_in_words_with_its_paragraphs_and_its_settings() -> None:
    shown = answer("plans", "show", PLAN)
    assert (shown["code"], shown["version"]) == (PLAN, 1)
    [due] = [rule for rule in shown["rules"] if rule["rule"] == "Danh sách đăng ký của năm · Hạn"]
    assert due["words"] == "đến hết ngày 31/3 hằng năm; riêng năm 2021 trước ngày 15/9/2021"
    assert "IV.1" in due["source"]
    assert shown["settings"]["duties.1.until"] == "03-31"
    assert shown["settings"]["duties.1.exceptions.2021"] == "2021-09-15"
    assert "duties.1.until" in manage("plans", "show", PLAN).stdout


def test_a_setting_changed_is_a_new_version_that_says_what_and_why() -> None:
    said = done("plans", "set", PLAN, "duties.1.until", "15/4", *WHY)
    assert f"{PLAN}: đang dùng bản 2." in said
    assert "thành “đến hết ngày 15/4 hằng năm" in said
    second, first = answer("plans", "versions", PLAN)
    assert (second["version"], second["reason"], second["by"]) == (2, WHY[1], None)
    [change] = second["changes"]
    assert change.startswith("Danh sách đăng ký của năm · Hạn: “đến hết ngày 31/3")
    assert (first["version"], first["reason"], first["changes"]) == (1, "", [])
    assert "15/4" in manage("plans", "versions", PLAN).stdout


def test_a_duty_due_before_a_day_is_no_longer_due_until_one() -> None:
    done("plans", "set", PLAN, "duties.1.before", "1/5", *WHY)
    assert settings()["duties.1.before"] == "05-01"
    assert settings()["duties.1.until"] is None


def test_a_day_of_one_year_is_set_and_taken_away() -> None:
    done("plans", "set", PLAN, "duties.1.exceptions.2024", "15/4/2024", *WHY)
    assert settings()["duties.1.exceptions.2024"] == "2024-04-15"
    done("plans", "set", PLAN, "duties.1.exceptions.2024", "", *WHY)
    assert settings()["duties.1.exceptions.2024"] is None


def test_the_setting_changes_the_figures_and_they_say_by_which_version_they_are() -> None:
    def owed_late() -> tuple[set[str], str]:
        words = ("figures", "--plan", PLAN, "--year", "2024", "--as-of", "2024-04-10", "--json")
        result = manage(*words)
        return {row["state"] for row in json.loads(result.stdout)}, " ".join(result.stderr.split())

    states, said = owed_late()
    assert states == {"not_reported"}
    assert f"Theo kế hoạch {PLAN}, bản 1, ghi vào hệ thống ngày " in said
    done("plans", "set", PLAN, "quota.aim", "3", *WHY)
    first = answer("figures", "--plan", PLAN, "--year", "2024")[0]
    assert (first["at_least"], first["aim"]) == (1, 3)
    assert f"Theo kế hoạch {PLAN}, bản 2, ghi vào hệ thống ngày " in owed_late()[1]


def test_going_back_to_an_earlier_version_is_a_version_of_its_own() -> None:
    done("plans", "set", PLAN, "quota.aim", "3", *WHY)
    said = done("plans", "return", PLAN, "1", "--reason", "sửa nhầm")
    assert "đang dùng bản 3." in said
    assert settings()["quota.aim"] == 2
    assert [each["version"] for each in answer("plans", "versions", PLAN)] == [3, 2, 1]
    assert answer("plans", "show", PLAN, "--version", "2")["settings"]["quota.aim"] == 3


def test_a_file_put_in_force_says_what_it_changed(tmp_path: Path) -> None:
    done("plans", "set", PLAN, "quota.aim", "3", *WHY)
    assert "phấn đấu 3; thừa không bù thiếu" in done("plans", "adopt", PLAN)
    assert settings()["quota.aim"] == 2


def test_what_is_so_already_changes_nothing() -> None:
    said = done("plans", "set", PLAN, "quota.aim", "2", *WHY)
    assert "đang dùng bản 1. Không quy định nào thay đổi." in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", PLAN, "duties.1.before", "1/1", *WHY), "dòng 110: hạn trước ngày 01-01 là khi"),
        (("set", PLAN, "quota.at_least", "5", *WHY), "thấp hơn mức tối thiểu (5)"),
        (("set", PLAN, "quota.aim", "hai", *WHY), "“hai” không dùng được cho quota.aim"),
        (("set", PLAN, "duties.9.until", "31/3", *WHY), "không có mục “duties.9.until”"),
        (("set", PLAN, "quota.aim", "3", "--reason", " "), "Ghi lý do"),
        (("return", PLAN, "7", *WHY), "Kế hoạch không có bản 7."),
        (("show", PLAN, "--version", "7"), "Kế hoạch không có bản 7."),
        (("versions", "tay-ninh-2017"), "plans adopt tay-ninh-2017"),
        (("set", "tay-ninh-2017", "quota.aim", "3", *WHY), "plans adopt tay-ninh-2017"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(words, said) -> None:
    result = manage("plans", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert len(answer("plans", "versions", PLAN)) == 1


def test_a_change_needs_a_reason() -> None:
    assert manage("plans", "set", PLAN, "quota.aim", "3").exit_code == 2
