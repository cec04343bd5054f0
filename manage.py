"""The command line: set up, read, take in, count, show. `--help` of each command is complete."""

import typer

from accounts.clock import follow_local_time
from commands import (
    accounts,
    acting,
    audit,
    counting,
    deadlines,
    erasing,
    exporting,
    following,
    forms,
    handed_in,
    keeping,
    papers,
    plans,
    reports,
    review,
    samples,
    serving,
    setting_up,
    snapshots,
    units,
)
from commands.common import Commands

PARTS = (
    *(setting_up, units, plans, reports, handed_in, forms, review, counting, deadlines, snapshots),
    *(following, exporting, accounts, keeping, audit, erasing, samples, serving),
)
app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, help=__doc__)
app.callback()(acting.choose)
papers.add_to(exporting.export_app)
for part in PARTS:
    app.add_typer(part.app)
acting.keep_for_the_machine(app)

if __name__ == "__main__":
    follow_local_time()
    app()
