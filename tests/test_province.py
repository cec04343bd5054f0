"""A province is no slower to look at than a quarter of it: what a page sends does not grow."""

import pytest

from accounts.identity import Role
from benchmarks.screens import FIRST, OURS, cookie_of
from benchmarks.servers import served
from benchmarks.visits import visiting
from database.session import engine
from samples.large.fill import fill
from samples.large.sizes import PROVINCE, Size

QUARTER = Size(provinces=1, communes=19, units=741)
# A sentence or a count grows by some digits; a table by its rows: four times as many are there.
AT_MOST = 1.5


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """For each size what each page sends, in bytes, but for the names to choose from in a box."""
    return {size: _sent_by_pages(tmp_path_factory.mktemp("size"), size) for size in SIZES}


SIZES = (QUARTER, PROVINCE)


def silently(items, total, title):
    yield from items


def _sent_by_pages(folder, size: Size) -> dict[str, int]:
    url = f"sqlite:///{folder / 'province.db'}"
    fill(engine(url), size, silently)
    cookie, found = cookie_of(engine(url), Role.ADMIN), {}
    with served("asgi.py", DATABASE_URL=url, **OURS) as ours:
        with visiting(ours, FIRST, cookie) as visit:
            pages = visit.run().pages
        for page in pages:
            with visiting(ours, page, cookie) as visit:
                run = visit.run()
                found[page] = run.size - run.choices
    engine(url).dispose()
    return found


@pytest.mark.drill
@pytest.mark.timeout(900)
def test_no_page_sends_more_for_four_times_as_many_units(sent):
    small, large = (sent[size] for size in SIZES)

    assert large.keys() == small.keys()
    assert len(large) >= 15
    grown = {page: (small[page], large[page]) for page in large}
    assert {page: two for page, two in grown.items() if two[1] > AT_MOST * two[0]} == {}
