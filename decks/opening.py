"""The first slides: the answer in one sentence, and the headline figures."""

from collections.abc import Callable

from decks.slide import Big, Slide
from decks.told import Told, of_what
from domain.kinds import Timeliness
from metrics.headline import Headline
from metrics.pace import leads_to
from metrics.plan_by_plan import pace_of_plans
from metrics.timeliness import timeliness_by
from translations import gettext as _
from translations.numbers import number, percent, rise_in_points


def answer(told: Told) -> Slide:
    """What the meeting has to know, in one sentence."""
    if told.spoken.owed_by_now and not told.spoken.reported:
        sentence, note = _of_silence(told)
        line = _("Chưa có số liệu để đánh giá: đôn đốc từng đơn vị nộp báo cáo.")
        return Slide("cau-tra-loi", sentence, note, lines=(line,))
    if told.plan.quota is None:
        sentence, lines = _without_quota(told)
        note = _("Kế hoạch không giao số lượng: xét báo cáo có đủ, đúng hạn và kể ra gì.")
        return Slide("cau-tra-loi", sentence, note, lines=lines)
    note = _(
        "Mỗi đơn vị phải có ít nhất {count} mô hình mỗi năm; phần vượt của đơn vị này không bù cho "
        "đơn vị khác."
    ).format(count=number(told.plan.quota.at_least))
    return Slide("cau-tra-loi", _of_quota(told), note, lines=tuple(_lacking(told)))


def _of_silence(told: Told) -> tuple[str, str]:
    """Nobody reported of what is spoken of: no figure tells of it, and none is zero."""
    spoken = told.spoken
    note = _("Chưa báo cáo không phải là không có mô hình: hỏi từng đơn vị, hẹn ngày nộp.")
    owing = told.seen.found.compliance
    if not told.any_reported and len(told.years) > 1:
        words = _("Chưa đơn vị nào báo cáo ({count} đơn vị, từ {year}).")
        since = told.years[0].year
    elif spoken.year is None:
        words, since = _("Chưa đơn vị nào báo cáo ({count} đơn vị)."), None
    else:
        owing = owing[owing["year"] == spoken.year]
        words, since = _("Năm {year} chưa đơn vị nào báo cáo ({count} đơn vị)."), spoken.year
    units = owing.loc[owing["owed"] & owing["due_passed"], "unit_id"].nunique()
    return words.format(count=number(units), year=since), note


def _of_quota(told: Told) -> str:
    spoken = told.spoken
    if not spoken.owed_by_now:
        return _("Chưa đến hạn đăng ký đầu tiên của kế hoạch.")
    figures = {"met": number(spoken.met or 0), "owed": number(spoken.owed_by_now)}
    if spoken.year is None:
        words = _("Kết quả cuối kỳ: {met} trên {owed} lượt đạt chỉ tiêu ({share}).")
        return words.format(**figures, share=percent(spoken.share_met or 0))
    words = _("{met} trong {owed} đơn vị đạt chỉ tiêu năm {year}.")
    return words.format(**figures, year=spoken.year)


def _lacking(told: Told) -> list[str]:
    spoken = told.spoken
    if not spoken.owed_by_now:
        return []
    figures = {"silent": number(spoken.not_reported), "none": number(spoken.none or 0)}
    if not spoken.not_reported and not spoken.none:
        said = [_("Mọi đơn vị đã báo cáo và đạt chỉ tiêu.")]
    elif spoken.year is None:
        words = _("Mỗi lượt là một đơn vị, một năm: {silent} chưa báo cáo, {none} chưa có mô hình.")
        said = [words.format(**figures)]
    elif not spoken.none:
        said = [_("{silent} đơn vị chưa báo cáo.").format(**figures)]
    elif not spoken.not_reported:
        said = [_("{none} đơn vị chưa có mô hình nào.").format(**figures)]
    else:
        words = _("{silent} đơn vị chưa báo cáo, {none} đơn vị chưa có mô hình nào.")
        said = [words.format(**figures)]
    pace = pace_of_plans(told.seen)
    ahead = None if pace is None else leads_to(pace)
    if ahead is not None:
        words = _("Theo nhịp này, hết năm {year} đạt {share} chỉ tiêu cả giai đoạn.")
        said.append(words.format(year=told.seen.years[-1], share=percent(ahead)))
    return said


def _without_quota(told: Told) -> tuple[str, tuple[str, ...]]:
    """The reports owed and the models told of, in the year spoken of."""
    spoken, found = told.spoken, told.seen.found
    owed, kept = found.timeliness, found.kept
    if spoken.year is not None:
        owed, kept = owed[owed["year"] == spoken.year], kept[kept["year"] == spoken.year]
    sums = timeliness_by(owed).sum()
    is_in = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.RECEIVED)
    words = _("{what}: {received} trong {owed} báo cáo đã nhận, {models} mô hình.")
    sentence = words.format(
        what=of_what(spoken),
        received=number(sum(int(sums[state.value]) for state in is_in)),
        owed=number(sums["owed"]),
        models=number(kept["listed"].sum()),
    )
    beside = _("{on_time} báo cáo đúng hạn, {late} nộp muộn, {missing} quá hạn chưa nộp.")
    states = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.MISSING)
    counts = {state.value: number(sums[state.value]) for state in states}
    recognised = _("{count} mô hình được công nhận.").format(count=number(kept["recognised"].sum()))
    return sentence, (beside.format(**counts), recognised)


def heads(told: Told) -> Slide | None:
    """The headline figures, each beside what it is measured against; None where nobody reported."""
    spoken = told.spoken
    if not spoken.owed_by_now or not spoken.reported:
        return None
    before = _year_before(told)
    first = _of_the_quota(spoken, before) if told.plan.quota else _of_what_is_told(told, spoken)
    among = _("trong số lượt đăng ký")
    note = _("Đăng ký và công nhận là hai con số khác nhau; công nhận thường làm khi hết năm.")
    if not told.asks_registers:
        among = _("trong số lượt mô hình báo cáo kể ra")
        note = _("Kể ra và công nhận là hai con số khác nhau; công nhận thường làm khi hết năm.")
    bigs = [*first, *_of_reports(spoken, before, among)]
    return Slide("so-lieu-chinh", _rise(spoken, before), note, bigs=tuple(bigs))


def _year_before(told: Told) -> Headline | None:
    """The year due before the one that is spoken of."""
    earlier = [year for year in told.years if (year.year or 0) < (told.spoken.year or 0)]
    return earlier[-1] if earlier else None


def _rise(spoken: Headline, before: Headline | None) -> str:
    """The share that meets the quota, else that has reported, and by how much it rose: not since a
    year of which nobody reported, whose share is not known.
    """
    now, was, words = _shares(spoken, before if before and before.reported else None)
    said = words.format(what=of_what(spoken), share=percent(now or 0))
    if before is None or was is None or now is None:
        return f"{said}."
    points = rise_in_points(now, was)
    if not points:
        return _("{said}, bằng năm {year}.").format(said=said, year=before.year)
    rose = _("{said}, tăng {points} điểm so với năm {year}.")
    fell = _("{said}, giảm {points} điểm so với năm {year}.")
    change = rose if points > 0 else fell
    return change.format(said=said, points=number(abs(points)), year=before.year)


def _shares(spoken: Headline, before: Headline | None) -> tuple[float | None, float | None, str]:
    if spoken.share_met is not None:
        words = _("{what}: {share} số lượt phải thực hiện đạt chỉ tiêu")
        if spoken.year is not None:
            words = _("{what}: {share} số đơn vị đạt chỉ tiêu")
        return spoken.share_met, before.share_met if before else None, words
    words = _("{what}: đã có {share} số lượt báo cáo")
    if spoken.year is not None:
        words = _("{what}: {share} số đơn vị đã báo cáo")
    return spoken.share_reported, before.share_reported if before else None, words


def _of_the_quota(spoken: Headline, before: Headline | None) -> list[Big]:
    return [
        _share(_("Đạt chỉ tiêu"), spoken, before, lambda of: (of.met, of.share_met)),
        _share(_("Đạt mức phấn đấu"), spoken, before, lambda of: (of.reached_aim, of.share_aim)),
        Big(
            _("Mô hình được tính"),
            number(spoken.models),
            _beside(_doubts(spoken), number(before.models) if before else "", before),
        ),
    ]


def _share(
    label: str,
    spoken: Headline,
    before: Headline | None,
    told: Callable[[Headline], tuple[int | None, float | None]],
) -> Big:
    """A share of what is owed by now, beside its two numbers and that of the year before."""
    part, share = told(spoken)
    was = told(before)[1] if before else None
    of, earlier = _of(part or 0, spoken.owed_by_now), "" if was is None else percent(was)
    return Big(label, percent(share or 0), _beside(of, earlier, before))


def _of_what_is_told(told: Told, spoken: Headline) -> list[Big]:
    kept = told.seen.found.kept
    if spoken.year is not None:
        kept = kept[kept["year"] == spoken.year]
    reported = _of(spoken.reported, spoken.owed_by_now)
    models = number(kept["listed"].sum())
    return [
        Big(_("Đã báo cáo"), reported, _owing(spoken)),
        Big(_("Mô hình báo cáo kể ra"), models, _("duy trì, nhân rộng và xây dựng mới")),
    ]


def _owing(spoken: Headline) -> str:
    """What the units that report are counted in: in a year each once, over years once a year."""
    if spoken.year is not None:
        return _("đơn vị phải báo cáo")
    return _("lượt phải báo cáo (một đơn vị, một năm)")


def _of_reports(spoken: Headline, before: Headline | None, among: str) -> list[Big]:
    reported = Big(
        _("Đã báo cáo"),
        _of(spoken.reported, spoken.owed_by_now),
        _beside("", _of(before.reported, before.owed_by_now) if before else "", before),
    )
    on_time = Big(
        _("Đúng hạn"),
        _of(spoken.on_time, spoken.judged),
        _beside("", _of(before.on_time, before.judged), before)
        if before
        else _("trong số báo cáo đã đến hạn"),
    )
    recognised = Big(
        _("Được công nhận"),
        _of(spoken.recognised, spoken.registered),
        among,
    )
    return [recognised, on_time if spoken.judged else reported]


def _beside(now: str, was: str, before: Headline | None) -> str:
    if before and not before.reported:
        was = _("chưa báo cáo")
    earlier = _("năm {year}: {was}").format(year=before.year, was=was) if before and was else ""
    return "; ".join(part for part in (now, earlier) if part)


def _doubts(spoken: Headline) -> str:
    to_confirm = _("{count} chờ xác nhận").format(count=number(spoken.to_confirm))
    return _("trong đó {doubts}").format(doubts=to_confirm) if spoken.to_confirm else ""


def _of(part: int, whole: int) -> str:
    return _("{part} trên {whole}").format(part=number(part), whole=number(whole))
