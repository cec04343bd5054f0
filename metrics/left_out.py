"""Models that a corrected register leaves out, and older reports that still name them."""

import pandas as pd

from domain.kinds import Origin, ReportKind

MODEL = ["unit_id", "year", "name_key"]


def without_left_out(listings: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """`listings` less those that a corrected register has overtaken (`reports` from
    `standing_reports`).

    A listing that states no origin does not count if its report was received before the register
    of its unit and year that stands, a register that this one replaced listed the same model, and
    none that stands lists it. Without an origin it only repeats what was registered then (settled
    rule 2: unknown counts until disproved), the corrected list is the figure (rule 8), and the day
    received tells which of the two spoke last (rule 6). A report received on the same day or later
    still counts, and so does any that states an origin.
    """
    kind = reports["kind"] == ReportKind.REGISTER.value
    replaced = reports[kind & reports["replaced_by"].notna()]
    if replaced.empty:
        return listings
    days = reports.set_index("report_id")["received"].dt.normalize()
    corrected = replaced[["report_id", "year"]].assign(
        corrected=replaced["replaced_by"].astype("int64").map(days)
    )
    # A register of a year says nothing of models of another that it may mention.
    before = listings.merge(corrected, on=["report_id", "year"])
    stands = reports.loc[kind & reports["standing"], ["report_id", "year"]]
    kept = listings.merge(stands, on=["report_id", "year"])[MODEL].drop_duplicates()
    gone = before.merge(kept, on=MODEL, how="left", indicator="listed")
    gone = gone[gone["listed"] == "left_only"]
    last = gone.groupby(MODEL, as_index=False)["corrected"].max()
    since = listings[MODEL].merge(last, on=MODEL, how="left")["corrected"].to_numpy()
    overtaken = listings["report_id"].map(days).to_numpy() < since
    return listings[~(overtaken & (listings["origin"] == Origin.UNKNOWN.value))]
