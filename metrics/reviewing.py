"""Which models are to be looked at first (Khoái Châu 05-KH/BCĐ, II.4: “rà soát, đưa ra khỏi danh
sách những mô hình, điển hình kém hiệu quả”).
"""

import re

import pandas as pd

from domain.kinds import ModelState
from domain.text import fold
from metrics.reported import UNIT_YEAR

INEFFECTIVE, PROPOSED, STRUCK_OFF = "ineffective", "proposed", "struck_off"
TURNS = {INEFFECTIVE: 0, PROPOSED: 1, "": 2, STRUCK_OFF: 3}
_PROPOSED = re.compile(
    r"(?:de nghi|de xuat|xin|xem xet|dang ky|nen|se)\b.*\b(?:dua ra|rut|loai|dung|thoi|xoa|bo)\b"
    r"|\bdua ra khoi danh sach\b|\b(?:kem|khong|chua|it) hieu qua\b"
)


REVIEWED = (INEFFECTIVE, PROPOSED, STRUCK_OFF)


def reviewed(models: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    """One row per unit and year in which a model registered is to be looked at first, or last:
    `unit_id`, `year`, and int64 `ineffective`, `proposed` and `struck_off`, how many `for_review`
    puts `first` so.
    """
    first = for_review(models, notes)
    some = first.loc[first["first"] != "", [*UNIT_YEAR, "first"]]
    flags = {turn: (some["first"] == turn).astype("int64") for turn in REVIEWED}
    counted = some[UNIT_YEAR].assign(**flags)
    return counted.groupby(UNIT_YEAR, as_index=False)[list(REVIEWED)].sum()


def for_review(models: pd.DataFrame, notes: pd.DataFrame) -> pd.DataFrame:
    """`models` (from `metrics.models`) with `note`, the last that a list wrote beside the model,
    and `first`: why it is to be looked at first: "ineffective" (by the last word of its reports),
    "proposed" (a note proposes to strike it off or calls it of little effect), "struck_off" where
    that was done, else ""; `turn` is the place of that in the order of looking.

    `notes`: `model_id` and `note`, the oldest first.
    """
    last = notes.drop_duplicates("model_id", keep="last").set_index("model_id")["note"]
    note = models["model_id"].map(last)
    proposes = [pd.notna(words) and bool(_PROPOSED.search(fold(words))) for words in note]
    first = pd.Series("", index=models.index, dtype="str")
    first = first.mask(pd.Series(proposes, index=models.index, dtype="bool"), PROPOSED)
    first = first.mask(models["state"] == ModelState.INEFFECTIVE.value, INEFFECTIVE)
    first = first.mask(models["struck_year"].notna(), STRUCK_OFF)
    return models.assign(note=note, first=first, turn=first.map(TURNS))
