"""Workbooks whose XML lies, nests, repeats or points elsewhere."""

from hostile.archives import Entry, parts, zip_of
from hostile.good import SHEET, SPACE, endured, grinding, refused, unharmed

from domain.problems import Refusal

CONTENT_TYPES = "[Content_Types].xml"
BOOK, RELATIONS, STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)
DOCTYPES = {
    "a billion laughs": f"<!DOCTYPE x [{LAUGHS}]>",
    "a file of ours": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "a definition elsewhere": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}


def repacked(**changes: bytes) -> bytes:
    """The good file with parts changed: `sheet`, `strings`, `book`, `relations`, or by name."""
    short = {"sheet": SHEET, "strings": STRINGS, "book": BOOK, "relations": RELATIONS}
    wanted = {short.get(name, name): part for name, part in changes.items()}
    return zip_of([Entry(name.encode(), part) for name, part in (parts() | wanted).items()])


def changed(part: str, old: str, new: str) -> bytes:
    xml = parts()[part].decode()
    assert old in xml
    return repacked(**{part: xml.replace(old, new, 1).encode()})


def sheet_of(rows: str, after: str = "", before: str = "") -> bytes:
    return repacked(
        sheet=f'<worksheet xmlns="{SPACE}">{before}<sheetData>{rows}</sheetData>{after}'
        "</worksheet>".encode()
    )


def more_rows(rows: str, after: str = "") -> bytes:
    return changed(SHEET, "</sheetData>", f"{rows}</sheetData>{after}")


def one(place: str, inside: str = "<v>1</v>", words: str = "") -> str:
    row = "".join(letter for letter in place if letter.isdigit())
    return f'<row r="{row}"><c r="{place}" {words}>{inside}</c></row>'


def after_declaration(part: str, doctype: str) -> bytes:
    xml = parts()[part].decode()
    end = xml.find("?>") + 2 if xml.startswith("<?xml") else 0
    return repacked(**{part: (xml[:end] + doctype + xml[end:]).encode()})


def in_another_alphabet() -> bytes:
    """A document type that no search for its letters finds: the rest is not written in ASCII."""
    rest = f'{DOCTYPES["a billion laughs"]}<worksheet xmlns="{SPACE}">&l9;</worksheet>'
    return repacked(sheet=b'<?xml version="1.0" encoding="cp037"?>' + rest.encode("cp037"))


def strings(inside: str, uses: int) -> bytes:
    rows = "".join(one(f"A{n}", "<v>0</v>", 't="s"') for n in range(1, uses + 1))
    shared = f'<sst xmlns="{SPACE}" count="1" uniqueCount="1"><si>{inside}</si></sst>'
    return repacked(
        sheet=f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
        strings=shared.encode(),
    )


def many_sheets(count: int) -> bytes:
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1))
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xml = f'<workbook xmlns="{SPACE}" xmlns:r="{space}"><sheets>{named}</sheets></workbook>'
    return repacked(book=xml.encode())


def pointing(target: str, mode: str = "") -> bytes:
    xml = parts()[RELATIONS].decode().replace("worksheets/sheet1.xml", target, 1)
    return repacked(relations=xml.replace("<Relationship ", f"<Relationship {mode} ", 1).encode())


def strict() -> bytes:
    strict_space = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    usual = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    wanted = {}
    for name, part in parts().items():
        xml = part.decode("utf-8", "surrogateescape")
        xml = xml.replace(SPACE, strict_space)
        wanted[name] = xml.replace(usual, relations).encode("utf-8", "surrogateescape")
    return repacked(**wanted)


def merges(areas: list[str]) -> bytes:
    said = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return more_rows("", f'<mergeCells count="{len(areas)}">{said}</mergeCells>')


def styled(rows: int) -> str:
    return "".join([f'<row r="{n}" s="1" customFormat="1"/>' for n in range(10, rows + 10)])


def everything_merged() -> bytes:
    rows = "".join(one(f"Z{n}") for n in range(10, 5_000))
    said = '<mergeCell ref="A5:XFD1048576"/>' * 40_000
    return more_rows(rows, f"<mergeCells>{said}</mergeCells>")


DEEP = "<a>" * 100_000 + "</a>" * 100_000
HIDDEN = '<col min="9" max="16384" hidden="1"/>'
CONTROLS = "a_x0000_b&#1;&#65535;"
COMMAND = "<f>cmd|'/c calc'!A1</f><v>0</v>"
ELSEWHERE = '<f>[1]S!A1+HYPERLINK("http://127.0.0.1:9/")+WEBSERVICE("http://127.0.0.1:9/")</f>'
XML = [
    *(refused(f"{name} in {part}", lambda p=part, d=doctype: after_declaration(p, d),
              Refusal.DANGEROUS)
      for name, doctype in DOCTYPES.items() for part in (SHEET, BOOK, STRINGS, "xl/styles.xml")),
    refused("a document type behind a long comment",
            lambda: after_declaration(SHEET, f"<!--{' ' * 9000}-->{DOCTYPES['a file of ours']}"),
            Refusal.DANGEROUS),
    refused("a document type in EBCDIC", in_another_alphabet, Refusal.DANGEROUS),
    refused("a sheet in UTF-16",
            lambda: repacked(sheet=parts()[SHEET].decode().encode("utf-16")), Refusal.DANGEROUS),
    refused("a sheet in UTF-16 without its mark",
            lambda: repacked(sheet=parts()[SHEET].decode().encode("utf-16-le")), Refusal.DANGEROUS),
    unharmed("a dimension told too small",
             lambda: changed(SHEET, 'ref="A1:D4"', 'ref="A1:A1"')),
    unharmed("a dimension told too large",
             lambda: changed(SHEET, 'ref="A1:D4"', 'ref="A1:XFD1048576"')),
    unharmed("a count of strings told too large",
             lambda: changed(STRINGS, 'uniqueCount="', 'uniqueCount="99999999')),
    unharmed("a negative count of strings", lambda: changed(STRINGS, 'ueCount="', 'ueCount="-')),
    refused("a cell in the farthest corner", lambda: more_rows(one("XFD1048576")),
            Refusal.TOO_LARGE),
    refused("the farthest corner in the first row",
            lambda: sheet_of('<row r="1"><c r="A1"/><c r="XFD1048576"><v>1</v></c></row>'),
            Refusal.TOO_LARGE),
    refused("the farthest corner in another spelling",
            lambda: sheet_of("<row r='1'><c r = 'XFD1048576' ><v>1</v></c></row>"
                             "<row  r='1048576'><c><v>1</v></c></row>"), Refusal.TOO_LARGE),
    refused("a row far beyond the last", lambda: more_rows('<row r="4294967295"><c/></row>'),
            Refusal.TOO_LARGE),
    refused("a row of five thousand digits", lambda: more_rows(one("A" + "9" * 5_000)),
            Refusal.TOO_LARGE),
    refused("a row beyond the last by a little", lambda: more_rows(one("A1048577")),
            Refusal.TOO_LARGE),
    unharmed("a million styled empty rows", lambda: more_rows(styled(1_000_000))),
    refused("a hundred thousand merges",
            lambda: merges([f"A{n}:B{n}" for n in range(10, 100_010)]), Refusal.TOO_LARGE),
    refused("forty thousand merges of everything", everything_merged, Refusal.TOO_LARGE),
    endured("merges upside down and of no cell",
             lambda: merges(["D9:A5", "A0:B0", "AAAA1:AAAB2", "A99999999:B99999999", "Z1"])),
    unharmed("rows out of order",
             lambda: changed(SHEET, '<row r="1"', '<row r="9"/><row r="1"')),
    unharmed("the same cell twice", lambda: more_rows(one("D4", "<v>KT</v>", 't="str"'))),
    unharmed("styles that there are none of",
             lambda: more_rows(one("F6", words='s="-1"') + one("F7", words='s="99999999999"'))),
    endured("a string that there is none of", lambda: more_rows(one("F6", "<v>-1</v>", 't="s"'))),
    endured("tags a hundred thousand deep", lambda: more_rows(DEEP)),
    endured("strings a hundred thousand deep", lambda: strings(DEEP, 2)),
    refused("a cell of thirty million letters", lambda: strings(f"<t>{'a' * 30_000_000}</t>", 1),
            Refusal.TOO_LARGE, Refusal.DANGEROUS),
    refused("a long string used a thousand times",
            lambda: strings(f"<t>{'ế' * 30_000}</t>", 1_000), Refusal.TOO_LARGE),
    grinding(refused("a long string used ten thousand times",
                     lambda: strings(f"<t>{'ế' * 30_000}</t>", 10_000),
                     Refusal.TOO_LARGE, Refusal.READER_STOPPED)),
    refused("ten thousand sheets of one part", lambda: many_sheets(10_000), Refusal.TOO_LARGE),
    *(endured(f"a sheet at {target}", lambda t=target: pointing(t))
      for target in ("../../../../etc/passwd", "file:///etc/passwd", "/dev/zero", "..\\..\\x", "")),
    endured("a sheet on another machine",
            lambda: pointing("http://127.0.0.1:9/s.xml", 'TargetMode="External"')),
    unharmed("a sheet by a roundabout way", lambda: pointing("../xl/./worksheets/sheet1.xml")),
    endured("a row before the first",
            lambda: changed(SHEET, "<sheetData>", '<sheetData><row r="0" hidden="1"/>')),
    unharmed("columns hidden before the first",
             lambda: changed(SHEET, "<sheetData>", '<cols><col min="0" max="0" hidden="1"/></cols>'
                             "<sheetData>")),
    unharmed("every column hidden a hundred thousand times, beyond what is used",
             lambda: changed(SHEET, "<sheetData>", f"<cols>{HIDDEN * 100_000}</cols><sheetData>")),
    unharmed("numbers that are none",
             lambda: more_rows(one("F6", "<v>nan</v>") + one("F7", "<v>1e999</v>"))),
    unharmed("control characters in a cell",
             lambda: more_rows(one("F6", f"<is><t>{CONTROLS}</t></is>", 't="inlineStr"'))),
    endured("an error of a million letters",
            lambda: more_rows(one("F6", f"<v>#REF!{'x' * 10**6}</v>", 't="e"'))),
    endured("cells that never end", lambda: more_rows('<c r="A5"><f>' * 30_000)),
    unharmed("a formula that calls a command", lambda: more_rows(one("F6", COMMAND))),
    unharmed("formulas that ask other machines", lambda: more_rows(one("F6", ELSEWHERE))),
    unharmed("a link to another workbook",
             lambda: repacked(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
    unharmed("the strict dialect", strict),
    unharmed("macros", lambda: repacked(**{"xl/vbaProject.bin": b"junk"}), file="bieu.xlsm"),
    unharmed("macros of the oldest kind",
             lambda: repacked(**{"xl/macrosheets/sheet1.xml": b"<a/>"}), file="bieu.xlsm"),
]  # fmt: skip
