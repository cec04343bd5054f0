"""Forms as an office hands them back: filled in, opened and saved by LibreOffice."""

import pytest

from domain.kinds import ReportKind, ReportSource
from tests.exports.forms import ALL, filled
from tests.soffice import convert, soffice

OTHER_FIELD = "Mỹ thuật, thể thao"  # that only an open list takes


def field_of(asked, place):
    """A field to write, and the code that is read: in an open list without names, the words."""
    if asked.plan.fields:
        field = asked.plan.fields[place % len(asked.plan.fields)]
        return field.name, field.code
    return OTHER_FIELD, OTHER_FIELD


def registered(asked):
    first, second = field_of(asked, 0), field_of(asked, 2)
    names = "Trồng nhãn muộn theo hướng hữu cơ", "Tiếng kẻng an ninh"
    rows = [
        {"Tên mô hình, điển hình": names[0], "Lĩnh vực": first[0], "Nguồn gốc": "Xây dựng mới"},
        {"Tên mô hình, điển hình": names[1], "Lĩnh vực": second[0], "Nguồn gốc": "Nhân rộng"},
    ]
    rows[0] |= {"Người phụ trách": "Trần Thị B", "Tập thể/ cá nhân": "Tập thể"}
    rows[1] |= {"Tập thể/ cá nhân": "Cá nhân", "Tập thể, cá nhân thực hiện": "Ông Lê Văn C"}
    year = asked.year
    return rows, [
        (names[0], first[1], year, "new", "collective", "registered", None),
        (names[1], second[1], year, "replicated", "individual", "registered", None),
    ]


def achieved(asked):
    first, second = field_of(asked, 1), field_of(asked, 3)
    names = "Thôn thông minh", "Đội bóng chuyền phụ nữ", "Vườn mẫu"
    rows = [
        {"Tên mô hình, điển hình": names[0], "Lĩnh vực": first[0], "Hiệu quả": "Có hiệu quả"},
        {"Tên mô hình, điển hình": names[1], "Lĩnh vực": second[0]},
        {"Tên mô hình, điển hình": names[2], "Lĩnh vực": second[0], "Nguồn gốc": "Duy trì"},
    ]
    rows[0] |= {"Cấp công nhận": "Trung ương", "Nguồn gốc": "Nâng cấp", "Năm đăng ký": 2015}
    rows[1] |= {"Hiệu quả": "Đưa ra khỏi danh sách", "Cấp công nhận": "Chưa công nhận"}
    rows[2] |= {"Hiệu quả": "Đang thực hiện", "Cấp công nhận": "Cấp xã"}
    year = asked.year
    return rows, [
        (names[0], first[1], 2015, "upgraded", "unknown", "effective", "central"),
        (names[1], second[1], year, "unknown", "unknown", "struck_off", None),
        (names[2], second[1], year, "maintained", "unknown", "in_progress", "commune"),
    ]


def counted(asked):
    """Each field that the form names, then one of the office's own where the list is open."""
    numbers = [(field.code, place) for place, field in enumerate(asked.plan.fields)]
    rows = [{"Số lượng mô hình": number} for _, number in numbers]
    if asked.plan.fields_open:
        rows.append({"Lĩnh vực": OTHER_FIELD, "Số lượng mô hình": 12})
        numbers.append((OTHER_FIELD, 12))
    return rows, [(code, asked.year, number) for code, number in numbers]


def done_in_a_round(asked):
    names = "Xây tặng nhà “Mái ấm Công đoàn”", "Chăm sóc nghĩa trang liệt sỹ"
    rows = [
        {"Nội dung hoạt động": names[0], "Đơn vị tính": "căn", "Số lượng": 1250},
        {"Nội dung hoạt động": names[1], "Số lượng": 3},
    ]
    rows[0]["Trị giá (triệu đồng)"] = 312.5
    year = asked.year
    return rows, [(names[0], year, 1250, "căn", 312.5), (names[1], year, 3, None, None)]


TOLD = {
    ReportKind.REGISTER: registered,
    ReportKind.RESULT: achieved,
    ReportKind.COUNTS: counted,
    ReportKind.ROUND: done_in_a_round,
}
MODEL = ["name", "field", "year", "origin", "form", "state", "level"]
COLUMNS = {
    ReportKind.REGISTER: MODEL,
    ReportKind.RESULT: MODEL,
    ReportKind.COUNTS: ["field", "year", "count"],
    ReportKind.ROUND: ["name", "year", "quantity", "unit_of_measure", "worth"],
}


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """The filled forms as LibreOffice saved them: as .ods, and that again as .xlsx."""
    soffice()
    folder = tmp_path_factory.mktemp("forms")
    files = []
    for asked in ALL:
        rows, _ = TOLD[asked.kind](asked)
        files.append(folder / f"{asked.name}.xlsx")
        files[-1].write_bytes(filled(asked.blank(), rows))
    saved = folder / "saved"
    convert(folder, "ods", saved, files)
    convert(folder, "xlsx", saved, sorted(saved.glob("*.ods")))
    return saved


@pytest.mark.drill
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["ods", "xlsx"])
@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_a_form_filled_in_and_saved_by_an_office_is_read_exactly(returned, asked, ending):
    file = returned / f"{asked.name}.{ending}"
    reading = asked.read(file.read_bytes(), file.name)

    assert (reading.problems, reading.refusal) == ([], None)
    _, expected = TOLD[asked.kind](asked)
    rows = reading.rows[COLUMNS[asked.kind]]
    assert [tuple(row) for row in rows.itertuples(index=False)] == expected
    assert reading.rows["accepted"].all()
    assert (reading.kind, reading.year, reading.source, reading.unit_code) == (
        asked.kind,
        asked.year,
        ReportSource.OWN,
        asked.unit.code,
    )


@pytest.mark.parametrize("asked", ALL, ids=lambda asked: asked.name)
def test_a_form_filled_in_by_a_program_is_read_exactly(asked):
    rows, expected = TOLD[asked.kind](asked)
    reading = asked.read(filled(asked.blank(), rows))

    assert (reading.problems, reading.refusal) == ([], None)
    found = reading.rows[COLUMNS[asked.kind]]
    assert [tuple(row) for row in found.itertuples(index=False)] == expected
