"""Which reports do not count because another one does, and why."""

import pandas as pd

from domain.not_counted import Hindrance


def not_counted(marked: pd.DataFrame) -> pd.DataFrame:
    """One row per report of `marked` (from `standing_reports`) that another keeps from counting:
    its columns, and `why` (a `Hindrance`), `other` (int64, the report that counts instead) and
    `other_received`.

    A summary is outranked by the unit's own report (settled rule 9). One that says its own day and
    was received before the day of the other is dated earlier; any other is replaced by what was
    taken in after it.
    """
    other = marked["replaced_by"].fillna(marked["outranked_by"])
    beaten = marked[other.notna()].assign(other=other.dropna().astype("int64"))
    days = marked[["report_id", "received", "sequence"]].rename(
        columns={"report_id": "other", "received": "other_received", "sequence": "other_sequence"}
    )
    beaten = beaten.merge(days, on="other")
    own_day = beaten["received"].dt.normalize() < beaten["other_received"].dt.normalize()
    taken_in_later = beaten["sequence"] > beaten["other_sequence"]
    why = pd.Series(Hindrance.REPLACED.value, index=beaten.index, dtype="str")
    why = why.mask(own_day & taken_in_later, Hindrance.DATED_EARLIER.value)
    why = why.mask(beaten["outranked_by"].notna(), Hindrance.OUTRANKED.value)
    return beaten.drop(columns="other_sequence").assign(why=why)
