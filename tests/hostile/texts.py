"""Text, markup and whatever else is not a workbook but calls itself one."""

from hostile.good import HEAD, SPACE, endured, grinding, html, refused, text, unharmed

from domain.problems import Refusal

MEGABYTE = 2**20
XML_2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def xml_2003(inside: str, declared: str = "", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"{declared}?>{before}<Workbook xmlns="{XML_2003}" '
        f'xmlns:ss="{XML_2003}"><Worksheet ss:Name="DS"><Table>{inside}</Table></Worksheet>'
        "</Workbook>"
    ).encode()


def rows_2003(row: str = "", column: str = "") -> str:
    def cell(value):
        return f'<Cell{column}><Data ss:Type="String">{value}</Data></Cell>'

    lines = [line.split(";") for line in text().splitlines()]
    return "".join(f"<Row{row}>{''.join(map(cell, line))}</Row>" for line in lines)


def index(value: str) -> str:
    return f' ss:Index="{value}"'


def wide(columns: int, rows: int) -> bytes:
    head = ";".join([*HEAD, *(f"cột {n}" for n in range(columns))])
    return "\n".join([text().splitlines()[0], head] + ["1;" * columns] * rows).encode()


def mixed() -> bytes:
    """A file put together from three others, each in an encoding of its own."""
    return (
        text().encode() + "\n2;Xã An Vĩ;Mô hình;KT\n".encode("cp1258", "replace") + b"\xff\xfe\x81"
    )


TEXTS = [
    refused("one line of fifty megabytes", lambda: b"a" * 50 * MEGABYTE,
            Refusal.NOT_A_SPREADSHEET, Refusal.TOO_LARGE, file="bieu.csv"),
    grinding(refused("one line of fifty megabytes of separators", lambda: b";" * 50 * MEGABYTE,
                     Refusal.TOO_LARGE, Refusal.READER_STOPPED, file="bieu.csv")),
    grinding(refused("fifty million line ends", lambda: b"a" + b"\n" * 50 * MEGABYTE,
                     Refusal.TOO_LARGE, Refusal.READER_STOPPED, file="bieu.csv")),
    refused("more than the reader takes", lambda: b"a;b\n" * 17 * MEGABYTE, Refusal.TOO_LARGE,
            file="bieu.csv"),
    refused("NULs at the start", lambda: b"\0\0\0" + text().encode(), Refusal.NOT_A_SPREADSHEET,
            file="bieu.csv"),
    unharmed("NULs far down", (text() + "\n;;;\n" * 30_000 + "\0;x\0y;;").encode,
             file="bieu.csv"),
    endured("four thousand columns", lambda: wide(4_000, 10), file="bieu.csv"),
    grinding(endured("sixteen thousand columns", lambda: wide(16_000, 10), file="bieu.csv")),
    refused("sixteen thousand columns of a thousand rows", lambda: wide(16_000, 1_000),
            Refusal.TOO_LARGE, file="bieu.csv"),
    endured("a quotation that never ends", (text() + '\n"' + "a;b\n" * 9_000).encode,
            file="bieu.csv"),
    endured("encodings mixed", mixed, file="bieu.csv"),
    *(unharmed(f"text in {encoding}", lambda encoding=encoding: text("\t").encode(encoding),
               file="bieu.csv")
      for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")),
    unharmed("text in UTF-32, most significant byte first",
             lambda: b"\0\0\xfe\xff" + text().encode("utf-32-be"), file="bieu.csv"),
    unharmed("text that begins as a zip does", lambda: b"PK;;;\n" + text().encode(),
             file="bieu.csv"),
    unharmed("commands in text", (text() + "\n;=cmd|'/c calc'!A1;;").encode,
             file="bieu.csv"),
    endured("half a letter", lambda: text("\t").encode("utf-16")[:-1], file="bieu.csv"),
    unharmed("a page named as an old workbook", lambda: html().encode(), file="bieu.xls"),
    endured("tables fifty thousand deep", (html() + "<table><tr><td>" * 50_000).encode,
            file="bieu.xls"),
    endured("tags that never end", (html() + "<a " * 2_000).encode, file="bieu.xls"),
    grinding(endured("more tags that never end", (html() + "<a " * 20_000).encode,
                     file="bieu.xls")),
    grinding(endured("comments that never end", (html() + "<!--" * 20_000).encode,
                     file="bieu.xls")),
    *(endured(f"a cell across {span}", file="bieu.xls", make=lambda span=span: html().replace(
        "<td>KT", f'<td rowspan="{span}" colspan="{span}">KT').encode())
      for span in ("1000000000", "²", "-1", "9" * 5_000)),
    endured("cells that cover everything, a thousand times", file="bieu.xls", make=(
        html() + '<table><tr>' + '<td rowspan="1000" colspan="1000">x</td>' * 1_000).encode),
    unharmed("XML of 2003", lambda: xml_2003(rows_2003()), file="bieu.xls"),
    *(endured(f"XML of 2003, rows at {at}", lambda at=at: xml_2003(rows_2003(row=index(at))),
              file="bieu.xls") for at in ("0", "-5", "1000000000", "²", "9" * 5_000)),
    *(endured(f"XML of 2003, cells at {at}", lambda at=at: xml_2003(rows_2003(column=index(at))),
              file="bieu.xls") for at in ("0", "-5", "1000000000", "²", "9" * 5_000)),
    refused("XML of 2003 with a document type",
            lambda: xml_2003("", before='<!DOCTYPE x [<!ENTITY a "b">]>'), Refusal.DANGEROUS,
            file="bieu.xls"),
    *(refused(f"XML of 2003 in {name}", lambda name=name: xml_2003(
        rows_2003(), f' encoding="{name}"'), Refusal.DANGEROUS, Refusal.CUT_SHORT, file="bieu.xls")
      for name in ("cp037", "utf-7", "shift_jis", "nothing", "utf-16")),
    endured("XML of 2003, a hundred thousand deep", lambda: xml_2003("<a>" * 100_000),
            file="bieu.xls"),
    refused("XML of something else", f'<?xml version="1.0"?><x xmlns="{SPACE}"/>'.encode,
            Refusal.NOT_A_SPREADSHEET),
    *(refused(f"a file that begins {start[:8]!r}", lambda start=start: start + b"\nabc;1\n" * 50,
              Refusal.NOT_A_SPREADSHEET)
      for start in (b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"{\\rtf1", b"MZ\x90\0", b"\x7fELF\x02",
                    b"MIME-Version: 1.0\nX-Document-Type: Workbook")),
    endured("a page kept with its pictures, as a mail is", (
        "From: <Saved by Excel>\nContent-Type: multipart/related\n\n" + html()).encode,
            file="bieu.xls"),
    refused("nothing at all", lambda: b"", Refusal.EMPTY),
    refused("nothing but NULs", lambda: bytes(MEGABYTE), Refusal.EMPTY),
]  # fmt: skip
