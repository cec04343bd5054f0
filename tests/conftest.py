"""In CI a skipped test is a failed one: what a machine lacks there, `.ci/run` has to install.

Everywhere, a change without an audit entry is a failed test, whatever the test is about.
"""

import os
import sys
from collections.abc import Generator

import pytest

from tallies.keeping import keep_tallies
from tests.unrecorded import watched_for_unrecorded_changes

pytest_plugins = ["engines", "laws", "quicker"]


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_changed_unseen() -> Generator[None]:
    with watched_for_unrecorded_changes():
        yield


@pytest.fixture(scope="session", autouse=True)
def _tallies_are_kept() -> None:
    # As dashboard and command line do: a page under test may be opened by itself.
    keep_tallies()


_MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def _main_is_the_tests_own() -> None:
    # A page under test leaves itself behind as the main module, and a process that a test starts
    # would begin by running it.
    sys.modules["__main__"] = _MAIN


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _words_of(skip: object) -> str:
    return str(skip[-1]) if isinstance(skip, tuple) else str(skip)


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and _in_ci() and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"In CI nothing may be skipped. {_words_of(report.longrepr)}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report
