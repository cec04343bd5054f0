"""Who may open which page, and do what there: asked of a real server, and of every button."""

import ast

import pytest
from screens import illustrated, move_to, small_district
from servers import serving
from sqlalchemy import select, update
from visitor import cookie_of, page_held_open

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders import plan_versions
from data_loaders.follows import assign
from data_loaders.plan_versions import Author
from database.base import Base
from database.session import reading, writing
from database.tables import Account, SignInSession, Unit
from domain.access import EVERYWHERE
from tests.pages.test_review import OTHER, again, press
from tests.screens import NOW
from tests.source import ROOT, addresses, name_of, tree_of

STAFF, OFFICE, ADMIN = Role.STAFF, Role.OFFICE, Role.ADMIN
EVERYBODY, ABOVE = set(Role), {Role.LEADER, OFFICE, ADMIN}
# Every address there is, the words at its top, and who may open it.
PAGES = {
    "trang-dau": ("Trang đầu", EVERYBODY),
    "linh-vuc": ("Lĩnh vực", EVERYBODY),
    "chat-luong-so-lieu": ("Chất lượng số liệu", EVERYBODY),
    "so-sanh": ("So sánh", EVERYBODY),
    "trinh-chieu": ("Trình chiếu", EVERYBODY),
    "tien-do": ("Tiến độ", EVERYBODY),
    "chi-tieu-han-nop": ("Chỉ tiêu và hạn nộp", EVERYBODY),
    "mo-hinh": ("Mô hình", EVERYBODY),
    "dot-hoat-dong": ("Đợt hoạt động", EVERYBODY),
    "nop-bao-cao": ("Nộp báo cáo", {STAFF, OFFICE, ADMIN}),
    "don-vi-toi": ("Từng đơn vị", EVERYBODY),
    "don-vi-theo-doi": ("Đơn vị theo dõi", EVERYBODY),
    "da-nop": ("Báo cáo đã nộp", EVERYBODY),
    "han-nop": ("Hạn nộp", ABOVE),
    "ra-soat": ("Rà soát mô hình", ABOVE),
    "xuat-van-ban": ("Xuất văn bản", ABOVE),
    "don-vi": ("Đơn vị", ABOVE),
    "ke-hoach": ("Kế hoạch", EVERYBODY),
    "tai-khoan": ("Tài khoản", {ADMIN}),
    "nhat-ky": ("Nhật ký", {ADMIN}),
}
THEIR_OWN = {("don-vi-toi", STAFF): "Đơn vị tôi"}
CLOSED = "Trang này không mở cho vai trò của bạn"
FIGURES = ("Xã Đông Tảo", "Xã An Vĩ", "khoai-chau")
assert again  # a fixture of the tests of review


def everything(source):
    """Every row of every table, but for who is signed in."""
    with reading(source) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in Base.metadata.sorted_tables
            if table.name != SignInSession.__tablename__
        }


@pytest.fixture(scope="module")
def source(new_database_of_module):
    """The small district with something to show on every page for every role."""
    found = illustrated(small_district(new_database_of_module()))
    ensure_accounts(found, Mode.DEMO)
    text = (ROOT / "plans" / "tay-ninh-2019.toml").read_text(encoding="utf-8")
    rounds = text.replace(
        'owing = ["union", "union_grassroots"]', 'place = "Huyện Khoái Châu"\nowing = ["commune"]'
    )
    plan_versions.adopt_text(found, rounds, "a.toml", Author(EVERYWHERE, NOW))
    with reading(found) as connection:
        unit = connection.execute(select(Unit.unit_id).where(Unit.code == "KC-X12")).scalar_one()
        ids = connection.execute(select(Account.account_id)).scalars().all()
    for account in ids:
        assign(found, account, [unit], EVERYWHERE, NOW)
    return found


@pytest.fixture(scope="module")
def address(source):
    with serving(source.url.render_as_string(), "demo") as address:
        yield address


def test_the_table_names_every_page():
    assert set(PAGES) == set(addresses())


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_and_no_other(address, source, role):
    cookie = cookie_of(source, role)
    for page, (title, roles) in PAGES.items():
        words = THEIR_OWN.get((page, role), title)
        with page_held_open(address, page, cookie) as (_visit, sent):
            assert (CLOSED in sent) == (role not in roles), page
            assert words in sent, page


@pytest.mark.slow
@pytest.mark.parametrize("page", ["", *PAGES, "no-such-page", "progress", "pages/office/plans"])
def test_who_is_not_let_in_is_shown_nothing_of_any_page(address, page):
    for cookie in ("", "phien=forged", "phien=' OR 1=1 --", "phien="):
        with page_held_open(address, page, cookie) as (_visit, sent):
            assert [word for word in FIGURES if word in sent] == []


@pytest.mark.slow
def test_a_page_of_a_fresh_server_asked_for_by_its_address_shows_nothing(source):
    for page in ("tien-do", "ke-hoach"):
        with (
            serving(source.url.render_as_string(), "demo") as fresh,
            page_held_open(fresh, page) as (_visit, sent),
        ):
            assert [word for word in FIGURES if word in sent] == []


SCREENS = [
    ("front", "front"),
    ("leaders", "quality"),
    *(("leaders", name) for name in ("progress", "compliance", "fields", "models", "rounds")),
    *(("staff", name) for name in ("my_unit", "follows", "history")),
    *(("office", name) for name in ("deadlines", "review", "units", "plans")),
]
PARTS = {"review": [{"viec": part} for part in ("Từng mô hình", "Đã quyết định")]}


@pytest.mark.parametrize(("folder", "name"), SCREENS)
def test_a_leader_who_presses_everything_changes_nothing(page, again, folder, name):
    before = everything(again)
    for query in ({}, *PARTS.get(name, [])):
        screen = page(folder, name, Role.LEADER, **query)
        for place in range(len(screen.button)):
            pressed = page(folder, name, Role.LEADER, **query)
            pressed.button[place].click().run()

    assert everything(again) == before


def test_a_page_that_is_not_a_leaders_ends_before_it_asks_anything(page, again):
    screen = page("staff", "submit", Role.LEADER)

    assert screen.error[0].value == "Vai trò của bạn không mở được trang này."
    assert len(screen.button) == 0


def set_role(source, role: Role, new: Role) -> None:
    with writing(source) as connection:
        mine = update(Account).where(Account.login == login_of(role))
        connection.execute(mine.values(role=new.value))


def test_a_role_taken_away_holds_for_the_very_click_that_follows(page, again):
    screen = page("office", "review", Role.OFFICE)
    set_role(again, Role.OFFICE, Role.LEADER)
    before = everything(again)
    press(screen, OTHER)

    assert everything(again) == before
    assert screen.error[0].value == (
        "Chưa ghi gì: vai trò của bạn nay là Lãnh đạo, không làm được việc này."
    )


def test_a_unit_taken_away_holds_for_the_very_click_that_follows(page, again):
    screen = page("office", "review", Role.OFFICE)
    move_to(again, Role.OFFICE, "KC-X02")
    before = everything(again)
    press(screen, OTHER)

    assert everything(again) == before


# What only its own person sees: files chosen, not handed in.
OWN = {"keep_drafts", "tell_draft", "drop_drafts"}
WRITING = {
    *("confirm_alias", "take_away_alias", "set_day", "decide", "decide_all", "undo", "undo_all"),
    *("assign", "take_away", "reassign", "withdraw", "reinstate", "take_upload", "carry_out"),
    *("send_back", "take_in", "adopt_text", "return_to", "import_forms", "retire", "keep_form"),
    *("change", "erase"),
}
# `taking_in.take_all` asks, and calls it with what was taken in.
ASKED_BEFORE = {"pages/staff/learning.py:learn"}


def _loaders_in(tree: ast.Module) -> set[str]:
    """The names in a file that mean a function or a module of data_loaders."""
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    theirs = [node for node in imports if (node.module or "").startswith("data_loaders")]
    return {name.asname or name.name for node in theirs for name in node.names}


def _written(call: ast.Call, known: set[str]) -> str:
    """The writing loader that this call means, or ""."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id if function.id in WRITING & known | {"change"} else ""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.attr in WRITING and function.value.id in known else ""
    return ""


def test_every_handler_that_writes_asks_first_who_is_still_there():
    writing, silent = 0, []
    for path in sorted((ROOT / "pages").rglob("*.py")):
        tree = tree_of(path)
        known = _loaders_in(tree)
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            written = {_written(call, known) for call in calls} - {""}
            names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
            where = f"{name_of(path)}:{function.name}"
            writing += bool(written)
            if written and "still" not in names and where not in ASKED_BEFORE:
                silent.append(f"{where} {sorted(written)}")

    assert silent == []
    assert writing >= 14
