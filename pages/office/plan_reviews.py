"""The reviews that a plan sets, each on its day or its occasion."""

import pandas as pd
import streamlit as st

from domain.plans import Plan
from metrics.reviews import reviews_of
from pages.frame.plain import plain
from translations import gettext as _
from translations.duty_wording import day_of_review


def show_reviews(plan: Plan) -> None:
    """The reviews, those with a day first."""
    st.subheader(_("Sơ kết, tổng kết"), anchor=False)
    reviews = reviews_of(plan)
    if reviews.empty:
        st.write(_("Kế hoạch không đặt ngày hay dịp sơ kết, tổng kết nào."))
        return
    lines = [
        f"- **{plain(name)}**: {day_of_review(None if pd.isna(at) else at.date())}  \n"
        f":small[{plain(occasion)}]"
        for name, at, occasion in reviews[["name", "day", "occasion"]].itertuples(index=False)
    ]
    st.markdown("\n".join(lines))
