"""How the figures of a campaign round are counted, each rule in a line with what it rests on."""

import pandas as pd
import streamlit as st

from domain.plans import Plan
from metrics.rounds import round_of
from pages.frame.plain import plain
from translations import gettext as _
from translations.numbers import day


def show_rules(rows: pd.DataFrame, plan: Plan, year: int, which: int) -> None:
    """The rules, folded away at the page's end; `rows` is from `metrics.rounds.round_units`."""
    found = round_of(plan, year, which)
    owing = _("Đơn vị nào có vào ngày {day} thì phải báo cáo đợt này.")
    rules = [
        (
            _("Chỉ cộng các hoạt động cùng tên, cùng đơn vị tính; khác đơn vị tính để riêng."),
            "",
        ),
        (_("Trị giá quy ra triệu đồng, cộng riêng; dòng không ghi trị giá thì không cộng."), ""),
        (_("Chưa báo cáo không có nghĩa là không làm gì: để trống, không ghi 0."), ""),
        (_("Báo cáo gửi lại của cùng đợt thay bản trước; đợt này không thay đợt khác."), ""),
    ]
    decides = rows["plan_day"].fillna(rows["ends"]).max()
    if pd.notna(decides):
        rules.append((owing.format(day=day(decides)), plan.owing_source))
    if found:
        rules.append((_("Thời gian và hạn báo cáo của đợt theo kế hoạch."), found.source))
    with st.expander(_("Cách tính và căn cứ")):
        lines = [
            f"- {plain(rule)}" + (f"  \n  *{plain(source)}*" if source else "")
            for rule, source in rules
        ]
        st.markdown("\n".join(lines))
