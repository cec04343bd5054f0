"""A command that the README does not show is one that nobody finds."""

import re

import pytest
from typer.main import get_command

from manage import app
from tests.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands(group, path=()):
    """The full names of all commands under `group`."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*path, name))
        else:
            yield " ".join((*path, name))


def test_the_readme_shows_every_command():
    commands = list(_commands(get_command(app)))

    assert len(commands) > 5
    assert [name for name in commands if f"manage.py {name}" not in README] == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make ([a-z]+)\b", README))))
def test_every_make_command_of_the_readme_exists(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE)


def test_every_link_of_the_readme_leads_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [link for link in links if not (ROOT / link).exists()] == []
