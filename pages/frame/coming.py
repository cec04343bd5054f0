"""The days that come next, in a few lines."""

from datetime import date

import pandas as pd
import streamlit as st

from pages.frame.course import Asked, asked_key, rolled_course
from pages.frame.shared import shared
from pages.frame.table import show_words
from translations import gettext as _
from translations.duty_wording import nothing_ahead
from translations.numbers import day, number
from translations.report_wording import reports_of_years

AT_MOST = 3


@shared(64, {Asked: asked_key})
def _coming(asked: Asked) -> pd.DataFrame:
    """The next rows of `metrics.coming.coming_reports`, as many as are shown. Shared."""
    return rolled_course(asked).coming().head(AT_MOST)


def show_coming(asked: Asked) -> None:
    """What is due next, by when, and of how many units it is not in yet."""
    st.subheader(_("Hạn sắp tới"), anchor=False)
    found = _coming(asked)
    if found.empty:
        st.write(nothing_ahead(asked.plan, asked.as_of))
        return
    told = {
        _("Hạn"): [_when(due.date(), asked.as_of) for due in found["due"]],
        _("Báo cáo"): reports_of_years(found["kind"], found["period"], found["year"]),
        _("Chưa nộp"): [
            _("{part} trên {whole}").format(part=number(waiting), whole=number(owed))
            for waiting, owed in zip(found["waiting"], found["owed"], strict=True)
        ],
    }
    show_words(told)


def _when(due: date, as_of: date) -> str:
    left = (due - as_of).days
    if not left:
        return _("{day} (hôm nay)").format(day=day(due))
    return _("{day} (còn {left} ngày)").format(day=day(due), left=number(left))
