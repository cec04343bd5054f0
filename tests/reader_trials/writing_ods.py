"""Drawn sheets as OpenDocument, the way LibreOffice writes it."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from reader_trials.legacy import as_typed
from reader_trials.sheets import Sheet

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
    )
)


def ods(sheets: Sequence[Sheet]) -> bytes:
    """As LibreOffice writes it: empty cells and rows are counted, not repeated."""
    styles = "".join(
        f'<style:style style:name="t{shown}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for shown in ("true", "false")
    )
    body = "".join(ods_table(sheet) for sheet in sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES} '
        f'office:version="1.2"><office:automatic-styles>{styles}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", ODS_TYPE)
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        package.writestr("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def ods_table(sheet: Sheet) -> str:
    cells = sheet.cells()
    shown = "true" if sheet.state == "visible" else "false"
    rows = "".join(ods_row(sheet, row) for row in range(1, max(row for row, _ in cells) + 1))
    name = quoteattr(sheet.name)
    return f'<table:table table:name={name} table:style-name="t{shown}">{rows}</table:table>'


def ods_row(sheet: Sheet, row: int) -> str:
    here = {column: value for (at, column), value in sheet.cells().items() if at == row}
    merged = {
        (down, across): (top, left, bottom, right)
        for top, left, bottom, right in sheet.boxes()
        for down in range(top, bottom + 1)
        for across in range(left, right + 1)
    }
    hidden = ' table:visibility="collapse"' if row in sheet.hidden_rows else ""
    if not here and not any(at == row for at, _ in merged):
        return f"<table:table-row{hidden}><table:table-cell/></table:table-row>"
    last = max([*here, *(column for at, column in merged if at == row)])
    cells = "".join(
        ods_cell(as_typed(sheet, row, here.get(column, "")), (row, column), merged)
        for column in range(1, last + 1)
    )
    return f"<table:table-row{hidden}>{cells}</table:table-row>"


def ods_cell(value: object, at: tuple[int, int], merged: dict) -> str:
    spans, kind = "", "table-cell"
    if at in merged:
        top, left, bottom, right = merged[at]
        kind = kind if (top, left) == at else "covered-table-cell"
        spans = (
            f' table:number-columns-spanned="{right - left + 1}"'
            f' table:number-rows-spanned="{bottom - top + 1}"'
        ) * (kind == "table-cell")
    if value == "":
        return f"<table:{kind}{spans}/>"
    if isinstance(value, int | float):
        typed_as = f' office:value-type="float" office:value="{value}"'
    elif isinstance(value, date):
        typed_as = f' office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        typed_as = ' office:value-type="string"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:{kind}{spans}{typed_as}>{lines}</table:{kind}>"
