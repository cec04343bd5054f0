"""The first lines of the progress page of a plan with a quota, written from the figures."""

from metrics.headline import Headline
from translations import gettext as _
from translations.numbers import number, percent


def answer(year: Headline | None, whole: Headline) -> str:
    """The page's answer in one sentence."""
    if whole.final:
        return _final(whole)
    if year is None or not year.owed_by_now:
        return _("Chưa đến hạn đăng ký đầu tiên của kế hoạch.")
    return _("{met} trong {owed} đơn vị đạt chỉ tiêu năm {year}.").format(
        met=number(year.met or 0), owed=number(year.owed_by_now), year=year.year
    )


def _final(whole: Headline) -> str:
    return _("Kết quả cuối kỳ: {met} trên {owed} lượt đạt chỉ tiêu ({share}).").format(
        met=number(whole.met or 0),
        owed=number(whole.owed_by_now),
        share=percent(whole.share_met or 0),
    )


def beside(year: Headline | None, whole: Headline, last_year: int, projected: float | None) -> str:
    """What goes with it: who is silent, who has nothing, and where the pace leads."""
    spoken = whole if whole.final else year
    if spoken is None or not spoken.owed_by_now:
        return ""
    if whole.final or projected is None:
        return _lacking(spoken)
    pace = _("Theo nhịp này, hết năm {year} đạt {share} chỉ tiêu cả giai đoạn.")
    return f"{_lacking(spoken)} {pace.format(year=last_year, share=percent(projected))}"


def _lacking(spoken: Headline) -> str:
    silent, none = number(spoken.not_reported), number(spoken.none or 0)
    if not spoken.not_reported and not spoken.none:
        return _("Mọi đơn vị đã báo cáo và đạt chỉ tiêu.")
    if spoken.year is None:
        words = _("Mỗi lượt là một đơn vị, một năm: {silent} chưa báo cáo, {none} chưa có mô hình.")
        return words.format(silent=silent, none=none)
    return _("{silent} đơn vị chưa báo cáo, {none} đơn vị chưa có mô hình nào.").format(
        silent=silent, none=none
    )
