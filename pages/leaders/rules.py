"""How the figures of the page are counted, each rule in one line with the paragraph it rests on."""

from datetime import date, datetime

import streamlit as st

from domain.plans import Plan
from pages.frame.course import Asked, asked_key, rolled_course
from pages.frame.plain import plain
from pages.frame.plans import versions_seen
from pages.frame.shared import shared
from translations import gettext as _
from translations import language
from translations.plan_wording import counted_by
from translations.rule_wording import counting_in_words
from translations.timeliness_wording import due_in_words


def rules_of(plan: Plan, last_year: int, held: date | None) -> list[tuple[str, str]]:
    """(the rule in one line, where it comes from) for each rule that the page rests on.

    `last_year`: the last of the years looked at; `held`: the day that holds for most units, where
    it may be another than the plan's.
    """
    found: list[tuple[str, str]] = []
    if plan.quota:
        minimum = _(
            "Mỗi đơn vị, mỗi năm ít nhất {least} mô hình, phấn đấu {aim}; thừa không bù thiếu."
        )
        found.append(
            (minimum.format(least=plan.quota.at_least, aim=plan.quota.aim), plan.quota.source)
        )
    found += _of_counting(plan)
    found.append((_of_the_day(plan, last_year, held), ""))
    found.append(
        (
            _("Đơn vị nào có vào ngày hết hạn đăng ký thì phải thực hiện năm đó.")
            if plan.quota
            else _("Đơn vị nào có vào ngày hết hạn thì phải báo cáo năm đó."),
            plan.owing_source,
        )
    )
    found.append(
        (
            _(
                "Danh sách và biểu số lượng không khớp thì lấy danh sách, số của biểu ghi trong "
                "ngoặc; chỉ có biểu số lượng thì lấy số của biểu, ghi dấu *."
            ),
            "",
        )
    )
    found.append((_("Đơn vị tự báo cáo được dùng trước biểu tổng hợp."), ""))
    found.append((_("Chưa báo cáo không phải là không: ô gạch chéo, không cộng vào đâu."), ""))
    return found


def _of_the_day(plan: Plan, last_year: int, held: date | None) -> str:
    last_day = (
        _("Hạn đăng ký năm {year}: hết ngày {day}, sau ngày đó mới là chưa báo cáo.")
        if plan.quota
        else _("Hạn báo cáo năm {year}: hết ngày {day}, sau ngày đó mới là chưa báo cáo.")
    )
    planned = plan.registration_day(last_year)
    return last_day.format(year=last_year, day=due_in_words(held or planned, planned))


def _of_counting(plan: Plan) -> list[tuple[str, str]]:
    """How models are counted, and sorted."""
    if plan.quota:
        return [(counting_in_words(plan), plan.counting.source)]
    none = _("Kế hoạch không giao chỉ tiêu bằng số: đếm mô hình mà báo cáo của năm kể ra.")
    again = _("Một mô hình mỗi năm đếm một lần; duy trì qua nhiều năm thì năm nào cũng có.")
    open_list = _("Lĩnh vực, nội dung giữ nguyên như báo cáo ghi.")
    fields = [(open_list, plan.fields_source)] if plan.fields_open else []
    return [(none, ""), (again, ""), *fields]


def versions_of(plans: tuple[Plan, ...], in_force: dict[str, tuple[int, datetime]]) -> str:
    """By which version of each plan the figures are, in one line: plans of the same version and
    the same day are told together.
    """
    together: dict[tuple[int, date], list[Plan]] = {}
    for plan in plans:
        version, since = in_force[plan.code]
        together.setdefault((version, since.astimezone().date()), []).append(plan)
    return " ".join(
        counted_by("; ".join(plan.name for plan in some), *in_force[some[0].code])
        for some in together.values()
    )


def in_one_line(plans: tuple[Plan, ...], in_force: dict[str, tuple[int, datetime]]) -> str:
    """How models are counted, with the paragraph it rests on, and by which version of the plan."""
    rule, source = _of_counting(plans[0])[0]
    told = f"{rule.rstrip('.')} ({source})." if source else rule
    return f"{told} {versions_of(plans, in_force)}"


@shared(32, {Asked: asked_key})
def _in_lines(asked: Asked, spoken: str) -> str:
    """All rules as Markdown, in the language that is `spoken`."""
    del spoken  # by which it is found
    last_year = asked.years[-1]
    held = rolled_course(asked).usual_day(last_year)
    lines = [
        f"- {rule}" + (f"  \n  *{plain(source)}*" if source else "")
        for rule, source in rules_of(asked.plan, last_year, held)
    ]
    lines.append(f"- {plain(versions_of(asked.plans, versions_seen(asked.sight)))}")
    return "\n".join(lines)


def show(asked: Asked) -> None:
    """The rules of plans that are counted together, folded away at the end of the page."""
    with st.expander(_("Cách tính và căn cứ")):
        st.markdown(_in_lines(asked, language()))
