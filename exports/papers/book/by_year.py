"""The figures of each year, which the charts are drawn from: fields, quota, timeliness, models."""

from collections.abc import Callable

from decks.fields import balance_by_year
from decks.papers import recognised
from domain.kinds import Origin
from exports.papers.book.block import (
    FIELDS,
    MODELS,
    Block,
    untold_years,
    with_words,
    year_labels,
)
from exports.papers.book.fields_shown import cells_shown, names_shown
from exports.papers.book.sheet import Column
from exports.papers.book.years_of_units import quota_by_year, reports_by_year
from exports.papers.issue import Issue
from metrics.fields import fields_balance
from metrics.kept import FIGURES
from metrics.recognition import recognition
from translations import gettext as _
from translations.joining import beginning
from translations.wording import origin_label


def blocks(issue: Issue) -> list[Block]:
    """Those that say something."""
    made: list[Callable[[Issue], Block | None]] = [quota_by_year, reports_by_year]
    if issue.plan.counts_models:
        made = [_fields, *made, _recognised if issue.plan.quota else _kept]
    return [block for block in (make(issue) for make in made) if block is not None]


def _fields(issue: Issue) -> Block | None:
    plan, found = issue.plan, issue.seen.found
    cells, said = cells_shown(issue), balance_by_year(issue.told)
    if said is None:
        return None
    by_year = fields_balance(cells, found.compliance, plan, by_year=True)
    whole = fields_balance(cells, found.compliance, plan).set_index("field")["counted"]
    names, untold = names_shown(issue, cells), untold_years(issue)
    wide = by_year.pivot(index="year", columns="field", values="counted")
    wide = wide.reindex(index=list(issue.seen.years), columns=list(names))
    wide = wide.fillna(0).astype("int64")
    years = year_labels(wide.index.tolist(), untold)
    columns = [
        Column(_("Năm"), [*years, _("Cả giai đoạn")], "year"),
        *(
            Column(name, with_words(wide[code], untold, int(whole[code])), "whole")
            for code, name in names.items()
        ),
        Column(_("Cộng"), with_words(wide.sum(axis=1), untold, int(whole.sum())), "whole"),
    ]
    return Block(FIELDS, said.sentence, columns, list(names), len(years), whole=True)


def _recognised(issue: Issue) -> Block | None:
    said = recognised(issue.told)
    if said is None:
        return None
    untold = untold_years(issue)
    rows = recognition(issue.seen.found.tally, issue.seen.found.compliance).set_index("year")
    labels = {
        "registered": _("Đăng ký"),
        "effective": _("Có hiệu quả"),
        "recognised": _("Được công nhận"),
        "struck_off": _("Đưa ra khỏi danh sách"),
    }
    share = with_words(rows["share_recognised"], untold)
    columns = [
        Column(_("Năm"), year_labels(rows.index.tolist(), untold), "year"),
        *(Column(name, with_words(rows[code], untold), "whole") for code, name in labels.items()),
        Column(_("Tỷ lệ được công nhận"), share, "share"),
    ]
    return Block(MODELS, said.sentence, columns, list(labels), len(rows))


def _kept(issue: Issue) -> Block | None:
    """Of a plan without a quota: what the reports of each year tell of, by origin."""
    sums = issue.seen.found.kept.groupby("year")[FIGURES].sum()
    if sums.empty:
        return None
    untold = untold_years(issue)
    rows = sums.reindex(list(issue.seen.years), fill_value=0)
    origins = {origin: origin_label(origin) for origin in Origin if rows[origin.value].any()}
    labels = {
        **{origin.value: beginning(name) for origin, name in origins.items()},
        "listed": _("Cộng"),
        "recognised": _("Được công nhận"),
        "struck_off": _("Đưa ra khỏi danh sách"),
    }
    columns = [
        Column(_("Năm"), year_labels(rows.index.tolist(), untold), "year"),
        *(Column(name, with_words(rows[code], untold), "whole") for code, name in labels.items()),
    ]
    finding = _("Mô hình mà báo cáo từng năm kể ra, theo nguồn gốc.")
    return Block(MODELS, finding, columns, [origin.value for origin in origins], len(rows))
