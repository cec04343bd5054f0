"""What the charts of the progress page say, as their titles, written from the figures."""

from collections.abc import Collection, Mapping

import pandas as pd

from domain.kinds import Timeliness
from metrics.keeping import Keeping
from translations import gettext as _
from translations.numbers import number, percent


def of_course(pace: pd.DataFrame) -> str:
    """What lacks of what must be done by now, and of which year most. `pace`: `metrics.pace`."""
    rows = pace.assign(missing=pace["owed"] - pace["to_come"] - pace["done"])
    rows = rows[rows["to_come"] < rows["owed"]]
    missing = int(rows["missing"].clip(lower=0).sum())
    if rows.empty:
        return _("Chưa đến hạn nào của kế hoạch")
    if not missing:
        return _("Đến nay không thiếu mô hình nào so với mức phải đạt")
    most, year = max(zip(rows["missing"].astype("int64"), rows["year"], strict=True))
    told = {"missing": number(missing), "year": year, "of": number(most)}
    if most == missing:
        words = _("So với mức phải đạt còn thiếu {missing} mô hình, đều của năm {year}")
    else:
        words = _("So với mức phải đạt còn thiếu {missing} mô hình, nhiều nhất ở năm {year} ({of})")
    return words.format(**told)


def of_places(progress: pd.DataFrame) -> str:
    """Who has come farthest of what the whole period owes, and who least.

    `progress`: a row for each place, with its `name`, `done`, `owed_in_all`, and `reported` and
    `early`: a place that has reported nothing is not the last of them but silent (settled rule 5).
    """
    told_of = progress["reported"] + progress["early"] > 0
    rows, silent = progress[told_of], int((~told_of).sum())
    unheard = _("; {count} nơi chưa báo cáo").format(count=number(silent)) if silent else ""
    return _ranked(rows) + unheard if len(rows) else _("Chưa nơi nào báo cáo")


def _ranked(rows: pd.DataFrame) -> str:
    shares = (rows["done"] / rows["owed_in_all"]).astype("float64")
    ranked = sorted(zip(shares, rows["name"], strict=True))
    (least, other), (share, name) = ranked[0], ranked[-1]
    told = {"share": percent(share), "least": percent(least)}
    if len(ranked) == 1:
        return _("{name}: {share} mức phải đạt cả giai đoạn").format(name=name, **told)
    if told["share"] == told["least"]:
        return _("Các nơi đi ngang nhau: {share} mức phải đạt cả giai đoạn").format(**told)
    names = {"name": name, "other": other}
    return _("{name} đạt cao nhất ({share}), {other} thấp nhất ({least})").format(**told, **names)


def of_years(totals: "pd.Series[int]", not_due: Collection[int]) -> str:
    """How the last year stands beside the one before. `totals`: by year, those reported; a year
    that is `not_due` yet is no less than another.
    """
    if totals.empty:
        return _("Chưa có mô hình nào được báo cáo")
    years = sorted((int(str(year)), int(total)) for year, total in totals.items())
    last, count = years[-1]
    told = {"count": number(count), "year": last}
    if len(years) == 1:
        words = _("{count} mô hình năm {year}")
        if last in not_due:
            words = _("{count} mô hình năm {year}, khi chưa đến hạn")
        return words.format(**told)
    before, fewer = years[-2]
    change = count - fewer
    told |= {"change": number(abs(change)), "before": before}
    if last in not_due and change < 0:
        told |= {"fewer": number(fewer)}
        words = _("{count} mô hình năm {year}, khi chưa đến hạn; năm {before} có {fewer}")
    elif not change:
        words = _("{count} mô hình năm {year}, bằng năm {before}")
    elif change > 0:
        words = _("{count} mô hình năm {year}, tăng {change} so với năm {before}")
    else:
        words = _("{count} mô hình năm {year}, giảm {change} so với năm {before}")
    return words.format(**told)


def of_states(keeping: Keeping, *, quota: bool) -> str:
    """How many units met the minimum in every year owed by now, and how many in none; of a single
    unit, in how many years. Without a `quota` how many reported.
    """
    if not keeping.units:
        return _("Chưa đơn vị nào đến hạn")
    if keeping.units == 1:
        return _of_one(keeping, quota=quota)
    told = {
        "every": number(keeping.every),
        "units": number(keeping.units),
        "never": number(keeping.none),
    }
    if not quota:
        words = _("{every} trong {units} đơn vị năm nào cũng báo cáo")
        words = words if keeping.every else _("Không đơn vị nào năm nào cũng báo cáo")
        others = _(", {never} chưa báo cáo năm nào")
    else:
        words = _("{every} trong {units} đơn vị năm nào cũng đạt chỉ tiêu")
        words = words if keeping.every else _("Không đơn vị nào năm nào cũng đạt chỉ tiêu")
        others = _(", {never} chưa đạt năm nào")
    return (words + others * bool(keeping.none)).format(**told)


def _of_one(keeping: Keeping, *, quota: bool) -> str:
    if not keeping.reported:
        return _("Chưa báo cáo năm nào")
    words = _("Đạt chỉ tiêu {kept} trong {years} năm")
    if not quota:
        words = _("Có báo cáo {kept} trong {years} năm")
    return words.format(kept=number(keeping.kept), years=number(keeping.years))


def of_reports(owed: pd.DataFrame) -> str:
    """How many of the reports owed are missing, and of how many units; else how many came late.

    `owed`: the rows of `metrics.timeliness.report_timeliness` looked at.
    """
    missing = owed[owed["state"] == Timeliness.MISSING.value]
    late = int((owed["state"] == Timeliness.LATE.value).sum())
    told = {
        "missing": number(len(missing)),
        "units": number(missing["unit_id"].nunique()),
        "late": number(late),
        "owed": number(len(owed)),
    }
    if len(missing):
        words = _(
            "{missing} báo cáo quá hạn chưa nộp, của {units} đơn vị ({owed} báo cáo phải nộp)"
        )
    elif late:
        words = _("Không báo cáo nào quá hạn chưa nộp; {late} trong {owed} nộp quá hạn")
    else:
        words = _("Không báo cáo nào quá hạn")
    return words.format(**told)


def of_lacking(lacking: Mapping[str, int]) -> str:
    """How many units of each place lack a model, or a report whose day is past; of the place where
    most do.
    """
    total = sum(lacking.values())
    if not total:
        return _("Không đơn vị nào còn thiếu mô hình hoặc báo cáo quá hạn")
    words = _("{count} đơn vị thiếu mô hình hoặc báo cáo quá hạn, thiếu nhiều xếp trước")
    if len(lacking) > 1:
        words = _(
            "{count} đơn vị thiếu mô hình hoặc báo cáo quá hạn, nhiều nhất ở {place} ({most})"
        )
    place = max(lacking, key=lacking.__getitem__)
    told = {"count": number(total), "place": place, "most": number(lacking[place])}
    return words.format(**told)
