"""A person asks for their name to go: it goes everywhere, and every figure stays."""

import hashlib
import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import xlwt
from engines import contents
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from screens import CODE, NOW, empty_district
from sqlalchemy import Engine, insert, select, update

from data_loaders import counted, decisions, drafts, handed_in, intake
from data_loaders.adoption import adopted_plan
from data_loaders.decisions import Said
from data_loaders.erasing.arriving import ErasedNames
from data_loaders.erasing.erase import (
    Found,
    NameOfUnitError,
    SaidInReasonError,
    erase,
    look,
)
from data_loaders.erasing.files import NotMendableError
from data_loaders.spreadsheets.read import read_file
from data_loaders.spreadsheets.window import window
from data_loaders.unit_register import load_register
from database.audit_check import verify
from database.keeping.check import check
from database.session import file_of, reading, writing
from database.tables import Account, Correction, Erasure, Listing, Model, Original, Submission, Unit
from domain.access import EVERYWHERE
from domain.audit import ERASED
from domain.erased import PersonName, mark_of
from domain.kinds import DecisionKind
from domain.model_names import name_key
from metrics.figures import figures as count_figures
from metrics.tables import Tables

LATER = datetime(2024, 6, 1, 9, tzinfo=UTC)
WHO = "Nguyễn Thị Hoà Bình"
NAME = PersonName.of(WHO)
MARK = mark_of(1)
HEAD = ("TT", "Tên mô hình", "Lĩnh vực", "Cá nhân thực hiện", "Người phụ trách", "Ghi chú")
ROWS = (
    (f"Bà {WHO} nuôi gà an toàn", "Kinh tế", "NGUYỄN THỊ HÒA BÌNH", "Trần Văn Nam", ""),
    ("Tuyến đường hoa", "Văn hóa - xã hội", "Chi hội phụ nữ", WHO, f"bà {WHO} vận động"),
    ("Tổ hòa giải", "Hệ thống chính trị", "Ban Mặt trận", "Lê Văn An", ""),
)


def titled(put) -> None:
    """The words above the table, by row and column from 1."""
    put(1, 1, "UBND XÃ ĐÔNG TẢO")
    put(3, 1, "ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM 2023")
    for column, label in enumerate(HEAD, start=1):
        put(5, column, label)
    for row, said in enumerate(ROWS, start=6):
        put(row, 1, row - 5)
        for column, value in enumerate(said, start=2):
            put(row, column, value)


def nothing_more(_sheet, _book) -> None:
    pass


def an_xlsx(more=nothing_more) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "DS"
    titled(sheet.cell)
    more(sheet, book)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_everything(sheet, book) -> None:
    """The name in a note, in the properties, in a text of two fonts, in a formula, as a title."""
    book.properties.creator = WHO
    sheet["B7"].comment = Comment(f"Hỏi {WHO}", WHO)
    bold = TextBlock(InlineFont(b=True), "Nguyễn Thị ")
    sheet["A12"] = CellRichText(bold, "Hoà Bình, người lập biểu")
    sheet["A13"] = f'="Ký tên: {WHO}"'
    book.create_sheet(WHO)["A1"] = "Danh sách kèm theo"


def an_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    titled(lambda row, column, value: sheet.write(row - 1, column - 1, value))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def a_csv() -> bytes:
    cells: dict[tuple[int, int], object] = {}
    titled(lambda row, column, value: cells.__setitem__((row, column), value))
    lines = [";".join(str(cells.get((row, col), "")) for col in range(1, 7)) for row in range(1, 9)]
    return "\r\n".join(lines).encode("utf-8-sig")


def a_photograph(sheet, book) -> None:
    from openpyxl.drawing.image import Image
    from PIL import Image as Picture

    picture = BytesIO()
    Picture.new("RGB", (4, 4)).save(picture, "PNG")
    sheet.add_image(Image(picture), "H1")


def of_somebody_else(sheet, _book) -> None:
    """A name that differs by one tone."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = NAME.replaced(cell.value, "Nguyễn Thị Hoa Bình")


def of_two_persons(sheet, _book) -> None:
    sheet["B8"] = "Bà Trần Thị Mai nuôi gà an toàn"


@pytest.fixture
def source(new_database) -> Engine:
    return empty_district(new_database(tables=True))


def send(source: Engine, content: bytes, file: str, now: datetime = NOW):
    plan = adopted_plan(source, CODE)
    found = read_file(content, file, plan, load_register(source, plan.place))
    assert intake.refusal_of(found) is None, found.problems
    return intake.take_in(source, content, found, plan, date(2023, 3, 20), now)


def everything(source: Engine) -> bytes:
    """All that a thief of the database's files could read, packed files opened."""
    file = file_of(source)
    parts = [str(contents(source)).encode()]
    if file is not None:
        parts += [path.read_bytes() for path in (file, *file.parent.glob(f"{file.name}-*"))]
    with reading(source) as connection:
        for content in connection.execute(select(Original.content)).scalars():
            parts.append(content)
            if content.startswith(b"PK"):
                with zipfile.ZipFile(BytesIO(content)) as package:
                    parts += [package.read(each) for each in package.namelist()]
    return b"\n".join(parts)


SPELT = [form(WHO) for form in (str, str.lower, str.upper)]
SPELT += [each.replace("oà", "òa").replace("OÀ", "ÒA") for each in SPELT]


def left_in(source: Engine) -> list[str]:
    held = everything(source)
    escaped = [json.dumps(each)[1:-1] for each in SPELT]
    encodings = ("utf-8", "utf-16-le")
    return [one for one in [*SPELT, *escaped] if any(one.encode(e) in held for e in encodings)]


def figures(source: Engine):
    """Every figure of the plan, and all that was listed but the names."""
    tables = Tables(*counted.tables(source, CODE, EVERYWHERE))
    listings = tables.listings.drop(columns=["name", "name_key"]).astype("object")
    listed = listings.where(listings.notna(), None).to_dict("records")
    plan = adopted_plan(source, CODE)
    return count_figures(tables, plan, date(2024, 6, 1)), listed, tables.reports.to_dict("records")


def erased(source: Engine, reason: str = "12/ĐN", **more):
    return erase(source, NAME, reason, look(source, NAME), LATER, **more)


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("content", "file", "now_called"),
    [
        (an_xlsx(), "xa.xlsx", "xa.xlsx"),
        (an_xlsx(with_everything), "xa.xlsx", "xa.xlsx"),
        (an_xlsx(a_photograph), "xa.xlsx", "xa.xlsx"),
        (an_xls(), "xa.xls", "xa.xlsx"),
        (a_csv(), "xa.csv", "xa.csv"),
    ],
    ids=["xlsx", "xlsx with all that hides a name", "xlsx with a picture", "xls", "csv"],
)
def test_a_name_goes_from_every_kind_of_file_and_every_figure_stays(
    source, content, file, now_called
):
    taken = send(source, content, file)
    before = figures(source)
    assert left_in(source) != []

    done = erased(source)

    assert left_in(source) == []
    assert figures(source) == before
    assert verify(source).faults == []
    assert done.overwritten
    with reading(source) as connection:
        columns = (Listing.name, Listing.carried_by, Listing.in_charge)
        names = connection.execute(select(*columns).order_by(Listing.cell)).all()
        called = connection.execute(select(Submission.file_name)).scalar_one()
    assert names[0] == (f"Bà {MARK} nuôi gà an toàn", MARK, "Trần Văn Nam")
    assert names[1][2] == MARK
    assert called == now_called
    kept = handed_in.original(source, taken.submission_id, EVERYWHERE)
    assert window(kept, called, "DS" if file != "xa.csv" else "xa.csv", "D6") is not None


def test_what_is_kept_in_place_of_a_file_is_known_by_both_hashes(source):
    content = an_xlsx()
    send(source, content, "xa.xlsx")
    erased(source)

    with reading(source) as connection:
        kept = connection.execute(select(Original.__table__)).one()
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert kept.redacted_sha256 == hashlib.sha256(kept.content).hexdigest()
    assert kept.size == len(kept.content)
    assert [proved for proved in check(source) if proved.wrong] == []


def test_an_xlsx_keeps_all_else_that_it_had(source):
    content = an_xlsx(with_everything)
    taken = send(source, content, "xa.xlsx")
    erased(source)

    kept = handed_in.original(source, taken.submission_id, EVERYWHERE)
    before, after = (zipfile.ZipFile(BytesIO(each)) for each in (content, kept))
    assert after.namelist() == before.namelist()
    assert after.read("xl/styles.xml") == before.read("xl/styles.xml")
    book = load_workbook(BytesIO(kept))
    assert book.sheetnames == ["DS", MARK]
    assert book["DS"]["B7"].comment.text == f"Hỏi {MARK}"
    assert book["DS"]["A12"].value == f"{MARK}, người lập biểu"
    assert book["DS"]["D8"].value == "Ban Mặt trận"


def test_the_same_file_sent_again_is_the_same_file(source):
    content = an_xlsx()
    first = send(source, content, "xa.xlsx")
    erased(source)

    again = send(source, content, "xa.xlsx", LATER)

    assert (again.already, again.submission_id) == (True, first.submission_id)
    assert left_in(source) == []


def test_the_name_does_not_come_back_in_another_file(source):
    send(source, an_xlsx(), "xa.xlsx")
    erased(source)

    taken = send(source, an_xlsx(with_everything), f"{WHO}.xlsx", LATER)

    assert not taken.already
    assert left_in(source) == []
    with reading(source) as connection:
        models = connection.execute(select(Model.name)).scalars().all()
    # The same three models: of a name that is gone too, the mark says that it is the same one.
    assert sorted(models) == [f"Bà {MARK} nuôi gà an toàn", "Tuyến đường hoa", "Tổ hòa giải"]


def test_files_of_others_are_untouched(source):
    send(source, an_xlsx(of_somebody_else), "khac.xlsx")
    send(source, an_xlsx(), "xa.xlsx")

    done = erased(source)

    assert done.files == 1
    with reading(source) as connection:
        digests = connection.execute(select(Original.redacted_sha256)).scalars().all()
        carried = connection.execute(select(Listing.carried_by)).scalars().all()
    assert sorted(digest is None for digest in digests) == [False, True]
    assert "Nguyễn Thị Hoa Bình" in carried


def test_words_of_people_about_them_go_as_well(source):
    send(source, an_xlsx(), f"DS của {WHO}.xlsx")
    with writing(source) as connection:
        account = insert(Account).values(login="binh", name=WHO, role="staff")
        connection.execute(account)
        words = {"sheet": "DS", "cell": "B9", "about": "name", "found": WHO, "value": WHO}
        connection.execute(insert(Correction).values(**words, submission_id=1, made_at=NOW))
    said = Said(DecisionKind.STRUCK_OFF, 3, reason=f"theo ý kiến {WHO}")
    decisions.decide(source, said, EVERYWHERE, NOW)
    handed_in.withdraw(source, [1], EVERYWHERE, NOW, reason=f"{WHO} gửi nhầm")
    drafts.keep_drafts(source, 1, [drafts.Draft(("nhap.xlsx", "ab"), an_xlsx())], NOW)

    erased(source)

    assert left_in(source) == []
    assert drafts.drafts_of(source, 1, NOW) == []
    assert verify(source).faults == []
    with reading(source) as connection:
        assert connection.execute(select(Account.name)).scalars().all() == [MARK]


def test_the_erasure_is_recorded_without_the_name_and_marks_the_entries_it_touched(source):
    send(source, an_xlsx(), f"DS của {WHO}.xlsx")
    erased(source, "Đơn số 12 ngày 1/6/2024")

    from data_loaders.audit_trail import Sought, entries

    last, *others = entries(source, Sought(), EVERYWHERE).to_dict("records")
    assert (last["action"], last["thing"]) == (ERASED, "erasure 1")
    assert last["detail"]["reason"] == "Đơn số 12 ngày 1/6/2024"
    touched = [one for one in others if one["erasure_id"] == 1]
    assert [one["detail"]["file"] for one in touched] == [f"DS của {MARK}.xlsx"]
    assert set(last["detail"]["entries"]) == {str(one["entry_id"]) for one in touched}


def test_two_persons_stay_two_models_of_one_unit(source):
    send(source, an_xlsx(of_two_persons), "xa.xlsx")
    before = figures(source)
    erased(source)
    mai = PersonName.of("Trần Thị Mai")
    erase(source, mai, "13/ĐN", look(source, mai), LATER)

    assert figures(source) == before
    with reading(source) as connection:
        models = dict(connection.execute(select(Model.name, Model.name_key)).all())
    assert {name: name_key(name) for name in models} == models
    assert len(models) == 3


def test_looking_shows_each_place_with_its_cell_and_changes_nothing(source):
    send(source, an_xlsx(), "xa.xlsx")
    head = verify(source).head

    found = look(source, NAME)

    assert [(file.file, file.mendable) for file in found.files] == [("xa.xlsx", True)]
    assert found.files[0].cells == (("DS", "B6"), ("DS", "D6"), ("DS", "E7"), ("DS", "F7"))
    listed = {(row.column, row.sheet, row.cell) for row in found.rows if row.table == "listing"}
    assert {column for column, *_ in listed} == {"name", "carried_by", "in_charge", "note"}
    assert {sheet for _, sheet, _ in listed} == {"DS"}
    assert verify(source).head == head


def test_a_file_that_cannot_be_copied_is_named_and_nothing_is_done_unless_it_may_go(source):
    taken = send(source, an_xlsx(), "xa.xlsx")
    broken = b"\x00\x01" + WHO.encode() + b"\x02"
    with writing(source) as connection:
        connection.execute(update(Original).values(content=broken, size=len(broken)))
    before, head = figures(source), verify(source).head
    found = look(source, NAME)
    assert [file.mendable for file in found.files] == [False]

    with pytest.raises(NotMendableError):
        erase(source, NAME, "12/ĐN", found, LATER)
    assert verify(source).head == head

    erase(source, NAME, "12/ĐN", found, LATER, drop=True)
    assert handed_in.original(source, taken.submission_id, EVERYWHERE) == b""
    assert figures(source) == before
    assert left_in(source) == []


def test_a_name_of_a_unit_is_no_persons_to_erase(source):
    with writing(source) as connection:
        connection.execute(update(Unit).where(Unit.code == "KC-X02").values(name=f"Trường {WHO}"))

    with pytest.raises(NameOfUnitError, match="Trường"):
        look(source, NAME)


@pytest.mark.parametrize(
    ("reason", "fault"), [(" ", ValueError), (f"đơn của {WHO}", SaidInReasonError)]
)
def test_a_reason_is_asked_for_and_may_not_say_the_name(source, reason, fault):
    nothing = Found([], [], 0, [], set())

    with pytest.raises(fault):
        erase(source, NAME, reason, nothing, LATER)
    with reading(source) as connection:
        assert connection.execute(select(Erasure.erasure_id)).all() == []


def test_a_file_that_came_in_between_is_mended_too(source):
    found = look(source, NAME)
    send(source, an_xlsx(), "xa.xlsx")

    done = erase(source, NAME, "12/ĐN", found, LATER)

    assert done.files == 1
    assert left_in(source) == []


def test_a_file_on_its_way_in_while_a_name_is_erased_comes_in_without_it(source, monkeypatch):
    look_for = ErasedNames.of

    def overtaken(engine: Engine) -> ErasedNames:
        names = look_for(engine)
        if not names.known:
            erased(engine)
        return names

    monkeypatch.setattr(intake.ErasedNames, "of", overtaken)
    send(source, an_xlsx(), "xa.xlsx")

    assert left_in(source) == []


@pytest.mark.both_engines
def test_a_file_with_the_name_and_a_row_without_a_year_comes_in(source):
    erased(source)
    words = (
        "UBND XÃ ĐÔNG TẢO\nDANH SÁCH MÔ HÌNH DÂN VẬN KHÉO\nTT;Tên mô hình;Lĩnh vực;Năm\n"
        f"1;Bà {WHO} nuôi gà;Kinh tế;2023\n2;Tổ hòa giải;Kinh tế;\n"
    )
    plan = adopted_plan(source, CODE)
    found = read_file(words.encode(), "xa.csv", plan, load_register(source, plan.place))
    spared = ErasedNames.of(source).out_of(words.encode(), found).reading.rows
    assert found.rows["accepted"].tolist() == [True, False]
    assert [*map(type, spared["year"])] == [*map(type, found.rows["year"])] == [int, type(None)]

    assert send(source, words.encode(), "xa.csv").rows == 1
    assert left_in(source) == []


def test_a_name_erased_again_keeps_its_number(source):
    erased(source)
    with writing(source) as connection:
        connection.execute(insert(Account).values(login="binh", name=WHO, role="staff"))

    assert erased(source).erasure_id == 1
    assert left_in(source) == []
    assert verify(source).faults == []
