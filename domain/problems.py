"""A problem is a fault in a cell, without prose; `domain.wording` words it for a clerk."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps its row out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Fault(StrEnum):
    """What is wrong. The value is what the command line prints."""

    MISSING_NAME = "missing_name"
    MISSING_UNIT = "missing_unit"
    MISSING_FIELD = "missing_field"
    MISSING_YEAR = "missing_year"
    MISSING_ROUND = "missing_round"
    ROUND_NOT_IN_PLAN = "round_not_in_plan"
    YEAR_DIFFERS = "year_differs"
    UNKNOWN_UNIT = "unknown_unit"
    ANOTHER_PLACE = "another_place"
    TWO_UNITS = "two_units"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_YEAR = "unknown_year"
    YEAR_OUTSIDE_PLAN = "year_outside_plan"
    SEVERAL_FIELDS = "several_fields"
    REPEATED_ROW = "repeated_row"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_WORD = "unknown_word"
    PRAISE_ONLY = "praise_only"
    OTHER_NAMES = "other_names"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"
    HIDDEN_SHEET = "hidden_sheet"
    DRAFT_SHEET = "draft_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    TOTAL_DIFFERS = "total_differs"
    LEGACY_ENCODING = "legacy_encoding"
    MACROS = "macros"
    TABLE_NOT_UNDERSTOOD = "table_not_understood"
    LEVEL_NOT_SAID = "level_not_said"
    NOT_OF_REGISTERED = "not_of_registered"
    EXAMPLE_ROW = "example_row"
    STRUCK_THROUGH = "struck_through"
    NOT_YET_REPORTED = "not_yet_reported"
    SEVERAL_MODELS = "several_models"
    COLUMNS_NOT_READ = "columns_not_read"
    DAY_IN_FUTURE = "day_in_future"
    RENAMED = "renamed"
    SEVERAL_TICKS = "several_ticks"
    LATER_YEAR = "later_year"
    PROPOSED_ONLY = "proposed_only"
    RECOGNITION_PROPOSED = "recognition_proposed"
    MONEY_NOT_SAID = "money_not_said"
    NUMBERS_OF_NO_UNIT = "numbers_of_no_unit"
    NOT_A_REPORT = "not_a_report"
    MORE_PROBLEMS = "more_problems"


SEVERITY: dict[Fault, Severity] = {
    fault: Severity.WARNING
    if fault
    in {
        Fault.UNKNOWN_WORD,
        Fault.PRAISE_ONLY,
        Fault.OTHER_NAMES,
        Fault.HIDDEN_SHEET,
        Fault.DRAFT_SHEET,
        Fault.YEAR_DIFFERS,
        Fault.TWO_UNITS,
        Fault.HIDDEN_ROWS,
        Fault.HIDDEN_COLUMNS,
        Fault.TOTAL_DIFFERS,
        Fault.LEGACY_ENCODING,
        Fault.MACROS,
        Fault.TABLE_NOT_UNDERSTOOD,
        Fault.LEVEL_NOT_SAID,
        Fault.EXAMPLE_ROW,
        Fault.STRUCK_THROUGH,
        Fault.NOT_YET_REPORTED,
        Fault.SEVERAL_MODELS,
        Fault.NOT_OF_REGISTERED,
        Fault.COLUMNS_NOT_READ,
        Fault.DAY_IN_FUTURE,
        Fault.RENAMED,
        Fault.SEVERAL_TICKS,
        Fault.LATER_YEAR,
        Fault.PROPOSED_ONLY,
        Fault.RECOGNITION_PROPOSED,
        Fault.MONEY_NOT_SAID,
        Fault.NOT_A_REPORT,
        Fault.MORE_PROBLEMS,
    }
    else Severity.ERROR
    for fault in Fault
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one cell (`cell` may be a range, or "" for a whole sheet)."""

    sheet: str
    cell: str
    fault: Fault
    found: str = ""
    suggestion: str | None = None
    expected: str = ""

    @property
    def severity(self) -> Severity:
        """Whether this fault keeps its row out."""
        return SEVERITY[self.fault]


class Refusal(StrEnum):
    """Why a file is refused, or left to a person, as a whole."""

    EMPTY = "empty"
    CUT_SHORT = "cut_short"
    ENCRYPTED = "encrypted"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    STILL_PACKED = "still_packed"
    TOO_LARGE = "too_large"
    DANGEROUS = "dangerous"
    READER_STOPPED = "reader_stopped"
    NO_TABLE = "no_table"
    UNKNOWN_KIND = "unknown_kind"
    KIND_NOT_IN_PLAN = "kind_not_in_plan"
    YEAR_NOT_IN_PLAN = "year_not_in_plan"
    NO_GOOD_ROWS = "no_good_rows"
    FORM_OF_ANOTHER_PLAN = "form_of_another_plan"
    FORM_ALTERED = "form_altered"
    NO_FILLED_ROW = "no_filled_row"
    NO_YEAR = "no_year"
    PART_OF_YEAR = "part_of_year"
    NO_ROUND = "no_round"
    NOT_OF_REGISTERED = "not_of_registered"
    NOT_MARKED = "not_marked"
    NOT_YOURS = "not_yours"
    OUR_FAULT = "our_fault"
