"""The rows of what a province sent, table by table, as `database.bulk` takes them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from database.base import Base
from database.tables import (
    AuditEntry,
    Decision,
    Listing,
    Model,
    Original,
    Report,
    StatedCount,
    Submission,
)
from samples.large.trail import ENTRY

Rows = list[tuple[Any, ...]]
# Those with a default too, where rows are many: each goes as it is, and is not put together anew.
COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Original: ("sha256", "content", "size"),
    Submission: (
        *("submission_id", "plan_code", "sha256", "reading_sha256", "file_name", "state"),
        *("received", "received_from", "handed_in_by", "handed_in_at", "problems"),
    ),
    Report: ("report_id", "submission_id", "unit_id", "kind", "year", "period", "source"),
    Model: ("model_id", "plan_code", "unit_id", "name", "name_key"),
    Listing: (
        *("listing_id", "report_id", "model_id", "sheet", "cell", "name", "unit_found", "field"),
        *("field_found", "year", "origin", "form", "state", "level"),
    ),
    StatedCount: ("stated_count_id", "report_id", "sheet", "cell", "field", "count"),
    Decision: (
        *("decision_id", "kind", "value", "model_id", "day", "document_number", "made_by"),
        "made_at",
    ),
    AuditEntry: ENTRY,
}


@dataclass(slots=True)
class Numbers:
    """The last number in each table, on and on over all provinces."""

    submissions: int = 0
    reports: int = 0
    models: int = 0
    listings: int = 0
    stated_counts: int = 0
    decisions: int = 0


@dataclass(slots=True)
class Written:
    """What one province sent, each file's row before the rows of what it says."""

    originals: Rows = field(default_factory=list)
    submissions: Rows = field(default_factory=list)
    reports: Rows = field(default_factory=list)
    models: Rows = field(default_factory=list)
    listings: Rows = field(default_factory=list)
    stated_counts: Rows = field(default_factory=list)
    decisions: Rows = field(default_factory=list)
    entries: Rows = field(default_factory=list)

    def tables(self) -> Iterator[tuple[type[Base], Rows]]:
        """Each table with its rows, in the order in which one refers to another."""
        yield Original, sorted(self.originals)
        yield Submission, self.submissions
        yield Report, self.reports
        yield Model, self.models
        yield Listing, self.listings
        yield StatedCount, self.stated_counts
        yield Decision, self.decisions
        yield AuditEntry, self.entries
