"""What is kept for long need not be walked again and again by the collector."""

import gc
import time
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

import pages

LOOSE = 30_000  # objects
SECONDS = 5.0
GROWN = 1.5


@dataclass(slots=True)
class _Looked:
    """When something was last set apart and how much was made by then, and how much was set apart
    when all of it was last looked through.
    """

    at: float = 0.0
    made: int = 0
    apart: int = 0


_last = _Looked()


def load_ahead() -> None:
    """Import every screen, and what it counts and draws with, and set all of that apart: else the
    first visitor of a process would wait for it.
    """
    for module in walk_packages(pages.__path__, f"{pages.__name__}."):
        import_module(module.name)
    _set_apart_anew()


def settle() -> None:
    """Set apart what is there by now, modules and caches, once enough has come together anew.

    What is set apart is looked through again only once it has grown by half: that stands still
    whoever is here, and until then the little is kept that nobody uses any more and that hangs
    together in a circle. That the collector walks everything after each run is turned off
    (`runner.postScriptGC`): it runs by itself when enough was made.
    """
    now, made = time.monotonic(), _made()
    if now - _last.at < SECONDS or made - _last.made <= LOOSE:
        return
    _last.at, _last.made = now, made
    if gc.get_freeze_count() > GROWN * _last.apart:
        _set_apart_anew()
    else:
        gc.collect()
        gc.freeze()


def _made() -> int:
    """How many objects were made that were not let go soon, about: each of the collector's rounds
    comes after so many. To ask for them themselves (`gc.get_objects`) would hand out what other
    threads have in hand half made: a tuple of which somebody else knows cannot grow any more, and
    their page fails.
    """
    rounds = sum(int(each["collections"]) for each in gc.get_stats())
    return rounds * gc.get_threshold()[0]


def _set_apart_anew() -> None:
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _last.apart = gc.get_freeze_count()
