"""Models one by one or many at once: recognised, struck off, copied, the step reached."""

import pandas as pd
import streamlit as st

from accounts.identity import Person
from domain.kinds import Level, ModelState, Step
from metrics.reviewing import INEFFECTIVE, PROPOSED
from pages.office import review_deciding, review_pasting
from pages.office.review_rows import Found, Sought, by_unit_year, found_in
from pages.office.review_scope import Scope, may_decide, table_key
from translations import gettext as _
from translations.life_wording import step_label
from translations.numbers import number
from translations.wording import level_label, state_label

TALL = 340  # pixels: the form beneath stays in sight


def show(scope: Scope, person: Person) -> None:
    """The sentence, the models, those to look at first, and what can be decided."""
    counted = by_unit_year(scope)
    review_deciding.say_what_was_written()
    st.container(border=True).header(answer(counted), anchor=False)
    if counted.empty:
        return
    sought = st.text_input(_("Tìm mô hình (không cần gõ dấu)"), key="tim_mo_hinh", max_chars=100)
    met = found_in(Sought(scope, sought or ""))
    chosen = _choose(met, scope, decides=may_decide(person))
    if not may_decide(person):
        return
    pasted = review_pasting.ask(scope)
    together = pd.concat([chosen, pasted]).drop_duplicates("model_id")
    if together.empty:
        st.caption(_("Chọn một hay nhiều dòng, hoặc dán danh sách tên, để ghi quyết định."))
        return
    review_deciding.ask(together, scope)


def answer(counted: pd.DataFrame) -> str:
    """The page's answer in one sentence; `counted`: of `by_unit_year`."""
    words = _(
        "{ineffective} mô hình báo cáo kém hiệu quả, {proposed} được đề nghị đưa ra khỏi "
        "danh sách; {recognised} trên {all} đã được công nhận."
    )
    return words.format(
        ineffective=number(counted[INEFFECTIVE].sum()),
        proposed=number(counted[PROPOSED].sum()),
        recognised=number(counted["recognised"].sum()),
        all=number(counted["registered"].sum()),
    )


def _choose(met: Found, scope: Scope, *, decides: bool) -> pd.DataFrame:
    shown = met.first
    told = pd.DataFrame(
        {
            _("Mô hình"): shown["name"],
            _("Đơn vị"): shown["unit"],
            _("Năm"): shown["year"],
            _("Kết quả"): [_state(row) for _i, row in shown.iterrows()],
            _("Cấp công nhận"): [_level(level) for level in shown["level"]],
            _("Bước"): [step_label(Step(one)) if pd.notna(one) else "" for one in shown["step"]],
            _("Lĩnh vực"): shown["field"].map(scope.field_name),
            _("Ghi chú"): [note if pd.notna(note) else "" for note in shown["note"]],
        }
    )
    empty = [column for column in told.columns if (told[column] == "").all()]
    picked = st.dataframe(
        told.drop(columns=empty),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=table_key("mo_hinh", shown["listing_id"]),
        row_height=36,
        height=TALL if len(shown) > 8 else "auto",
        alt=_("Các mô hình; kém hiệu quả và được đề nghị đưa ra khỏi danh sách đứng trước."),
    )
    if met.count is None:
        st.caption(
            _("Nhiều đơn vị có mô hình như vậy, chưa xem hết; chọn một nơi hay tìm hẹp lại.")
        )
    elif met.count > len(shown):
        more = _("Hiện {shown} mô hình trên {all}; tìm theo tên hoặc đơn vị để xem thêm.")
        st.caption(more.format(shown=number(len(shown)), all=number(met.count)))
    return shown.iloc[picked["selection"]["rows"]] if decides else shown.iloc[:0]


def _state(row: pd.Series) -> str:
    if pd.notna(row["struck_year"]):
        return _("đã đưa ra khỏi danh sách năm {year}").format(year=int(row["struck_year"]))
    proposed = row["first"] == "proposed"
    return _("được đề nghị đưa ra") if proposed else state_label(ModelState(row["state"]))


def _level(level: str | float) -> str:
    return level_label(Level(str(level))) if pd.notna(level) else ""
