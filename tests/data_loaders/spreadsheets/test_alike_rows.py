"""Rows of a long list say what they would say alone, whatever the rows above them said."""

from reader_forms import TITLE, errors, read

from data_loaders.spreadsheets.alike_rows import AlikeRows

HEAD = ["TT", "Đơn vị", "Tên mô hình", "Lĩnh vực", "Tập thể", "Cá nhân", "Kết quả", "Ghi chú"]
TOLD = ["unit_code", "field", "year", "origin", "form", "state", "level", "note", "accepted"]
ROWS = [
    ["Xã An Vĩ", "Vườn mẫu", "Kinh tế", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", "Kinh tế", None, "x", None, None],
    ["Xã An Vĩ", "Vườn mẫu", "Kinh tế", None, None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", "QP-AN", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", "Kinh tế", "x", None, None, "Duy trì"],
    ["Xã An Vĩ", "Duy trì mô hình vườn mẫu", "Kinh tế", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu (nhân rộng)", "Kinh tế", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", "Kinh tế", "x", None, "Hiệu quả", None],
    ["Xã Không Có", "Vườn mẫu", "Kinh tế", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", "Thể thao điện tử", "x", None, None, None],
    ["Xã An Vĩ", "Vườn mẫu", None, "x", None, None, None],
]
TIMES = 40


def _read(rows):
    numbered = [
        [number + 1, unit, name.replace("mẫu", f"mẫu {number} hoa"), *rest]
        for number, (unit, name, *rest) in enumerate(rows)
    ]
    return read([[TITLE], [], HEAD, *numbered])


def _told(reading):
    return [list(map(str, row)) for row in reading.rows[TOLD].itertuples(index=False)]


def test_each_row_of_a_long_list_says_what_it_says_alone():
    alone = [_told(_read([row]))[0] for row in ROWS]

    assert len({tuple(each) for each in alone}) > len(ROWS) // 2
    assert _told(_read(ROWS * TIMES)) == alone * TIMES


def test_what_is_wrong_is_told_of_every_row_that_has_it():
    faults = [fault for _, fault in errors(_read(ROWS * TIMES))]

    assert faults.count("unknown_unit") == TIMES
    assert faults.count("unknown_field") == TIMES
    assert faults.count("missing_field") == TIMES


def test_rows_are_found_again_at_all(monkeypatch):
    found = []
    ask = AlikeRows.again
    monkeypatch.setattr(
        AlikeRows, "again", lambda self, *asked: found.append(ask(self, *asked)) or found[-1]
    )

    _read(ROWS * TIMES)

    assert sum(record is not None for record in found) > len(ROWS) * TIMES // 3
