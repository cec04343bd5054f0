"""What is kept. Each class says what one row means; nothing in it is ever deleted, but drafts.

A re-sent file replaces and a withdrawn one is marked, so both can be undone and seen. Which report
stands is not kept but worked out (`metrics.standing`), so withdrawing one brings back the other.
"""

from database.tables.contents import Activity, Decision, Listing, Model, StatedCount
from database.tables.people import Account, AuditEntry, Follows, SignInSession
from database.tables.plans import Due, FormVersion, Plan
from database.tables.submissions import Batch, Correction, Draft, Original, Report, Submission
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
    "Follows",
    "FormVersion",
    "Listing",
    "Model",
    "Original",
    "Plan",
    "Report",
    "SignInSession",
    "StatedCount",
    "Submission",
    "Unit",
    "UnitAlias",
    "UnitLineage",
]
