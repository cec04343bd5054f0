"""Models one by one or many at once: recognised, struck off, copied, the step reached."""

import pandas as pd
import streamlit as st

from accounts.identity import Person
from data_loaders import decisions, frames
from data_loaders.listed_at import noted
from database.session import engine
from domain.kinds import Level, ModelState, Step
from domain.text import fold, sort_key
from metrics.catalogue import steps_reached
from metrics.reviewing import for_review
from pages.office import review_deciding, review_pasting
from pages.office.review_scope import Scope, may_decide, table_key
from translations import gettext as _
from translations.life_wording import step_label
from translations.numbers import number
from translations.wording import level_label, state_label

AT_MOST = 300
TALL = 340  # pixels: the form beneath stays in sight


def show(scope: Scope, person: Person) -> None:
    """The sentence, the models, those to look at first, and what can be decided."""
    models = _models(scope, person)
    review_deciding.say_what_was_written()
    st.container(border=True).header(answer(models), anchor=False)
    if models.empty:
        return
    sought = st.text_input(_("Tìm mô hình (không cần gõ dấu)"), key="tim_mo_hinh", max_chars=100)
    found = _sought(models, sought or "")
    chosen = _choose(found, scope, decides=may_decide(person))
    if not may_decide(person):
        return
    pasted = review_pasting.ask(models, scope)
    together = pd.concat([chosen, pasted]).drop_duplicates("model_id")
    if together.empty:
        st.caption(_("Chọn một hay nhiều dòng, hoặc dán danh sách tên, để ghi quyết định."))
        return
    review_deciding.ask(together, scope, person)


def answer(models: pd.DataFrame) -> str:
    """The page's answer in one sentence."""
    first = models["first"]
    words = _(
        "{ineffective} mô hình báo cáo kém hiệu quả, {proposed} được đề nghị đưa ra khỏi "
        "danh sách; {recognised} trên {all} đã được công nhận."
    )
    return words.format(
        ineffective=number((first == "ineffective").sum()),
        proposed=number((first == "proposed").sum()),
        recognised=number(models["level"].notna().sum()),
        all=number(len(models)),
    )


def _models(scope: Scope, person: Person) -> pd.DataFrame:
    notes, steps = [], []
    for plan in scope.plans:
        asked = engine(), plan.code, person.places
        notes.append(noted(*asked))
        told = frames.listings(*asked), scope.reports, decisions.decisions(*asked)
        steps.append(steps_reached(*told, scope.as_of))
    reached = pd.concat(steps).set_index("model_id")["step"]
    found = for_review(scope.models, pd.concat(notes))
    names = found["unit_id"].map(scope.units)
    places = names.map({name: place for place, name in enumerate(sorted(set(names), key=sort_key))})
    ordered = found.assign(unit=names, step=found["model_id"].map(reached), place=places)
    return ordered.sort_values(["turn", "place", "year"]).drop(columns="place")


def _sought(models: pd.DataFrame, words: str) -> pd.DataFrame:
    if not (wanted := fold(words)):
        return models
    spoken = models["name"].map(fold) + " " + models["unit"].map(fold)
    return models[spoken.str.contains(wanted, regex=False)]


def _choose(found: pd.DataFrame, scope: Scope, *, decides: bool) -> pd.DataFrame:
    shown = found.head(AT_MOST)
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
    if len(found) > AT_MOST:
        more = _("Hiện {shown} mô hình trên {all}; tìm theo tên hoặc đơn vị để xem thêm.")
        st.caption(more.format(shown=number(AT_MOST), all=number(len(found))))
    return shown.iloc[picked["selection"]["rows"]] if decides else shown.iloc[:0]


def _state(row: pd.Series) -> str:
    if pd.notna(row["struck_year"]):
        return _("đã đưa ra khỏi danh sách năm {year}").format(year=int(row["struck_year"]))
    proposed = row["first"] == "proposed"
    return _("được đề nghị đưa ra") if proposed else state_label(ModelState(row["state"]))


def _level(level: str | float) -> str:
    return level_label(Level(str(level))) if pd.notna(level) else ""
