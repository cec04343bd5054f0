"""Names of axes are broken where a line may break, and nowhere else."""

from charts.names import wrapped


def test_what_a_no_break_space_joins_stays_in_one_line():
    assert wrapped("Trạm Y tế xã An Xuyên, Huyện\u00a0Mẫu\u00a010", 30) == (
        "Trạm Y tế xã An Xuyên,<br>Huyện\u00a0Mẫu\u00a010"
    )
