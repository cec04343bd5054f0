"""One unit: what it came from, what it went into, its other names, how much it reported."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import unit_history
from data_loaders.aliases import confirm_alias, take_away_alias
from data_loaders.register_table import RegisterError
from data_loaders.reorganisation import NotTheirsError
from data_loaders.reorganisation_undone import undo
from database.session import engine
from pages.frame.person import still
from pages.frame.plain import plain
from pages.frame.plans import Sight, register_seen, sight_key
from pages.frame.refusals import refusal
from pages.frame.shared import shared
from translations import gettext as _
from translations import language, speaking
from translations.numbers import day as in_words
from translations.numbers import number
from translations.unit_wording import kind_label, whole_label


def show_unit(unit_id: int, sight: Sight, person: Person) -> None:
    """The card of a unit of `register_seen`; the office can change its names and undo steps."""
    told = _told(sight, unit_id, language())
    st.markdown(told.head)
    if told.history.empty:
        st.caption(_("Chưa ghi việc sáp nhập, chia tách nào của đơn vị này."))
    else:
        st.table(told.history, border="horizontal", hide_index=True)
    may_change = person.may(Role.OFFICE, Role.ADMIN)
    if may_change and told.events:
        _offer_undo(told.events)
    heading = _("Tên gọi khác")
    st.markdown(f"**{heading}**")
    if told.names.empty:
        st.caption(_("Chưa có. Tên gọi khác là cách viết mà báo cáo dùng để chỉ đơn vị này."))
    else:
        st.table(told.names, border="horizontal", hide_index=True)
    if may_change:
        _offer_names(told.code, told.in_force)


@dataclass(frozen=True, slots=True)
class Told:
    """One unit in words: who it is, its steps and its other names as tables, what of its steps can
    be undone (`_events`), and its names in force with the `alias_id` of each.
    """

    code: str
    head: str
    history: pd.DataFrame
    events: dict[str, list[int]]
    names: pd.DataFrame
    in_force: dict[str, int]


@shared(256, {Sight: sight_key})
def _told(sight: Sight, unit_id: int, spoken: str) -> Told:
    """Shared by all who see the same and speak the language `spoken`: never changed."""
    register, steps = register_seen(sight), steps_seen(sight)
    unit = register[register["unit_id"] == unit_id].iloc[0]
    mine = steps[(steps["from_unit_id"] == unit_id) | (steps["into_unit_id"] == unit_id)]
    names = unit_history.names(engine(), sight.whose)
    names = names[names["unit_id"] == unit_id]
    in_force = names[names["undone_at"].isna()]
    known = dict(zip(in_force["name"], in_force["alias_id"].tolist(), strict=True))
    with speaking(spoken):
        head = f"**{plain(unit['name'])}**  \n{plain(_life(unit, sight))}"
        tables = _history(mine, unit_id), _events(mine, steps), _names(names)
    return Told(str(unit["code"]), head, *tables, known)


@shared(16, {Sight: sight_key})
def steps_seen(sight: Sight) -> pd.DataFrame:
    """The steps of which either unit may be seen (`unit_history.steps`). Shared: never changed."""
    return unit_history.steps(engine(), sight.whose)


@shared(16, {Sight: sight_key})
def _reports_of_units(sight: Sight) -> dict[int, int]:
    found = unit_history.reports_of_units(engine(), sight.whose)
    return dict(zip(found["unit_id"].tolist(), found["reports"].tolist(), strict=True))


def _life(unit: "pd.Series[Any]", sight: Sight) -> str:
    count = _reports_of_units(sight).get(int(unit["unit_id"]), 0)
    said = [f"{unit['code']} · {kind_label(unit['kind'])}"]
    if not pd.isna(unit["valid_from"]):
        said.append(_("có từ {day}").format(day=in_words(unit["valid_from"].date())))
    if not pd.isna(unit["valid_to"]):
        said.append(_("đến hết {day}").format(day=in_words(unit["valid_to"].date())))
    said.append(_("{count} báo cáo đã nhận").format(count=number(int(count))))
    return " · ".join(said)


def _history(mine: pd.DataFrame, unit_id: int) -> pd.DataFrame:
    """The steps of one unit, the oldest first, in words."""
    came, went = _("Nhận {unit} ({how})"), _("Vào {unit} ({how})")
    rows = []
    for step in mine.to_dict("records"):
        into = step["into_unit_id"] == unit_id
        other = step["from_unit"] if into else step["into_unit"]
        told = (came if into else went).format(unit=other, how=whole_label(step["whole"]))
        if not pd.isna(step["undone_at"]):
            told += ". " + _("Đã hủy ngày {day}.").format(day=in_words(step["undone_at"].date()))
        rows.append((in_words(step["day"].date()), plain(told), plain(_paper(step))))
    return pd.DataFrame(rows, columns=[_("Từ ngày"), _("Việc"), _("Căn cứ, người ghi")])


def _paper(step: dict[Any, Any]) -> str:
    made_by = "" if pd.isna(step["made_by"]) else str(step["made_by"])
    return "; ".join(part for part in (step["decree"], made_by) if part)


def _offer_undo(events: dict[str, list[int]]) -> None:
    """Undo what happened to this unit on a day, with all that happened together with it."""
    with st.expander(_("Hủy một lần sắp xếp")):
        st.caption(_("Bước đã hủy vẫn còn trong nhật ký; đơn vị cũ có lại như trước."))
        chosen = st.selectbox(_("Lần sắp xếp"), list(events), key="lan_sap_xep")
        if st.button(_("Hủy lần sắp xếp này"), key="huy_sap_xep"):
            if (person := still(Role.OFFICE, Role.ADMIN)) is None:
                return
            try:
                undo(engine(), events[chosen], person.places, _now(), person.account_id)
            except RegisterError as fault:
                st.error(plain(str(fault)))
                return
            except NotTheirsError as fault:
                st.error(refusal(fault))
                return
            _say(_("Đã hủy: {what}").format(what=plain(chosen)))


def _events(mine: pd.DataFrame, steps: pd.DataFrame) -> dict[str, list[int]]:
    """What happened, in words -> its steps: all units into one, or one unit into several."""
    in_force = steps[steps["undone_at"].isna()]
    words = _("{day}: {units} vào {into}")
    events = {}
    for step in mine[mine["undone_at"].isna()].to_dict("records"):
        one = "into_unit_id" if step["whole"] else "from_unit_id"
        same = (in_force["day"] == step["day"]) & (in_force[one] == step[one])
        together = in_force[same & (in_force["whole"] == step["whole"])]
        told = words.format(
            day=in_words(step["day"].date()),
            units=", ".join(dict.fromkeys(together["from_unit"])),
            into=", ".join(dict.fromkeys(together["into_unit"])),
        )
        events[told] = together["lineage_id"].tolist()
    return events


def _names(mine: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for name in mine.to_dict("records"):
        by = "" if pd.isna(name["confirmed_by"]) else f"{name['confirmed_by']}, "
        told = f"{by}{in_words(name['confirmed_at'].date())}"
        if not pd.isna(name["undone_at"]):
            told += ". " + _("Đã bỏ ngày {day}.").format(day=in_words(name["undone_at"].date()))
        rows.append((plain(name["name"]), plain(told)))
    return pd.DataFrame(rows, columns=[_("Tên"), _("Người xác nhận, ngày")])


def _offer_names(code: str, known: dict[str, int]) -> None:
    """Add a name to the unit of `code`, take one of the `known` away."""
    with st.expander(_("Thêm, bỏ tên gọi khác")):
        written = st.text_input(_("Cách viết"), key="ten_moi", max_chars=200)
        if st.button(_("Thêm tên"), key="them_ten", disabled=not (written or "").strip()):
            if (person := still(Role.OFFICE, Role.ADMIN)) is None:
                return
            added = confirm_alias(
                engine(), written or "", code, person.places, _now(), person.account_id
            )
            if added:
                _say(_("Đã thêm tên “{name}”.").format(name=plain(written)))
            st.info(_("Tên này đã có rồi."))
        if not known:
            return
        away = st.selectbox(_("Tên bỏ đi"), list(known), key="ten_bo")
        if st.button(_("Bỏ tên"), key="bo_ten"):
            if (person := still(Role.OFFICE, Role.ADMIN)) is None:
                return
            take_away_alias(engine(), known[away], person.places, _now(), person.account_id)
            _say(_("Đã bỏ tên “{name}”.").format(name=plain(away)))


def _say(words: str) -> None:
    st.session_state["units_said"] = words
    st.rerun()


def _now() -> datetime:
    return datetime.now().astimezone()
