"""How many made-up worlds a law is tried on: a few by each `make test`, many by `make drills`."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

FEW, MANY = 5, 40
_tried = {"worlds": FEW}


def law(test: Callable[..., Any], *, over_one: bool = False) -> Callable[..., Any]:
    """For a test of what holds of any world, each of which takes a while to be counted.

    `over_one`: all are asked of one database, which none of them changes.
    """
    allowed = [HealthCheck.function_scoped_fixture] if over_one else []
    tried = settings(max_examples=_tried["worlds"], deadline=None, suppress_health_check=allowed)
    return pytest.mark.law(tried(test))


def pytest_configure(config: pytest.Config) -> None:
    """Before any law is collected. How long a world takes says nothing of whether a law holds."""
    settings.register_profile("house", deadline=None)
    settings.load_profile("house")
    _tried["worlds"] = MANY if _drilling(config) else FEW


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where drills are asked for, laws are among them."""
    for item in items:
        if _drilling(config) and item.get_closest_marker("law"):
            item.add_marker(pytest.mark.drill)
            item.add_marker(pytest.mark.timeout(900))


def _drilling(config: pytest.Config) -> bool:
    return config.getoption("markexpr") == "drill"
