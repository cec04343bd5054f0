"""The units of a made province: its communes stand right beneath it, as since July 2025."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count, product
from typing import NamedTuple

from samples.large.sizes import Size

BEGAN, LAST_DAY, MERGED = date(2010, 1, 1), date(2025, 6, 30), date(2025, 7, 1)
UNIT = ("unit_id", "code", "name", "kind", "parent_id", "valid_from", "valid_to")
LINEAGE = ("lineage_id", "from_unit_id", "into_unit_id", "day", "whole", "decree", "founds")
# With its commune each of these owes, and then the party cells of its villages.
IN_A_COMMUNE = (
    ("front", "Ủy ban MTTQ"),
    ("mass_organisation", "Hội LHPN"),
    ("mass_organisation", "Hội Nông dân"),
    ("mass_organisation", "Hội Cựu chiến binh"),
    ("mass_organisation", "Đoàn Thanh niên"),
    ("mass_organisation", "Hội Người cao tuổi"),
    ("armed_forces", "Công an"),
    ("armed_forces", "Ban CHQS"),
    ("agency", "Trạm Y tế"),
    ("agency", "Trường Mầm non"),
    ("agency", "Trường Tiểu học"),
    ("agency", "Trường THCS"),
    ("union_grassroots", "CĐCS"),
)
FIRST = ("An", "Bình", "Chí", "Dân", "Đại", "Đông", "Hàm", "Hồng", "Liên", "Phùng", "Tân", "Tứ")
SECOND = (
    *("Châu", "Dương", "Hòa", "Hưng", "Kết", "Khê", "Lập", "Minh", "Ninh", "Phú", "Sơn", "Tảo"),
    *("Tập", "Tiến", "Trạch", "Vân", "Vĩ", "Vũ", "Xá", "Xuân", "Xuyên", "Yên"),
)
NAMES = [f"{one} {other}" for one, other in product(FIRST, SECOND)]


class Place(NamedTuple):
    """A unit that owes."""

    unit_id: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province, the units of each of its communes (the commune itself first), and the commune
    into which its last two went.
    """

    unit_id: int
    name: str
    communes: list[list[Place]]
    founded: Place

    @property
    def plan_code(self) -> str:
        """The code of its plan."""
        return f"tinh-mau-{self.unit_id:02}-2021-2025"


def provinces(size: Size) -> Iterator[Province]:
    """The provinces one after the other; their own numbers come first, from 1."""
    numbers, communes = count(size.provinces + 1), count()
    for province in range(size.provinces):
        names = iter(NAMES[province:])
        made = [
            _commune(next(names), size.units_of(next(communes)), numbers)
            for _one in range(size.communes_of(province))
        ]
        founded = Place(next(numbers), f"Xã {next(names)}", "commune")
        yield Province(province + 1, f"Tỉnh Mẫu {province + 1}", made, founded)


def _commune(name: str, units: int, numbers: Iterator[int]) -> list[Place]:
    places = [Place(next(numbers), f"Xã {name}", "commune")]
    for place in range(units - 1):
        kind, office = IN_A_COMMUNE[place] if place < len(IN_A_COMMUNE) else _village(place)
        places.append(Place(next(numbers), f"{office} xã {name}", kind))
    return places


def _village(place: int) -> tuple[str, str]:
    return "party_cell", f"Chi bộ thôn {place - len(IN_A_COMMUNE) + 1}"


def unit_rows(province: Province) -> Iterator[tuple[object, ...]]:
    """The rows of `UNIT` of the province and all in it."""
    yield province.unit_id, f"T{province.unit_id}", province.name, "province", None, BEGAN, None
    gone = {commune[0] for commune in province.communes[-2:]}
    for commune in province.communes:
        for place in commune:
            parent = province.unit_id if place is commune[0] else commune[0].unit_id
            last = LAST_DAY if place in gone else None
            yield place.unit_id, f"D{place.unit_id}", place.name, place.kind, parent, BEGAN, last
    one = province.founded
    yield one.unit_id, f"D{one.unit_id}", one.name, one.kind, province.unit_id, MERGED, None


def lineage_rows(province: Province) -> Iterator[tuple[object, ...]]:
    """The rows of `LINEAGE`: the last two communes went into the one that was founded."""
    for place, commune in enumerate(province.communes[-2:]):
        number, into = 2 * province.unit_id - 1 + place, province.founded.unit_id
        decree = "Nghị quyết sắp xếp"
        yield number, commune[0].unit_id, into, MERGED, True, decree, place == 0
