"""Many files at once: sorted in one line and in a table, as a workbook, then a closed card each."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

import pandas as pd
import streamlit as st

from data_loaders.sorting import SortedFile, sorted_table, to_see_first
from domain.kinds import Sorting
from domain.not_counted import NotCounted
from domain.plans import Plan
from exports.batch_summary import batch_summary, batch_summary_name
from pages.frame.person import if_still_here
from pages.frame.plain import plain
from pages.frame.trouble import minded
from pages.staff.desk import OnDesk, take_off
from translations import gettext as _
from translations.batch_wording import sorted_sentence, sorting_in_words
from translations.numbers import number
from translations.standing_wording import not_counted_in_brief, not_counted_sentence
from translations.wording import kind_label

MANY = 5  # files
_AT_MOST_CARDS, _AT_MOST_OPEN = 50, 4
ROW_OF_LINES = 68  # pixels: from 65 on, words go on in a second line and a third
# Pixels. A phone shows the first two columns, a laptop all.
_WIDTHS = (130, 190, 160, 130, 85, 90, 380)
_ICONS = {
    Sorting.NEEDS_PERSON: ":material/help:",
    Sorting.REFUSED: ":material/block:",
    Sorting.TAKEN_IN_PART: ":material/rule:",
    Sorting.TAKEN_WITH_REMARKS: ":material/edit_note:",
    Sorting.TAKEN: ":material/check_circle:",
}


def say(desk: list[OnDesk]) -> None:
    """“12 tệp: 8 nhận được, …”, and how many of their reports would not count."""
    counts = Counter(file.sorted.sorting for file in desk)
    st.subheader(sorted_sentence(counts), anchor=False)
    say_not_counted(file.sorted.not_counted for file in desk)


def say_not_counted(files: Iterable[tuple[NotCounted, ...]]) -> None:
    """How many reports of how many files do not count; nothing where all do."""
    beaten = [sum(each.count for each in some) for some in files if some]
    if beaten:
        said = not_counted_in_brief(sum(beaten), len(beaten))
        st.warning(said, icon=":material/priority_high:")


def offer_summary(files: Callable[[], Iterable[SortedFile]], plan: Plan, key: str) -> None:
    """The summary to download, made of `files` when it is asked for, away from this run."""
    made = datetime.now().astimezone()
    st.download_button(
        _("Tải bảng tóm tắt (Excel)"),
        lambda: batch_summary(sorted_table(files()), plan.name, made),
        file_name=batch_summary_name(made),
        key=key,
        icon=":material/download:",
    )


def show_many(desk: list[OnDesk], show_card: Callable[[OnDesk], None]) -> None:
    """The table, those to be seen to first; the cards of the files picked in it, or of all."""
    files = sorted(desk, key=lambda file: to_see_first(file.sorted))
    picked = [files[row] for row in _pick(files)]
    if picked and len(picked) <= _AT_MOST_OPEN:
        for file in picked:
            show_card(file)
        return
    shown = (picked or files)[:_AT_MOST_CARDS]
    for file in shown:
        _show_closed(file, show_card)
    if left := len(picked or files) - len(shown):
        words = _("Còn {count} tệp nữa; chọn dòng trong bảng để xem tệp nào cần.")
        st.caption(words.format(count=number(left)))


def offer(desk: list[OnDesk], plan: Plan) -> None:
    """The summary to download, and taking off what is refused."""
    files = [file.sorted for file in desk]
    offer_summary(lambda: files, plan, "tom_tat_truoc")
    refused = [file.mark for file in desk if file.sorted.sorting is Sorting.REFUSED]
    if refused:
        st.button(
            _("Bỏ {count} tệp không nhận").format(count=number(len(refused))),
            key="bo_tep_khong_nhan",
            icon=":material/close:",
            on_click=minded(if_still_here(take_off)),
            args=(refused,),
        )


def _pick(files: list[OnDesk]) -> list[int]:
    """The table; the places of the files that the person picked in it."""
    told = _in_words([file.sorted for file in files])
    widths = dict(zip(told.columns, _WIDTHS, strict=True))
    picked = st.dataframe(
        told,
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"nhieu_tep_{len(files)}",
        column_config={name: st.column_config.Column(width=w) for name, w in widths.items()},
        row_height=ROW_OF_LINES,
        alt=_("Các tệp đang chờ nhận, tệp cần người xem đứng trước."),
    )
    st.caption(_("Chọn dòng trong bảng để chỉ xem các tệp đó; bấm tiêu đề cột để sắp xếp."))
    return [row for row in picked["selection"]["rows"] if row < len(files)]


def _in_words(files: list[SortedFile]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Kết quả"): [sorting_in_words(file.sorting, file.kept_out) for file in files],
            _("Tệp"): [file.file for file in files],
            _("Báo cáo"): [_what(file) for file in files],
            _("Đơn vị"): [_who(file) for file in files],
            _("Dòng nhận"): [file.taken for file in files],
            _("Dòng giữ lại"): [file.kept_out for file in files],
            _("Lý do"): [_why(file) for file in files],
        }
    )


def _why(file: SortedFile) -> str:
    return " ".join(filter(None, (file.reason, *map(not_counted_sentence, file.not_counted))))


def _what(file: SortedFile) -> str:
    kind = kind_label(file.kind) if file.kind else ""
    return f"{kind} {file.year or ''}".strip()


def _who(file: SortedFile) -> str:
    if len(file.units) > 1:
        return _("{count} đơn vị").format(count=number(len(file.units)))
    return file.units[0] if file.units else ""


def _show_closed(file: OnDesk, show_card: Callable[[OnDesk], None]) -> None:
    """A card that costs nothing until it is opened."""
    sorting = file.sorted.sorting
    label = f"{plain(file.reading.file)} · {sorting_in_words(sorting, file.sorted.kept_out)}"
    key = f"tep_{'_'.join(file.mark)}"
    card = st.expander(label, key=key, on_change="rerun", icon=_ICONS[sorting])
    if card.open:
        with card:
            show_card(file)
