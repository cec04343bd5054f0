"""The comments of a sheet: ours added to those that are there, and taken away again.

Ours begins with a line that no one writes by hand. All of a comment from that line on is ours.
"""

from data_loaders.returned.marks import areas_of
from data_loaders.returned.markup import Edits, Element, parsed, quoted, whole_number
from data_loaders.spreadsheets.sheets import Place, address

OUR_LINE = "— Dân vận khéo —"
_AUTHOR = "Dân vận khéo"
_THREAD = "tc="  # the author of what only stands in for a conversation
_LONGEST = 2_000  # letters of one note


def new_notes(namespace: str) -> bytes:
    """A comments part without a comment."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    inside = "<authors></authors><commentList></commentList>"
    return f'{head}<comments xmlns="{namespace}">{inside}</comments>'.encode("ascii")


def with_notes(xml: bytes, notes: dict[Place, str]) -> tuple[bytes, list[Place]]:
    """The comments part with our notes, and the cells that had no comment before."""
    root, edits = parsed(xml), Edits(xml)
    authors, listed = root.child("authors"), root.child("commentList")
    if authors is None or listed is None:
        return xml, []
    names = [each.text for each in authors.children]
    there = {each.said("ref"): each for each in listed.children}
    new, markup = [], []
    for place, note in sorted(notes.items()):
        old = there.get(address(*place))
        if old is None:
            new.append(place)
            said = f'ref="{address(*place)}" authorId="{len(names)}"'
            tag, text = root.tag("comment"), root.tag("text")
            run = _run(root, note, after="")
            markup.append(f"<{tag} {said}><{text}>{run}</{text}></{tag}>")
        elif not _is_thread(old, names):
            _append(edits, old, note)
    if new:
        edits.append(authors, f"<{root.tag('author')}>{_AUTHOR}</{root.tag('author')}>")
        edits.append(listed, "".join(markup))
    return edits.done(), new


def _is_thread(comment: Element, names: list[str]) -> bool:
    number = whole_number(comment.said("authorId"))
    return number < len(names) and names[number].startswith(_THREAD)


def _run(near: Element, note: str, after: str) -> str:
    run, text = near.tag("r"), near.tag("t")
    said = quoted(f"{after}{OUR_LINE}\n{note[:_LONGEST]}")
    look = f'<{near.tag("sz")} val="9"/><{near.tag("rFont")} val="Tahoma"/>'
    look = f"<{near.tag('rPr')}>{look}</{near.tag('rPr')}>"
    return f'<{run}>{look}<{text} xml:space="preserve">{said}</{text}></{run}>'


def _append(edits: Edits, comment: Element, note: str) -> None:
    text = comment.child("text")
    if text is None or text.closed < 0:
        return
    bare = text.child("t")
    if bare is not None:
        # Words without a run of their own can't stand beside one.
        run = comment.tag("r")
        edits.put(bare.start, f"<{run}>")
        edits.put(bare.end, f"</{run}>" + _run(comment, note, "\n"))
    else:
        edits.append(text, _run(comment, note, "\n"))


def without_notes(xml: bytes) -> tuple[bytes, list[Place]]:
    """The comments part without our notes, and the cells that have no comment any more."""
    root, edits = parsed(xml), Edits(xml)
    gone: list[Place] = []
    listed = root.child("commentList")
    for comment in listed.children if listed else []:
        text = comment.child("text")
        if text is not None and OUR_LINE in _words(text):
            if _words(text).partition(OUR_LINE)[0].strip():
                _cut(edits, text)
            else:
                edits.drop(comment)
                gone += [(top, left) for top, left, _, _ in areas_of(comment.said("ref") or "")]
    return edits.done(), gone


def _words(text: Element) -> str:
    return "".join(each.text for each in _word_elements(text))


def _word_elements(text: Element) -> list[Element]:
    runs = [each if each.local == "t" else each.child("t") for each in text.children]
    return [each for each in runs if each is not None]


def _cut(edits: Edits, text: Element) -> None:
    """Take away all from our line on: the rest of its run, and the runs after it."""
    found = False
    before: Element | None = None
    for part in text.children:
        words = part if part.local == "t" else part.child("t")
        if found:
            edits.drop(part)
        elif words is not None and OUR_LINE in words.text:
            found = True
            kept = words.text.partition(OUR_LINE)[0].rstrip()
            if kept and words.closed >= 0:
                edits.replace(words.opened, words.closed, quoted(kept))
            else:
                edits.drop(part)
                if before is not None and before.closed >= 0:
                    edits.replace(before.opened, before.closed, quoted(before.text.rstrip()))
        before = words or before
