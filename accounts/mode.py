"""How this installation lets people in: a demo with four identities, or one person on loopback.

`DAN_VAN_KHEO_MODE` is "demo" or "single"; anything else, or nothing, is "single".
"""

import ipaddress
import os
from enum import StrEnum

VARIABLE = "DAN_VAN_KHEO_MODE"


class Mode(StrEnum):
    """`demo`: visitors choose one of four identities. `single`: one identity, loopback only."""

    DEMO = "demo"
    SINGLE = "single"


def current_mode() -> Mode:
    """The mode set in the environment; the strict one where none is."""
    return Mode.DEMO if os.environ.get(VARIABLE, "").strip() == Mode.DEMO else Mode.SINGLE


def is_loopback(address: str | None) -> bool:
    """Whether a server bound to `address` is reached from this computer alone.

    None or "" means every address, so it is not.
    """
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
