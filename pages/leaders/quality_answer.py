"""The first lines of the page on the quality of the figures, and what its chart has found."""

from domain.kinds import RestsOn
from pages.leaders.quality_facts import Facts
from translations import gettext as _
from translations.numbers import number, percent


def answer(known: Facts) -> str:
    """The page's answer in one sentence."""
    if not known.owed:
        return _("Chưa đến hạn đăng ký đầu tiên của kế hoạch.")
    if not known.reports:
        return _("Số liệu chưa dựa trên báo cáo nào.")
    return _("Số liệu dựa trên {reports} báo cáo của {reporting} trên {units} đơn vị.").format(
        reports=number(known.reports),
        reporting=number(known.reporting),
        units=number(known.units),
    )


def beside(known: Facts) -> str:
    """What is still open; each unit and year is one “lượt”."""
    counted = (
        (_("{count} lượt chưa báo cáo"), known.not_reported),
        (_("{count} mô hình chờ xác nhận"), known.to_confirm),
        (_("{count} lượt chỉ có con số"), len(known.by_number)),
        (_("{count} lượt danh sách và biểu số lượng ghi khác nhau"), len(known.otherwise)),
    )
    said = [words.format(count=number(count)) for words, count in counted if count]
    if not said:
        return _("Không còn lượt nào chưa báo cáo, không mô hình nào chờ xác nhận.")
    return _("Còn {points}. Mỗi lượt là một đơn vị, một năm.").format(points=", ".join(said))


def finding(known: Facts) -> str:
    """What the chart has found."""
    if not known.reports:
        return _("Cả {count} lượt chưa báo cáo").format(count=number(known.owed))
    own = int(known.by_year[RestsOn.OWN_LIST.value].sum())
    words = _("{own} lượt có danh sách của chính đơn vị, {silent} chưa báo cáo")
    return words.format(
        own=percent(own / known.owed), silent=percent(known.not_reported / known.owed)
    )


def reading() -> str:
    """How the chart is read."""
    return _(
        "Mỗi thanh là các đơn vị phải thực hiện của một năm, tổng ở cuối thanh. Danh sách của "
        "chính đơn vị là căn cứ chắc nhất; chỉ có con số thì không xem được từng mô hình."
    )
