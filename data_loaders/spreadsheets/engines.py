"""From bytes to sheets, in the child process: the engine that a file's format asks for."""

import re

from data_loaders.spreadsheets.archive import members
from data_loaders.spreadsheets.container import Format
from data_loaders.spreadsheets.markup_engine import read_html, read_xml_2003
from data_loaders.spreadsheets.ods_engine import read_ods
from data_loaders.spreadsheets.refused import RefusedError
from data_loaders.spreadsheets.sheets import Sheet
from data_loaders.spreadsheets.text_engine import decoded, read_text
from data_loaders.spreadsheets.xls_engine import read_xls
from data_loaders.spreadsheets.xlsx_engine import read_xlsx, values_by_calamine
from domain.problems import Refusal

_TABLE = re.compile(r"<(?:table|tr)[\s>]", re.I)


def parse(content: bytes, name: str, file_format: Format) -> list[Sheet]:
    """The sheets of a file; `name` names the sheet of a file that has no names for sheets.

    Raises RefusedError. Never called in the server's own process: an engine may kill its process.
    """
    match file_format:
        case Format.XLSX:
            return read_xlsx(content)
        case Format.XLS:
            return read_xls(content)
        case Format.ODS:
            return read_ods(content)
        case Format.XML_2003:
            return read_xml_2003(content)
        case Format.XLSB:
            members(content)
            sheets = values_by_calamine(content)
            if sheets is None:
                raise RefusedError(Refusal.CUT_SHORT)
            return sheets
        case Format.HTML:
            return read_html(decoded(content), name)
        case Format.TEXT:
            return _read_text(content, name)


def _read_text(content: bytes, name: str) -> list[Sheet]:
    text = decoded(content)
    if _TABLE.search(text[:65_536]):
        return read_html(text, name)
    return read_text(text, name)
