"""The native charts: drawn by Excel from the tables of the sheet by year, to be edited there."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from charts import theme
from domain.kinds import Origin, Timeliness, UnitState
from exports.papers.book.block import FIELDS, MODELS, QUOTA, REPORTS, Block
from exports.papers.book.looks import FONT, Looks
from exports.papers.book.sheet import NOTE_ROW, TITLE_ROW, Value
from exports.papers.book.year_sheet import head_rows
from exports.papers.book.year_sheet import sheet_name as years_name
from exports.table_files import set_up_print
from translations import gettext as _

_HATCHED = {"pattern": "wide_upward_diagonal", "fg_color": "#8F959B", "bg_color": "#F4F1EC"}
_STATES: dict[str, str] = {
    Timeliness.ON_TIME: theme.DONE,
    Timeliness.RECEIVED: theme.DONE_LIGHT,
    Timeliness.LATE: "#E69F00",
    Timeliness.MISSING: theme.STATES[UnitState.NONE],
    Timeliness.PENDING: "#E4E0D8",
    "registered": "#C9C4BB",
    "effective": theme.DONE_LIGHT,
    "recognised": theme.DONE,
    "struck_off": theme.STATES[UnitState.NONE],
    **{state.value: colour for state, colour in theme.STATES.items()},
    **{origin.value: colour for origin, colour in theme.ORIGINS.items()},
}
_SILENT = {UnitState.NOT_REPORTED.value, Timeliness.UNDATED.value}
_WIDTH, _HEIGHT, _GAP = 620, 470, 12  # pixels
_LEAST = 0.06  # of the highest column: a part that has room for its number
_FIRST_ROW = 3
# Between columns, in parts of their width: of few years the columns would be walls.
_BROAD, _SLIM, _FEW_YEARS = 60, 250, 3
_FEW_NUMBERS = 8  # of fewer an axis would be parted in halves
_PLAIN: dict[str, Any] = {"name": FONT, "size": 10, "color": theme.ink(dark=False)}
_FAINT: dict[str, Any] = {**_PLAIN, "bold": False, "color": theme.faint(dark=False)}


def sheet_name() -> str:
    """What the sheet is called."""
    return _("Biểu đồ")


def write_charts(book: Workbook, page: Worksheet, tables: Sequence[Block], looks: Looks) -> None:
    """A chart of each table, two beside each other."""
    page.hide_gridlines(2)
    page.write_string(TITLE_ROW, 0, _("Biểu đồ từ số liệu từng năm"), looks["title"])
    words = _("Biểu đồ lấy số từ trang “{sheet}”: sửa được màu, chữ, kiểu như mọi biểu đồ Excel.")
    page.write_string(NOTE_ROW, 0, words.format(sheet=years_name()), looks["note"])
    heads = head_rows(tables)
    for at, table in enumerate(tables):
        made = _chart(book, table, heads[table.key])
        made.set_size({"width": _WIDTH, "height": _HEIGHT})
        down, across = divmod(at, 2)
        place = {"x_offset": across * (_WIDTH + _GAP), "y_offset": down * (_HEIGHT + _GAP)}
        page.insert_chart(_FIRST_ROW, 0, made, {**place, "object_position": 3})
    set_up_print(page, None)
    page.fit_to_pages(1, 1)


def _chart(book: Workbook, table: Block, head: int) -> Chart:
    if table.key == FIELDS and not _told_apart(table.parts):
        return _by_field(book, table, head)
    stacked = table.key != MODELS or Origin.NEW.value in table.parts
    made: Chart = book.add_chart(
        {"type": "column", "subtype": "stacked" if stacked else "clustered"}
    )
    fills, least = _fills(table), _LEAST * _highest(table) if stacked else 0
    for at, part in enumerate(table.parts, start=1):
        numbers = _numbers(table.columns[at].values[: table.years])
        made.add_series(
            {
                "name": [years_name(), head, at],
                "name_data": [table.columns[at].label],
                "categories": [years_name(), head + 1, 0, head + table.years, 0],
                "categories_data": [str(year) for year in table.columns[0].values[: table.years]],
                "values": [years_name(), head + 1, at, head + table.years, at],
                "values_data": numbers,
                "gap": _SLIM if table.years < _FEW_YEARS else _BROAD,
                **fills[part],
                "border": {"color": "#FFFFFF", "width": 0.75},
                "data_labels": _labels(fills[part], numbers, least),
            }
        )
    _dress(made, table, head)
    made.set_x_axis({"name": _("Năm"), "name_font": _FAINT, "num_font": _PLAIN})
    made.set_y_axis(_of_numbers(table))
    made.set_legend({"position": "bottom", "font": _PLAIN})
    return made


def _told_apart(fields: Sequence[str]) -> bool:
    """Whether each field has a colour of its own."""
    return len(set(theme.field_colours(list(fields)).values())) == len(fields)


def _by_field(book: Workbook, table: Block, head: int) -> Chart:
    """A bar for each field, of all years: there are more of them than colours."""
    made: Chart = book.add_chart({"type": "bar"})
    row, last = head + table.years + 1, len(table.parts)
    columns = table.columns[1 : last + 1]
    fill = {"fill": {"color": theme.DONE}}
    numbers = _numbers([column.values[table.years] for column in columns])
    made.add_series(
        {
            "name": [years_name(), row, 0],
            "name_data": [str(table.columns[0].values[table.years])],
            "categories": [years_name(), head, 1, head, last],
            "categories_data": [column.label for column in columns],
            "values": [years_name(), row, 1, row, last],
            "values_data": numbers,
            "gap": _BROAD,
            **fill,
            "data_labels": {"value": True, "num_format": "#,##0", "font": _PLAIN},
        }
    )
    _dress(made, table, head)
    # Of bars the first axis is that of the numbers.
    made.set_x_axis(_of_numbers(table))
    gridless = {"major_gridlines": {"visible": False}}
    made.set_y_axis({"num_font": _PLAIN, "reverse": True, "crossing": "max", **gridless})
    made.set_legend({"none": True})
    return made


def _numbers(values: Sequence[Value]) -> list[float | None]:
    """The numbers, None for words."""
    return [value if isinstance(value, int | float) else None for value in values]


def _fills(table: Block) -> Mapping[str, dict[str, Any]]:
    """How each part is filled: a field in its own colour, what is silent hatched."""
    colours = theme.field_colours(list(table.parts)) if table.key == FIELDS else _STATES
    return {
        part: {"pattern": _HATCHED} if part in _SILENT else {"fill": {"color": colours[part]}}
        for part in table.parts
    }


def _highest(table: Block) -> float:
    """What the parts of the highest column come to."""
    parts = [_numbers(column.values[: table.years]) for column in table.columns]
    rows = zip(*parts[1 : len(table.parts) + 1], strict=True)
    return max(sum(each or 0 for each in row) for row in rows)


def _labels(fill: dict[str, Any], numbers: Sequence[float | None], least: float) -> dict[str, Any]:
    """A number in each part that has room for it."""
    ground = fill["fill"]["color"] if "fill" in fill else "#FFFFFF"
    font = {"name": FONT, "size": 9, "color": theme.ink_on(ground)}
    # Of what is not there nothing is said.
    small = [{"delete": True} if (each or 0) < least else None for each in numbers]
    return {"value": True, "num_format": "#,##0;;;", "font": font, "custom": small}


def _of_numbers(table: Block) -> dict[str, Any]:
    """The axis that says how many."""
    told = {QUOTA: _("Số đơn vị"), REPORTS: _("Số báo cáo")}
    return {
        "name": told.get(table.key, _("Số mô hình")),
        "name_font": _FAINT,
        "num_font": _PLAIN,
        "num_format": "#,##0",
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": "#E4E0D8", "width": 0.5}},
        "line": {"none": True},
        **({"major_unit": 1} if _highest(table) < _FEW_NUMBERS else {}),
    }


def _dress(made: Chart, table: Block, head: int) -> None:
    """The finding as its title, read from its cell."""
    made.set_title(
        {
            "name": [years_name(), head - 1, 0],
            "data": [table.finding],
            "name_font": {**_PLAIN, "size": 12, "bold": True},
            "overlay": False,
        }
    )
    made.set_chartarea({"border": {"color": "#DDD8CF"}})
