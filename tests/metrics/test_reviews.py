from datetime import date

import pandas as pd

from data_loaders.plans import builtin_plans
from domain.plans import Review
from metrics.reviews import reviews_of
from tests.metrics.makers import make_plan


def test_the_final_review_of_khoai_chau_has_its_day_and_the_mid_term_one_its_occasion():
    # IV.4: “vào dịp đánh giá giữa nhiệm kỳ …”; “… 95 năm … (15/10/1930 - 15/10/2025)”
    found = reviews_of(builtin_plans()["khoai-chau-2021-2025"])

    assert found["name"].str[:8].tolist() == ["Tổng kết", "Sơ kết p"]
    assert found["day"].tolist()[0] == pd.Timestamp(2025, 10, 15)
    assert found["day"].isna().tolist() == [False, True]
    assert "giữa nhiệm kỳ" in found["occasion"][1]
    assert found["paragraph"].str.endswith("IV.4").all()


def test_ninh_thuan_sits_down_every_half_year_and_year_without_a_day():
    # III.1: “định kỳ 6 tháng và năm tổ chức sơ tổng kết”
    found = reviews_of(builtin_plans()["ninh-thuan-2023-2025"])

    assert found["occasion"].tolist() == ["Định kỳ 6 tháng và năm"]
    assert found["day"].isna().all()


def test_reviews_come_by_day_and_those_without_one_in_the_order_of_the_plan():
    days = {"c": date(2023, 7, 1), "a": None, "b": date(2022, 7, 1), "d": None}
    reviews = tuple(
        Review(name=name, occasion="Dịp", occasion_day=at, source="IV") for name, at in days.items()
    )
    assert reviews_of(make_plan(reviews=reviews))["name"].tolist() == ["b", "c", "a", "d"]


def test_a_plan_without_a_review_has_the_same_columns():
    found = reviews_of(make_plan())
    assert found.dtypes.to_dict() == reviews_of(make_plan(reviews=(_review(),))).dtypes.to_dict()
    assert found.empty


def _review():
    return Review(name="Sơ kết", occasion="Dịp", occasion_day=date(2023, 7, 1), source="IV")
