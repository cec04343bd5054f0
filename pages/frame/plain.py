"""Words that came out of a file, shown as they are: no link, picture or colour is made of them."""

import re
from functools import lru_cache

_SPEAKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")
# Addresses become links after what is escaped was taken for plain words: only a gap stops that.
_LEADS = re.compile(r"https?:(?=//)|www(?=\.)|@", re.IGNORECASE)
_GAP = "\u2060"  # takes no room; `domain.text.squeeze` drops it from what is copied and typed again


@lru_cache(maxsize=4096)
def plain(words: str | None) -> str:
    """`words` with everything that Markdown would read escaped; "" where there are none."""
    return _SPEAKS.sub(r"\\\1", _LEADS.sub(rf"\g<0>{_GAP}", words or ""))
