"""Office: which models may be earlier ones again, and what else people have to decide on models."""

from datetime import datetime

import streamlit as st

from accounts.identity import Role
from pages.frame.choice import choose
from pages.frame.course import Asked, plans_of_models
from pages.frame.person import require
from pages.frame.plans import plans_seen, say_no_plan, sight_of
from pages.office import review_decided, review_models, review_pairs
from pages.office.review_scope import narrowed
from translations import gettext as _


def show() -> None:
    """The page."""
    person = require(Role.LEADER, Role.OFFICE, Role.ADMIN)
    sight = sight_of(person.places)
    plans = plans_of_models(plans_seen(sight))
    if not plans:
        say_no_plan(_("Rà soát mô hình"))
        return
    today = datetime.now().astimezone().date()
    chosen = choose(_("Rà soát mô hình"), plans, today, ask_day=False)
    asked = Asked(chosen.plans, sight, chosen.as_of)
    what, where, when = st.columns([3.4, 1.5, 1.3], vertical_alignment="bottom")
    parts = {
        _("Chờ xác nhận"): review_pairs.show,
        _("Từng mô hình"): review_models.show,
        _("Đã quyết định"): review_decided.show,
    }
    first = next(iter(parts))
    part = what.segmented_control(
        _("Việc"),
        list(parts),
        default=first,
        required=True,
        key="viec",
        bind="query-params",
        label_visibility="collapsed",
    )
    parts[part or first](narrowed(asked, where, when), person)
