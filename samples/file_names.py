"""File names as offices write them: with and without accents, long and short, a year somewhere."""

import unicodedata

from data_loaders.units import RegisterUnit
from samples.chance import Chance
from samples.offices import bare

REGISTRATIONS = (
    "ĐK mô hình DVK {year} - {unit}",
    "Dang ky DVK {year}_{plain}",
    "DS đăng ký dân vận khéo năm {year} {unit}",
    "{plain}_dang ky mo hinh dan van kheo {year}",
)
RESULTS = (
    "BC kết quả DVK {year} - {unit}",
    "Bao cao ket qua dan van kheo {year}_{plain}",
    "KQ thuc hien DVK {year} {plain}",
)


def registration_file(
    district: RegisterUnit, unit: RegisterUnit, year: int, csv: bool, chance: Chance
) -> str:
    """The path of a registration, in a folder for the district and the year."""
    return _path(district, unit, year, chance.choice(REGISTRATIONS), "csv" if csv else "xlsx")


def result_file(district: RegisterUnit, unit: RegisterUnit, year: int, chance: Chance) -> str:
    """The path of a result report."""
    return _path(district, unit, year, chance.choice(RESULTS), "xlsx")


def district_file(district: RegisterUnit, year: int, words: str) -> str:
    """The path of a paper of the district itself."""
    return f"{folder(district)}/{year}/{words}.xlsx"


def folder(district: RegisterUnit) -> str:
    """The district's folder: "khoai-chau"."""
    return plain(bare(district.name)).lower().replace(" ", "-")


def plain(words: str) -> str:
    """`words` without accents, as typed in a file's name."""
    split = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def _path(district: RegisterUnit, unit: RegisterUnit, year: int, pattern: str, ending: str) -> str:
    name = pattern.format(year=year, unit=unit.name, plain=plain(unit.name))
    return f"{folder(district)}/{year}/{name}.{ending}"
