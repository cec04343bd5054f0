"""The papers that an office hands on: what they are to be of, and each of them to be made."""

from datetime import date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from accounts.identity import FREEZING
from domain.access import Places
from domain.plans import Plan
from domain.text import sort_key
from exports.papers import kinds
from exports.papers.issue import place_of_units
from pages.frame.choice import choose_day
from pages.frame.course import plans_to_tell
from pages.frame.filters import choose_plan, row
from pages.frame.person import require
from pages.frame.plans import (
    Sight,
    plans_seen,
    register_seen,
    say_no_plan,
    sight_key,
    sight_of,
    units_seen,
)
from pages.frame.shared import shared
from pages.office.papers_made import Wanted, made, offer_making
from translations import gettext as _

WHOLE = "whole"


def show() -> None:
    """The page."""
    person = require(*FREEZING)
    sight = sight_of(person.places)
    plans = plans_to_tell(plans_seen(sight))
    if not plans:
        say_no_plan(_("Xuất văn bản"))
        return
    plans.sort(key=lambda plan: -plan.last_year)
    wanted = _ask(plans, sight, datetime.now().astimezone().date())
    st.write(
        _(
            "Khi tạo, số liệu được chốt lại: mọi văn bản cùng một số liệu, mang ngày và mã của bản "
            "chốt. Số liệu chưa đổi thì vẫn là bản chốt cũ."
        )
    )
    _offer(wanted)


def _ask(plans: list[Plan], sight: Sight, today: date) -> Wanted:
    """What the papers are to be of: the title beside the filters."""
    head, of_plan, of_day = row([2.2, 2.6, 1.3])
    plan = choose_plan(of_plan, plans, _("Kế hoạch"))
    as_of = choose_day(of_day, plan, today)
    head.title(_("Xuất văn bản"), anchor=False)
    of_year, of_place = st.columns([1, 3])
    year = _ask_year(of_year, plan, as_of)
    whose = _ask_place(of_place, plan, sight)
    place, below = place_of_units(register_seen(sight.of(whose)), plan, whose.units)
    return Wanted(plan, sight.of(whose), as_of, year, place, below)


def _ask_year(room: DeltaGenerator, plan: Plan, as_of: date) -> int:
    years = [str(year) for year in plan.years_as_of(as_of)]
    begun = [year for year in years if int(year) <= as_of.year]
    at = years.index((begun or years)[-1])
    chosen = room.selectbox(
        _("Năm báo cáo"), years, index=at, key="nam_bao_cao", bind="query-params"
    )
    return int(chosen)


def _ask_place(room: DeltaGenerator, plan: Plan, sight: Sight) -> Places:
    """The whole of what may be seen, or one of its units with those beneath it."""
    whole, named = _places(plan.code, sight)
    chosen = room.selectbox(
        _("Của nơi nào"), [whole, *named], key="noi_van_ban", bind="query-params"
    )
    return Places(frozenset({named[chosen]})) if chosen in named else sight.whose


@shared(32, {Sight: sight_key})
def _places(code: str, sight: Sight) -> tuple[str, dict[str, int]]:
    """What may be seen of the plan, in words, and its units by name and code, by the alphabet."""
    plan = next(plan for plan in plans_seen(sight) if plan.code == code)
    whole, _below = place_of_units(register_seen(sight), plan, sight.whose.units)
    units = units_seen(plan, sight).drop_duplicates("unit_id")
    rows = zip(units["name"], units["code"], units["unit_id"].tolist(), strict=True)
    named = {f"{name} · {unit_code}": unit for name, unit_code, unit in rows}
    return whole, {name: named[name] for name in sorted(named, key=sort_key)}


def _offer(wanted: Wanted) -> None:
    """All of them as one file, then each by itself."""
    names, told = kinds.kind_names(), _told()
    offer_making(wanted, tuple(names), _("Cả bộ văn bản"), told[WHOLE])
    for kind, name in names.items():
        offer_making(wanted, (kind,), name, told[kind])
    if stamp := made(wanted).stamp:
        st.caption(stamp)


def _told() -> dict[str, str]:
    """What each of them is for."""
    return {
        WHOLE: _("Sáu văn bản bên dưới trong một tệp .zip."),
        kinds.WORD: _(
            "Theo thể thức của cơ quan ban hành kế hoạch: lời viết từ số liệu để sửa tiếp, phụ lục "
            "từng đơn vị, từng báo cáo, từng mô hình."
        ),
        kinds.EXCEL: _(
            "Bảng đơn vị theo lĩnh vực và năm, chỉ tiêu, hạn nộp, từng mô hình kèm tệp và ô nguồn, "
            "biểu đồ sửa được."
        ),
        kinds.SLIDES: _("Các trang trình chiếu với biểu đồ và bảng sửa được."),
        kinds.OFFLINE: _(
            "Một tệp mở bằng trình duyệt từ USB: biểu đồ bấm được và bảng số liệu, không cần mạng."
        ),
        kinds.LETTER: _(
            "Nhắc các đơn vị còn báo cáo đã quá hạn mà chưa nộp, của năm báo cáo và các năm trước."
        ),
        kinds.RECOGNITION: _("Mô hình được công nhận và mô hình đưa ra khỏi danh sách trong năm."),
    }
