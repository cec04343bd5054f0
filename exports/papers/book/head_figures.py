"""The figures at the head of the workbook: of the paper's year, and of the whole period by now."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.kinds import Origin
from exports.papers.book.block import untold_years
from exports.papers.issue import Issue
from metrics.headline import Headline, headline
from metrics.kept import FIGURES
from translations import gettext as _
from translations.wording import origin_label


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and its share; words for a number that nobody can know."""

    count: int | str | None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: of the year, and of all years. `within`: it is a part of the one above."""

    label: str
    year: Counted
    whole: Counted
    within: bool = False


@dataclass(frozen=True)
class _Told:
    """One year or all: the headline, what is kept, and why nothing is known of models ("")."""

    head: Headline
    kept: dict[str, int]
    unknown: str


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    figure: Callable[[_Told], Counted]
    within: bool = False


def head_figures(issue: Issue) -> list[Figure]:
    """In the order of the screen; those of models are left out of a plan that has none."""
    year, whole = _told(issue, issue.year), _told(issue, None)
    made = _of_units(issue)
    if issue.plan.counts_models:
        made += _of_models() if issue.plan.quota else _of_what_is_told()
    made += _of_reports()
    return [Figure(row.label, row.figure(year), row.figure(whole), row.within) for row in made]


def _told(issue: Issue, year: int | None) -> _Told:
    found = issue.seen.found
    kept, rows = found.kept, found.compliance
    if year is not None:
        kept, rows = kept[kept["year"] == year], rows[rows["year"] == year]
    head = headline(found, issue.plan, issue.seen.as_of, year)
    silent = _("chưa báo cáo") if head.owed_by_now else _("chưa đến hạn")
    why = untold_years(issue).get(year or 0, silent)
    unknown = "" if rows["reported"].any() else why
    return _Told(head, {figure: int(kept[figure].sum()) for figure in FIGURES}, unknown)


def _of_units(issue: Issue) -> list[_Row]:
    words = _("Lượt phải thực hiện (một đơn vị, một năm)")
    made = [
        _Row(words, _due("owed_by_now")),
        _Row(_("Đã báo cáo"), _due("reported", "share_reported")),
        _Row(_("Chưa báo cáo"), _due("not_reported")),
    ]
    if issue.plan.quota:
        made += [
            _Row(_("Đạt chỉ tiêu"), _due("met", "share_met")),
            _Row(_("trong đó đạt mức phấn đấu"), _due("reached_aim", "share_aim"), within=True),
            _Row(_("Đã báo cáo mà chưa đạt"), _due("none")),
        ]
    return made


def _due(figure: str, share: str = "") -> Callable[[_Told], Counted]:
    """Of units and reports: where nothing is owed yet there is no figure, and no nought."""

    def counted(of: _Told) -> Counted:
        if not of.head.owed_by_now and of.unknown:
            return Counted(of.unknown)
        return Counted(getattr(of.head, figure), getattr(of.head, share) if share else None)

    return counted


def _of_models() -> list[_Row]:
    def recognised(of: _Told) -> Counted:
        share = None if of.unknown else of.head.share_recognised
        return Counted(of.unknown or of.head.recognised, share)

    return [
        _Row(_("Mô hình được tính"), _known("models")),
        _Row(_("trong đó chưa rõ nguồn gốc"), _known("unknown_origin"), within=True),
        _Row(_("trong đó chờ xác nhận có trùng không"), _known("to_confirm"), within=True),
        _Row(_("Mô hình đăng ký trong danh sách"), _known("registered")),
        _Row(_("trong đó có hiệu quả"), _known("effective"), within=True),
        _Row(_("trong đó được công nhận"), recognised, within=True),
        _Row(_("Đưa ra khỏi danh sách"), _known("struck_off")),
    ]


def _known(figure: str) -> Callable[[_Told], Counted]:
    return lambda of: Counted(of.unknown or int(getattr(of.head, figure)))


def _of_what_is_told() -> list[_Row]:
    def kept(figure: str) -> Callable[[_Told], Counted]:
        return lambda of: Counted(of.unknown or of.kept[figure])

    words = _("trong đó {origin}")
    origins = [
        _Row(words.format(origin=origin_label(origin)), kept(origin), within=True)
        for origin in Origin
    ]
    return [
        _Row(_("Mô hình báo cáo kể ra"), kept("listed")),
        *origins,
        _Row(_("Được công nhận"), kept("recognised")),
        _Row(_("Đưa ra khỏi danh sách"), kept("struck_off")),
    ]


def _of_reports() -> list[_Row]:
    return [
        _Row(_("Báo cáo xét được đúng hạn"), _due("judged")),
        _Row(_("trong đó đúng hạn"), _due("on_time", "share_on_time"), within=True),
    ]
