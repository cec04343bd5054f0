"""What is frozen is read back as it was, and the same figures are the same bytes."""

import pandas as pd
import pytest
from hypothesis import given
from laws import law
from pandas.testing import assert_frame_equal

from data_loaders.plans import builtin_plans
from data_loaders.snapshots.content import Frozen, UnknownFormError, read, written
from metrics.course import course_of, together
from metrics.results import results
from tests.metrics.worlds import DAYS, plans, tables


def frozen(tables, plan, day):
    units = tables.units.assign(plan_code=plan.code)
    seen = together([plan], day, [(units, results(tables, plan, day))])
    return Frozen(day, (plan,), seen.tables())


@law
@given(tables(), plans(), DAYS)
def test_every_table_comes_back_with_its_rows_and_types(tables, plan, day):
    kept = frozen(tables, plan, day)
    again = read(written(kept))

    assert again.as_of == day
    assert again.plans == (plan,)
    assert list(again.tables) == sorted(kept.tables)
    for name, table in kept.tables.items():
        assert_frame_equal(again.tables[name], table)
    assert written(again) == written(kept)


@law
@given(tables(), plans(), DAYS)
def test_a_course_is_the_same_after_it_was_frozen(tables, plan, day):
    kept = frozen(tables, plan, day)
    again = read(written(kept))
    seen = course_of(again.plans, again.as_of, again.tables)

    assert list(seen.tables()) == list(kept.tables)
    assert_frame_equal(seen.of_plan(plan), kept.tables["compliance"])


@pytest.mark.parametrize("plan", builtin_plans().values(), ids=lambda plan: plan.code)
def test_every_plan_of_the_papers_comes_back_as_it_was(plan):
    assert read(written(Frozen(pd.Timestamp("2024-01-31").date(), (plan,), {}))).plans == (plan,)


def test_a_column_of_another_type_is_refused_rather_than_altered():
    table = pd.DataFrame({"share": pd.Series([1.5], dtype="float32")})

    with pytest.raises(TypeError, match="share"):
        written(Frozen(pd.Timestamp("2024-01-31").date(), (), {"units": table}))


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"form": 2}', b"\xff"])
def test_what_is_no_such_content_is_told(content):
    with pytest.raises(UnknownFormError):
        read(content)
