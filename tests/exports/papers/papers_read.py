"""The small district with reports of more kinds in it, and Word papers read back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as Paper
from sqlalchemy import Engine

from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.spreadsheets.reading import Reading
from domain.kinds import ReportKind
from exports.papers.issue import Issue, Step, no_step
from tests.screens import CODE, NOW, registered, small_district

TAO, AN_VI, TU_DAN = ("KC-X12", "Xã Đông Tảo"), ("KC-X02", "Xã An Vĩ"), ("KC-X24", "Xã Tứ Dân")


def told_district(url: str) -> Engine:
    """The small district, and besides: what Đông Tảo says of its models at the end of 2023 (two
    recognised, one of them struck off), a register that came late, and one of the year before.
    """
    source = small_district(url)
    plan = builtin_plans()[CODE]
    hens, flowers = "Nuôi gà an toàn sinh học", "Tuyến đường hoa phụ nữ"
    results = registered(*TAO, (hens, "economy", "new"), (flowers, "culture_society", "replicated"))
    said = {"kind": ReportKind.RESULT, "state": ["effective", "struck_off"]}
    rows = results.rows.assign(**said, level=["district", "commune"])
    told = replace(results, kind=ReportKind.RESULT, rows=rows)
    late = registered(*TU_DAN, ("Thu gom rác thải", "culture_society", "new"))
    earlier = registered(*AN_VI, ("Tủ sách thôn", "culture_society", "new"), year=2022)
    sent: tuple[tuple[Reading, date], ...] = (
        (told, date(2023, 11, 20)),
        (late, date(2023, 4, 20)),
        (earlier, date(2022, 3, 1)),
    )
    for place, (reading, received) in enumerate(sent):
        take_in(source, f"{place}".encode(), reading, plan, received, NOW)
    return source


def read(make: Callable[[Issue, Step], bytes], issue: Issue) -> Paper:
    """The paper that is made of the issue."""
    return Document(BytesIO(make(issue, no_step)))


def rows_of(paper: Paper, first: str) -> list[list[str]]:
    """The cells of the table whose head has `first` as its second label."""
    for table in paper.tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if len(rows[0]) > 1 and rows[0][1] == first:
            return rows
    raise AssertionError(first)


def said(paper: Paper) -> str:
    """The paragraphs outside tables, blanks as they are typed."""
    return "\n".join(each.text for each in paper.paragraphs).replace("\u00a0", " ")
