"""Every rule of a plan in plain words, with the paragraph it comes from."""

from collections.abc import Iterator, Sequence

from domain.kinds import DoneAt, Level, Origin, ReportKind
from domain.plans import Plan, PlanField
from translations import gettext as _
from translations.duty_wording import duties_in_words, reviews_in_words, rounds_in_words
from translations.numbers import day, number
from translations.rules import About, Rule
from translations.unit_kind_wording import unit_kinds
from translations.wording import kind_label, level_label, origin_label


def rules_in_words(plan: Plan) -> list[Rule]:
    """Every rule of the plan, in the order of `About`."""
    return [
        *_paper(plan),
        *_period(plan),
        *_fields(plan),
        _quota(plan),
        *_owing(plan),
        *_counting(plan),
        *duties_in_words(plan),
        *_members(plan),
        *rounds_in_words(plan),
        *reviews_in_words(plan),
        *(Rule(f"note:{note}", About.NOTES, "", note) for note in plan.notes),
    ]


def _paper(plan: Plan) -> Iterator[Rule]:
    document, issuer = plan.document, plan.issuer
    said = [
        ("name", _("Tên gọi ở đây"), plan.name),
        ("number", _("Số"), document.number or _("văn bản không ghi số")),
        ("day", _("Ngày ban hành"), _day_of_paper(plan)),
        ("title", _("Tên văn bản"), document.title),
        ("issuer", _("Nơi ban hành"), _issuer(plan)),
        ("signed", _("Người ký"), issuer.signed or _("bản đang có không ghi")),
        ("signature", _("Chức vụ người ký"), issuer.signature_over),
        ("place_name", _("Địa danh ghi ở đầu văn bản"), issuer.place_name),
        ("carries_out", _("Thực hiện"), "; ".join(document.carries_out)),
        ("as_written", _("Giữ nguyên như văn bản ghi"), "; ".join(document.as_written)),
    ]
    for key, title, sentence in said:
        if sentence:
            yield Rule(f"paper:{key}", About.PAPER, title, sentence)


def _day_of_paper(plan: Plan) -> str:
    return day(plan.document.day) if plan.document.day else _("văn bản không ghi ngày")


def system_label(system: str) -> str:
    """The system that issues a plan: Party, state or union."""
    return {
        "party": _("hệ thống Đảng"),
        "state": _("cơ quan nhà nước"),
        "union": _("hệ thống Công đoàn"),
    }[system]


def _issuer(plan: Plan) -> str:
    system = system_label(plan.issuer.system)
    above = f" ({plan.issuer.superior})" if plan.issuer.superior else ""
    return f"{plan.issuer.name}{above}; {system}"


def _period(plan: Plan) -> Iterator[Rule]:
    if plan.first_year == plan.last_year:
        years = _("năm {year}").format(year=plan.first_year)
    else:
        years = _("từ năm {first} đến năm {last}").format(
            first=plan.first_year, last=plan.last_year
        )
    if plan.continues:
        years = _("{years} và những năm tiếp theo").format(years=years)
    yield Rule("period", About.PERIOD, _("Thời gian"), years, plan.period_source)
    where = plan.place or _("mọi đơn vị trong danh sách")
    yield Rule("place", About.PERIOD, _("Nơi thực hiện"), where)


def _fields(plan: Plan) -> Iterator[Rule]:
    if plan.fields_open:
        kind = _("danh sách mở: chủ đề khác giữ nguyên như báo cáo ghi, không phải là lỗi")
    elif plan.fields:
        kind = _("{count} lĩnh vực, không nhận lĩnh vực khác").format(
            count=number(len(plan.fields))
        )
    else:
        kind = _("không chia lĩnh vực")
    yield Rule("fields", About.FIELDS, _("Danh sách"), kind, plan.fields_source)
    for field in plan.fields:
        yield from _field(field)


def _field(field: PlanField) -> Iterator[Rule]:
    short = _("viết gọn “{short}”").format(short=field.short)
    key = f"field:{field.code}"
    yield Rule(key, About.FIELDS, _("Tên"), f"{field.name}; {short}", field.source, of=field.name)
    if field.aliases:
        others = "; ".join(field.aliases)
        title = _("Cũng viết là")
        yield Rule(f"{key}:aliases", About.FIELDS, title, others, "", field.name, field.aliases)


def _quota(plan: Plan) -> Rule:
    if plan.quota is None:
        return Rule("quota", About.QUOTA, "", _("Không giao chỉ tiêu bằng số."))
    sentence = _(
        "Mỗi đơn vị, mỗi năm ít nhất {least} mô hình, phấn đấu {aim}; thừa không bù thiếu."
    )
    said = [sentence.format(least=number(plan.quota.at_least), aim=number(plan.quota.aim))]
    if not plan.quota.cumulated:
        said.append(_("Mô hình đã thực hiện từ các năm trước không được tính lại."))
    return Rule("quota", About.QUOTA, "", " ".join(said), plan.quota.source)


def _owing(plan: Plan) -> Iterator[Rule]:
    everybody = _("mọi loại đơn vị, trừ tỉnh và huyện là nơi chứa các đơn vị khác")
    who = unit_kinds(plan.owing) or everybody
    yield Rule("owing", About.OWING, _("Đơn vị"), who, plan.owing_source)
    when = _("đơn vị nào có vào ngày hết hạn đăng ký thì phải thực hiện năm đó")
    if not any(duty.kind is ReportKind.REGISTER for duty in plan.duties):
        when = _("đơn vị nào có vào ngày hết hạn báo cáo thì phải thực hiện năm đó")
    yield Rule("owing:when", About.OWING, _("Từng năm"), when)


def _members(plan: Plan) -> Iterator[Rule]:
    if plan.members:
        said = _("kính gửi {head}; người báo cáo ký là {title}")
        words = said.format(head=plan.members.head, title=plan.members.signs_as)
        title = _("Thành viên báo cáo cho các đơn vị mình theo dõi")
        yield Rule("members", About.DUTIES, title, words, plan.members.source)


def _counting(plan: Plan) -> Iterator[Rule]:
    title, source = _("Tính"), plan.counting.source
    if set(plan.kinds) == {ReportKind.ROUND}:
        yield Rule("counting", About.COUNTING, title, _("kế hoạch không đếm mô hình"), source)
    else:
        yield Rule("counting", About.COUNTING, title, _counted(plan), source)
    kinds = ", ".join(kind_label(kind).lower() for kind in plan.kinds)
    yield Rule("kinds", About.COUNTING, _("Nhận các báo cáo"), kinds)


def counting_in_words(plan: Plan) -> str:
    """Which origins count, when, and which do not, as a sentence."""
    return _("Tính mô hình có {counted}.").format(counted=_counted(plan))


def counted_origins(plan: Plan) -> str:
    """The origins that count: “xây dựng mới, nhân rộng”."""
    return _origins(plan.counting.origins)


def _counted(plan: Plan) -> str:
    counted = plan.counting.origins
    rest = [origin for origin in Origin if origin not in counted]
    said = _("nguồn gốc {origins}; vào năm đăng ký").format(origins=_origins(counted))
    if plan.counting.done_at is not DoneAt.REGISTERED:
        said = _("{counted}; {done_at}").format(counted=said, done_at=_done_at(plan))
    if not rest:
        return said
    return _("{counted}; không tính {origins}").format(counted=said, origins=_origins(rest))


def _done_at(plan: Plan) -> str:
    """How far a model must have come to count."""
    done_at = plan.counting.done_at
    if done_at is DoneAt.EFFECTIVE:
        return _("chỉ tính khi đã có hiệu quả hoặc được công nhận")
    words = _("chỉ tính khi được công nhận từ {level} trở lên")
    return words.format(level=level_label(Level(done_at.value)))


def _origins(origins: Sequence[Origin]) -> str:
    return ", ".join(origin_label(origin).lower() for origin in origins)
