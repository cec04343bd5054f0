"""The package of an .xlsx: its parts, their relations and kinds; untouched parts are copied."""

import posixpath
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from data_loaders.returned.markup import Edits, Element, UnmarkableError, parsed, quoted
from data_loaders.spreadsheets import archive

_KINDS = "[Content_Types].xml"
_STORED = 0
_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
    b'"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """The parts of a workbook by name, read safely; changes are kept beside them."""

    def __init__(self, content: bytes) -> None:
        """Raises RefusedError where the archive is not sound."""
        self._content = content
        self._members = archive.members(content)
        self._changed: dict[str, bytes | None] = {}

    def __contains__(self, name: str) -> bool:
        return self._changed.get(name, b"") is not None and (
            name in self._changed or name in self._members
        )

    def part(self, name: str) -> bytes:
        """The bytes of a part. Raises UnmarkableError where there is none, or RefusedError."""
        if name not in self:
            raise UnmarkableError
        changed = self._changed.get(name)
        return archive.inflated(self._content, self._members[name]) if changed is None else changed

    def size(self, name: str) -> int:
        """How many bytes a part of the file as it came has; 0 where there is none."""
        return self._members[name].size if name in self._members else 0

    def put(self, name: str, xml: bytes) -> None:
        """Keep a part, new or changed."""
        self._changed[name] = xml

    def drop(self, name: str) -> None:
        """Leave a part out, with its relations and its kind."""
        self._changed[name] = None
        self._changed[relations_part(name)] = None
        xml = self.part(_KINDS)
        edits = Edits(xml)
        for each in parsed(xml).all("Override"):
            if each.said("PartName") == f"/{name}":
                edits.drop(each)
        self.put(_KINDS, edits.done())

    def free_name(self, pattern: str) -> str:
        """`pattern` with the first number in it that no part has."""
        taken = {name.lower() for name in (*self._members, *self._changed)}
        number = 1
        while pattern.format(number).lower() in taken:
            number += 1
        return pattern.format(number)

    def declare(self, name: str, kind: str) -> None:
        """Say of what kind a part is."""
        self._say_kind(f'Override PartName="/{name}"', kind)

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say of what kind the parts of an ending are, unless that is said."""
        endings = [each.said("Extension") for each in parsed(self.part(_KINDS)).all("Default")]
        if ending not in endings:
            self._say_kind(f'Default Extension="{ending}"', kind)

    def _say_kind(self, about: str, kind: str) -> None:
        xml = self.part(_KINDS)
        root, edits = parsed(xml), Edits(xml)
        tag, _, rest = about.partition(" ")
        edits.append(root, f'<{root.tag(tag)} {rest} ContentType="{kind}"/>')
        self.put(_KINDS, edits.done())

    def kind_of(self, name: str) -> str:
        """The kind that is said of a part, "" where none is."""
        for each in parsed(self.part(_KINDS)).all("Override"):
            if (each.said("PartName") or "").lower() == f"/{name}".lower():
                return each.said("ContentType") or ""
        return ""

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by their id: the kind's last word, and the part meant."""
        rels = relations_part(name)
        if rels not in self:
            return {}
        return {
            each.said("Id") or "": (
                (each.said("Type") or "").rpartition("/")[2],
                self._meant(name, each),
            )
            for each in parsed(self.part(rels)).all("Relationship")
            if each.said("TargetMode") != "External"
        }

    def _meant(self, name: str, relation: Element) -> str:
        target = (relation.said("Target") or "").replace("\\", "/")
        whole = posixpath.normpath(posixpath.join(f"/{posixpath.dirname(name)}", target))[1:]
        if whole in self:
            return whole
        return next((each for each in self._members if each.lower() == whole.lower()), whole)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Relate a part to another, addressed from the package's root: the relation's id."""
        rels = relations_part(name)
        xml = self.part(rels) if rels in self else _RELATIONS
        root, edits = parsed(xml), Edits(xml)
        taken = {each.said("Id") for each in root.all("Relationship")}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdDvk{n}" not in taken)
        related = f'Id="rIdDvk{number}" Type="{kind}" Target="/{quoted(target)}"'
        edits.append(root, f"<{root.tag('Relationship')} {related}/>")
        self.put(rels, edits.done())
        return f"rIdDvk{number}"

    def unrelate(self, name: str, identity: str) -> None:
        """Take a relation away."""
        xml = self.part(relations_part(name))
        edits = Edits(xml)
        for each in parsed(xml).all("Relationship"):
            if each.said("Id") == identity:
                edits.drop(each)
        self.put(relations_part(name), edits.done())

    def content(self) -> bytes:
        """The whole package: each part in its old place, new ones after them."""
        whole = BytesIO()
        names = [*self._members, *(name for name in self._changed if name not in self._members)]
        with ZipFile(whole, "w") as file:
            for name in names:
                if name in self:
                    about = ZipInfo(name)
                    member = self._members.get(name)
                    stored = member is not None and member.method == _STORED
                    about.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
                    file.writestr(about, self.part(name))
        return whole.getvalue()


def relations_part(name: str) -> str:
    """The part that holds a part's relations; "" names the package itself."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".removeprefix("/")
