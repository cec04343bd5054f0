"""Issues of a few units, as if a snapshot had been opened: for papers, without a database."""

from datetime import UTC, datetime

import pandas as pd

from data_loaders.snapshots.content import NO_CELLS
from decks.told import Told
from exports.papers.issue import Issue, Stamp
from metrics.course import Course
from tests.decks.courses import LISTED, REPORTS, course
from tests.metrics.makers import listed, make_plan, make_tables, make_units

DIGEST = "85dfda9b6461cb1e2c7afcd52826f820df337129449c9af970d8c3c687f8b25c"


def issue(seen: Course, before: Course | None = None, year: int = 2023) -> Issue:
    """The course as it is written down."""
    files = pd.DataFrame({"submission_id": [1, 2], "file": ["a.xlsx", "b.xlsx"]})
    made_at = datetime(2023, 12, 1, 8, tzinfo=UTC)
    stamp = Stamp(7, seen.as_of, DIGEST, made_at, invented=False)
    return Issue(Told(seen, before, 2), files, NO_CELLS, stamp, year, "Huyện Mẫu")


def called(unit: str, model: str, many: int, day) -> Course:
    """A district of `many` units whose names begin with `unit`, one of which told of `model`."""
    beneath = [
        (number, f"X{number:02}", f"{unit} {number}", "commune", 1, "2010-01-01", None)
        for number in range(2, many + 2)
    ]
    district = (1, "H", "Huyện Mẫu", "district", None, "2010-01-01", None)
    lines = [*LISTED, listed(3, 3, 2023, model, model_id=4)]
    world = make_tables(reports=REPORTS, listings=lines)
    world = world._replace(units=make_units([district, *beneath]))
    return course(world, make_plan(), day)
