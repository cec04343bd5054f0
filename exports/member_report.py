"""The draft of a report on the units that somebody follows, as words to copy and as Word.

“Định kỳ, 6 tháng, 1 năm báo cáo kết quả … của cơ quan, địa phương mình theo dõi về Ban Chỉ đạo …
Chủ động báo cáo với Trưởng ban Chỉ đạo những khó khăn, vướng mắc; đồng thời, đề xuất những giải
pháp” (Khoái Châu 05-KH/BCĐ, IV.3).
"""

from dataclasses import dataclass, replace
from datetime import date

from domain.kinds import Period, ReportKind
from domain.plans import Plan
from exports import word
from exports.form_paper import superior_of
from exports.member_words import (
    Told,
    lagging_in_words,
    own_words,
    results_in_words,
    unit_rows,
)
from exports.paper_dates import day
from exports.word_table import add_table
from translations import speaking
from translations.numbers import number

LABELS = ("TT", "Đơn vị", "Đăng ký", "Được tính", "Có hiệu quả", "Được công nhận", "Chỉ tiêu")
WIDTHS = (1.1, 5.0, 1.8, 1.8, 1.9, 2.1, 2.9)
FOLLOWER = "NGƯỜI ĐƯỢC PHÂN CÔNG THEO DÕI"
TITLE = "Kết quả thực hiện phong trào thi đua “Dân vận khéo”"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: a person's name ("" to be filled in), and `unit`, the name of the union that
    reports for those beneath it; "" where a member reports for the units given to them.
    """

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The report in its parts; `sections` are a heading and its paragraphs, the first of them
    followed by `rows`, a row for each unit under `LABELS`.
    """

    title: tuple[str, ...]
    recipients: tuple[str, ...]
    opening: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[tuple[str, ...], ...]


def draft(told: Told, plan: Plan, reporter: Reporter) -> Draft:
    """The report written from the figures, in Vietnamese whoever asks for it."""
    with speaking("vi"):
        half = "6 tháng đầu năm" if told.period == Period.FIRST_HALF else "năm"
        whose = (
            f"của các đơn vị trực thuộc {reporter.unit}"
            if reporter.unit
            else "của các đơn vị được phân công theo dõi"
        )
        return Draft(
            title=("BÁO CÁO", TITLE, f"{half} {told.year} {whose}"),
            recipients=_recipients(plan, told.period),
            opening=_opening(told, plan, reporter),
            sections=(
                ("I. KẾT QUẢ THỰC HIỆN", tuple(results_in_words(told, plan))),
                ("II. ĐƠN VỊ CÒN CHẬM, CÒN THIẾU", tuple(lagging_in_words(told))),
                *_own_sections(told.difficulties, told.proposals),
            ),
            rows=tuple(unit_rows(told.units)),
        )


def with_own_words(written: Draft, difficulties: str, proposals: str) -> Draft:
    """The draft as it is with these words of the person who reports."""
    figures = written.sections[:2]
    return replace(written, sections=(*figures, *_own_sections(difficulties, proposals)))


def _own_sections(difficulties: str, proposals: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("III. KHÓ KHĂN, VƯỚNG MẮC", own_words(difficulties)),
        ("IV. ĐỀ XUẤT, KIẾN NGHỊ", own_words(proposals)),
    )


def as_text(written: Draft) -> str:
    """The draft as plain text."""
    lines = [*written.title, "", *written.recipients, "", written.opening]
    for place, (heading, paragraphs) in enumerate(written.sections):
        lines += ["", heading, *paragraphs]
        if place == 0 and written.rows:
            lines += ["; ".join(LABELS), *("; ".join(row) for row in written.rows)]
    return "\n".join(lines)


def as_word(written: Draft, plan: Plan, reporter: Reporter, day_of: date) -> bytes:
    """The draft as a .docx file in the form of the papers of the plan's issuer."""
    signing = _signing(plan, reporter)
    paper = word.new_paper(signing)
    word.add_heads(paper, signing, "BC", "", day_of)
    word.add_title(paper, *written.title)
    for recipient in written.recipients:
        word.add_centred(paper, recipient)
    word.add_text(paper, written.opening)
    for place, (heading, paragraphs) in enumerate(written.sections):
        word.add_text(paper, heading, bold=True)
        for words in paragraphs:
            word.add_text(paper, words)
        if place == 0 and written.rows:
            paper.add_paragraph()
            add_table(paper, LABELS, written.rows, WIDTHS)
    word.add_signature(paper, signing, ("- Như kính gửi;",))
    return word.as_bytes(paper)


def _signing(plan: Plan, reporter: Reporter) -> Plan:
    """The plan with whoever signs this report in its issuer's place: a union for those beneath it
    under its own head; a member on the committee's paper, in their own name.
    """
    document = plan.document
    if reporter.unit:
        # The unit's own sign is not the one in the number of the plan.
        document = document.model_copy(update={"number": ""})
        own = {
            "name": reporter.unit,
            "superior": superior_of(plan, reporter.unit),
            "signature_over": "",
            "place_name": "",
        }
    else:
        own = {"signature_over": plan.members.signs_as if plan.members else FOLLOWER}
    issuer = plan.issuer.model_copy(update={**own, "signed": reporter.name})
    return plan.model_copy(update={"issuer": issuer, "document": document})


def _recipients(plan: Plan, period: str) -> tuple[str, ...]:
    """Whom the plan sends such reports to; a committee's head is asked by name of the office."""
    wanted = "half_year" if period == Period.FIRST_HALF else "year"
    duties = sorted(
        plan.duties, key=lambda duty: (duty.kind != ReportKind.RESULT, duty.period != wanted)
    )
    where = next((duty.recipient for duty in duties if duty.recipient), plan.issuer.name)
    if plan.members:
        return (f"Kính gửi:  - {plan.members.head};", f"- {where}.")
    return (f"Kính gửi: {where}",)


def _opening(told: Told, plan: Plan, reporter: Reporter) -> str:
    document = plan.document
    paper = [
        f"số {document.number}" if document.number else "",
        f"ngày {day(document.day)}" if document.day else "",
        f"của {plan.issuer.name}",
    ]
    who, how = (reporter.unit, "trực thuộc") if reporter.unit else ("tôi", "theo dõi")
    count = number(len(told.units))
    return (
        f"Thực hiện {document.title} ({' '.join(filter(None, paper))}), {who} báo cáo kết quả của "
        f"{count} đơn vị {how}, tính đến ngày {day(told.as_of)}, như sau:"
    )
