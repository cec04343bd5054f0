"""The appendices of campaign rounds: what each did, activity by activity."""

from collections.abc import Iterator

import pandas as pd

from decks.rounds import done_in, units_in
from decks.rounds_said import worth
from exports.paper_head import NO_BREAK
from exports.papers.appendix import Appendix
from exports.papers.of_year import OfYear
from exports.word_table import Row, Sum
from metrics.rounds import by_activity
from translations.numbers import number

UNSAID = "–"
_LABELS = ("TT", "Hoạt động", "Đơn vị tính", "Khối lượng", "Số lần", "Số đơn vị")
_WORTH = f"Trị giá (triệu{NO_BREAK}đồng)"
_WIDTHS, _OF_WORTH = (1.2, 10.5, 3.0, 3.0, 2.2, 2.4), 3.4


def rounds_done(of: OfYear) -> list[Appendix]:
    """One for each round of the year that somebody reported on."""
    numbers = [each.number for each in of.plan.rounds_of(of.year)]
    told = [(which, done_in(of.issue.told, of.year, which)) for which in numbers]
    return [_of_round(of, which, done) for which, done in told if not done.empty]


def _of_round(of: OfYear, which: int, done: pd.DataFrame) -> Appendix:
    activities = by_activity(done)

    def rows() -> Iterator[Row]:
        for place, row in enumerate(activities.to_dict("records"), start=1):
            measure = row["unit_of_measure"]
            yield (
                str(place),
                row["name"],
                UNSAID if pd.isna(measure) else measure,
                worth(row["quantity"]),
                number(row["times"]),
                number(row["units"]),
                worth(row["worth"]),
            )
        whole = worth(activities["worth"].sum(min_count=1))
        yield Sum(("", "Cộng", "", "", number(len(done)), "", whole))

    return Appendix(
        f"KẾT QUẢ ĐỢT {which} NĂM {of.year} THEO HOẠT ĐỘNG",
        (*_LABELS, _WORTH),
        (*_WIDTHS, _OF_WORTH),
        rows,
        (0, 2, 3, 4, 5, 6),
        f"Ghi chú: chỉ cộng các hoạt động cùng tên, cùng đơn vị tính; dấu “{UNSAID}” là báo cáo "
        f"không ghi, không phải là 0.{_silent(of, which)}",
    )


def _silent(of: OfYear, which: int) -> str:
    rows = units_in(of.issue.told, of.year, which)
    units = rows.loc[rows["owed"] & ~rows["reported"], "unit_id"].tolist()
    if not units:
        return ""
    return f" Chưa báo cáo: {of.named(of.alphabetical(units))}."
