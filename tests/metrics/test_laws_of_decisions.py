"""What holds of every figure, whatever people decided."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from laws import law

from domain.kinds import Level
from metrics.figures import figures
from metrics.repeats import with_answer
from metrics.results import results
from tests.metrics.deciding import make_decisions, make_lineage
from tests.metrics.makers import AFTER
from tests.metrics.worlds import DAYS, UNITS, plans, tables

STEPS = st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS), DAYS), max_size=3)
KINDS = ["same", "different", "struck_off", "recognised", "replicates"]


def decided(draw, made):
    """Up to six decisions on models that lists name, some of them undone."""
    known = made.listings[["model_id", "unit_id"]].to_numpy().tolist()
    rows = []
    for _place in range(draw(st.integers(1, 6))):
        model, unit = draw(st.sampled_from(known))
        other, other_unit = draw(st.sampled_from(known))
        kind, day = draw(st.sampled_from(KINDS)), draw(DAYS)
        row = {"kind": kind, "model_id": model, "unit_id": unit, "made": str(day)}
        if kind == "recognised":
            row["value"] = draw(st.sampled_from(list(Level))).value
        elif kind != "struck_off" and other != model:
            row |= {"other_model_id": other, "other_unit_id": other_unit}
        elif kind in ("same", "different"):
            row["value"] = str(draw(st.integers(2021, 2025)))
        if draw(st.booleans()):
            row["undone"] = str(day + timedelta(days=draw(st.integers(0, 90))))
        rows.append(row)
    return rows


@law
@given(tables(), plans(), DAYS, st.data())
def test_no_decision_makes_a_total_exceed_what_is_listed(made, plan, day, data):
    assume(len(made.listings))
    rows = decided(data.draw, made)
    found = results(made._replace(decisions=make_decisions(rows)), plan, day)
    assert (found.counts["counted"] <= found.counts["registered"]).all()
    assert (found.counts["to_confirm"] <= found.counts["counted"]).all()
    assert not (found.models["counts"] & found.models["repeats"]).any()


@law
@given(tables(), plans(), st.data())
def test_what_was_undone_leaves_every_figure_as_it_was(made, plan, data):
    assume(len(made.listings))
    undone = [row | {"undone": "2026-05-31"} for row in decided(data.draw, made)]
    again = made._replace(decisions=make_decisions(undone))
    assert figures(again, plan, AFTER) == figures(made, plan, AFTER)


@law
@given(tables(), plans(), DAYS, st.data())
def test_on_a_day_before_a_decision_the_figures_are_those_of_before(made, plan, day, data):
    assume(len(made.listings))
    later = [row | {"made": str(day + timedelta(days=1))} for row in decided(data.draw, made)]
    again = made._replace(decisions=make_decisions([row | {"undone": None} for row in later]))
    assert figures(again, plan, day) == figures(made, plan, day)


@law
@given(tables(), plans(), DAYS, STEPS, st.data())
def test_whatever_is_answered_the_total_stays_within_the_range_shown(made, plan, day, steps, data):
    assume(len(made.listings))
    made = made._replace(lineage=make_lineage(steps), listings=with_lasting_models(made.listings))
    rows, found = [], results(made, plan, day)
    first = found.counts
    while (found.pairs["answer"] == "").any():
        waiting = found.pairs[found.pairs["answer"] == ""]
        pair = waiting.iloc[data.draw(st.integers(0, len(waiting) - 1))]
        said = data.draw(st.sampled_from(["same", "different"]))
        rows.append(answer(pair, said))
        at_once = with_answer(found.pairs, key_of(pair), said)
        found = results(made._replace(decisions=make_decisions(rows)), plan, day)
        now = found.counts
        assert (now["counted"] <= first["counted"]).all()
        assert (now["counted"] - now["to_confirm"] >= first["counted"] - first["to_confirm"]).all()
        assert told(at_once) == told(found.pairs)
    assert not found.models["to_confirm"].any()


def with_lasting_models(listings):
    """One id for each name of a unit, as the database keeps them."""
    return listings.assign(model_id=listings.groupby(["unit_id", "name_key"]).ngroup() + 1)


def key_of(pair):
    return int(pair["model_id"]), int(pair["other_model_id"]), int(pair["year"])


def told(pairs):
    columns = ["model_id", "other_model_id", "year", "other_year", "answer"]
    return sorted(pairs[columns].itertuples(index=False, name=None))


def answer(pair, kind):
    """What a person says to one waiting pair, long ago."""
    said = {"kind": kind, "model_id": pair["model_id"], "unit_id": pair["unit_id"]}
    said["made"] = str(date(2020, 1, 1))
    if pair["model_id"] == pair["other_model_id"]:
        return said | {"value": str(pair["year"])}
    other = {"other_model_id": pair["other_model_id"], "other_unit_id": pair["other_unit_id"]}
    return said | other
