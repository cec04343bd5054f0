"""A file that our own code fails at is refused and the failure logged; others are not kept out."""

import logging
from collections.abc import Callable
from typing import TypeVar

from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from database.trouble import is_trouble
from domain.kinds import Outcome
from domain.problems import Refusal

_logger = logging.getLogger(__name__)
T = TypeVar("T")


def attempt(name: str, work: Callable[[], T], otherwise: Callable[[Reading], T]) -> T:
    """What `work` gives; if it fails at the file `name`, what `otherwise` makes of its refusal.

    Raises what the database raises where it fails itself (`database.trouble`).
    """
    try:
        return work()
    except RefusedError as refused:
        return otherwise(refusal_reading(name, refused))
    except Exception as fault:
        if is_trouble(fault):
            raise
        _logger.exception("%s", name)
        stopped = RefusedError(Refusal.OUR_FAULT, type(fault).__name__)
        return otherwise(refusal_reading(name, stopped))


def or_fault(work: Callable[[], T]) -> T | Exception:
    """What `work` gives, or what it raises, which costs nobody else; but raises what the database
    raises where it fails itself.
    """
    try:
        return work()
    except Exception as fault:
        if is_trouble(fault):
            raise
        return fault


def refusal_reading(name: str, refused: RefusedError) -> Reading:
    """The reading of a file that was refused before anything of it was read."""
    return Reading(base_name(name), Outcome.REFUSED, refused.refusal, refused.detail)
