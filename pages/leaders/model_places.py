"""Models counted by place, where there are too many in sight to be listed together."""

import pandas as pd
import streamlit as st

from domain.plans import place_of
from pages.frame.course import course, key_of
from pages.frame.plain import plain
from pages.frame.shared import shared
from pages.frame.ways import link
from pages.leaders.model_catalogue import Look
from translations import gettext as _
from translations.numbers import number

FIGURES = ["registered", "counted", "recognised"]


def show_places(look: Look) -> None:
    """How many models each place has, with the way to them; nothing is listed yet."""
    sums = _by_place(look)
    words = _(
        "{registered} lượt đăng ký ở {places} nơi, {counted} mô hình được tính, "
        "{recognised} được công nhận."
    )
    told = {figure: number(int(sums[figure].sum())) for figure in FIGURES}
    st.header(words.format(places=number(len(sums)), **told), anchor=False)
    st.write(_("Chọn một nơi, hoặc gõ tên mô hình, đơn vị, người thực hiện để tìm ở mọi nơi."))
    named = {
        _("Nơi"): [link("mo-hinh", plain(place), noi=place) for place in sums["place"]],
        _("Đăng ký (lượt)"): [number(count) for count in sums["registered"]],
        _("Được tính"): [number(count) for count in sums["counted"]],
        _("Được công nhận"): [number(count) for count in sums["recognised"]],
    }
    title = _("Mô hình ở từng nơi")
    st.table(pd.DataFrame(named), border="horizontal", hide_index=True, alt=title)


@shared(32, {Look: key_of})
def _by_place(look: Look) -> pd.DataFrame:
    """`place` and `FIGURES` of the field and year looked for. Shared: never changed."""
    seen, sought = course(look.asked), look.sought
    rows = seen.found.tally
    if sought.field is not None:
        rows = rows[rows["field"] == sought.field]
    if sought.year is not None:
        rows = rows[rows["year"] == sought.year]
    plans = seen.units.drop_duplicates("unit_id").set_index("unit_id")["plan_code"]
    sums = rows[FIGURES].groupby(rows["unit_id"].map(plans)).sum()
    places = {plan.code: place_of(plan) for plan in seen.plans}
    return sums.reindex(list(places), fill_value=0).assign(place=list(places.values()))
