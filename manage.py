"""The command line: set up, read, take in, count, show. `--help` of each command is complete."""

import typer

from commands import (
    counting,
    deadlines,
    exporting,
    following,
    forms,
    handed_in,
    reports,
    serving,
    setting_up,
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
parts = (
    setting_up,
    reports,
    handed_in,
    forms,
    counting,
    deadlines,
    following,
    exporting,
    serving,
)
for part in parts:
    app.add_typer(part.app)

if __name__ == "__main__":
    app()
