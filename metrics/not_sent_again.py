"""Reports that were sent back and that nobody has sent again since."""

import pandas as pd

from metrics.standing import SLOT

ACCEPTED, RETURNED = "accepted", "returned"


def not_sent_again(reports: pd.DataFrame) -> pd.DataFrame:
    """The rows of `reports` whose `state` is "returned" and that no report answers.

    `reports`: the columns of `reports` in `metrics`, with `state`. An accepted report of the same
    unit, kind, year and period that was taken in later is the answer to one that came back.
    """
    came_back = reports[reports["state"] == RETURNED]
    answers = reports[reports["state"] == ACCEPTED][[*SLOT, "sequence"]]
    beside = came_back.merge(answers, on=SLOT, how="left", suffixes=("", "_of_answer"))
    answered = beside.loc[beside["sequence_of_answer"] > beside["sequence"], "report_id"]
    waiting: pd.DataFrame = came_back[~came_back["report_id"].isin(answered)]
    return waiting
