"""The versions of one report, told from first to last."""

from datetime import date

import pandas as pd
import pytest
from screens import CODE, NOW, registered
from streamlit.testing.v1 import AppTest

from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.returning import send_back
from domain.access import EVERYWHERE

COMMUNE = ("KC-X12", "Xã Đông Tảo")


def _versions() -> None:
    """The script: all versions of what the newest submission reports on."""
    from datetime import date

    import pandas as pd

    from data_loaders import handed_in
    from data_loaders.plans import builtin_plans
    from data_loaders.returning import sent_back
    from database.session import engine
    from domain.access import EVERYWHERE
    from metrics.standing import standing_reports
    from pages.staff.versions import show_versions

    code = "khoai-chau-2021-2025"
    reports = handed_in.reports(engine(), code, EVERYWHERE)
    in_force = reports["state"] == "accepted"
    marked = standing_reports(reports[in_force], date(2024, 1, 1))
    every = pd.concat([marked, reports[~in_force].assign(standing=False)], ignore_index=True)
    newest = every[every["submission_id"] == every["submission_id"].max()]
    backs = sent_back(engine(), code, EVERYWHERE)
    show_versions(newest, every, backs, builtin_plans()[code], EVERYWHERE)


@pytest.fixture
def told(district):
    plan = builtin_plans()[CODE]
    second = registered(*COMMUNE, ("Nuôi gà an toàn sinh học", "culture_society", "new"))
    kept = take_in(district, b"second", second, plan, date(2023, 3, 25), NOW)
    send_back(district, [kept.submission_id], "Thiếu hai mô hình", EVERYWHERE, NOW)
    third = registered(
        *COMMUNE,
        ("Nuôi gà an toàn sinh học", "economy", "new"),
        ("Chợ an toàn", "economy", "new"),
    )
    take_in(district, b"third", third, plan, date(2023, 4, 2), NOW)
    screen = AppTest.from_function(_versions, default_timeout=60).run()
    assert not screen.exception
    return [each.value for each in screen.markdown]


def test_each_version_says_when_it_came_and_what_became_of_it(told):
    assert told[0] == "**Xã Đông Tảo, danh sách đăng ký 2023**"
    assert [line.splitlines()[0].split(": ")[1] for line in told[1:]] == [
        "đã có bản khác thay",
        "bị trả lại, chờ bản mới",
        "đang được tính",
    ]


def test_the_one_sent_back_says_why(told):
    assert "Thiếu hai mô hình" in told[2]
    assert pd.Timestamp(NOW).strftime("%-d/%-m/%Y") in told[2]


def test_each_version_says_what_it_changed(told):
    # From three models to one in another field, then that one back in its field and a new one.
    assert "bỏ 2, sửa 1 mô hình" in told[2]
    assert "thêm 1, sửa 1 mô hình" in told[3]
    assert "thêm: Chợ an toàn" in told[3]
