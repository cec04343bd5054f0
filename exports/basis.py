"""Which paper a report carries out, and who speaks in it, as the prose of an office names them."""

import re
from datetime import date

from domain.plans import Plan
from exports.paper_dates import day
from translations.joining import inside, together

# The kinds of administrative paper (Nghị định 30/2020, Điều 7) by which a plan may be called.
_KINDS = (
    *("Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông báo", "Thông tri"),
    *("Hướng dẫn", "Chương trình hành động", "Chương trình", "Kế hoạch", "Phương án", "Đề án"),
    *("Dự án", "Báo cáo", "Công văn"),
)
_KIND = re.compile(f"(?P<kind>{'|'.join(_KINDS)})\\s+(?P<about>.+)")
_SUBJECT = re.compile(r"V/v[:.]?\s+(?P<about>.+)")
_NUMBER = re.compile(r"số [\w/.-]+")
_MARK = re.compile("[A-ZĐ]+")
_BY_MARK = {"KH": "Kế hoạch", "CV": "Công văn", "CT": "Chỉ thị", "HD": "Hướng dẫn"}
_ABOUT = re.compile(r"(?:về|Về)\s")
# “…, để tổng hợp báo cáo Ban Dân vận Tỉnh ủy”: whom the one that receives reports to.
_ONWARD = re.compile(r", để tổng hợp(?: và)? báo cáo (?P<above>.+)$")

# A place's own kind is no part of its name and stands small inside a sentence (Nghị định 30/2020,
# Phụ lục II): “xã Đông Tảo”; of “Huyện đoàn” it is one.
_PLACE = re.compile(
    r"(?P<kind>Xã|Phường|Thị trấn|Thị xã|Quận|Huyện|Thành phố|Tỉnh|Đặc khu) (?P<name>.+)"
)


def basis_in_words(plan: Plan) -> str:
    """“Kế hoạch số 05-KH/BCĐ ngày 12/8/2021 của Ban Chỉ đạo huyện … về việc tổ chức …”; a letter,
    whose title says only what it is about, is a “Công văn”.
    """
    title, paper = plan.document.title, _paper(plan)
    if subject := _SUBJECT.fullmatch(title):
        return f"Công văn {paper} về việc {subject['about']}"
    if named := _KIND.fullmatch(title):
        about = named["about"]
        joined = inside(about) if _ABOUT.match(about) else f"về việc {about}"
        return f"{named['kind']} {paper} {joined}"
    return f"{title} ({paper})"


def carrying_out(plan: Plan, as_of: date, *, above: bool = False) -> str:
    """“Thực hiện Kế hoạch số …”; `above`: with what that paper carries out itself, where its title
    does not say so. Of a day before the paper was issued nobody carries it out yet: “Theo …”.
    """
    issued = plan.document.day
    if issued and as_of < issued:
        undated = plan.document.model_copy(update={"day": None})
        said = basis_in_words(plan.model_copy(update={"document": undated}))
        return f"Theo {said} (ban hành ngày {day(issued)})"
    basis = basis_in_words(plan)
    others = plan.document.carries_out if above else ()
    unsaid = [named for named in others if not _says(basis, named)]
    return f"Thực hiện {together([*unsaid, basis])}"


def _says(basis: str, named: str) -> bool:
    number = _NUMBER.search(named)
    return (number[0] if number else named) in basis


def paper_in_short(plan: Plan) -> str:
    """The plan's paper by its kind and number: “Công văn số 447-CV/HU”."""
    number = plan.document.number
    kind = next((_BY_MARK[mark] for mark in _MARK.findall(number) if mark in _BY_MARK), "")
    named = _KIND.fullmatch(plan.document.title)
    kind = kind or (named["kind"] if named else "Văn bản")
    return f"{kind} số {number}" if number else kind


def no_quota(plan: Plan) -> str:
    """That the plan's paper asks for no number; another paper that it carries out may."""
    return f"{paper_in_short(plan)} không nêu chỉ tiêu bằng số nên không xét mức đạt."


def _paper(plan: Plan) -> str:
    document = plan.document
    said = (
        f"số {document.number}" if document.number else "",
        f"ngày {day(document.day)}" if document.day else "",
        f"của {plan.issuer.name}",
    )
    return " ".join(filter(None, said))


def issuer_in_short(plan: Plan) -> str:
    """The issuer without what it is charged with: “Ban Chỉ đạo huyện”."""
    return plan.issuer.name.partition(" về ")[0]


def reports_to(plan: Plan) -> tuple[str, ...]:
    """To whom the issuer reports in its turn: whoever stands above it, and whom its plan names."""
    superior = plan.issuer.superior
    duties = (_ONWARD.search(duty.recipient) for duty in plan.duties)
    onward = [found["above"] for found in duties if found]
    others = [named for named in onward if not superior.startswith(named)]
    return tuple(dict.fromkeys(filter(None, (superior, *others))))


def called(name: str) -> str:
    """A unit's or a place's name as it stands inside a sentence."""
    found = _PLACE.fullmatch(name)
    if found is None or not found["name"][0].isupper():
        return name
    return f"{inside(found['kind'])} {found['name']}"
