"""The fields to fill in for each thing of a plan that may be changed."""

from datetime import date

import streamlit as st

from domain.kinds import Origin
from domain.plan_settings import Path, Setting, SettingError, Value, changes_of, read_value
from domain.plans import Plan
from translations import gettext as _
from translations.duty_wording import day_of_year, duty_label, round_label
from translations.wording import origin_label

Settings = dict[str, Setting]


def things(plan: Plan) -> dict[str, str]:
    """What may be changed, in words, and the beginning of its keys."""
    found: dict[str, str] = {}
    for index, duty in enumerate(plan.duties):
        if duty.period != "round":
            words = _("Hạn: {duty}").format(duty=duty_label(duty.kind, duty.period))
            if words in found:
                words = f"{words} ({index + 1})"
            found[words] = f"duties.{index + 1}"
    if plan.quota:
        found[_("Chỉ tiêu")] = "quota"
    for each in plan.rounds:
        words = _("Ngày: {round}").format(round=round_label(each.number))
        found[words] = f"rounds.{each.number}"
    for index, review in enumerate(plan.reviews):
        found[_("Ngày: {review}").format(review=review.name)] = f"reviews.{index + 1}"
    found[_("Nguồn gốc được tính")] = "counting"
    for field in plan.fields:
        found[_("Tên gọi khác: {field}").format(field=field.name)] = f"fields.{field.code}"
    return found


def ask(settings: Settings, thing: str, mark: str) -> dict[Path, Value]:
    """The values that the person gives; those that are as they stand are left out.

    `mark` tells the fields of one version from those of the next.
    """
    kind = thing.partition(".")[0]
    asked = {
        "duties": _ask_duty,
        "quota": _ask_quota,
        "rounds": _ask_days,
        "reviews": _ask_days,
        "counting": _ask_origins,
        "fields": _ask_names,
    }[kind]
    given = asked(settings, thing, mark)
    found: dict[Path, Value] = {}
    for setting, value in given:
        if value != setting.value:
            found |= changes_of(setting, value)
    return found


Given = list[tuple[Setting, Value]]


def _ask_duty(settings: Settings, thing: str, mark: str) -> Given:
    """The day of every year, or that of one year alone."""
    years = [key.rpartition(".")[2] for key in settings if key.startswith(f"{thing}.exceptions")]
    every = _("Mọi năm")
    chosen = st.selectbox(_("Năm"), [every, *years], key=f"sua_nam_{thing}_{mark}")
    if chosen != every:
        setting = settings[f"{thing}.exceptions.{chosen}"]
        label = _("Riêng năm này: trước ngày")
        return [(setting, _ask_day(label, setting, mark))]
    return _ask_usual_day(settings, thing, mark)


def _ask_usual_day(settings: Settings, thing: str, mark: str) -> Given:
    before, until = settings[f"{thing}.before"], settings[f"{thing}.until"]
    ways = {_("Trước ngày"): before, _("Đến hết ngày"): until, _("Chưa đặt ngày"): None}
    now = 0 if before.value else 1 if until.value else 2
    how, when = st.columns([1.6, 1], vertical_alignment="bottom")
    way = how.radio(_("Hạn hằng năm"), list(ways), now, horizontal=True, key=f"cach_{thing}_{mark}")
    setting = ways[way]
    if setting is None:
        return [(each, None) for each in (before, until) if each.value]
    stands = str(before.value or until.value or "")
    words = when.text_input(
        _("Ngày/tháng, ví dụ 31/3"),
        day_of_year(stands) if stands else "",
        key=f"ngay_{thing}_{mark}",
        max_chars=10,
    )
    return _read(setting, words)


def _read(setting: Setting, words: str) -> Given:
    if not words.strip():
        return []
    try:
        return [(setting, read_value(setting, words))]
    except SettingError:
        st.error(_("Chưa đọc được ngày này. Ghi ngày/tháng, ví dụ 31/3."))
        return []


def _ask_day(label: str, setting: Setting, mark: str) -> date | None:
    value = setting.value if isinstance(setting.value, date) else None
    given = st.date_input(
        label,
        value,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        format="DD/MM/YYYY",
        key=f"{setting.key}_{mark}",
    )
    return given if isinstance(given, date) else None


def _ask_days(settings: Settings, thing: str, mark: str) -> Given:
    """The days of a round or of a review; an empty one takes the day away."""
    labels = {
        "first_day": _("Từ ngày"),
        "last_day": _("Đến ngày"),
        "due_before": _("Báo cáo trước ngày"),
        "occasion_day": _("Ngày tổ chức (để trống nếu chỉ có dịp)"),
    }
    asked = [each for key, each in settings.items() if key.startswith(f"{thing}.")]
    given: Given = []
    for column, setting in zip(st.columns(len(asked)), asked, strict=True):
        with column:
            label = labels[setting.key.rpartition(".")[2]]
            given.append((setting, _ask_day(label, setting, mark)))
    return given


def _ask_quota(settings: Settings, _thing: str, mark: str) -> Given:
    labels = {"quota.at_least": _("Ít nhất"), "quota.aim": _("Phấn đấu")}
    given: Given = []
    for column, (key, label) in zip(st.columns(2), labels.items(), strict=True):
        value = settings[key].value
        now = value if isinstance(value, int) else 1
        number = column.number_input(label, 1, 99, now, 1, key=f"{key}_{mark}")
        given.append((settings[key], int(number)))
    return given


def _ask_origins(settings: Settings, _thing: str, mark: str) -> Given:
    setting = settings["counting.origins"]
    now = setting.value if isinstance(setting.value, tuple) else ()
    chosen = st.multiselect(
        _("Tính mô hình có nguồn gốc"),
        list(Origin),
        [Origin(origin) for origin in now],
        format_func=origin_label,
        key=f"nguon_goc_{mark}",
    )
    wanted = tuple(str(origin) for origin in chosen)
    return [] if set(wanted) == set(now) else [(setting, wanted)]


def _ask_names(settings: Settings, thing: str, mark: str) -> Given:
    setting = settings[f"{thing}.aliases"]
    now = setting.value if isinstance(setting.value, tuple) else ()
    chosen = st.multiselect(
        _("Cũng viết là"),
        list(now),
        list(now),
        accept_new_options=True,
        key=f"ten_khac_{thing}_{mark}",
        help=_("Gõ một cách viết mới rồi bấm Enter để thêm; bấm dấu x để bỏ."),
    )
    return [] if set(chosen) == set(now) else [(setting, tuple(chosen) or None)]
