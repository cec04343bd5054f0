"""A file that our own code fails at is refused and the failure logged; others are not kept out."""

import logging
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from data_loaders.spreadsheets.file_names import base_name
from data_loaders.spreadsheets.reading import Reading
from data_loaders.spreadsheets.refused import RefusedError
from domain.kinds import Outcome
from domain.problems import Refusal

_logger = logging.getLogger(__name__)
T = TypeVar("T")


def attempt(name: str, work: Callable[[], T], otherwise: Callable[[Reading], T]) -> T:
    """What `work` gives; if it fails at the file `name`, what `otherwise` makes of its refusal.

    Raises `OperationalError` where the database itself fails.
    """
    try:
        return work()
    except OperationalError:
        raise
    except RefusedError as refused:
        return otherwise(refusal_reading(name, refused))
    except Exception as fault:
        _logger.exception("%s", name)
        stopped = RefusedError(Refusal.OUR_FAULT, type(fault).__name__)
        return otherwise(refusal_reading(name, stopped))


def refusal_reading(name: str, refused: RefusedError) -> Reading:
    """The reading of a file that was refused before anything of it was read."""
    return Reading(base_name(name), Outcome.REFUSED, refused.refusal, refused.detail)
