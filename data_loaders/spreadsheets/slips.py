"""Slips: a model told by pairs of a label and what it says, one under another, without a table."""

from dataclasses import dataclass

from data_loaders.spreadsheets.body import Body, Line
from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.list_rows import Standing, standing_of
from data_loaders.spreadsheets.sections import Section
from data_loaders.spreadsheets.sheets import Place, Sheet
from data_loaders.spreadsheets.tables import Shape, Table, settle_roles
from data_loaders.spreadsheets.vocabulary import numbered, vocabulary
from domain.text import fold, squeeze

_ROWS = 2_000
_HEAD_ROWS = 15
_LONGEST_LABEL = 60
_HEAD_BESIDE = ("dang cong san", "cong hoa xa hoi", "doc lap")  # at the right of an issuer
_OF_A_MODEL = frozenset(
    {
        "name",
        "name_after",
        "field",
        "origin",
        "form",
        "state",
        "level",
        "year",
        "unit",
        "unit_or_carrier",
        "carried_by",
        "in_charge",
        "step",
        "copied_from",
        "content",
        "note",
        "time",
        "state_or_content",
        "origin_or_form",
    }
)


@dataclass(frozen=True, slots=True)
class _Pair:
    role: str
    label: str
    place: Place  # of what it says
    text: str


class SlipGrid(Grid):
    """Slips laid out as the rows of a table; each cell still has the address it came from."""

    def __init__(self, sheet: Sheet, origins: dict[Place, Place]) -> None:
        super().__init__(sheet)
        self._origins = origins

    def address(self, row: int, column: int) -> str:
        """The address in the user's own sheet."""
        return super().address(*self._origins.get((row, column), (row, column)))


def slips_of(grid: Grid) -> list[Table]:
    """The slips of a sheet, as one table; none where it has no pairs that tell of a model."""
    slips = _side_by_side(grid)
    if slips:
        return [_as_table(grid, slips)]
    for pair in _pairs(grid):
        if not slips or pair.role in slips[-1]:
            if slips and pair.role not in {"name", next(iter(slips[-1]))}:
                continue
            slips.append({})
        slips[-1][pair.role] = pair
    briefly = _is_entitled_slip(grid)
    models = [
        slip
        for slip in slips
        if "name" in slip and (len(slip) >= 3 or (briefly and _names_and_sorts(slip)))
    ]
    return [_as_table(grid, models)] if models else []


def _side_by_side(grid: Grid) -> list[dict[str, _Pair]]:
    """Slips that share the labels at their left, one in each column; none where only one is."""
    rows: dict[str, tuple[int, str, int]] = {}
    for row in range(min(grid.height, _ROWS)):
        cells = [] if row in grid.hidden_rows else list(grid.cells(row))
        label = next((text for _, text in cells[:2] if not text.isdigit()), "")
        role = vocabulary().role(numbered(label)[1].rstrip(": "))
        at = next((column for column, text in cells if text == label), -1)
        if role in _OF_A_MODEL and role not in rows and not _is_issuer(label, role):
            rows[role] = row, label, grid.area(row, at)[3] + 1
    if "name" not in rows or len(rows) < 3:
        return []
    named, _, first = rows["name"]
    columns = [column for column, _ in grid.cells(named) if column >= first]
    slips = [
        {
            role: _Pair(role, label, grid.spread(row, column), text)
            for role, (row, label, _) in rows.items()
            if (text := grid.spread_text(row, column))
        }
        for column in columns
    ]
    labels = any(vocabulary().exact_role(pair.text) for slip in slips for pair in slip.values())
    whole = all(len(slip) >= 3 for slip in slips)
    return slips if len(slips) > 1 and whole and not labels else []


def _pairs(grid: Grid) -> list[_Pair]:
    found = []
    for row in range(min(grid.height, _ROWS)):
        if row in grid.hidden_rows:
            continue
        cells = list(grid.cells(row))
        used = -1
        for column, text in cells:
            if column > used and (pair := _pair(grid, row, column, text)):
                found.append(pair)
                used = pair.place[1]
    return found


def _pair(grid: Grid, row: int, column: int, text: str) -> _Pair | None:
    """The pair that a cell begins: "Lĩnh vực: Kinh tế" in it, or "Lĩnh vực" and the next cell."""
    label, colon, said = (part.strip() for part in numbered(text)[1].partition(":"))
    role = vocabulary().role(label) if len(label) <= _LONGEST_LABEL else None
    role = "name" if role == "name_before" else role
    if role not in _OF_A_MODEL or (not colon and _is_issuer(label, role)):
        return None
    if said:
        return _Pair(role, label, (row, column), said)
    after = grid.area(row, column)[3] + 1
    for beside in range(after, after + 4):
        if words := grid.text(row, beside):
            is_label = not colon and vocabulary().role(words) is not None
            is_label = is_label or fold(words).startswith(_HEAD_BESIDE)
            return None if is_label else _Pair(role, label, (row, beside), words)
    if not colon and role == "unit":
        return None  # the line of an issuer: "ĐẢNG ỦY"
    return _Pair(role, label, (row, after), "")


def _is_entitled_slip(grid: Grid) -> bool:
    """Whether a sheet calls itself a slip: its issuer and title may say all but name and field."""
    rows = range(min(grid.height, _HEAD_ROWS))
    return any(fold(text).startswith("phieu ") for row in rows for _, text in grid.cells(row))


def _names_and_sorts(slip: dict[str, _Pair]) -> bool:
    """Whether a slip says both a model's name and its field."""
    return all(about in slip and slip[about].text for about in ("name", "field"))


def _is_issuer(label: str, role: str) -> bool:
    """Whether what begins like the label of a unit names one: "ĐẢNG ỦY XÃ CHÍ TÂN"."""
    return role == "unit" and ":" not in label and vocabulary().exact_role(label) is None


def _as_table(grid: Grid, models: list[dict[str, _Pair]]) -> Table:
    roles = list(dict.fromkeys(role for model in models for role in model))
    labels = {role: pair.label for model in models for role, pair in model.items()}
    columns = [Column(index, labels[role], role) for index, role in enumerate(roles)]
    sheet = Sheet(name=grid.name, rows=[])
    origins: dict[Place, Place] = {}
    for number, model in enumerate(models):
        sheet.rows.append(
            [squeeze(model[role].text) or None if role in model else None for role in roles]
        )
        for index, role in enumerate(roles):
            place = model[role].place if role in model else model["name"].place
            origins[number, index] = place
            _copy_faults(grid.sheet, place, sheet, (number, index))
    first = min(pair.place[0] for model in models for pair in model.values())
    laid_out = SlipGrid(sheet, origins)
    lines = [
        Line(number, Section(), "", standing_of(models[number]["name"].text))
        for number in range(len(models))
    ]
    body = Body(
        [line for line in lines if line.standing is Standing.MODEL],
        [],
        grid.height,
        [line for line in lines if line.standing is not Standing.MODEL],
    )
    key = next(column for column in columns if column.role == "name")
    table = Table(laid_out, Header(-1, -1, columns), Shape.LIST, key, body, 0)
    table.stands_at = (
        first,
        0,
        max(place[0] for place in origins.values()),
        max(p[1] for p in origins.values()),
    )
    settle_roles(table)
    return table


def _copy_faults(source: Sheet, place: Place, target: Sheet, to: Place) -> None:
    if place in source.errors:
        target.errors[to] = source.errors[place]
    if place in source.unvalued:
        target.unvalued.add(to)
