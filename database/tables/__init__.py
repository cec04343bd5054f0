"""What is kept. Each class says what one row means. Nothing in it is ever deleted but drafts, tries
to sign in, who follows what, and what is added up.

A re-sent file replaces and a withdrawn one is marked, so both can be undone and seen. Which report
stands is not kept but worked out (`metrics.standing`), so withdrawing one brings back the other.
"""

from database.tables.contents import Activity, Decision, Listing, Model, StatedCount
from database.tables.people import (
    Account,
    AuditEntry,
    Erasure,
    Follows,
    SetupCode,
    SignInAttempt,
    SignInSession,
)
from database.tables.plans import Due, FormVersion, Plan
from database.tables.snapshots import Snapshot
from database.tables.submissions import Batch, Correction, Draft, Original, Report, Submission
from database.tables.tallies import (
    KeptTally,
    PlanTally,
    ReviewTally,
    Tally,
    TallyMark,
    WaitingPair,
)
from database.tables.units import Unit, UnitAlias, UnitLineage

__all__ = [
    "Account",
    "Activity",
    "AuditEntry",
    "Batch",
    "Correction",
    "Decision",
    "Draft",
    "Due",
    "Erasure",
    "Follows",
    "FormVersion",
    "KeptTally",
    "Listing",
    "Model",
    "Original",
    "Plan",
    "PlanTally",
    "Report",
    "ReviewTally",
    "SetupCode",
    "SignInAttempt",
    "SignInSession",
    "Snapshot",
    "StatedCount",
    "Submission",
    "Tally",
    "TallyMark",
    "Unit",
    "UnitAlias",
    "UnitLineage",
    "WaitingPair",
]
