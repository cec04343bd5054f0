"""The name of a file as it is kept and shown."""

import re

from data_loaders.spreadsheets.limits import NAME
from domain.text import nfc

_NEVER_IN_A_NAME = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff]"
)


def base_name(file: str) -> str:
    """A file's name without its folders, whichever system named it; fit to be kept and shown.

    At most `NAME` letters, the ending kept. No control characters, and none that turn the direction
    of writing: "slx.exe" would show as "exe.xls".
    """
    name = nfc(_NEVER_IN_A_NAME.sub("", file.replace("\\", "/").rpartition("/")[2])).strip()
    ending = name[-20:] if len(name) > NAME else ""
    return (name[: NAME - len(ending) - bool(ending)] + "…" * bool(ending) + ending) or "khong-ten"
