"""How this installation lets people in: a demo that shows its accounts, or one that asks.

`DAN_VAN_KHEO_MODE` is "demo" or "real"; anything else, or nothing, is "real".
"""

import os
from enum import StrEnum

VARIABLE = "DAN_VAN_KHEO_MODE"


class Mode(StrEnum):
    """`demo`: visitors choose an identity that is shown. `real`: everybody signs in."""

    DEMO = "demo"
    REAL = "real"


def current_mode() -> Mode:
    """The mode set in the environment; the strict one where none is."""
    return Mode.DEMO if os.environ.get(VARIABLE, "").strip() == Mode.DEMO else Mode.REAL
