"""What can be taken along of a chart: its table as Excel or CSV, and a picture of it."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import plotly.graph_objects as go
from streamlit.delta_generator import DeltaGenerator

from charts.light import in_light, words_in_light
from domain.text import slug
from exports.painter import browser_path
from exports.picture import Picture, as_png
from exports.table_files import as_csv, as_excel
from pages.frame.choice import subject
from pages.frame.later import later
from translations import gettext as _
from translations.joining import beginning
from translations.numbers import day


def source_of(as_of: date | None = None) -> str:
    """Of which places, period and day the figures are, and whose, in one line; the day is that of
    the page's filter where none is given.
    """
    of_page = subject()
    period = of_page.period and _("giai đoạn {period}").format(period=of_page.period)
    told = [of_page.places, period]
    said = _("Tính đến ngày {day}. Nguồn: Dân vận khéo").format(day=day(as_of or of_page.as_of))
    of = ", ".join(filter(None, told))
    return f"{beginning(of)}. {said}" if of else said


def _file_name(key: str, as_of: date | None) -> str:
    """Two files of one chart, of other places or another day, never have one name."""
    of_page = subject()
    parts = [key, of_page.places, of_page.period, (as_of or of_page.as_of).isoformat()]
    return "-".join(filter(None, map(slug, parts)))


def picture_of(drawn: go.Figure, title: str, reading: str, legend: str) -> Callable[[], bytes]:
    """Makes the PNG once somebody asks: in the light theme, whatever was `drawn`."""
    source = source_of()

    def made() -> bytes:
        figure, key = in_light(drawn), words_in_light(legend)
        return as_png(Picture(title, reading, source, figure, key))

    return later(made)


def offer(
    room: DeltaGenerator,
    key: str,
    title: str,
    told: Callable[[], pd.DataFrame],
    picture: Callable[[], bytes] | None = None,
    as_of: date | None = None,
) -> None:
    """The buttons, in a row; the table and each file are made only once one is asked for."""
    row = room.container(horizontal=True)
    file, source = _file_name(key, as_of), source_of(as_of)
    excel = later(lambda: as_excel(told(), title, source))
    _button(row, key, f"{file}.xlsx", _("Tải bảng về Excel"), excel)
    _button(row, key, f"{file}.csv", _("Tải bảng về CSV"), later(lambda: as_csv(told())))
    if picture is None:
        return
    if browser_path():
        _button(row, key, f"{file}.png", _("Tải ảnh"), picture)
    else:
        room.caption(
            _(
                "Chưa tải được ảnh: máy chủ thiếu trình duyệt Chromium. Người quản trị máy chủ cài "
                "gói chromium là dùng được ngay; trong lúc chờ, tải bảng về Excel."
            )
        )


def _button(
    row: DeltaGenerator, key: str, file: str, label: str, made: Callable[[], bytes]
) -> None:
    ending = file.rpartition(".")[2]
    row.download_button(
        label,
        made,
        file_name=file,
        icon=":material/image:" if ending == "png" else ":material/download:",
        on_click="ignore",
        key=f"tai_{ending}_{key}",
    )
