"""A deck to take along, the files that its snapshot rests on, and the whole hash of that."""

from functools import partial

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from data_loaders.snapshots.kept import Snapshot, TamperedError
from domain.plans import Plan
from exports.papers.issue import no_step
from exports.papers.kinds import OFFLINE, SLIDES, file_name, kind_names, paper
from pages.frame.chart import ROW, show_table
from pages.frame.choice import figures_of, places_in_words
from pages.frame.frozen import held
from pages.frame.issues import issue_of
from pages.frame.later import later
from translations import gettext as _

_SHORT, _ROWS = 8, 8


def show_files(room: DeltaGenerator, one: Snapshot) -> None:
    """Closed at first: the snapshot is opened only once somebody asks."""
    key = f"tep_{one.snapshot_id}"
    label = _("Tải bài trình chiếu, tệp đã nhận, mã băm")
    behind = room.expander(label, type="compact", key=key, on_change="rerun")
    if not behind.open:
        return
    digest = _("Mã băm đầy đủ của bản chốt: {digest}").format(digest=f"`{one.sha256}`")
    behind.markdown(f":small[{digest}]")
    try:
        frozen = held(one)
    except TamperedError:
        words = _("Không mở được bản chốt này: nội dung không còn đúng như lúc chốt.")
        behind.error(words)
        return
    _offer_deck(behind, one, frozen.course.plans)
    told, title = files_table(frozen.files), _("Các tệp mà bản chốt dựa trên")
    with figures_of(frozen.course.plans):
        show_table(behind, key, title, told, as_of=one.as_of, tallest=ROW * (_ROWS + 1) + 2)


def _offer_deck(room: DeltaGenerator, one: Snapshot, plans: tuple[Plan, ...]) -> None:
    """The whole deck, each made once it is asked for."""
    issue = issue_of(one, places_in_words(plans))
    names, row = kind_names(), room.container(horizontal=True)
    for kind in (SLIDES, OFFLINE):
        row.download_button(
            names[kind],
            later(partial(paper, kind, issue, no_step)),
            file_name=file_name(kind, issue),
            icon=":material/download:",
            on_click="ignore",
            key=f"tai_{kind}_{one.snapshot_id}",
        )


def files_table(files: pd.DataFrame) -> pd.DataFrame:
    """A row a file: its name, the day it was received, the start of its hash."""
    return pd.DataFrame(
        {
            _("Tệp"): files["file"],
            _("Ngày nhận"): files["received"].dt.strftime("%d/%m/%Y"),
            _("Mã băm"): files["sha256"].str[:_SHORT],
        }
    )
