"""By field, and who leads and who lags, in the prose of an office."""

from domain.text import sort_key
from exports.papers.of_year import OfYear, listed
from metrics.fields import field_cells, fields_balance
from metrics.laggards import laggards
from translations.joining import inside, together
from translations.numbers import number, percent

MOST_FIELDS, MOST_SECOND = 6, 3


def by_field(of: OfYear) -> list[str]:
    """How the year's models are spread over the fields; nothing where none is told of."""
    seen = of.issue.seen
    balance = fields_balance(field_cells(seen.found, of.plan), of.rows, of.plan)
    counted = balance[balance["counted"] > 0].sort_values("counted", ascending=False, kind="stable")
    if counted.empty:
        return []
    names = {field.code: inside(field.name) for field in of.plan.fields}
    shown, rest = counted.head(MOST_FIELDS), counted.iloc[MOST_FIELDS:]
    if len(rest) == 1:
        shown, rest = counted, rest.iloc[:0]
    parts = [
        f"{names.get(field) or inside(field) or 'chưa ghi lĩnh vực'} có {number(count)} mô hình "
        f"({percent(share)})"
        for field, count, share in shown[["field", "counted", "share"]].itertuples(index=False)
    ]
    if len(rest):
        left = number(rest["counted"].sum())
        parts.append(f"{number(len(rest))} nội dung khác có {left} mô hình")
    # What stands under no field, or under one of no plan, is none that could be empty.
    bare = balance.loc[balance["counted"] == 0, "field"]
    lacking = _without_models(of, [field for field in bare if field in names])
    total = number(counted["counted"].sum())
    what = "mô hình được tính" if of.plan.quota else "mô hình báo cáo kể ra"
    return [f"Trong {total} {what}, {'; '.join(parts)}.{lacking}"]


def _without_models(of: OfYear, fields: list[str]) -> str:
    """The fields without a model, and those that have none but such as do not count."""
    models = of.issue.seen.found.models
    seen = models[(models["year"] == of.year) & models["unit_id"].isin(of.rows["unit_id"])]
    told = set(seen["field"].dropna())
    names = {field.code: inside(field.name) for field in of.plan.fields}
    parts = {
        "chưa có mô hình được tính": [names[field] for field in fields if field in told],
        "chưa có mô hình nào": [names[field] for field in fields if field not in told],
    }
    said = [f" Lĩnh vực {what}: {'; '.join(those)}." for what, those in parts.items() if those]
    return "".join(said)


def who_leads_and_lags(of: OfYear) -> tuple[str, list[str]]:
    """A heading, and the units with most models and those that lack something; nothing of one unit
    alone.
    """
    if of.in_rounds or of.alone or not of.head.owed_by_now:
        return "", []
    leading = _leading(of)
    said = [leading, _lagging(of) if of.plan.quota else _silent(of)]
    heading = "Đơn vị làm tốt, đơn vị còn chậm" if leading else "Đơn vị còn chậm"
    return heading, [words for words in said if words]


def _silent(of: OfYear) -> str:
    """Those that have not reported, where the plan asks for no number."""
    owing = of.rows[of.rows["owed"] & of.rows["due_passed"]]
    silent = owing.loc[~owing["reported"], "unit_id"].tolist()
    if not silent:
        return ""
    return f"Còn {number(len(silent))} đơn vị chưa báo cáo ({of.named(of.alphabetical(silent))})."


def _leading(of: OfYear) -> str:
    found = of.rows[of.rows["reported"] & (of.rows["total"] > 0).fillna(False)]
    if found.empty:
        return ""
    totals = dict(zip(found["unit_id"].tolist(), found["total"].tolist(), strict=True))
    most, *less = sorted(set(totals.values()), reverse=True)
    if not less and len(totals) > 1 and len(totals) == of.rows["reported"].sum():
        return ""
    said = f"Có nhiều mô hình nhất là {_with_as_many(of, totals, most)}"
    second = sum(total == less[0] for total in totals.values()) if less else 0
    if 0 < second <= MOST_SECOND:
        said += f"; tiếp theo là {_with_as_many(of, totals, less[0])}"
    return f"{said}."


def _with_as_many(of: OfYear, totals: dict[int, int], count: int) -> str:
    units = of.alphabetical(unit for unit, total in totals.items() if total == count)
    each = "mỗi đơn vị " if len(units) > 1 else ""
    return f"{of.named(units)} ({each}{number(count)} mô hình)"


def _lagging(of: OfYear) -> str:
    seen = of.issue.seen
    every = laggards(of.rows, seen.units, of.plan, at_most=len(of.rows))
    if every.empty:
        return "Không có đơn vị nào còn thiếu so với chỉ tiêu của năm."
    silent = every["years_not_reported"].map(bool)
    parts = {
        "chưa báo cáo": every.loc[silent, "unit_id"],
        "đã báo cáo nhưng chưa đạt chỉ tiêu": every.loc[~silent, "unit_id"],
    }
    told = [
        f"{number(len(units))} đơn vị {what} ({of.named(of.alphabetical(units.tolist()))})"
        for what, units in parts.items()
        if len(units)
    ]
    return f"Còn {together(told)}.{_for_years(of, every['unit_id'].tolist())}"


def _for_years(of: OfYear, lacking: list[int]) -> str:
    """Those of them that lacked something in other years as well, the longest first."""
    seen = of.issue.seen
    until = seen.found.compliance[seen.found.compliance["year"] <= of.year]
    every = laggards(until, seen.units, of.plan, at_most=len(seen.units))
    again = [
        (unit, tuple(sorted({*silent, *below})))
        for unit, silent, below in every[
            ["unit_id", "years_not_reported", "years_below"]
        ].itertuples(index=False)
        if unit in set(lacking) and len({*silent, *below}) > 1
    ]
    if not again:
        return ""
    order = sorted(again, key=lambda each: (-len(each[1]), sort_key(of.names[each[0]])))
    names = [f"{of.called(unit)} ({', '.join(map(str, years))})" for unit, years in order]
    return f" Thiếu nhiều năm: {listed(names, 'đơn vị')}."
