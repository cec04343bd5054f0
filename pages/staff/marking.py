"""A sheet as a grid, on which the person marks where a table stands and what its columns hold."""

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from pydantic import ValidationError

from data_loaders.form_mistakes import marking_mistakes
from data_loaders.spreadsheets.forms import FormVersion
from data_loaders.spreadsheets.guidance import MarkedColumn, MarkedTable
from data_loaders.spreadsheets.preview import Preview
from data_loaders.spreadsheets.tables import Shape
from domain.kinds import Outcome, ReportKind
from domain.plans import Plan
from pages.frame.plain import plain
from pages.staff.desk import OnDesk, tell
from translations import gettext as _
from translations.role_wording import role_labels
from translations.wording import kind_label

_HEAD, _DATA = "rgba(164, 38, 44, 0.22)", "rgba(0, 114, 178, 0.12)"
_SHOWN = 40


def offer(file: OnDesk, plan: Plan) -> None:
    """The grid with the best guess marked; what is changed here is read at once."""
    key = "_".join(file.mark)
    told = bool(file.uploaded.guidance.tables)
    lost = file.reading.outcome is Outcome.NEEDS_PERSON
    title = _("Chỉ cho phần mềm bảng nằm ở đâu, cột nào là gì")
    with st.expander(
        title, icon=":material/grid_on:", expanded=told or (lost and not file.reading.tables)
    ):
        # The grid of a large file is sent only when somebody asks for it.
        if not (lost or told) and not st.toggle(_("Hiện bảng"), key=f"hien_{key}"):
            return
        sheets = file.previews
        if not sheets:
            st.write(_("Tệp không có trang tính nào nhìn thấy được."))
            return
        names = [sheet.sheet for sheet in sheets]
        name = names[0]
        if len(names) > 1:
            name = st.selectbox(_("Trang tính"), names, key=f"trang_{key}")
        sheet = next(one for one in sheets if one.sheet == name)
        _mark(file, sheet, plan, f"{key}_{names.index(name)}")
        _offer_to_remember(file, key)


def _mark(file: OnDesk, sheet: Preview, plan: Plan, key: str) -> None:
    told = [table for table in file.uploaded.guidance.tables if table.sheet == sheet.sheet]
    before = next(iter([*told, *sheet.guess]), None)
    shape, kind = _ask_kind(file, plan, before, key)
    head, first, last = _ask_rows(sheet, before, key)
    roles = _ask_columns(sheet, plan, shape, before, head, first, key)
    _draw(sheet, head, first, last)
    if not st.button(_("Đọc theo cách này"), key=f"doc_{key}", type="primary"):
        return
    try:
        table = MarkedTable(
            sheet=sheet.sheet,
            shape=shape,
            head=head,
            first_row=first,
            last_row=last,
            columns=tuple(MarkedColumn(index=index, role=role) for index, role in roles.items()),
        )
    except ValidationError as fault:
        for mistake in marking_mistakes(fault):
            st.error(plain(mistake))
        return
    others = [one for one in file.uploaded.guidance.tables if one.sheet != sheet.sheet]
    said = {"tables": (*others, table), "kind": kind or file.uploaded.guidance.kind}
    tell(file.mark, file.uploaded.guidance.model_copy(update=said))
    st.rerun()


def _ask_kind(
    file: OnDesk, plan: Plan, before: MarkedTable | None, key: str
) -> tuple[Shape, ReportKind | None]:
    kinds = {kind_label(kind): kind for kind in plan.kinds}
    shaped = {Shape.COUNTS: ReportKind.COUNTS, Shape.ROUND: ReportKind.ROUND}
    guessed = shaped.get(before.shape) if before else None
    known = file.uploaded.guidance.kind or file.reading.kind or guessed
    now = list(kinds.values()).index(known) if known and known in kinds.values() else 0
    kind = kinds[st.selectbox(_("Đây là"), list(kinds), index=now, key=f"kieu_{key}")]
    shapes = {ReportKind.COUNTS: Shape.COUNTS, ReportKind.ROUND: Shape.ROUND}
    shape = shapes.get(kind, Shape.LIST)
    return shape, kind


def _ask_rows(
    sheet: Preview, before: MarkedTable | None, key: str
) -> tuple[tuple[int, int] | None, int, int | None]:
    """The rows of the head, the first and the last row of data, counted from 0."""
    # Beneath the head of a form that nobody filled in the first row of data is still to come.
    most = max(sheet.height, before.first_row + 1 if before else 0)
    head = before.head if before else None
    columns = st.columns(4)
    top = columns[0].number_input(
        _("Tiêu đề từ dòng (0: không có)"),
        0,
        most,
        head[0] + 1 if head else 0,
        key=f"tu_{key}",
    )
    bottom = columns[1].number_input(
        _("Tiêu đề đến dòng"), 0, most, head[1] + 1 if head else 0, key=f"den_{key}"
    )
    first = columns[2].number_input(
        _("Dòng dữ liệu đầu"), 1, most, (before.first_row if before else 0) + 1, key=f"dau_{key}"
    )
    last = columns[3].number_input(
        _("Dòng dữ liệu cuối (0: đến hết)"),
        0,
        most,
        before.last_row + 1 if before and before.last_row is not None else 0,
        key=f"cuoi_{key}",
    )
    rows = (int(top) - 1, max(int(bottom), int(top)) - 1) if top else None
    return rows, int(first) - 1, int(last) - 1 if last else None


def _ask_columns(
    sheet: Preview,
    plan: Plan,
    shape: Shape,
    before: MarkedTable | None,
    head: tuple[int, int] | None,
    first: int,
    key: str,
) -> dict[int, str]:
    """A line for each column: its letter, its head, an example, and what it holds."""
    labels = role_labels(plan, shape)
    words = {role: label for label, role in labels.items()}
    marked = {column.index: column.role for column in before.columns} if before else {}
    ignored = words["ignore"]
    lines = pd.DataFrame(
        {
            _("Cột"): list(sheet.letters),
            _("Tiêu đề"): [_head_of(sheet, head, index) for index in range(len(sheet.letters))],
            _("Ví dụ"): [_example(sheet, first, index) for index in range(len(sheet.letters))],
            _("Là"): [
                words.get(marked.get(index, "ignore"), ignored)
                for index in range(len(sheet.letters))
            ],
        }
    )
    fixed = [_("Cột"), _("Tiêu đề"), _("Ví dụ")]
    chosen = st.data_editor(
        lines,
        hide_index=True,
        disabled=fixed,
        column_config={
            _("Là"): st.column_config.SelectboxColumn(options=list(labels), required=True)
        },
        key=f"cot_{key}_{shape}_{head}_{first}",
    )
    roles = {index: labels[said] for index, said in enumerate(chosen[_("Là")])}
    return {index: role for index, role in roles.items() if role != "ignore"}


def _head_of(sheet: Preview, head: tuple[int, int] | None, index: int) -> str:
    rows = range(head[0], min(head[1] + 1, len(sheet.rows))) if head else ()
    return " › ".join(sheet.rows[row][index] for row in rows if sheet.rows[row][index])


def _example(sheet: Preview, first: int, index: int) -> str:
    below = (sheet.rows[row][index] for row in range(first, len(sheet.rows)))
    return next((text for text in below if text), "")


def _draw(sheet: Preview, head: tuple[int, int] | None, first: int, last: int | None) -> None:
    """The sheet itself, its head and data tinted."""
    shown = sheet.rows[:_SHOWN]
    grid = pd.DataFrame(shown, columns=list(sheet.letters), index=range(1, len(shown) + 1))

    def tint(row: pd.Series) -> list[str]:
        place = int(str(row.name)) - 1
        colour = ""
        if head and head[0] <= place <= head[1]:
            colour = f"background-color: {_HEAD}; font-weight: 600"
        elif place >= first and (last is None or place <= last):
            colour = f"background-color: {_DATA}"
        return [colour] * len(row)

    styled: Styler = grid.style.apply(tint, axis=1)
    st.dataframe(styled, row_height=28, alt=_("Trang tính, dòng tiêu đề và dòng dữ liệu được tô."))
    if sheet.height > _SHOWN:
        more = _("Hiện {shown} dòng đầu trên {all} dòng.")
        st.caption(more.format(shown=_SHOWN, all=sheet.height))


def _offer_to_remember(file: OnDesk, key: str) -> None:
    """The marks as a named form version, kept when the file is taken in."""
    uploaded = file.uploaded
    if not uploaded.guidance.tables:
        return
    if not st.checkbox(_("Lần sau gặp mẫu này thì tự đọc như vậy"), value=True, key=f"hoc_{key}"):
        uploaded.learnt = None
        return
    stem = file.mark[0].rpartition(".")[0] or file.mark[0]
    name = st.text_input(_("Tên mẫu"), value=stem[:100], max_chars=100, key=f"ten_mau_{key}")
    explained = file.read.explained
    if isinstance(explained, FormVersion):
        uploaded.learnt = explained.model_copy(update={"name": name.strip() or stem[:100]})
        return
    uploaded.learnt = None
    if explained:
        st.warning(plain(explained))
