"""The two views of every comparison of units: as they were reported, or as units of a day."""

from datetime import date, datetime

import pandas as pd
import streamlit as st

from data_loaders import frames, lineage
from database.session import engine
from domain.access import EVERYWHERE
from metrics.conversion import conversion, days_of_change
from pages.frame.course import Asked, asked_key, units_of
from pages.frame.filters import across_pages
from pages.frame.shared import shared
from translations import gettext as _
from translations.numbers import day as in_words

WIDTH = 340  # pixels


def choose_view(asked: Asked) -> date | None:
    """Let the visitor choose, in the URL: None for as reported, else the day to convert to.

    Nothing is asked where nothing has become of the units: then both views are one.
    """
    days = _days(asked, datetime.now().astimezone().date())
    if not days:
        return None
    words = _("Quy đổi về đơn vị ngày {day}")
    views = {words.format(day=in_words(day)): day for day in days}
    with across_pages():
        chosen = st.selectbox(
            _("So theo đơn vị"),
            [_("Như đã báo cáo"), *views],
            key="don_vi_theo",
            bind="query-params",
            persist_state="session",
            help=_(
                "Đơn vị sáp nhập toàn bộ thì số cũ cộng vào đơn vị mới. Chia một phần thì không "
                "quy đổi được và để nguyên. Tổng của hai cách xem như nhau."
            ),
            width=WIDTH,
        )
    return views.get(chosen)


@shared(64, {Asked: asked_key})
def _days(asked: Asked, today: date) -> tuple[date, ...]:
    steps = lineage.lineage(engine(), EVERYWHERE)
    days = days_of_change(steps, set(units_of(asked)["unit_id"].tolist()))
    return tuple(day for day in days if day <= today)


def converted_units(day: date) -> pd.DataFrame:
    """What every unit of the register is on `day`: the columns of `metrics.conversion`, and the
    `name` of the unit it went into.

    What became of a unit is no secret, whoever asks; its figures are.
    """
    units = frames.units(engine(), EVERYWHERE)
    found = conversion(units, lineage.lineage(engine(), EVERYWHERE), day)
    return found.assign(name=found["into_unit_id"].map(units.set_index("unit_id")["name"]))
