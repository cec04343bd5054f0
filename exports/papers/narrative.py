"""The text of the summary report: headings, each with the paragraphs that the figures say."""

from dataclasses import dataclass

from exports.basis import carrying_out, issuer_in_short
from exports.papers.grounds_told import what_comes_next, what_it_rests_on
from exports.papers.models_told import recognised_and_struck_off
from exports.papers.of_year import OfYear
from exports.papers.reports_told import how_reports_came
from exports.papers.results_told import in_all
from exports.papers.rounds_told import round_by_round
from exports.papers.units_told import by_field, who_leads_and_lags

TITLE = "Kết quả thực hiện phong trào thi đua “Dân vận khéo”"
OF_ROUNDS = "Kết quả tham gia công tác dân vận theo đợt"
_ROMAN = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; beneath it paragraphs, or parts with a heading and paragraphs of their own."""

    heading: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def titles(of: OfYear) -> tuple[str, ...]:
    """The lines of the title."""
    title = OF_ROUNDS if of.in_rounds else TITLE
    return ("BÁO CÁO", title, f"năm {of.year}{of.whose}")


def opening(of: OfYear) -> str:
    """What the report carries out, who reports, and by which day."""
    # What asks for a number may stand in the papers that a plan without one carries out.
    begins = carrying_out(of.plan, of.issue.stamp.as_of, above=of.plan.quota is None)
    return (
        f"{begins}, {issuer_in_short(of.plan)} báo cáo kết quả năm "
        f"{of.year}{of.whose}, số liệu tính đến ngày {of.until}, như sau:"
    )


def sections(of: OfYear) -> list[Section]:
    """The report's sections in their order; one that would say nothing is left out."""
    results = [
        ("Kết quả chung", in_all(of)),
        ("Theo lĩnh vực", by_field(of)),
        who_leads_and_lags(of),
        *round_by_round(of),
    ]
    told = [(heading, tuple(words)) for heading, words in results if words]
    numbered = tuple((f"{at}. {heading}", words) for at, (heading, words) in enumerate(told, 1))
    if len(told) == 1:
        numbered = (("", told[0][1]),)
    plain = {
        "CHẾ ĐỘ BÁO CÁO": how_reports_came(of),
        "CÔNG NHẬN, ĐƯA RA KHỎI DANH SÁCH": recognised_and_struck_off(of),
        "CĂN CỨ CỦA SỐ LIỆU": what_it_rests_on(of),
        "NHIỆM VỤ KỲ TỚI": what_comes_next(of),
    }
    others = [(heading, (("", tuple(words)),)) for heading, words in plain.items() if words]
    every = [("KẾT QUẢ THỰC HIỆN", numbered), *others]
    return [Section(f"{_ROMAN[at]}. {heading}", parts) for at, (heading, parts) in enumerate(every)]
