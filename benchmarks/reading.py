"""Files the whole way (read, checked, committed) against what others take to parse them."""

import shutil
import sqlite3
from datetime import date, datetime
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.forms import Files, as_sent, long_list, short_forms
from benchmarks.measure import Aim, Work, aim, medians, show, wall
from data_loaders.adoption import adopt
from data_loaders.bundles import Waiting
from data_loaders.hand_in import hand_in_all
from data_loaders.plans import PLANS_FOLDER
from data_loaders.unit_register import import_units, load_register
from database.migrate import migrate
from database.session import engine
from domain.plans import Plan
from samples.register import UNITS_FILE

CALAMINE, PANDAS = "calamine, parsed alone", "pandas + openpyxl, parsed alone"
TO_SQL, OURS = "pandas.read_excel + to_sql", "ours: read, checked, committed"


def run(folder: Path) -> None:
    """Measure forms as offices send them, small forms in bulk, and one long list."""
    house = _House(folder)
    plan, units = house.plan, house.units
    _measure("forms as offices send them", as_sent(folder / "as sent"), house, 3)
    # Once before, so that ours does not meet so much for the first time. The others are warm: to
    # parse with openpyxl takes six seconds, of the long list a quarter of a minute.
    several, listed = short_forms(plan, units), long_list(plan, units)
    _taken_in(several, house)
    small = _measure("forms of 50 models and 12 columns", several, house, 2, warm=True)
    _taken_in(listed, house)
    long = _measure("list of 100,000 models and 10 columns", listed, house, 1, warm=True)
    for what, measured, most, least in (
        ("100,000 rows whole way, to the bare parse", long[OURS] / long[CALAMINE], 4, None),
        ("pandas parsing small forms, to ours whole way", small[PANDAS] / small[OURS], None, 3),
        ("pandas + to_sql of small forms, to ours", small[TO_SQL] / small[OURS], None, 5),
        ("pandas + to_sql of 100,000 rows, to ours", long[TO_SQL] / long[OURS], None, 5),
    ):
        aim(Aim(what, measured, "×", most, least))


class _House:
    """A database with a register and a plan, copied for each time that something is taken in."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._empty = folder / "house.db"
        source = engine(f"sqlite:///{self._empty}")
        migrate(source)
        import_units(source, UNITS_FILE, _now())
        self.plan: Plan = adopt(source, PLANS_FOLDER / "khoai-chau-2021-2025.toml", _now())[0]
        register = load_register(source, self.plan.place)
        # The communes that are there in the plan's last year, under names that nobody else has.
        kept = [unit for unit in register.units if unit.kind == "commune" and unit.parent == "KC"]
        last = date(self.plan.last_year, 3, 31)
        self.units = [unit.name for unit in kept if unit.lives_on(last)]
        source.dispose()

    def copy(self) -> Path:
        """A new file with that database."""
        return Path(shutil.copy(self._empty, self._folder / f"house {next(self._numbers)}.db"))


def _now() -> datetime:
    return datetime.now().astimezone()


def _measure(
    what: str, files: Files, house: _House, rounds: int, *, warm: bool = False
) -> dict[str, float]:
    parsed: list[pd.DataFrame] = []
    ways: dict[str, Work] = {
        CALAMINE: partial(_cells_by_calamine, files),
        OURS: partial(_taken_in, files, house),
        PANDAS: partial(_parsed_by_pandas, files, parsed),
        TO_SQL: partial(_put_by_pandas, parsed, house),
    }
    print(f"{len(files)} {what} …")
    seconds = medians(ways, rounds, wall, warm=warm)
    seconds[TO_SQL] += seconds[PANDAS]  # what is put was parsed just before
    show(f"{len(files)} {what} (wall)", seconds, CALAMINE)
    return seconds


def _taken_in(files: Files, house: _House) -> None:
    """As `manage.py ingest` takes them in; raises ValueError where one of them is not taken."""
    kept = house.copy()
    source = engine(f"sqlite:///{kept}")
    waiting = [Waiting(name, partial(bytes, content)) for name, content in files.items()]
    handed = hand_in_all(source, waiting, house.plan, None, _now)
    unread = [one.reading.file for one in handed if one.taken is None or one.taken.already]
    source.dispose()
    kept.unlink()
    if unread:
        raise ValueError(f"A benchmark of taking in needs files that are taken: {unread}")


def _cells_by_calamine(files: Files) -> int:
    cells = 0
    for content in files.values():
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            cells += sum(len(row) for row in rows)
    return cells


def _parsed_by_pandas(files: Files, parsed: list[pd.DataFrame]) -> None:
    """Every sheet, put into `parsed` in the place of what was there."""
    parsed.clear()
    for content in files.values():
        whole = pd.read_excel(
            BytesIO(content), sheet_name=None, header=None, dtype=object, engine="openpyxl"
        )
        parsed += whole.values()


def _put_by_pandas(parsed: list[pd.DataFrame], house: _House) -> None:
    kept = house.copy()
    with sqlite3.connect(kept) as connection:
        for sheet in parsed:
            named = sheet.astype(str).rename(columns=str)
            named.to_sql(f"sheet_{sheet.shape[1]}", connection, if_exists="append", index=False)
    connection.close()
    kept.unlink()
