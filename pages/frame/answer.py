"""The first lines of the progress page of a plan with a quota, written from the figures."""

from metrics.headline import Headline
from translations import gettext as _
from translations.numbers import number, percent


def answer(
    year: Headline | None,
    whole: Headline,
    last_year: int | None = None,
    projected: float | None = None,
) -> str:
    """The page's answer in one sentence: how much of what is owed by now is done and, where both
    are given, where that leads: to which share of all that is owed by the end of `last_year`.
    """
    if whole.final:
        return _final(whole)
    if year is None or not whole.owed_by_now:
        return _("Chưa đến hạn đăng ký đầu tiên của kế hoạch.")
    owed = number(whole.must_be_done)
    if not whole.reported:
        return _("Chưa đơn vị nào báo cáo; đến nay phải đạt {owed} mô hình.").format(owed=owed)
    done = number(whole.done_by_now or 0)
    if projected is None or last_year is None:
        words = _("{done} trong {owed} mô hình phải đạt đến nay.")
        return words.format(done=done, owed=owed)
    words = _(
        "{done} trong {owed} mô hình phải đạt đến nay; theo nhịp này, hết {year} đạt {share} chỉ "
        "tiêu cả giai đoạn."
    )
    return words.format(done=done, owed=owed, year=last_year, share=percent(projected))


def _final(whole: Headline) -> str:
    if not whole.reported:
        words = _("Kết quả cuối kỳ: không đơn vị nào báo cáo, trong {owed} lượt phải đạt.")
        return words.format(owed=number(whole.owed_by_now))
    return _("Kết quả cuối kỳ: {met} trên {owed} lượt đạt chỉ tiêu ({share}).").format(
        met=number(whole.met or 0),
        owed=number(whole.owed_by_now),
        share=percent(whole.share_met or 0),
    )


def beside(year: Headline | None, whole: Headline) -> str:
    """What goes with it: who met the quota of the year, who is silent, who has nothing."""
    spoken = whole if whole.final else year
    if spoken is None or not spoken.owed_by_now:
        return ""
    if whole.final:
        return _lacking(spoken)
    if not spoken.reported:
        words = _("Năm {year} chưa đơn vị nào báo cáo, trong {owed} đơn vị phải đạt.")
        return words.format(year=spoken.year, owed=number(spoken.owed_by_now))
    met = _("{met} trong {owed} đơn vị đạt chỉ tiêu năm {year}.").format(
        met=number(spoken.met or 0), owed=number(spoken.owed_by_now), year=spoken.year
    )
    return f"{met} {_lacking(spoken)}"


def _lacking(spoken: Headline) -> str:
    silent, none = number(spoken.not_reported), number(spoken.none or 0)
    if not spoken.not_reported and not spoken.none:
        return _("Mọi đơn vị đã báo cáo và đạt chỉ tiêu.")
    if spoken.year is None:
        if not spoken.reported:
            return ""
        words = _("Mỗi lượt là một đơn vị, một năm: {silent} chưa báo cáo, {none} chưa có mô hình.")
        return words.format(silent=silent, none=none)
    words = _("{silent} đơn vị chưa báo cáo, {none} đơn vị chưa có mô hình nào.")
    if not spoken.none:
        words = _("{silent} đơn vị chưa báo cáo.")
    elif not spoken.not_reported:
        words = _("{none} đơn vị đã báo cáo nhưng chưa có mô hình nào.")
    return words.format(silent=silent, none=none)
