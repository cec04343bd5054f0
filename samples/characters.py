"""How each district of the sample is meant to differ: every number a reader can count later.

Nothing here is a real district's result: the communes are real, what they report is invented.
The tuples give one number a year, 2021 to 2025.
"""

from dataclasses import dataclass

YEARS = range(2021, 2026)


@dataclass(frozen=True, slots=True)
class Character:
    """A district's habits. `late`, `missing`, `none` count unit-years, one number a year.

    `late` registered after the day, `missing` sent nothing at all, `none` reported and has no
    model that counts, `mistaken` sent a list with a wrong row or two, `resent` sent a corrected
    list after a first one, `counts_only` (year -> units) gave numbers without a list. `weak` units
    are picked for these far more often than others. `repeats` models are listed again, in a year
    after their first, under a slightly changed name.
    """

    code: str
    plan: str
    mean: float
    spread: float
    recognised: float
    fields: tuple[int, int, int, int]
    late: tuple[int, ...]
    missing: tuple[int, ...]
    none: tuple[int, ...]
    mistaken: tuple[int, ...]
    resent: tuple[int, ...]
    counts_only: dict[int, int]
    repeats: int
    weak: tuple[str, ...]

    def of_year(self, numbers: tuple[int, ...], year: int) -> int:
        """The number that one of the tuples gives for `year`."""
        return numbers[year - YEARS.start]


CHARACTERS = (
    Character(
        code="KC",
        plan="khoai-chau-2021-2025",
        mean=3.8,
        spread=1.2,
        recognised=0.79,
        fields=(46, 48, 6, 28),
        late=(5, 4, 3, 3, 2),
        missing=(4, 3, 2, 2, 1),
        none=(1, 1, 1, 1, 0),
        mistaken=(3, 2, 2, 2, 1),
        resent=(1, 1, 1, 1, 1),
        counts_only={2023: 3},
        repeats=6,
        weak=("KC-X09", "KC-X17"),
    ),
    Character(
        code="KD",
        plan="kim-dong-2021-2025",
        mean=4.1,
        spread=1.7,
        recognised=0.75,
        fields=(40, 42, 8, 22),
        late=(6, 5, 5, 4, 3),
        missing=(5, 4, 3, 3, 2),
        none=(1, 2, 1, 1, 1),
        mistaken=(3, 3, 2, 2, 2),
        resent=(0, 1, 1, 1, 0),
        counts_only={2022: 2, 2024: 2},
        repeats=5,
        weak=("KD-X10", "KD-X17"),
    ),
    Character(
        code="YM",
        plan="yen-my-2021-2025",
        mean=4.5,
        spread=1.1,
        recognised=0.82,
        fields=(44, 40, 10, 30),
        late=(3, 2, 1, 1, 0),
        missing=(2, 1, 1, 0, 0),
        none=(1, 0, 1, 0, 0),
        mistaken=(1, 1, 1, 0, 1),
        resent=(1, 0, 1, 0, 0),
        counts_only={2023: 2},
        repeats=4,
        weak=("YM-X09",),
    ),
)

# The share of a year's mean: the movement grows, as the plan hopes.
TREND = {2021: 0.85, 2022: 0.95, 2023: 1.0, 2024: 1.08, 2025: 1.15}
FIELDS = ("economy", "culture_society", "defence_security", "political_system")
