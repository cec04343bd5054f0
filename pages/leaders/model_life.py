"""One model's whole life: its four steps, everything said of it, and the cell each word is from."""

import pandas as pd
import streamlit as st

from data_loaders import decisions, lives
from database.session import engine
from domain.kinds import ReportKind, Step
from domain.plans import Plan
from metrics.catalogue import STEPS, life, said_by
from pages.frame.course import Course
from pages.frame.plain import plain
from pages.frame.plans import Sight
from pages.frame.sheet_picture import show_source
from translations import gettext as _
from translations.life_wording import event_in_words, step_label
from translations.numbers import day
from translations.role_wording import value_in_words
from translations.wording import kind_label


def show_life(model: pd.Series, unit: str, plan: Plan, seen: Course, sight: Sight) -> None:
    """The model of a row of `metrics.catalogue.catalogue`, and where its words can be read."""
    facts = said_by(lives.facts(engine(), [int(model["model_id"])], sight.whose), seen.as_of)
    decided = decisions.decisions(engine(), plan.code, sight.whose)
    about = decided[decided["model_id"] == model["model_id"]]
    st.subheader(plain(model["name"]), anchor=False)
    st.write(_about(model, unit, plan, facts))
    st.markdown(steps_line(model["step"]))
    told = life(facts, seen.found.reports, about, seen.as_of)
    st.table(_timeline(told), border="horizontal", hide_index=True)
    _show_sources(facts, sight)


def steps_line(reached: object) -> str:
    """The four steps, those reached marked; a word more where none is known."""
    known = reached if isinstance(reached, str) and reached in STEPS else None
    last = STEPS.index(known) if known else -1
    steps = [
        f"{'✓' if place <= last else '○'} {place + 1}. {step_label(Step(step))}"
        for place, step in enumerate(STEPS)
    ]
    line = " → ".join(f"**{one}**" if one.startswith("✓") else one for one in steps)
    unknown = _("Chưa báo cáo nào nói đang ở bước nào.")
    return line if known else f"{line}  \n:small[{unknown}]"


def _about(model: pd.Series, unit: str, plan: Plan, facts: pd.DataFrame) -> str:
    words = [plain(unit), value_in_words(plan, "field", model["field"] or None)]
    for column, label in (
        ("carried_by", _("thực hiện: {who}")),
        ("in_charge", _("phụ trách: {who}")),
    ):
        named = [each for each in facts[column].dropna() if each]
        if named:
            words.append(label.format(who=plain(named[-1])))
    return " · ".join(words)


def _timeline(told: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Ngày"): [day(at.date()) for at in told["day"]],
            _("Việc"): [
                event_in_words(event, value if isinstance(value, str) else None)
                + ("" if standing else " " + _("(không còn hiệu lực)"))
                for event, value, standing in zip(
                    told["event"], told["value"], told["standing"], strict=True
                )
            ],
            _("Căn cứ"): [_source(row) for _index, row in told.iterrows()],
        }
    )


def _source(row: pd.Series) -> str:
    if pd.notna(row["decision_id"]):
        by = [row["made_by"], row["document_number"], row["reason"]]
        words = "; ".join(plain(each) for each in by if isinstance(each, str) and each)
        return _("quyết định của {who}").format(who=words or _("văn phòng"))
    return f"{plain(row['file'])} · {plain(row['sheet'])}!{row['cell']}"


def _show_sources(facts: pd.DataFrame, sight: Sight) -> None:
    if facts.empty:
        return
    labels = {
        f"{day(row['received'].date())} · {kind_label(ReportKind(row['kind']))} · "
        f"{row['file']} · {row['sheet']}!{row['cell']}": row
        for _index, row in facts.iterrows()
    }
    chosen = st.selectbox(_("Xem trong tệp gốc"), list(labels), key="nguon")
    row = labels[chosen]
    place = str(row["sheet"]), str(row["cell"])
    show_source(int(row["submission_id"]), str(row["file"]), *place, sight.whose)
