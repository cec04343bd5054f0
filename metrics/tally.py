"""Models added up into cells: what is kept ready, so that nobody reads models to count them."""

import pandas as pd

CELL = ["unit_id", "year", "field", "origin", "state"]
TALLIES = ["registered", "of_its_year", "counted", "to_confirm", "recognised", "struck_off"]
_EMPTY = {
    **dict.fromkeys(("unit_id", "year"), "int64"),
    **dict.fromkeys(("field", "origin", "state"), "str"),
    **dict.fromkeys(TALLIES, "int64"),
}


def tally(models: pd.DataFrame) -> pd.DataFrame:
    """One row per unit, year, field, origin and state of which `models` (from `metrics.models`)
    has any: `CELL`; int64 `registered`; of these `of_its_year`, named by a report of their own
    year, `counted`, `to_confirm` and `recognised` (at any level); `struck_off`, the models struck
    off in this year, whenever they were registered.
    """
    registered = models[CELL].assign(
        registered=1,
        of_its_year=models["of_its_year"],
        counted=models["counts"],
        to_confirm=models["to_confirm"],
        recognised=models["level"].notna(),
        struck_off=0,
    )
    gone = models[models["struck_year"].notna()]
    struck = gone[CELL].assign(year=gone["struck_year"].astype("int64"), struck_off=1)
    rows = pd.concat([registered, struck]).fillna(dict.fromkeys(TALLIES, 0)).astype(_EMPTY)
    return rows.groupby(CELL, as_index=False, sort=True)[TALLIES].sum()
