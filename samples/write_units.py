"""Writes `units.csv` and `lineage.csv`: three real districts of Hưng Yên and what became of them.

    python -m samples.write_units

Needs the package `vietnamadminunits` (MIT), which developers alone have; the files are kept.

- 1/1/2025: 25 communes in Khoái Châu, 17 in Kim Động, 17 in Yên Mỹ (`communes.toml`).
- 1/3/2025, by the official catalogue of that day: 20 in Khoái Châu. The paper of that merger is not
  at hand, so the day of the catalogue stands for the day on which it took force. Two of the mergers
  were into a commune that lived on. Those of Kim Động and Yên Mỹ are left out: each of their
  communes is told as one unit up to 30/6/2025, and goes where its own name went.
- 1/7/2025, by Nghị quyết 1666/NQ-UBTVQH15 of 16/6/2025: the communes of today. Which went into
  which, whole or in part, is the catalogue's; districts and their bodies end on 30/6/2025 without
  a successor (Nghị quyết 202/2025/QH15, Luật số 72/2025/QH15).
"""

import csv
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from data_loaders.lineage_file import COLUMNS as STEP_COLUMNS
from data_loaders.register_file import COLUMNS
from domain.text import fold

HERE = Path(__file__).parent
PROVINCE = "tinhhungyen"
FIRST, CATALOGUE, EVE = "2010-01-01", "2025-03-01", "2025-02-28"
TODAY, LAST = "2025-07-01", "2025-06-30"
BY_CATALOGUE = "Danh mục hành chính ngày 1/3/2025"
BY_DECREE = "Nghị quyết 1666/NQ-UBTVQH15 ngày 16/6/2025"


@dataclass(frozen=True, slots=True)
class Official:
    """The catalogue: `whole` and `parts`, old commune's key -> keys of new ones; the new ones'
    names and codes by key.
    """

    whole: dict[str, str]
    parts: dict[str, list[str]]
    names: dict[str, str]
    codes: dict[str, str]


def official() -> Official:
    """The catalogue of the province as the package holds it."""
    folder = files("vietnamadminunits") / "data"
    turned = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    today = json.loads((folder / "parser_from_2025.json").read_text(encoding="utf-8"))
    into = turned["DICT_PROVINCE_WARD_NO_DIVIDED"][PROVINCE]
    divided = turned["DICT_PROVINCE_WARD_DIVIDED"][PROVINCE]
    wards = today["DICT_PROVINCE_WARD_NO_ACCENTED"][PROVINCE]
    return Official(
        {old: new for new, olds in into.items() for old in olds},
        {old: [part["newWardKey"] for part in news] for old, news in divided.items()},
        {key: ward["ward"] for key, ward in wards.items()},
        {key: ward["wardCode"] for key, ward in wards.items()},
    )


def write(folder: Path = HERE) -> None:
    """Write both files into `folder`."""
    told = tomllib.loads((HERE / "communes.toml").read_text(encoding="utf-8"))
    catalogue = official()
    units = [_row("HY", "Tỉnh Hưng Yên", "province", "", FIRST, LAST)]
    for district in told["districts"]:
        units += _district(district, told["bodies"])
    steps = list(_steps_of_the_catalogue(told["merged"], units))
    steps += _steps_of_the_decree(units, catalogue)
    units.append(_row("HY25", "Tỉnh Hưng Yên", "province", "", TODAY, ""))
    units += _new_communes(steps, catalogue)
    _write(folder / "units.csv", COLUMNS, units)
    _write(folder / "lineage.csv", STEP_COLUMNS, steps)


def _row(code: str, name: str, kind: str, parent: str, first: str, last: str) -> dict[str, str]:
    cells = (code, name, kind, parent, first, last, "")
    return dict(zip(COLUMNS, cells, strict=True))


def _step(one: str, other: str, day: str, whole: bool, decree: str) -> dict[str, str]:
    cells = (one, other, day, "whole" if whole else "part", decree)
    return dict(zip(STEP_COLUMNS, cells, strict=True))


def _district(district: dict[str, Any], bodies: list[list[str]]) -> list[dict[str, str]]:
    code, name = district["code"], district["name"]
    bare = name.removeprefix("Huyện ")
    rows = [_row(code, name, "district", "HY", FIRST, LAST)]
    for number, commune in enumerate(district["communes"], start=1):
        until = EVE if commune in district.get("merged_away", ()) else LAST
        rows.append(_row(f"{code}-X{number:02}", commune, "commune", code, FIRST, until))
    for number, commune in enumerate(district.get("founded", ()), start=len(rows)):
        rows.append(_row(f"{code}-X{number:02}", commune, "commune", code, CATALOGUE, LAST))
    if district.get("bodies", True):
        for number, (body, kind) in enumerate(bodies, start=1):
            told = body.format(district=bare)
            rows.append(_row(f"{code}-C{number:02}", told, kind, code, FIRST, LAST))
    return rows


def _steps_of_the_catalogue(
    merged: Iterable[dict[str, Any]], units: list[dict[str, str]]
) -> Iterable[dict[str, str]]:
    codes = {(unit["parent"], unit["name"]): unit["code"] for unit in units}
    for merger in merged:
        into = codes[merger["district"], merger["into"]]
        for name in merger["from"]:
            one = codes[merger["district"], name]
            yield _step(one, into, CATALOGUE, True, BY_CATALOGUE)


def _steps_of_the_decree(units: list[dict[str, str]], catalogue: Official) -> list[dict[str, str]]:
    districts = {unit["code"]: unit["name"] for unit in units if unit["kind"] == "district"}
    steps = []
    for unit in units:
        if unit["kind"] != "commune" or unit["valid_to"] != LAST:
            continue
        key = "_".join((PROVINCE, _key(districts[unit["parent"]]), _key(unit["name"])))
        if key in catalogue.whole:
            into = f"HY25-{catalogue.codes[catalogue.whole[key]]}"
            steps.append(_step(unit["code"], into, TODAY, True, BY_DECREE))
        for part in catalogue.parts.get(key, ()):
            into = f"HY25-{catalogue.codes[part]}"
            steps.append(_step(unit["code"], into, TODAY, False, BY_DECREE))
    return steps


def _new_communes(steps: list[dict[str, str]], catalogue: Official) -> list[dict[str, str]]:
    """The communes of today that something of the sample went into, by their code."""
    wanted = {step["into_code"].removeprefix("HY25-") for step in steps}
    return [
        _row(f"HY25-{code}", catalogue.names[key], "commune", "HY25", TODAY, "")
        for code, key in sorted((code, key) for key, code in catalogue.codes.items())
        if code in wanted
    ]


def _key(name: str) -> str:
    return fold(name).replace(" ", "")


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write()
