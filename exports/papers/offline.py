"""The deck as one file that opens without a network: its charts to be touched, and their tables.

Nothing in it asks for anything outside of it: a policy in its head forbids that to the browser
(docs/decisions/041-figures-frozen-for-a-meeting.md says what a snapshot is).
"""

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from charts import theme
from charts.light import TWINS
from decks.slide import MOST_ROWS, Big, Slide
from exports.inlined import PLOTLY, font_faces
from exports.papers.issue import Issue, Step
from exports.papers.shown import of_what, slides_of
from exports.papers.table_room import Words, in_words, more_in_words
from translations import gettext as _
from translations import language
from translations.numbers import number

_HERE = Path(__file__).parent
# All rows of a district; of a province the whole stands in the workbook.
MOST_KEPT = 1000
_CONFIG = {
    **theme.CONFIG,
    "displaylogo": False,
    "showLink": False,
    "showSendToCloud": False,
    "responsive": True,
}
_GREYS = {"ink": theme.ink, "faint": theme.faint, "line": theme.line, "paper": theme.paper}


def offline_page(issue: Issue, step: Step) -> bytes:
    """One .html file of all slides, under 6 MB: it opens from a stick, in any browser of today."""
    step(0, _("Đang viết các trang…"))
    slides = slides_of(issue, dark=True)
    told, sections = [], []
    for at, slide in enumerate(slides, start=1):
        doing = _("Đang vẽ trang {at} trên {last}…")
        step(at / (len(slides) + 1), doing.format(at=number(at), last=number(len(slides))))
        words = _table_of(slide)
        told.append(_told(slide, words))
        sections.append(_section(slide, words, issue.stamp.line()))
    page = Template(_read("offline.html")).substitute(
        _heads(issue),
        told=_in_json({"twins": TWINS, "config": _CONFIG, "slides": told}),
        sections="\n".join(sections),
        entries="".join(
            f'<li><a href="#{slide.key}">{escape(slide.sentence)}</a></li>' for slide in slides
        ),
        fonts=font_faces(),
        colours=_colours(),
        style=_read("offline.css"),
        plotly=_plotly(),
        script=_read("offline.js"),
        policy=_policy(),
    )
    return page.encode()


def _heads(issue: Issue) -> dict[str, str]:
    """The words above the slides, escaped."""
    rests = _("Số liệu dựa trên {files} tệp đã nhận.").format(files=number(len(issue.files)))
    digest = _("Mã đầy đủ của bản chốt: {digest}").format(digest=issue.stamp.digest)
    words = {
        "language": language(),
        "title": issue.plan.name,
        "issuer": issue.plan.issuer.name,
        "place": of_what(issue),
        "stamp": issue.stamp.line(),
        "about": f"{rests} {digest}",
        "contents": _("Mục lục"),
        "noscript": _("Trình duyệt này không cho chạy mã trong tệp, nên không vẽ được biểu đồ."),
    }
    return {name: escape(said) for name, said in words.items()}


def _table_of(slide: Slide) -> Words | None:
    return None if slide.table is None or slide.table.empty else in_words(slide.table)


def _told(slide: Slide, words: Words | None) -> dict[str, Any]:
    """What the page's script draws of a slide: its table in words, and its figure."""
    figure = None if slide.figure is None else json.loads(slide.figure.to_json())
    heads, rows, right = (words.heads, words.rows, words.right) if words else ((), (), ())
    table = {"heads": heads, "rows": rows[:MOST_KEPT], "right": right}
    return {"key": slide.key, "sentence": slide.sentence, **table, "figure": figure}


def _section(slide: Slide, words: Words | None, stamp: str) -> str:
    """A slide; its stamp is seen on paper, where each has a page of its own."""
    parts = [f"<h2>{escape(slide.sentence)}</h2>"]
    if slide.figure is not None:
        parts.append(f'<div class="key">{_in_greys(slide.legend)}</div>' if slide.legend else "")
        reading = escape(slide.reading)
        parts.append(
            f'<div class="drawn" id="hinh-{slide.key}" role="img" aria-label="{reading}"></div>'
        )
    parts.append(_bigs(slide.bigs))
    said = "".join(f"<p>{escape(line)}</p>" for line in slide.lines)
    parts.append(f'<div class="lines">{said}</div>' if said else "")
    parts.append(_table(slide, words) if words else "")
    parts.append(f'<p class="note">{escape(slide.note)}</p><p class="stamp">{escape(stamp)}</p>')
    return f'<section id="{slide.key}">{"".join(parts)}</section>'


def _bigs(bigs: tuple[Big, ...]) -> str:
    cells = "".join(
        f"<div>{escape(one.label)}<b>{escape(one.value)}</b><small>{escape(one.beside)}</small>"
        "</div>"
        for one in bigs
    )
    return f'<div class="bigs">{cells}</div>' if cells else ""


def _table(slide: Slide, words: Words) -> str:
    """The room of a table, closed where it stands behind something."""
    label = escape(_("Bảng số liệu"))
    left = len(words.rows) - MOST_KEPT
    more = _("{more}: xem biểu tổng hợp (Excel)").format(more=more_in_words(left))
    below = f'<p class="more">{escape(more)}</p>' if left > 0 else ""
    room = (
        f'<div class="moved" id="bang-{slide.key}" tabindex="0" role="region" '
        f'aria-label="{label}">{below}</div>'
    )
    if slide.figure is None and not slide.lines and len(words.rows) <= MOST_ROWS:
        return room
    rows = _("{label}: {count} dòng").format(label=label, count=number(len(words.rows)))
    opened = " open" if slide.figure is None and not slide.lines else ""
    return f"<details{opened}><summary>{rows}</summary>{room}</details>"


def _in_greys(legend: str) -> str:
    """The key in the greys of whichever theme the reader has."""
    for name, grey in _GREYS.items():
        legend = legend.replace(grey(dark=True), f"var(--{name})")
    return legend


def _colours() -> str:
    def of(dark: bool) -> str:
        greys = ";".join(f"--{name}:{grey(dark=dark)}" for name, grey in _GREYS.items())
        return f":root{{{greys};--accent:{theme.ACCENT}}}"

    return f"{of(False)} @media screen and (prefers-color-scheme: dark) {{ {of(True)} }}"


def _in_json(told: object) -> str:
    """As text that ends no script, whatever a name holds."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _policy() -> str:
    """No address at all, and no script but the two of the page."""
    scripts = " ".join(f"'sha256-{_digest(each)}'" for each in (_plotly(), _read("offline.js")))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


@cache
def _plotly() -> str:
    return PLOTLY.read_text(encoding="utf-8").replace("</script", "<\\/script")


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
