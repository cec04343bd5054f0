import pytest

from domain.kinds import Sorting
from translations.batch_wording import sorted_sentence, sorting_advice, sorting_label, time_left


def test_many_files_are_told_in_one_line_without_what_there_is_none_of():
    counts = {Sorting.REFUSED: 1, Sorting.TAKEN: 1200}
    assert sorted_sentence(counts) == "1.201 tệp: 1.200 nhận được, 1 không nhận."


@pytest.mark.parametrize("sorting", list(Sorting))
def test_every_way_to_sort_has_a_label_and_says_what_to_do(sorting):
    assert sorting_label(sorting)
    assert sorting_advice(sorting).endswith(".")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "5 giây"), (16, "20 giây"), (55, "55 giây"), (56, "1 phút"), (61, "2 phút")],
)
def test_the_time_left_is_told_in_steps_that_a_person_can_trust(seconds, said):
    assert time_left(seconds) == f"còn khoảng {said}"
