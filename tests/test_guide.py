"""The guide speaks of what is there: in bold it calls things by their name on the screen."""

import re

from tests.source import ROOT, source_files
from tests.test_translations import marked_in

GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")


def test_what_the_guide_calls_by_name_is_on_a_screen():
    names = {" ".join(name.split()) for name in re.findall(r"\*\*([^*]+)\*\*", GUIDE)}
    said = set().union(*(marked_in(path) for path in source_files()))

    unknown = [name for name in names if not any(words.startswith(name) for words in said)]

    assert len(names) > 10
    assert sorted(unknown) == []


def test_every_place_the_guide_points_to_exists():
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    }
    links = re.findall(r"\]\(([^):]+)\)", GUIDE)

    missing = [
        link
        for link in links
        if not (link[1:] in headings if link[0] == "#" else (ROOT / "docs" / link).exists())
    ]
    assert missing == []
