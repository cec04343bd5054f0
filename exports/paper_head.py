"""What stands at the head of an official paper: its number, and institutions in even lines."""

import re
from itertools import combinations, pairwise

from domain.plans import Plan
from exports.form_paper import institution_of

LETTER = "CV"
NO_BREAK = "\u00a0"
UNKNOWN = "…"
_QUOTED = re.compile("“[^”]*”")
# “05-KH/BCĐ” of the Party; “15/KH-LĐLĐ” of the State and the union.
_SIGNS = {
    "party": re.compile(r".*-[^-/]+/(?P<sign>.+)"),
    "state": re.compile(r".*/[^-/]+-(?P<sign>.+)"),
}
# Words with which a phrase begins: a line of a head breaks before one of them, not within.
_BEGINS = (
    *("VỀ", "THỰC HIỆN", "PHONG TRÀO", "THI ĐUA", "LAO ĐỘNG", "HUYỆN", "TỈNH", "THÀNH PHỐ"),
    *("THỊ XÃ", "QUẬN", "PHƯỜNG", "XÃ", "VIỆT NAM", "CÔNG TÁC", "VÀ", "“"),
)
_PHRASE = re.compile(rf"(?<! VỀ) (?=(?:{'|'.join(_BEGINS)}))")


def sign_of(plan: Plan) -> str:
    """The short sign of who issues papers, as the plan's own number bears it; “…” where unknown."""
    system = "party" if plan.issuer.system == "party" else "state"
    found = _SIGNS[system].fullmatch(plan.document.number)
    return found["sign"] if found else UNKNOWN


def number_of(plan: Plan, mark: str, number: str) -> str:
    """A paper's number with its sign: “05-BC/BCĐ”, “15/BC-LĐLĐ”; `mark` is what kind it is."""
    sign = sign_of(plan)
    if plan.issuer.system == "party":
        return f"{number}-{mark}/{sign}"
    # Of a letter the State's papers write only who sends it, not what it is.
    return f"{number}/{sign}" if mark == LETTER else f"{number}/{mark}-{sign}"


def number_line(plan: Plan, mark: str) -> str:
    """The line of a head that waits for the number."""
    colon = "" if plan.issuer.system == "party" else ":"
    return number_of(plan, mark, f"Số{colon}        ")


def issuer_lines(plan: Plan, at_most: int) -> list[str]:
    """Who issues, in capitals: the institution, not the committee that speaks for it."""
    return even_lines(institution_of(plan.issuer.name).upper(), at_most)


def even_lines(words: str, at_most: int) -> list[str]:
    """`words` in as few lines of `at_most` letters as there may be, broken between phrases so that
    the lines are as even as can be; a name in quotation marks stays whole.
    """
    phrases = _PHRASE.split(_QUOTED.sub(lambda found: found[0].replace(" ", NO_BREAK), words))
    fewest = -(-len(words) // at_most)
    for count in range(fewest, len(phrases) + 1):
        breaks = combinations(range(1, len(phrases)), count - 1)
        made = (_broken(phrases, (0, *places, len(phrases))) for places in breaks)
        best = min(made, key=lambda lines: max(map(len, lines)))
        if max(map(len, best)) <= at_most:
            return best
    return [" ".join(phrases)]


def _broken(phrases: list[str], places: tuple[int, ...]) -> list[str]:
    return [" ".join(phrases[a:b]) for a, b in pairwise(places)]
