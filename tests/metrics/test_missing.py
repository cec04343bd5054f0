from datetime import date

from metrics.duties import expected_reports
from metrics.missing import missing_reports
from metrics.tables import NO_DUES
from metrics.timeliness import report_timeliness
from tests.metrics.makers import make_district, make_plan, make_reports


def _missing(reports, as_of):
    units = make_district(3)
    expected = expected_reports(units, make_plan(), NO_DUES, as_of)
    return missing_reports(report_timeliness(expected, make_reports(reports), as_of), units)


def test_what_is_missing_is_named_the_longest_overdue_first():
    # Of 2021 all three sent theirs, of 2022 units 2 and 3; of 2023 nobody, one day after the day.
    sent = [(unit, unit, "register", 2021, "2021-09-01") for unit in (2, 3, 4)]
    sent += [(unit + 10, unit, "register", 2022, "2022-03-01") for unit in (2, 3)]
    found = _missing(sent, date(2023, 4, 1))

    assert found[["name", "year", "days_late"]].values.tolist() == [
        ["Xã 04", 2022, 366],
        ["Xã 02", 2023, 1],
        ["Xã 03", 2023, 1],
        ["Xã 04", 2023, 1],
    ]
    assert found["superior_id"].tolist() == [1] * 4


def test_on_the_last_day_nothing_is_missing():
    sent = [
        (10 * unit + year, unit, "register", year, f"{year}-03-01")
        for unit in (2, 3, 4)
        for year in (2021, 2022)
    ]
    assert _missing(sent, date(2023, 3, 31)).empty
