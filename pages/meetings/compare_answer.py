"""The first lines of the comparison: who leads in what, and whether the difference means much."""

from collections.abc import Sequence

from decks.standings import Standing
from metrics.comparison import FEW
from pages.meetings.standings import Said
from translations import gettext as _
from translations.joining import together
from translations.numbers import number, percent


def answer(rows: Sequence[Standing], said: Said) -> str:
    """The answer in one sentence, by one share; `rows` of `standings`."""
    best = [row for row in rows if row.rank == 1]
    others = [row for row in rows if row.rank is not None and row.rank > 1]
    if not best:
        return _unranked(rows, said)
    if len(rows) == 1:
        return _alone(rows[0], said)
    if not others and len(best) > 1:
        words = _("{label}: {names} bằng nhau, {share}.")
        return words.format(label=said.label, names=listed(best), share=percent(best[0].share or 0))
    words = _("{label}: {names} đứng đầu với {figures}{apart}.")
    if len(best) > 1:
        words = _("{label}: {names} cùng đứng đầu với {figures}{apart}.")
    return words.format(
        label=said.label,
        names=listed(best),
        figures=_figures(best[0], said) if len(best) == 1 else percent(best[0].share or 0),
        apart=_apart(others, said),
    )


def nobody_reported(units: int, year: int | None, since: int) -> str:
    """The answer where there is nothing to compare yet: of how many `units`, in the one `year`, or
    from the year `since` on.
    """
    if not units:
        return _("Chưa đơn vị nào báo cáo.")
    if year is not None:
        words = _("Chưa đơn vị nào báo cáo năm {year} ({count} đơn vị).")
        return words.format(year=year, count=number(units))
    words = _("Chưa đơn vị nào báo cáo ({count} đơn vị, từ năm {year}).")
    return words.format(year=since, count=number(units))


def whom_to_push(names: Sequence[str], said: Said) -> str:
    """Who has to be asked for reports, by name where they are few."""
    if len(names) > 8:
        words = _("Cần đôn đốc {count} {each}.")
        return words.format(count=number(len(names)), each=said.each)
    return _("Cần đôn đốc: {names}.").format(names=", ".join(names))


def _unranked(rows: Sequence[Standing], said: Said) -> str:
    if all(row.share is None for row in rows):
        return _("{label}: {nothing}.").format(label=said.label, nothing=said.nothing)
    if len(rows) == 1:
        return _alone(rows[0], said)
    words = _(
        "{label}: {full} trong {every} {each} đủ 100 %; {each} nào cũng dưới {few} {counted} nên "
        "không xếp hạng."
    )
    return words.format(
        label=said.label,
        full=number(sum(row.share == 1 for row in rows)),
        every=number(sum(row.share is not None for row in rows)),
        each=said.each,
        few=number(FEW),
        counted=said.counted,
    )


def _alone(row: Standing, said: Said) -> str:
    """Of a group with nobody beside it."""
    words = _("{label}: {name} có {figures}.")
    return words.format(label=said.label, name=row.name, figures=_figures(row, said))


def _figures(row: Standing, said: Said) -> str:
    return _("{part} trên {whole} {counted} ({share})").format(
        part=number(row.part),
        whole=number(row.whole),
        counted=said.counted,
        share=percent(row.share or 0),
    )


def _apart(others: Sequence[Standing], said: Said) -> str:
    """Whether what divides the best from the rest is more than chance."""
    clear = [row for row in others if row.clearly_below]
    unclear = [row for row in others if not row.clearly_below]
    if not others:
        return ""
    if not clear:
        return _(", chưa khác rõ {others}").format(others=_some(unclear, said))
    if not unclear:
        return _(", hơn rõ {others}").format(others=_some(clear, said))
    words = _(", hơn rõ {clear}, chưa khác rõ {unclear}")
    return words.format(clear=_some(clear, said), unclear=_some(unclear, said))


def _some(rows: Sequence[Standing], said: Said) -> str:
    """Two names at most; of more how many."""
    if len(rows) > 2:
        return _("{count} {each} khác").format(count=number(len(rows)), each=said.each)
    return listed(rows)


def listed(rows: Sequence[Standing]) -> str:
    """“A”, “A và B”, “A, B và C”."""
    return together([row.name for row in rows])


def unranked_in_words(rows: Sequence[Standing], said: Said) -> str:
    """Who has no rank, and why; "" where all have one, or nobody has."""
    small = [row for row in rows if row.small]
    if not small or len(small) == sum(row.share is not None for row in rows):
        return ""
    words = _("Dưới {few} {counted} nên không xếp hạng: {names}.")
    return words.format(few=number(FEW), counted=said.counted, names=listed(small))
