"""Which clock the days and times on every page and paper follow: that of the office, not of the
machine, whose own is often UTC.

`DAN_VAN_KHEO_TIMEZONE` names another zone ("Asia/Vientiane").
"""

import os
import time
from datetime import datetime
from zoneinfo import ZoneInfo

from translations import gettext as _

VARIABLE, USUAL = "DAN_VAN_KHEO_TIMEZONE", "Asia/Ho_Chi_Minh"


def follow_local_time() -> None:
    """Let this process and those it starts follow the zone that is set; one that there is not ends
    the start with a sentence.

    Windows keeps one zone for the whole machine: there it is set in Windows itself.
    """
    name = os.environ.get(VARIABLE, "").strip() or USUAL
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError) as fault:
        words = _("Không có múi giờ “{name}”. Sửa {variable}, ví dụ thành {usual}.")
        raise SystemExit(words.format(name=name, variable=VARIABLE, usual=USUAL)) from fault
    if not hasattr(time, "tzset"):
        return
    _set(name)
    now = datetime.now(zone)
    if now.astimezone().utcoffset() != now.utcoffset():  # the machine itself has no list of zones
        _set(f"<{now:%z}>{_behind(now)}")


def _set(rule: str) -> None:
    os.environ["TZ"] = rule
    time.tzset()


def _behind(now: datetime) -> str:
    """The zone's distance as POSIX writes it: how far UTC is ahead."""
    offset = now.strftime("%z")
    return f"{'-' if offset[0] == '+' else '+'}{offset[1:3]}:{offset[3:5]}"
