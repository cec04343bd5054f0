"""Words that came out of a file, shown as they are: no link, picture or colour is made of them."""

import re

_SPEAKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def plain(words: str | None) -> str:
    """`words` with everything that Markdown would read escaped; "" where there are none."""
    return _SPEAKS.sub(r"\\\1", words or "")
