"""The command line: set up, read, take in, count, show. `--help` of each command is complete."""

import typer

from commands import (
    counting,
    deadlines,
    exporting,
    forms,
    handed_in,
    plans,
    reports,
    serving,
    setting_up,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
for part in (setting_up, plans, reports, handed_in, forms, counting, deadlines, exporting, serving):
    app.add_typer(part.app)

if __name__ == "__main__":
    app()
