"""The few old .xls files of the sample, typed in .VnTime: kept as files, their words as TOML."""

import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "legacy"
YEAR = 2021


@dataclass(frozen=True, slots=True)
class LegacyReport:
    """A registration of 2021 as an old .xls; `models` are pairs of name and field."""

    file: str
    unit: str
    received: date
    in_charge: str
    models: tuple[tuple[str, str], ...]

    def copy_to(self, target: Path) -> None:
        """Copy the file, byte for byte."""
        shutil.copyfile(FOLDER / self.file, target)


@cache
def legacy_reports() -> dict[str, LegacyReport]:
    """The old files by the code of the unit that sent them."""
    with (FOLDER / "reports.toml").open("rb") as file:
        found = tomllib.load(file)["reports"]
    return {
        one["unit"]: LegacyReport(**{**one, "models": tuple(map(tuple, one["models"]))})
        for one in found
    }


def legacy_file(name: str) -> LegacyReport:
    """The report kept in the file of this name."""
    return next(one for one in legacy_reports().values() if one.file == name)
