"""The admin: who did what to which thing, the latest first; sought, paged, handed on."""

from dataclasses import astuple, dataclass
from datetime import date

import pandas as pd
import streamlit as st

from accounts.identity import Person, Role
from data_loaders import adoption, audit_trail, marks
from data_loaders.audit_trail import NOBODY, OPERATOR, Sought
from database.session import engine
from domain.access import Places
from domain.text import sort_key
from exports.audit_table import audit_table
from exports.table_files import as_csv, as_excel
from pages.frame.person import require
from pages.frame.plans import Sight, sight_key
from pages.frame.shared import shared
from pages.office.audit_erasing import show_erasing
from translations import gettext as _
from translations import language
from translations.account_trail_wording import nobody_label, operator_label
from translations.audit_wording import wordings
from translations.numbers import number

A_PAGE, AT_MOST = 100, 50_000
AT_ONCE = 6  # rows that are seen at once
ROW_OF_LINES = 90  # pixels: words go on in four lines
_WIDTHS = (100, 84, 172, 60)  # pixels on a phone, which so shows all but the number; they grow


def show() -> None:
    """The page."""
    person = require(Role.ADMIN)
    st.title(_("Nhật ký"), anchor=False)
    if not person.places.everywhere:
        st.info(_("Nhật ký nói về mọi nơi nên chỉ người quản trị xem được mọi nơi mới mở được."))
        return
    sought = _ask(person)
    count = _how_many(sought, _trail(person))
    st.subheader(_answer(count, sought), anchor=False)
    if count:
        _show_page(sought, count, person)
        _offer(sought, count, person)
    show_erasing()


def _ask(person: Person) -> Sought:
    who, what, since, until = st.columns([1.4, 1.4, 1, 1], vertical_alignment="bottom")
    people, kinds = _people(person), wordings()
    by = who.selectbox(_("Người"), [_everybody(), *people], key="nguoi", bind="query-params")
    kind = what.selectbox(_("Loại việc"), [_all(), *kinds], key="viec", bind="query-params")
    begun = since.date_input(
        _("Từ ngày"), value=None, format="DD/MM/YYYY", key="tu", bind="query-params"
    )
    ended = until.date_input(
        _("Đến hết ngày"), value=None, format="DD/MM/YYYY", key="den", bind="query-params"
    )
    words = st.text_input(
        _("Tìm theo tên tệp, đơn vị, người, mô hình hoặc lý do"),
        key="tim",
        bind="query-params",
        max_chars=100,
    )
    return Sought(
        people.get(by),
        tuple(kinds[kind]) if kind in kinds else None,
        begun if isinstance(begun, date) else None,
        ended if isinstance(ended, date) else None,
        words or "",
    )


def _everybody() -> str:
    return _("Tất cả mọi người")


def _all() -> str:
    return _("Tất cả")


def _trail(person: Person) -> Sight:
    """What the person may see of the trail as it is now."""
    return Sight(person.places, marks.trail_version(engine()))


@shared(64, {Sight: sight_key})
def _how_many(sought: Sought, trail: Sight) -> int:
    return audit_trail.how_many(engine(), sought, trail.whose)


@shared(8, {Sight: sight_key})
def _actors(sight: Sight) -> dict[str, int]:
    """Everybody with an account who did something, by the Vietnamese alphabet."""
    found = audit_trail.people(engine(), sight.whose)
    labels = {
        f"{name} ({login})": account_id for account_id, login, name in found.itertuples(index=False)
    }
    return dict(sorted(labels.items(), key=lambda each: sort_key(each[0])))


def _people(person: Person) -> dict[str, int]:
    """Everybody who did something, and who has no account."""
    return _actors(_trail(person)) | {operator_label(): OPERATOR, nobody_label(): NOBODY}


def _answer(count: int, sought: Sought) -> str:
    if sought == Sought():
        return _("Nhật ký có {count} dòng, việc mới nhất đứng trước.").format(count=number(count))
    if not count:
        return _("Không có việc nào như vậy.")
    return _("Có {count} việc như vậy, việc mới nhất đứng trước.").format(count=number(count))


def _show_page(sought: Sought, count: int, person: Person) -> None:
    pages = -(-count // A_PAGE)
    page = 1
    if pages > 1:
        words = _("Trang (mỗi trang {size} dòng, có {pages} trang)")
        asked = st.number_input(
            words.format(size=A_PAGE, pages=number(pages)),
            min_value=1,
            max_value=pages,
            key="trang",
            bind="query-params",
            width=320,
        )
        page = min(max(int(asked), 1), pages)
    told = _page(Look(sought, _trail(person), page, language()))
    st.dataframe(
        told,
        hide_index=True,
        row_height=ROW_OF_LINES,
        height=ROW_OF_LINES * min(len(told), AT_ONCE) + 38,
        column_config={
            name: st.column_config.Column(width=width)
            for name, width in zip(told.columns, _WIDTHS, strict=True)
        },
        alt=_("Nhật ký: lúc nào, ai, làm việc gì."),
    )


@dataclass(frozen=True, slots=True)
class Look:
    """One page of what is sought of the trail, and in which language."""

    sought: Sought
    trail: Sight
    page: int
    language: str


def _look_key(look: Look) -> tuple[object, ...]:
    return *astuple(look.sought), sight_key(look.trail), look.page, look.language


@shared(32, {Look: _look_key})
def _page(look: Look) -> pd.DataFrame:
    """Shared: never changed."""
    return _told(look.sought, look.trail.whose, A_PAGE, (look.page - 1) * A_PAGE)


def _told(sought: Sought, whose: Places, at_most: int, after: int = 0) -> pd.DataFrame:
    found = audit_trail.entries(engine(), sought, whose, at_most, after)
    names = audit_trail.names_of(engine(), found, whose)
    plans = {plan.code: plan.name for plan in adoption.adopted_plans(engine())}
    return audit_table(found, names, plans)


def _offer(sought: Sought, count: int, person: Person) -> None:
    if count > AT_MOST:
        words = _("Tệp tải về chỉ có {most} việc mới nhất; chọn hẹp lại để tải các việc khác.")
        st.caption(words.format(most=number(AT_MOST)))
    with st.container(horizontal=True):
        st.download_button(
            _("Tải bảng về Excel"),
            lambda: as_excel(_told(sought, person.places, AT_MOST), _("Nhật ký")),
            file_name="nhat-ky.xlsx",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            _("Tải bảng về CSV"),
            lambda: as_csv(_told(sought, person.places, AT_MOST)),
            file_name="nhat-ky.csv",
            icon=":material/download:",
            on_click="ignore",
        )
