"""Form versions: kept once by name, retired and reinstated, carried between installations."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from reader_forms import TITLE, accepted, plan, register, units, workbook
from sqlalchemy import Engine, insert, select

from data_loaders.form_versions import (
    export_forms,
    form_versions,
    import_forms,
    keep_form,
    kept_forms,
    reinstate,
    retire,
)
from data_loaders.hand_in import files_under, hand_in_all
from data_loaders.spreadsheets.forms import FormError
from data_loaders.spreadsheets.guidance import MarkedColumn, MarkedTable
from data_loaders.spreadsheets.preview import explained_form
from data_loaders.spreadsheets.read import parse_file, read_file
from database.session import engine, reading, writing
from database.tables import AuditEntry, FormVersion, Unit
from domain.kinds import Outcome

pytestmark = pytest.mark.both_engines

NOW = datetime(2024, 3, 5, 9, 0, tzinfo=timezone(timedelta(hours=7)))
SHEET = [[TITLE], ["Đơn vị: Xã An Vĩ"], ["q1", "q2", "q3"], [1, "Vườn mẫu", "Kinh tế"]]
OTHER = [[TITLE], ["Đơn vị: Xã Tân Dân"], [], ["q1", "q2", "q3"], [1, "Hội thi", "VH-XH"]]


@pytest.fixture
def source(new_database) -> Engine:
    return engine(new_database(tables=True))


def form(name="Biểu chữ lạ", rows=SHEET, roles=("serial", "name", "field"), head=2):
    marked = MarkedTable(
        sheet="Sheet",
        head=(head, head),
        first_row=head + 1,
        columns=tuple(MarkedColumn(index=at, role=role) for at, role in enumerate(roles)),
    )
    return explained_form(name, plan(), parse_file(workbook(Sheet=rows), "mau.xlsx"), [marked])


def other_head(name):
    return form(name, [*SHEET[:2], ["z1", "z2", "z3"], SHEET[3]])


def actions(source):
    with reading(source) as connection:
        asked = select(AuditEntry.action).order_by(AuditEntry.entry_id)
        return list(connection.execute(asked).scalars())


def names(source):
    return [each.name for each in form_versions(source, plan().code)]


def test_a_form_that_is_kept_reads_the_next_file_and_stands_in_the_trail(source):
    keep_form(source, form(), NOW)

    forms = form_versions(source, plan().code)
    assert forms == [form()]
    assert accepted(
        read_file(workbook(Sheet=OTHER), "b.xlsx", plan(), register(), forms=forms)
    ) == [("Xã Tân Dân", "Hội thi", "culture_society")]
    assert actions(source) == ["form kept"]
    with reading(source) as connection:
        assert connection.execute(select(FormVersion.signature)).scalar() == form().signature


def test_forms_read_only_under_their_own_plan(source):
    keep_form(source, form(), NOW)

    assert form_versions(source, "tay-ninh-2019") == []


def test_a_name_is_given_once(source):
    keep_form(source, form(), NOW)
    with pytest.raises(FormError, match="Biểu chữ lạ"):
        keep_form(source, other_head("Biểu chữ lạ"), NOW)

    assert actions(source) == ["form kept"]


def test_a_later_answer_for_the_same_head_takes_the_place_of_the_earlier(source):
    keep_form(source, form("Cũ"), NOW)
    keep_form(source, other_head("Khác"), NOW)
    keep_form(source, form("Mới", roles=("serial", "field", "name")), NOW)

    assert names(source) == ["Mới", "Khác"]
    assert actions(source) == ["form kept", "form kept", "form retired", "form kept"]


def test_a_retired_form_reads_nothing_stays_and_can_come_back(source):
    keep_form(source, form(), NOW)
    retire(source, "Biểu chữ lạ", NOW)

    assert names(source) == []
    assert [each.retired_at is not None for each in kept_forms(source)] == [True]
    reinstate(source, "Biểu chữ lạ", NOW)
    assert names(source) == ["Biểu chữ lạ"]
    assert actions(source) == ["form kept", "form retired", "form reinstated"]
    with pytest.raises(FormError):
        retire(source, "Không có", NOW)


def test_forms_carried_to_an_empty_database_read_the_same(source, new_database):
    keep_form(source, form(), NOW)
    keep_form(source, other_head("Khác"), NOW)
    there = engine(new_database(tables=True))
    text = export_forms(source)
    done = import_forms(there, text, NOW)

    assert (done.added, done.reinstated, done.unchanged) == (2, 0, 0)
    read_by = [form_versions(each, plan().code) for each in (source, there)]
    read = [
        read_file(workbook(Sheet=OTHER), "b.xlsx", plan(), register(), forms=forms)
        for forms in read_by
    ]
    assert read[0].rows.equals(read[1].rows)
    assert accepted(read[1]) == [("Xã Tân Dân", "Hội thi", "culture_society")]
    assert export_forms(there) == text


def test_the_same_import_again_changes_nothing(source):
    keep_form(source, form(), NOW)
    text = export_forms(source)

    assert import_forms(source, text, NOW).unchanged == 1
    assert actions(source) == ["form kept"]
    retire(source, "Biểu chữ lạ", NOW)
    assert import_forms(source, text, NOW).reinstated == 1
    assert names(source) == ["Biểu chữ lạ"]


def test_an_export_is_sorted_readable_and_says_its_version(source):
    keep_form(source, form("B"), NOW)
    keep_form(source, other_head("A"), NOW)
    content = json.loads(export_forms(source))

    assert (content["what"], content["version"]) == ("dan-van-kheo-forms", 1)
    assert [each["name"] for each in content["forms"]] == ["A", "B"]
    assert [each["name"] for each in json.loads(export_forms(source, ["B"]))["forms"]] == ["B"]
    with pytest.raises(FormError):
        export_forms(source, ["C"])


def test_an_import_goes_in_whole_or_not_at_all(source, new_database):
    keep_form(source, other_head("A"), NOW)
    keep_form(source, form("B"), NOW)
    there = engine(new_database(tables=True))
    keep_form(there, form("B", roles=("serial", "field", "name")), NOW)

    with pytest.raises(FormError, match="“B”"):
        import_forms(there, export_forms(source), NOW)
    assert names(there) == ["B"]


def spoilt(change):
    content = {
        "what": "dan-van-kheo-forms",
        "version": 1,
        "forms": [form().model_dump(mode="json")],
    }
    change(content)
    return json.dumps(content)


def column(content, at=1):
    return content["forms"][0]["tables"][0]["columns"][at]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: column(c).update(role="tên"), "Biểu 1 (“Biểu chữ lạ”), bảng 1, cột 2: “tên”"),
        (lambda c: column(c).update(role="note"), "bảng 1: danh sách phải có cột tên mô hình"),
        (lambda c: column(c).update(index=0), "bảng 1: một cột được đánh dấu hai lần"),
        (lambda c: column(c).pop("index"), "cột 2: thiếu “index”"),
        (lambda c: column(c).update(index=-1), "cột 2: “index” phải từ 0 trở lên"),
        (lambda c: c["forms"][0].update(colour="red"), "“colour” không phải là mục của biểu"),
        (lambda c: c["forms"][0].update(name=""), "“name” không được để trống"),
        (lambda c: c["forms"][0].update(name="x" * 101), "“name” dài quá 100 ký tự"),
        (lambda c: c["forms"][0].update(kind="letter"), "“letter” không dùng được cho “kind”"),
        (lambda c: c.update(version=2), "Cả tệp: “2” không dùng được cho “version”"),
        (lambda c: c["forms"].append(c["forms"][0]), "hai biểu tên “Biểu chữ lạ”"),
    ],
)
def test_what_is_wrong_in_a_file_of_forms_is_said_with_its_place(source, change, said):
    with pytest.raises(FormError) as refused:
        import_forms(source, spoilt(change), NOW)

    assert said in str(refused.value)
    assert kept_forms(source) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '"x"', "null"])
def test_a_file_that_holds_no_forms_is_refused(source, text):
    with pytest.raises(FormError):
        import_forms(source, text, NOW)


def test_files_handed_in_are_read_by_the_forms_of_their_plan(source, tmp_path):
    rows = [{"code": each.code, "name": each.name, "kind": each.kind} for each in units()]
    with writing(source) as connection:
        connection.execute(insert(Unit), rows)
        district = connection.execute(select(Unit.unit_id).where(Unit.code == "KC")).scalar_one()
        others = Unit.__table__.update().where(Unit.unit_id != district)
        connection.execute(others.values(parent_id=district))
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(workbook(Sheet=OTHER))

    (before,) = hand_in_all(source, files_under([file]), plan(), None, lambda: NOW)
    assert before.reading.outcome is Outcome.NEEDS_PERSON
    keep_form(source, form(), NOW)
    (after,) = hand_in_all(source, files_under([file]), plan(), None, lambda: NOW)

    assert after.taken.rows == 1
    assert after.reading.form_version == "Biểu chữ lạ"
