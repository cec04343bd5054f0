"""The tables of the comparison: the ranking on screen, and what stands behind each chart."""

from collections.abc import Sequence

import pandas as pd

from decks.standings import (
    Standing,
    apart_in_words,
    figures_in_words,
    range_in_words,
    rank_in_words,
)
from metrics.comparison import FEW, models_each
from pages.frame.plain import plain
from pages.meetings.compared import Compared
from pages.meetings.sides import Question
from pages.meetings.standings import Said, said_of, standings
from translations import gettext as _
from translations.joining import inside
from translations.numbers import hundredths, number


def ranking(rows: Sequence[Standing], said: Said) -> pd.DataFrame:
    """The ranking as a table in words; ties and what is not ranked say so."""
    shown = {
        _("Hạng"): [rank_in_words(row, said.few, said.nothing) for row in rows],
        _("Tên"): [plain(row.name) for row in rows],
        said.label: [figures_in_words(row) for row in rows],
        _("Khoảng"): [range_in_words(row) for row in rows],
        _("So với hạng 1"): [apart_in_words(row) for row in rows],
    }
    return pd.DataFrame(shown)


def recipe(said: Said) -> str:
    """How the ranking is made, in one line."""
    words = _(
        "Xếp theo phần {label} trên số {counted}{meaning}, cao trước; bằng nhau thì đồng hạng; "
        "dưới {few} {counted} thì không xếp. Khoảng: càng ít {counted}, tỷ lệ càng dễ lệch vì ngẫu "
        "nhiên (tin cậy 95 %). Khác nhau rõ là khi chênh lệch lớn hơn mức lệch ngẫu nhiên của cả "
        "hai bên gộp lại."
    )
    turns = said.counted == _("lượt")
    return words.format(
        label=inside(said.label),
        counted=said.counted,
        meaning=_(" (mỗi lượt là một đơn vị trong một năm)") if turns else "",
        few=number(FEW),
    )


def shares_table(found: Compared, names: dict[str, str], question: Question) -> pd.DataFrame:
    """A row for each group and share: the two numbers and of what, the share and its range."""
    told = [
        (row.name, said, row)
        for share in found.ranks
        for said in (said_of(share, question),)
        for row in standings(found, share, names)
    ]
    return pd.DataFrame(
        {
            _("Tên"): [name for name, _said, _row in told],
            _("Tỷ lệ"): [said.label for _name, said, _row in told],
            _("Đạt"): pd.Series([row.part for *_rest, row in told], dtype="Int64"),
            _("Trên số"): [f"{number(row.whole)} {said.counted}" for _name, said, row in told],
            "%": [None if row.share is None else hundredths(row.share) for *_rest, row in told],
            _("Khoảng"): [range_in_words(row) for *_rest, row in told],
        }
    ).astype({"%": "Int64"})


def fields_table(found: Compared, names: dict[str, str], fields: dict[str, str]) -> pd.DataFrame:
    """Models of each group by field, and their share in per cent."""
    told = pd.DataFrame({_("Tên"): list(names.values())})
    cells = found.fields.set_index(["group", "field"])
    for code, name in fields.items():
        places = pd.MultiIndex.from_product([list(names), [code]])
        rows = cells.reindex(places)
        told[name] = rows["counted"].astype("Int64").to_numpy()
        told[f"{name}: %"] = (rows["share"] * 100).round(1).to_numpy()
    return told


def averages_table(found: Compared, names: dict[str, str]) -> pd.DataFrame:
    """Models of each group, what they come from, and the average."""
    tallies = found.tallies
    return pd.DataFrame(
        {
            _("Tên"): list(names.values()),
            _("Mô hình được tính"): tallies["models"],
            _("Chờ xác nhận"): tallies["to_confirm"],
            _("Chưa rõ nguồn gốc"): tallies["unknown_origin"],
            _("Số đơn vị"): tallies["units"],
            _("Lượt có báo cáo"): tallies["unit_years_reported"],
            _("Mô hình mỗi lượt có báo cáo"): models_each(tallies).round(2),
        }
    )


def in_order(
    found: Compared, names: dict[str, str], share: str
) -> tuple[list[Standing], dict[str, str]]:
    """The standings by a share, and the groups with their names in that order."""
    rows = standings(found, share, names)
    return rows, {row.group: row.name for row in rows}
