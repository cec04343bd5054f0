"""Vietnamese names on axes: broken between words, never cut, never slanted."""

from html import escape


def wrapped(name: str, width: int = 20) -> str:
    """`name` in lines of about `width` characters, broken at spaces, safe as a label's markup."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(escape(part) for part in lines)
