"""Words that people give are shown as they are, on every page: nothing is made of them."""

import io
import json
from collections.abc import Iterator

import pyarrow as pa
import pytest
from screens import CODE, NOW, move_to, small_demo
from sqlalchemy import update

from accounts.identity import Role
from data_loaders import deadlines, plan_versions
from data_loaders.aliases import confirm_alias
from data_loaders.decisions import Said, decide, model_ids
from data_loaders.follows import assign
from data_loaders.plan_versions import Author
from data_loaders.returning import send_back
from database.session import engine, reading, writing
from database.tables import Account, Batch, Listing, Model, Submission, Unit
from domain.access import EVERYWHERE
from domain.kinds import DecisionKind
from tests.pages.test_review import told_again
from tests.pages.test_roles import everything
from tests.source import ROOT

# Each is a way to say more than words in what Streamlit shows: HTML, a link, a formula, an icon …
SPEAKING = (
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://outside.example/a.png)",
    "https://outside.example/b",
    "$\\frac{1}{0}$",
    ":material/home:",
    ":red[đỏ]",
    "**đậm**",
    "`mã`",
    '<a href="https://outside.example/c">c</a>',
)
HOSTILE = "=cmd|'/c calc'!A1 " + " ".join(SPEAKING)
SCREENS = [
    ("leaders", "progress", {}),
    ("leaders", "progress", {"den_ngay": "2023-11-30"}),
    ("leaders", "compliance", {}),
    ("leaders", "fields", {"den_ngay": "2023-11-30"}),
    ("leaders", "models", {}),
    ("leaders", "models", {"tim": "img"}),
    ("leaders", "rounds", {}),
    ("meetings", "compare", {"so_cac": "Xã, phường, thị trấn", "den_ngay": "2023-11-30"}),
    ("staff", "submit", {}),
    ("staff", "my_unit", {}),
    ("staff", "follows", {}),
    ("staff", "history", {}),
    ("office", "deadlines", {}),
    ("office", "review", {}),
    ("office", "review", {"viec": "Từng mô hình"}),
    ("office", "review", {"viec": "Đã quyết định"}),
    ("office", "units", {"tim": "img"}),
    ("office", "plans", {}),
]
# Fields in which Streamlit reads Markdown; all else it shows letter by letter.
MARKDOWN = {"body", "label", "help", "content", "caption", "captions", "delta", "text"}


@pytest.fixture(scope="module")
def made(new_database_of_module):
    """The addresses of two districts that all tests look at, and none changes: as that of the tests
    of review, and every word in it that somebody gives being one of these.
    """
    plain, hostile = (new_database_of_module(tables=True) for _ in range(2))
    told_again(small_demo(plain))
    speak(told_again(small_demo(hostile)))
    return plain, hostile


@pytest.fixture
def again(made, monkeypatch):
    """The one, for the pages to open."""
    monkeypatch.setenv("DATABASE_URL", made[0])
    return engine(made[0])


@pytest.fixture
def hostile(made, monkeypatch):
    """The other."""
    monkeypatch.setenv("DATABASE_URL", made[1])
    return engine(made[1])


def speak(source):
    """Put these words wherever somebody gives words."""
    with writing(source) as connection:
        communes = update(Unit).where(Unit.kind == "commune")
        connection.execute(communes.values(name="Xã " + Unit.code + " " + HOSTILE[:180]))
        connection.execute(update(Account).values(name=HOSTILE[:200]))
        connection.execute(update(Model).values(name=HOSTILE))
        said = {"name": HOSTILE, "note": HOSTILE, "carried_by": HOSTILE, "in_charge": HOSTILE}
        connection.execute(update(Listing).values(**said, field_found=HOSTILE))
        connection.execute(update(Submission).values(file_name=f"{HOSTILE[:200]}.xlsx"))
        connection.execute(update(Batch).values(name=HOSTILE[:200]))
    _decide_in_these_words(source)
    return source


def _decide_in_these_words(source) -> None:
    with reading(source) as connection:
        account = connection.execute(Account.__table__.select()).first().account_id
        unit = connection.execute(Unit.__table__.select().where(Unit.code == "KC-X12")).first()
        submissions = connection.execute(Submission.__table__.select()).all()
    model = min(model_ids(source, CODE, EVERYWHERE))
    said = Said(DecisionKind.RECOGNISED, model, "district", None, None, HOSTILE, HOSTILE[:60])
    decide(source, said, EVERYWHERE, NOW, account)
    day = NOW.date().replace(month=6)
    given = deadlines.SetDay(CODE, "register", "year", 2023, unit.unit_id, day, HOSTILE)
    deadlines.set_day(source, given, EVERYWHERE, NOW, account)
    confirm_alias(source, HOSTILE, "KC-X12", EVERYWHERE, NOW, account)
    assign(source, account, [unit.unit_id], EVERYWHERE, NOW, account)
    send_back(source, [submissions[-1].submission_id], HOSTILE, EVERYWHERE, NOW, account)
    text = (ROOT / "plans" / f"{CODE}.toml").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("name ="))
    renamed = text.replace(first, f"name = {json.dumps('Kế hoạch ' + HOSTILE)}", 1)
    plan_versions.adopt_text(source, renamed, "a.toml", Author(EVERYWHERE, NOW, HOSTILE, account))


def _strings(message, kind: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a message to the browser that is read as Markdown, with where it is."""
    for field, value in message.ListFields():
        here = f"{path}.{field.name}"
        many = value if field.is_repeated else [value]
        for one in many:
            if field.type == field.TYPE_MESSAGE:
                if not hasattr(one, "ListFields"):
                    continue  # a map of settings
                yield from _strings(one, field.name if not path else kind, here)
            elif field.type == field.TYPE_STRING and field.name in MARKDOWN:
                yield here, one


def _cells(element) -> Iterator[tuple[str, str]]:
    """The cells of a table, which Streamlit reads as Markdown; those of a grid it does not."""
    proto = element.proto
    content = getattr(proto, "data", b"") if element.type in {"table", "arrow_table"} else b""
    if content:
        shown = pa.ipc.open_stream(io.BytesIO(content)).read_pandas()
        for column in shown.columns:
            yield from ((f"table.{column}", str(cell)) for cell in shown[column])


def _elements(block) -> Iterator[object]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from _elements(child)


def shown(screen) -> list[tuple[str, str]]:
    """Every text of a screen that is read as Markdown."""
    found = []
    for element in _elements(screen._tree):
        proto = getattr(element, "proto", None)
        if proto is None:
            continue
        if element.type not in {"html", "iframe"}:
            found += [(f"{element.type}{where}", text) for where, text in _strings(proto, "")]
        found += _cells(element)
    return found


def raw(text: str) -> list[str]:
    """Those of the hostile words that stand in `text` unescaped."""
    return [word for word in SPEAKING if word in text]


@pytest.mark.parametrize(("folder", "name", "query"), SCREENS)
@pytest.mark.parametrize("role", [Role.OFFICE, Role.STAFF])
def test_no_page_makes_anything_of_the_words_that_people_give(
    page, hostile, folder, name, query, role
):
    if role is Role.STAFF:
        if folder == "office" and name != "plans":
            return
        move_to(hostile, Role.STAFF, "KC-X12")
    screen = page(folder, name, role, **query)
    said = [(where, raw(text), text[:200]) for where, text in shown(screen) if raw(text)]

    assert said == []


@pytest.mark.parametrize("query", [{}, {"tim": "img"}])
def test_the_page_of_accounts_makes_nothing_of_names_either(page, hostile, query):
    screen = page("office", "accounts", Role.ADMIN, **query)

    assert [(where, text) for where, text in shown(screen) if raw(text)] == []


@pytest.mark.parametrize("word", [*("' OR '1'='1", "'; DROP TABLE account; --"), "a" * 10_000])
def test_nothing_typed_into_the_page_of_accounts_is_more_than_words(page, again, word):
    before = everything(again)
    for place in range(len(page("office", "accounts", Role.ADMIN).text_input)):
        typed = page("office", "accounts", Role.ADMIN)
        field = typed.text_input[place]
        field.set_value(word[: field.proto.max_chars or None]).run()
        assert not typed.exception

    assert everything(again) == before


def test_the_test_would_see_it(page, hostile):
    """The hostile words are on the pages indeed, escaped: a page without them proves nothing."""
    told = {
        name
        for folder, name, query in SCREENS
        for _where, text in shown(page(folder, name, Role.OFFICE, **query))
        if "\\[x\\]\\(javascript" in text
    }

    assert told >= {"progress", "compliance", "plans"}


@pytest.mark.parametrize(("folder", "name", "query"), SCREENS[:6])
def test_no_chart_makes_a_link_or_a_picture_of_them(page, hostile, folder, name, query):
    screen = page(folder, name, Role.OFFICE, **query)
    for chart in screen.get("plotly_chart"):
        assert "<img" not in chart.proto.spec
        assert "<a href" not in chart.proto.spec.replace('\\"', '"')


SQL = ("' OR '1'='1", "'; DROP TABLE report; --", '" UNION SELECT password_hash FROM account --')
ODD = (*SQL, "%", "_", "\\", "\u202e", "a" * 10_000, *SPEAKING)


@pytest.mark.parametrize(("folder", "name"), sorted({screen[:2] for screen in SCREENS}))
def test_nothing_typed_into_a_page_is_more_than_words(page, again, folder, name):
    before = everything(again)
    screen = page(folder, name, Role.OFFICE)
    for place in range(len(screen.text_input) + len(screen.text_area)):
        for word in (*SQL[:2], HOSTILE, "a" * 10_000):
            typed = page(folder, name, Role.OFFICE)
            fields = [*typed.text_input, *typed.text_area]
            fields[place].set_value(word[: fields[place].proto.max_chars or None]).run()
            assert not typed.exception

    assert everything(again) == before


@pytest.mark.parametrize(("folder", "name"), sorted({screen[:2] for screen in SCREENS}))
def test_nothing_in_the_address_is_more_than_words(page, again, folder, name):
    before = everything(again)
    keys = ("tim", "nam", "don_vi", "noi", "giai_doan", "den_ngay", "viec", "ke_hoach", "mo_hinh")
    for word in ODD:
        screen = page(folder, name, Role.OFFICE, **dict.fromkeys(keys, word))
        assert [each for _where, each in shown(screen) if raw(each)] == []

    assert everything(again) == before


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.csv", "..\\..\\CON.csv", "CON.csv", f"{HOSTILE}.csv", "\u202evsc.csv"],
)
def test_the_name_of_a_file_is_no_path_and_no_more_than_words(page, district, tmp_path, name):
    screen = page("staff", "submit", Role.OFFICE)
    content = "STT;Tên mô hình;Lĩnh vực\n1;Mô hình A;Kinh tế\n".encode()
    screen.file_uploader[0].set_value((name, content, "text/csv")).run()
    screen.run()

    assert not screen.exception
    assert [text for _where, text in shown(screen) if raw(text)] == []
    assert not (tmp_path.parent / "etc").exists()
