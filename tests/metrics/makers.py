"""Tables of a few lines, in the columns and types that `metrics` describes."""

from datetime import date

import pandas as pd

from domain.plan_paper import Document, Issuer
from domain.plans import Counting, Duty, Plan, PlanField, Quota
from metrics.tables import NO_DUES, Tables

FIELDS = ("economy", "culture_society", "defence_security", "political_system")
AFTER = date(2026, 6, 1)


def make_plan(**changes):
    """A district's plan of 2021–2025: at least 1, aim 2, registered by 31/3 (2021: by 14/9)."""
    given = {
        "code": "sample-2021-2025",
        "name": "Kế hoạch mẫu",
        "place": "Huyện Mẫu",
        "first_year": 2021,
        "last_year": 2025,
        "issuer": Issuer(name="Ban Chỉ đạo", system="party"),
        "document": Document(title="Kế hoạch"),
        "fields": tuple(
            PlanField(code=code, name=code, short=code, source="II.1") for code in FIELDS
        ),
        "quota": Quota(at_least=1, aim=2, source="II.2"),
        "counting": Counting(),
        "kinds": ("register", "result", "counts"),
        "duties": (
            Duty(
                kind="register",
                until="03-31",
                exceptions={2021: date(2021, 9, 15)},
                source="III.1",
            ),
        ),
    }
    return Plan(**(given | changes))


def _frame(rows, types):
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def make_units(rows):
    """`rows`: (unit_id, code, name, kind, parent_id, valid_from, valid_to)."""
    words = dict.fromkeys(("code", "name", "kind"), "str")
    days = dict.fromkeys(("valid_from", "valid_to"), "datetime64[s]")
    return _frame(rows, {"unit_id": "int64"} | words | {"parent_id": "Int64"} | days)


def make_district(communes=3, start="2010-01-01", end=None):
    """A district (unit 1) and its communes (units 2, 3, …)."""
    district = (1, "H", "Huyện Mẫu", "district", None, start, end)
    beneath = [
        (number, f"X{number:02}", f"Xã {number:02}", "commune", 1, start, end)
        for number in range(2, communes + 2)
    ]
    return make_units([district, *beneath])


def make_reports(rows):
    """`rows`: (report_id, unit_id, kind, year, received), then maybe source, sequence, period and
    dated.
    """
    filled = [
        (
            row[0],
            row[0],
            row[1],
            row[2],
            *(row[5:6] or ("own",)),
            row[3],
            row[4],
            *(row[6:7] or row[:1]),
            *(row[7:8] or ("year",)),
            *(row[8:] or (True,)),
        )
        for row in rows
    ]
    whole = dict.fromkeys(("report_id", "submission_id", "unit_id"), "int64")
    words = {"kind": "str", "source": "str", "year": "int64"}
    days = {"received": "datetime64[s]"}
    return _frame(
        filled, whole | words | days | {"sequence": "int64", "period": "str", "dated": "bool"}
    )


LISTING = {
    "listing_id": "int64",
    "report_id": "int64",
    "unit_id": "int64",
    "year": "int64",
    "model_id": "int64",
    "name": "str",
    "name_key": "str",
    "field": "str",
    "origin": "str",
    "form": "str",
    "state": "str",
    "level": "str",
    "step": "str",
}


def make_listings(rows):
    """`rows`: dicts with `report_id`, `unit_id`, `year`, `name`; the rest as a register says it."""
    usual = {
        "origin": "new",
        "form": "collective",
        "state": "registered",
        "level": None,
        "step": None,
    }
    filled = [
        usual
        | {"listing_id": number, "model_id": number, "field": "economy"}
        | {"name_key": " ".join(row["name"].casefold().split())}
        | row
        for number, row in enumerate(rows, start=1)
    ]
    return _frame(filled, LISTING)


def make_stated(rows):
    """`rows`: (report_id, unit_id, year, field, count)."""
    whole = dict.fromkeys(("report_id", "unit_id", "year"), "int64")
    return _frame(rows, whole | {"field": "str", "count": "int64"})


def make_dues(rows):
    """`rows`: (kind, period, year, unit_id, last_day), each set after the one before."""
    filled = [
        (number, kind, period, year, unit, day, "bão", "Văn phòng", f"2023-04-{number:02}")
        for number, (kind, period, year, unit, day) in enumerate(rows, start=1)
    ]
    columns = ["due_id", "kind", "period", "year", "unit_id", "last_day"]
    made = pd.DataFrame(filled, columns=[*columns, "reason", "set_by", "set_at"])
    return made.astype(NO_DUES.dtypes.to_dict())


def make_lineage(rows):
    """`rows`: (from_unit_id, into_unit_id, day, whole)."""
    numbered = [(number, *row, "") for number, row in enumerate(rows, start=1)]
    whole = dict.fromkeys(("lineage_id", "from_unit_id", "into_unit_id"), "int64")
    return _frame(numbered, whole | {"day": "datetime64[s]", "whole": "bool", "decree": "str"})


def make_tables(units=None, reports=(), listings=(), stated=()):
    """Tables of the rows that the makers above take."""
    return Tables(
        make_district() if units is None else units,
        make_reports(list(reports)),
        make_listings(list(listings)),
        make_stated(list(stated)),
    )


def listed(report_id, unit_id, year, name, **more):
    """One listing, for `make_listings`."""
    return {"report_id": report_id, "unit_id": unit_id, "year": year, "name": name} | more


def row_of(table, **where):
    """The one row of `table` that has these values."""
    found = table
    for column, value in where.items():
        found = found[found[column] == value]
    assert len(found) == 1, f"{len(found)} rows have {where}"
    return found.iloc[0]


def make_activities(rows):
    """`rows`: (report_id, unit_id, period, name, quantity, unit_of_measure, worth), of 2019."""
    filled = [
        (number, report, unit, 2019, period, "Sheet", f"C{number}", name, quantity, measure, worth)
        for number, (report, unit, period, name, quantity, measure, worth) in enumerate(rows, 1)
    ]
    whole = dict.fromkeys(("activity_id", "report_id", "unit_id", "year"), "int64")
    words = dict.fromkeys(("period", "sheet", "cell", "name"), "str")
    measured = {"quantity": "float64", "unit_of_measure": "str", "worth": "float64"}
    return _frame(filled, whole | words | measured)
