"""The command line: set up, read, take in, count, show. `--help` of each command is complete."""

import typer

from commands import (
    counting,
    deadlines,
    exporting,
    following,
    forms,
    handed_in,
    plans,
    reports,
    review,
    serving,
    setting_up,
    units,
)

PARTS = (
    *(setting_up, units, plans, reports, handed_in, forms, review, counting, deadlines),
    *(following, exporting, serving),
)
app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
for part in PARTS:
    app.add_typer(part.app)

if __name__ == "__main__":
    app()
