"""What was reached in the year in all, in the prose of an office."""

from domain.kinds import Basis, Origin
from domain.plans import Quota
from exports.basis import no_quota
from exports.papers.of_year import OfYear
from exports.papers.one_unit import of_one_unit
from exports.papers.rounds_told import rounds_in_all
from metrics.pace import leads_to
from metrics.plan_by_plan import pace_of_plans
from translations.numbers import number, percent, rise_in_points
from translations.rule_wording import counted_origins
from translations.wording import origin_label

SILENCE = "Chưa báo cáo không phải là không có mô hình."


def in_all(of: OfYear) -> list[str]:
    """The year's result, beside that of the year before and over the plan's years so far."""
    if of.in_rounds:
        return rounds_in_all(of)
    if of.alone:
        return [*of_one_unit(of), *_over_the_years(of)]
    if not of.head.owed_by_now:
        return [_not_due(of), *_over_the_years(of)]
    if not of.head.reported:
        return [f"{_reported(of)} {SILENCE}", *_over_the_years(of)]
    quota = of.plan.quota
    met = _against_the_quota(of, quota) if quota else _without_quota(of)
    return [f"{_reported(of)} {met}", *_beside_the_year_before(of), *_over_the_years(of)]


def _not_due(of: OfYear) -> str:
    owing, early = of.rows["owed"].sum(), of.rows["reported"].sum()
    said = (
        f"Đến ngày {of.until} chưa đến hạn thực hiện của năm {of.year}; {number(owing)} đơn vị "
        "thuộc diện phải thực hiện."
        if owing
        else f"Năm {of.year} không có đơn vị nào thuộc diện phải thực hiện."
    )
    if not early:
        return said
    told = number(of.head.models if of.plan.quota else of.rows["total"].sum())
    how = "được tính" if of.plan.quota else "báo cáo kể ra"
    return f"{said} Đã có {number(early)} đơn vị báo cáo, với {told} mô hình {how}."


def _reported(of: OfYear) -> str:
    head, asked = of.head, "thực hiện chỉ tiêu" if of.plan.quota else "báo cáo"
    said = f"Năm {of.year} có {number(head.owed_by_now)} đơn vị phải {asked}; đến ngày {of.until}"
    if not head.reported:
        return f"{said} chưa đơn vị nào báo cáo nên chưa có số liệu để đánh giá."
    if not head.not_reported:
        return f"{said} tất cả đã báo cáo."
    return (
        f"{said} đã có {number(head.reported)} đơn vị báo cáo "
        f"({percent(head.share_reported or 0)}), còn {number(head.not_reported)} đơn vị chưa báo "
        "cáo."
    )


def _against_the_quota(of: OfYear, quota: Quota) -> str:
    head = of.head
    doubts = f", trong đó {number(head.to_confirm)} chờ xác nhận" if head.to_confirm else ""
    none, share_aim, aimed = "", "", "chưa đơn vị nào"
    if head.reached_aim:
        share_aim = f" ({percent(head.share_aim or 0)})"
        aimed = f"{number(head.reached_aim)} đơn vị"
    if head.none:
        lacking = "chưa có mô hình nào được tính" if quota.at_least == 1 else "chưa đủ số mô hình"
        none = f"; {number(head.none)} đơn vị đã báo cáo nhưng {lacking}"
    return (
        f"Số mô hình được tính (nguồn gốc {counted_origins(of.plan)}) là {number(head.models)} mô "
        f"hình{doubts}. Có {number(head.met or 0)} trong {number(head.owed_by_now)} đơn vị đạt chỉ "
        f"tiêu ít nhất {number(quota.at_least)} mô hình ({percent(head.share_met or 0)}), trong đó "
        f"{aimed} đạt mức phấn đấu {number(quota.aim)} mô hình trở lên{share_aim}{none}."
    )


def _without_quota(of: OfYear) -> str:
    kept = of.issue.seen.found.kept
    kept = kept[kept["year"] == of.year]
    origins = [
        f"{origin_label(origin)} {number(kept[origin.value].sum())}"
        for origin in Origin
        if kept[origin.value].sum()
    ]
    number_alone = of.rows.loc[of.rows["basis"] == Basis.COUNTS.value, "total"].sum()
    if number_alone:
        origins.append(f"chỉ có con số {number(number_alone)}")
    by_origin = f" ({', '.join(origins)})" if origins else ""
    return (
        f"Các báo cáo kể ra {number(of.rows['total'].sum())} mô hình{by_origin}. "
        f"{no_quota(of.plan)}"
    )


def _beside_the_year_before(of: OfYear) -> list[str]:
    before, head = of.before, of.head
    if before is None or of.plan.quota is None:
        return []
    was, now = before.share_met or 0, head.share_met or 0
    points = rise_in_points(now, was)
    share = _moved(points, percent(was), percent(now), " điểm phần trăm")
    count = head.models - before.models
    models = _moved(count, number(before.models), number(head.models), " mô hình")
    units = ""
    if before.owed_by_now != head.owed_by_now:
        units = (
            f" Số đơn vị phải thực hiện cũng thay đổi: năm {before.year} là "
            f"{number(before.owed_by_now)}, năm {of.year} là {number(head.owed_by_now)}."
        )
    return [
        f"So với năm {before.year}, tỷ lệ đơn vị đạt chỉ tiêu {share}; số mô hình được tính "
        f"{models}.{units}"
    ]


def _moved(by: int, was: str, now: str, what: str) -> str:
    if not by:
        return f"không đổi ({now})"
    if by < 0:
        return f"giảm {number(-by)}{what} (từ {was} xuống {now})"
    return f"tăng {number(by)}{what} (từ {was} lên {now})"


def _over_the_years(of: OfYear) -> list[str]:
    seen, whole = of.issue.seen, of.issue.told.whole
    due = of.issue.told.years
    if len(due) < 2 or of.plan.quota is None or not of.issue.told.any_reported:
        return []
    by_year = [
        f"{number(each.models) if each.reported else 'chưa báo cáo'} (năm {each.year})"
        for each in due
    ]
    pace = pace_of_plans(seen)
    ahead = None if pace is None else leads_to(pace)
    leads = ""
    if seen.final:
        leads = " Đây là kết quả cuối kỳ."
    elif ahead is not None:
        leads = f" Theo nhịp độ này, hết năm {seen.years[-1]} đạt {percent(ahead)} cả giai đoạn."
    surplus = "" if of.alone else "; phần vượt của đơn vị này không bù cho đơn vị khác"
    return [
        f"Qua các năm, số mô hình được tính là {', '.join(by_year)}. Cộng dồn đến ngày {of.until}, "
        f"đã đạt {number(whole.done_by_now or 0)} trong {number(whole.must_be_done)} mô hình phải "
        f"đạt ({percent(whole.share or 0)}), tính theo mức tối thiểu của từng năm{surplus}.{leads}"
    ]
