"""What changed between two versions of a list."""

from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.changes import changes
from tests.metrics.makers import listed, make_listings

NAMES = st.lists(st.sampled_from(["Đường hoa", "Vườn mẫu", "Tổ hòa giải"]), unique=True)


calm = settings(deadline=None, max_examples=40)


def lists(report, names, **said):
    return make_listings([listed(report, 2, 2023, name, **said) for name in names])


def test_a_correction_worked_out_by_hand():
    before = make_listings(
        [
            listed(1, 2, 2023, "Đường hoa", field="economy"),
            listed(1, 2, 2023, "Vườn mẫu"),
        ]
    )
    after = make_listings(
        [
            listed(2, 2, 2023, "Đường hoa", field="culture_society"),
            listed(2, 2, 2023, "Tổ hòa giải"),
        ]
    )
    found = changes(before, after)[["name", "change", "column", "was", "is"]].fillna("-")
    assert found.values.tolist() == [
        ["Tổ hòa giải", "added", "-", "-", "-"],
        ["Vườn mẫu", "left_out", "-", "-", "-"],
        ["Đường hoa", "altered", "field", "economy", "culture_society"],
    ]


@calm
@given(NAMES, NAMES)
def test_what_one_way_adds_the_other_leaves_out(these, those):
    there = changes(lists(1, these), lists(2, those))
    back = changes(lists(2, those), lists(1, these))
    turned = {"added": "left_out", "left_out": "added"}
    assert there["change"].map(turned).tolist() == back["change"].tolist()
    assert set(there["name"]) == set(these) ^ set(those)


@calm
@given(NAMES)
def test_a_list_does_not_differ_from_itself(names):
    assert changes(lists(1, names), lists(2, names)).empty
