"""Every file that was taken in is there with all that the trail says it held."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from database.audit_entries import entries_kept
from database.tables import Activity, Listing, Report, StatedCount, Submission

_SUBMISSION = re.compile(r"submission ([0-9]{1,18})")
_STATES = ("accepted", "returned", "withdrawn")  # each is set with an entry of its name
_WHAT_REPORTS_SAY = (Listing, StatedCount, Activity)


class Told(NamedTuple):
    """What the trail says of submissions: of each what it held when it was taken in, and whether it
    is in force as it was last said; and the entries that cannot be read.
    """

    held: dict[int, Mapping[str, Any]]
    states: dict[int, str]
    unreadable: list[str]


def looked_at_accepted(connection: Connection) -> tuple[int, list[str]]:
    """Each submission against what its entry said when it was taken in: its file by the hash, how
    many reports it holds and how many listings, numbers and activities; and none without an entry.
    Its state against the last entry that set it.
    """
    asked = select(Submission.submission_id, Submission.sha256, Submission.state)
    held = {row.submission_id: row for row in connection.execute(asked)}
    told, states, wrong = _told(connection)
    reports, rows = _reports(connection), _rows(connection)
    wrong += [f"submission {one}" for one in sorted(held.keys() ^ told.keys())]
    for one in sorted(held.keys() & told.keys()):
        found = {"sha256": held[one].sha256, "reports": reports[one], "kept": rows[one]}
        # An entry of an earlier version says less.
        differs = any(told[one].get(what, is_so) != is_so for what, is_so in found.items())
        if differs or states[one] != held[one].state:
            wrong.append(f"submission {one}")
    return len(held), wrong


def _told(connection: Connection) -> Told:
    """One that puts a submission back in force has the action of one that takes it in, and does not
    tell of reports.
    """
    told = Told({}, {}, [])
    for entry in entries_kept(connection, *_STATES):
        found = _SUBMISSION.fullmatch(entry.thing) if entry.said is not None else None
        if found is None:
            told.unreadable.append(f"entry {entry.entry_id}")
            continue
        told.states[int(found[1])] = entry.action
        if "reports" in entry.detail:
            told.held[int(found[1])] = entry.detail
    return told


def _reports(connection: Connection) -> Counter[int]:
    return _counted(connection, select(Report.submission_id, func.count()))


def _rows(connection: Connection) -> Counter[int]:
    counted: Counter[int] = Counter()
    for held in _WHAT_REPORTS_SAY:
        asked = select(Report.submission_id, func.count()).join(
            held, held.report_id == Report.report_id
        )
        counted += _counted(connection, asked)
    return counted


def _counted(connection: Connection, asked: Select[int, int]) -> Counter[int]:
    found = connection.execute(asked.group_by(Report.submission_id)).all()
    return Counter(dict(found))
