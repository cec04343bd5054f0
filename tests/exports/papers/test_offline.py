"""The page without a network, read back: its figures are those counted, and no word runs in it."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from issues import issue as issue_of
from screens import small_district

from exports.papers.issue import no_step
from exports.papers.offline import MOST_KEPT, offline_page
from metrics.fields import fields_balance
from metrics.laggards import laggards
from tests.decks.courses import DAY, EARLIER, district, silent
from tests.exports.papers.made_up import DIGEST, called, issue
from translations import speaking

MOST_BYTES = 6_000_000
NASTY = "</script><img src=https://example.org onerror=alert(1)>&\u2028"


class Page(HTMLParser):
    """The tags of a page, its words, and what stands in its scripts."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.words, self.scripts, self.inside = [], [], [], ""
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data):
        parts = {"script": self.scripts, "style": []}.get(self.inside, self.words)
        parts.append(data)


def read(made):
    """What stands in the page, and what its script is told."""
    content = offline_page(made, no_step)
    page = Page(content)
    assert len(content) < MOST_BYTES
    return page, {slide["key"]: slide for slide in json.loads(page.scripts[0])["slides"]}


@pytest.fixture(scope="module")
def made(new_database_of_module):
    return issue_of(small_district(new_database_of_module()))


def test_figures_and_tables_are_those_of_the_metrics(made):
    page, told = read(made)
    seen = made.seen

    balance = fields_balance(seen.found.counts, seen.found.compliance, seen.plan)
    assert [row[1] for row in told["theo-linh-vuc"]["rows"]] == [
        str(count) for count in balance["counted"]
    ]
    (bars,) = told["theo-linh-vuc"]["figure"]["data"]
    assert bars["x"] == balance["counted"].tolist()
    every = laggards(seen.found.compliance, seen.units, seen.plan, at_most=len(seen.units))
    assert [row[1] for row in told["can-don-doc"]["rows"]] == every["missing"].astype(str).tolist()
    words = " ".join(page.words)
    assert made.stamp.line() in words
    assert made.stamp.digest in words
    assert all(slide["sentence"] in words for slide in told.values())


def test_of_a_place_below_only_its_own_rows_stand_in_the_page(new_database_of_module):
    source = small_district(new_database_of_module())
    page, told = read(issue_of(source, place="Xã Đông Tảo"))

    assert told["tung-don-vi"]["rows"][0][0] == "Xã Đông Tảo"
    assert len(told["tung-don-vi"]["rows"]) == 1
    assert "Xã An Vĩ" not in page.scripts[0] + " ".join(page.words)


def test_a_word_of_a_file_is_a_word_and_nothing_else():
    page, told = read(issue(called(NASTY, NASTY, 4, DAY), called(NASTY, "Vườn rau", 4, EARLIER)))
    tags = {tag for tag, _of in page.tags}

    assert len(page.scripts) == 3
    assert not tags & {"img", "iframe", "object", "link", "base", "form"}
    assert any(NASTY in row[2] for row in told["thay-doi"]["rows"])
    assert NASTY.split(">")[1] in " ".join(page.words)


def test_the_page_asks_for_nothing_and_runs_its_two_scripts_alone():
    page, _told = read(issue(district()))
    policy = next(
        of["content"] for tag, of in page.tags if of.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))

    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    digests = [b64encode(sha256(script.encode()).digest()).decode() for script in page.scripts[1:]]
    assert rules["script-src"].split() == [f"'sha256-{digest}'" for digest in digests]
    assert not re.search(r"https?:", " ".join(rules.values()))
    addresses = [of[name] for _tag, of in page.tags for name in ("src", "href") if name in of]
    assert addresses
    assert all(address.startswith("#") for address in addresses)


def test_of_more_rows_than_a_page_bears_it_says_where_they_are():
    page, told = read(issue(called("Xã", "Vườn rau", MOST_KEPT + 40, DAY)))

    assert len(told["tung-don-vi"]["rows"]) == MOST_KEPT
    assert any("xem biểu tổng hợp (Excel)" in words for words in page.words)


def test_silence_and_a_plan_without_a_quota_are_told_too_and_in_english():
    _page, of_silence = read(issue(silent()))
    _page, without = read(issue(district(quota=None)))
    with speaking("en"):
        page, _told = read(issue(district()))

    assert "Chưa đơn vị nào báo cáo" in of_silence["cau-tra-loi"]["sentence"]
    assert "báo cáo đã nhận" in without["cau-tra-loi"]["sentence"]
    assert ("html", {"lang": "en"}) in page.tags
    assert DIGEST in " ".join(page.words)
    assert any("Contents" in words for words in page.words)
