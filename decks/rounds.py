"""Slides of campaign rounds: each round of the year, and what was done in it."""

import pandas as pd

from decks.rounds_said import amount, answer, beside
from decks.slide import Slide
from decks.told import Told
from decks.units import names_of_units
from domain.rounds import round_period
from metrics.rounds import by_activity, naming_no_round, round_units
from translations import gettext as _
from translations.numbers import number


def rounds(told: Told) -> tuple[Slide, ...]:
    """The rounds of the year spoken of, by their number; of the plan's last year where all years
    are. Nothing of a plan without any, of a round that no unit owes or told of, or where the
    snapshot is of before activities were kept.
    """
    year = told.year or told.spoken.year or told.seen.years[-1]
    every = (_of_round(told, year, each.number) for each in told.plan.rounds_of(year))
    return tuple(slide for slide in every if slide is not None)


def done_in(told: Told, year: int, number: int) -> pd.DataFrame:
    """The rows of `told.done` of one round."""
    done = told.done
    return done[(done["year"] == year) & (done["period"] == round_period(number))]


def units_in(told: Told, year: int, number: int) -> pd.DataFrame:
    """`metrics.rounds.round_units` of one round: the units looked at, with each one's `name`."""
    found, names = told.seen.found, names_of_units(told)
    rows = round_units(found.timeliness, found.reports, told.done, year, number)
    rows = rows[rows["unit_id"].isin(list(names))]
    return rows.assign(name=rows["unit_id"].map(names).astype("str"))


def without_round(told: Told, year: int) -> int:
    """How many reports on rounds of the year name none."""
    reports = naming_no_round(told.seen.found.reports, year)
    return int(reports["unit_id"].isin(told.seen.units["unit_id"]).sum())


def _of_round(told: Told, year: int, which: int) -> Slide | None:
    rows, done = units_in(told, year, which), done_in(told, year, which)
    if rows.empty or (done.empty and rows["reported"].any()):
        return None
    key, sentence = f"dot-{year}-{which}", answer(year, which, rows)
    said = beside(rows, told.plan, year, which)
    if done.empty:
        note = _("Chưa báo cáo không có nghĩa là không làm gì: để trống, không ghi 0.")
        return Slide(key, sentence, note, lines=(said,))
    return Slide(key, sentence, " ".join([said, *_remarks(told, year, done)]), table=_table(done))


def _table(done: pd.DataFrame) -> pd.DataFrame:
    rows = by_activity(done)
    return pd.DataFrame(
        {
            _("Hoạt động"): rows["name"],
            _("Khối lượng"): [amount(row) for _index, row in rows.iterrows()],
            _("Trị giá (triệu đồng)"): rows["worth"],
            _("Số đơn vị"): rows["units"],
        }
    )


def _remarks(told: Told, year: int, done: pd.DataFrame) -> list[str]:
    """What is in none of the sums."""
    counts = {
        _("{count} dòng không ghi khối lượng nên không cộng vào khối lượng."): int(
            done["quantity"].isna().sum()
        ),
        _("{count} dòng không ghi trị giá nên không cộng vào trị giá."): int(
            done["worth"].isna().sum()
        ),
        _("{count} báo cáo không ghi đợt nào nên không tính vào đợt nào."): without_round(
            told, year
        ),
    }
    return [words.format(count=number(count)) for words, count in counts.items() if count]
