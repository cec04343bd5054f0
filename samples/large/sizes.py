"""How large a made database is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """So many units that owe, in so many communes of so many provinces, all but alike; and how
    many models a list holds: so many of a hundred lists none, one, two …
    """

    provinces: int
    communes: int
    units: int
    models: tuple[int, ...] = (3, 18, 36, 25, 18)

    def communes_of(self, province: int) -> int:
        """How many communes the province has, the provinces counted from 0."""
        return _share(self.communes, self.provinces, province)

    def units_of(self, commune: int) -> int:
        """How many units a commune has, itself among them; communes are counted from 0."""
        return _share(self.units, self.communes, commune)


def _share(whole: int, parts: int, place: int) -> int:
    return whole // parts + (place < whole % parts)


PROVINCE = Size(provinces=1, communes=77, units=3_000)
# Provinces and communes as they are since the first of July 2025.
COUNTRY = Size(provinces=34, communes=3_321, units=130_000, models=(3, 7, 16, 22, 22, 16, 14))
