"""The reviews that a plan sets, each on its day or its occasion."""

import pandas as pd
import streamlit as st

from domain.plans import Plan
from metrics.reviews import reviews_of
from pages.frame.plain import plain
from pages.frame.shared import shared
from translations import gettext as _
from translations import language, speaking
from translations.duty_wording import day_of_review


def show_reviews(plan: Plan) -> None:
    """The reviews, those with a day first."""
    st.subheader(_("Sơ kết, tổng kết"), anchor=False)
    if plan.reviews:
        st.markdown(_told(plan, language()))
    else:
        st.write(_("Kế hoạch không đặt ngày hay dịp sơ kết, tổng kết nào."))


@shared(64, {Plan: Plan.model_dump_json})
def _told(plan: Plan, spoken: str) -> str:
    """A line for each review, in the language `spoken`."""
    reviews = reviews_of(plan)[["name", "day", "occasion"]]
    with speaking(spoken):
        lines = [
            f"- **{plain(name)}**: {day_of_review(None if pd.isna(at) else at.date())}  \n"
            f":small[{plain(occasion)}]"
            for name, at, occasion in reviews.itertuples(index=False)
        ]
    return "\n".join(lines)
