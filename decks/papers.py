"""Slides of what is behind the figures: on time, recognised, what they rest on, what comes next."""

import pandas as pd

from decks.slide import Slide
from decks.told import Told
from domain.kinds import Timeliness
from metrics.coming import coming_reports
from metrics.compliance import by_number_alone, stated_otherwise
from metrics.recognition import recognition
from metrics.timeliness import timeliness_by
from translations import gettext as _
from translations.duty_wording import asked_label, nothing_ahead
from translations.joining import inside
from translations.numbers import day, number, percent


def on_time(told: Told) -> Slide | None:
    """The reports owed, year by year, as they came in."""
    owed = told.seen.found.timeliness
    rows = timeliness_by(owed, ["year"])
    rows = rows[rows["owed"] > rows[Timeliness.PENDING.value]]
    if rows.empty or not told.any_reported:
        return None
    shown = {
        _("Năm"): rows["year"].tolist(),
        _("Đúng hạn"): rows[Timeliness.ON_TIME.value].tolist(),
        _("Nộp muộn"): rows[Timeliness.LATE.value].tolist(),
        _("Quá hạn, chưa nộp"): rows[Timeliness.MISSING.value].tolist(),
        _("Tỷ lệ đúng hạn"): [
            "–" if pd.isna(each) else percent(each) for each in rows["share_on_time"]
        ],
    }
    note = _(
        "Lần nhận đầu quyết định, sửa lại sau không thành muộn. Báo cáo chưa đặt hạn hoặc không rõ "
        "ngày nộp thì không xét."
    )
    return Slide("dung-han", _of_time(rows, told.year), note, table=pd.DataFrame(shown))


def _of_time(rows: pd.DataFrame, year: int | None) -> str:
    """Of the year asked for, else of the last of which it can be said."""
    judged = rows[rows["judged"] > 0]
    if judged.empty:
        words = _("{count} báo cáo đã nhận; chưa đặt hạn nên không xét đúng hạn.")
        return words.format(count=number(rows[Timeliness.RECEIVED.value].sum()))
    asked = judged[judged["year"] == year]
    last = (judged if asked.empty else asked).iloc[-1]
    words = _("Năm {year}: {on_time} trên {judged} báo cáo đúng hạn ({share}).")
    return words.format(
        year=int(last["year"]),
        on_time=number(last[Timeliness.ON_TIME.value]),
        judged=number(last["judged"]),
        share=percent(last["share_on_time"]),
    )


def recognised(told: Told) -> Slide | None:
    """Registered, effective, recognised, struck off: four figures, year by year."""
    rows = recognition(told.seen.found.tally, told.seen.found.compliance)
    rows = rows[(rows["registered"] > 0) | (rows["struck_off"] > 0)]
    if rows.empty:
        return None
    told_of = _("Đăng ký") if told.asks_registers else _("Báo cáo kể ra")
    shown = pd.DataFrame(
        {
            _("Năm"): rows["year"].tolist(),
            told_of: rows["registered"].tolist(),
            _("Có hiệu quả"): rows["effective"].tolist(),
            _("Được công nhận"): rows["recognised"].tolist(),
            _("Đưa ra khỏi danh sách"): rows["struck_off"].tolist(),
        }
    )
    sentence = _of_recognised(rows, told)
    note = _("Bốn con số khác nhau, không cộng với nhau; năm chưa hết thường chưa công nhận.")
    of_period = told.year not in rows["year"].tolist()
    return Slide("cong-nhan", sentence, note, table=shown, of_period=of_period)


def _of_recognised(rows: pd.DataFrame, told: Told) -> str:
    """Of the year asked for, else of all years."""
    of_year = rows[rows["year"] == told.year]
    looked_at = rows if of_year.empty else of_year
    registered, given = int(looked_at["registered"].sum()), int(looked_at["recognised"].sum())
    words = _("{given} trên {registered} lượt đăng ký được công nhận ({share}).")
    if not told.asks_registers:
        words = _("{given} trên {registered} lượt mô hình báo cáo kể ra được công nhận ({share}).")
    share = percent(given / registered if registered else 0)
    said = words.format(given=number(given), registered=number(registered), share=share)
    if of_year.empty:
        return said
    return _("Năm {year}: {said}").format(year=told.year, said=said)


def rests_on(told: Told) -> Slide | None:
    """What the figures rest on, and what is not certain about them; None where there are none."""
    if not told.any_reported:
        return None
    found, spoken = told.seen.found, told.whole
    standing = int(found.reports["standing"].sum())
    words = _("Số liệu dựa trên {reports} báo cáo trong {files} tệp đã nhận.")
    sentence = words.format(reports=number(standing), files=number(told.submissions))
    rows = found.compliance
    counts = {
        _("Lượt đơn vị phải báo cáo đến ngày này"): spoken.owed_by_now,
        _("Lượt đã báo cáo"): spoken.reported,
        _("Lượt chưa báo cáo"): spoken.not_reported,
        _("Mô hình chờ xác nhận có trùng hay không"): spoken.to_confirm,
        _("Mô hình chưa rõ nguồn gốc"): spoken.unknown_origin,
        _("Lượt chỉ có con số, không có danh sách"): int(by_number_alone(rows).sum()),
        _("Lượt mà danh sách và con số không khớp"): int(stated_otherwise(rows).sum()),
    }
    shown = pd.DataFrame({_("Số liệu"): list(counts), _("Số lượng"): list(counts.values())})
    note = _("Một lượt là một đơn vị, một năm. Chưa báo cáo không tính là không có mô hình.")
    return Slide("dua-tren", sentence, note, table=shown, of_period=True)


def comes_next(told: Told) -> Slide:
    """The reports that fall due next, and how many units still owe them."""
    found = coming_reports(told.seen.found.timeliness, told.seen.as_of)
    if found.empty:
        sentence = nothing_ahead(told.plan, told.seen.as_of)
        if told.below:
            sentence = _("Các đơn vị này không còn báo cáo nào sắp đến hạn.")
        if told.below and told.seen.units["unit_id"].nunique() == 1:
            sentence = _("Đơn vị này không còn báo cáo nào sắp đến hạn.")
        return Slide("sap-den-han", sentence, _("Kết luận cuộc họp."))
    reports = [
        asked_label(kind, period)
        for kind, period in zip(found["kind"], found["period"], strict=True)
    ]
    shown = {
        _("Báo cáo"): reports,
        _("Năm"): found["year"].tolist(),
        _("Hạn cuối"): [day(due.date()) for due in found["due"]],
        _("Số đơn vị còn phải nộp"): found["waiting"].tolist(),
    }
    table = pd.DataFrame(shown)
    if not found["waiting"].any():
        sentence = _("Mọi đơn vị đã nộp sớm các báo cáo sắp đến hạn.")
        return Slide("sap-den-han", sentence, _("Kết luận cuộc họp."), table=table)
    at = int((found["waiting"] > 0).to_numpy().argmax())
    first = found.iloc[at]
    words = _("Việc tới: {report} ({year}), hạn {day}, {count} đơn vị còn phải nộp.")
    sentence = words.format(
        report=inside(reports[at]),
        year=int(first["year"]),
        day=day(first["due"].date()),
        count=number(first["waiting"]),
    )
    note = _("Giao việc cho từng đơn vị và hẹn ngày trước khi kết thúc cuộc họp.")
    return Slide("sap-den-han", sentence, note, table=table)
