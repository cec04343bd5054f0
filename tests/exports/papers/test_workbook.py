"""The workbook read back: each figure is that of the metrics, and no words are a formula."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data_loaders import adoption
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.unit_register import import_units
from domain.kinds import ReportKind, UnitState
from exports.papers.book.sheet import HEAD_ROW
from exports.papers.issue import no_step
from exports.papers.workbook import workbook
from metrics.fields import field_cells
from metrics.headline import headline
from metrics.progress import progress
from metrics.recognition import recognition
from metrics.timeliness import timeliness_by
from tests.issues import issue
from tests.screens import CODE, NOW, registered, small_district
from tests.soffice import convert
from tests.source import ROOT
from translations import speaking
from translations.wording import unit_state_label

AS_FORMULAS = (
    "=1+1",
    "+cmd|'/C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "\t=1",
    "http://x.vn/",
    "a\x0bb _x0041_ <b>&",
)
OPEN_PLAN, ROUNDS_PLAN = "hon-quan-2016-2020", "tay-ninh-2019"


def result_of(reading, **said):
    """The same list as a report of results that says this of every model."""
    rows = reading.rows.assign(kind=ReportKind.RESULT, **said)
    return replace(reading, file="KQ.xlsx", kind=ReportKind.RESULT, rows=rows)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The small district, with models named like formulas that came late, and one recognised."""
    made = small_district(f"sqlite:///{tmp_path_factory.mktemp('source')}/small.db")
    plan = builtin_plans()[CODE]
    late = [(name, "economy", "unknown") for name in AS_FORMULAS]
    take_in(
        made,
        b"late",
        registered("KC-X03", "Xã Bình Kiều", *late),
        plan,
        date(2023, 5, 2),
        NOW,
    )
    told = registered("KC-X02", "Xã An Vĩ", ("Vườn rau sạch nhà trường", "economy", "new"))
    told = result_of(told, state="effective", level="district")
    take_in(made, b"result", told, plan, date(2023, 11, 20), NOW)
    return made


@pytest.fixture(scope="module")
def told(source):
    return issue(source)


@pytest.fixture(scope="module")
def written(told):
    return workbook(told, no_step)


@pytest.fixture(scope="module")
def book(written):
    return load_workbook(BytesIO(written), data_only=True)


def rows_of(book, name):
    """The rows of a table, by label."""
    head, *rows = book[name].iter_rows(min_row=HEAD_ROW + 1, values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def figures_of(book):
    """The figures of the cover by label: of the year, its share, of all years, their share."""
    rows = book["Bìa"].iter_rows(values_only=True)
    return {str(label).strip(): numbers for label, *numbers in rows if label}


def by_unit_year(rows, codes):
    return {(codes[row["Mã"]], row["Năm"]): row for row in rows}


def codes_of(told):
    units = told.seen.units
    return dict(zip(units["code"], units["unit_id"], strict=True))


def test_the_cover_bears_the_whole_hash_and_the_headline_of_the_year_and_of_all(told, book):
    words = " ".join(str(cell.value) for row in book["Bìa"] for cell in row if cell.value)
    assert told.stamp.digest in words
    assert "30/11/2023" in words
    assert "HUYỆN ỦY KHOÁI CHÂU" in words

    figures = figures_of(book)
    heads = [headline(told.seen.found, told.plan, told.seen.as_of, year) for year in (2023, None)]
    for label, count, share in (
        ("Đã báo cáo", "reported", "share_reported"),
        ("Chưa báo cáo", "not_reported", None),
        ("Đạt chỉ tiêu", "met", "share_met"),
        ("trong đó đạt mức phấn đấu", "reached_aim", "share_aim"),
        ("Mô hình được tính", "models", None),
        ("trong đó chưa rõ nguồn gốc", "unknown_origin", None),
        ("trong đó được công nhận", "recognised", "share_recognised"),
        ("trong đó đúng hạn", "on_time", "share_on_time"),
    ):
        wanted = [(getattr(head, count), share and getattr(head, share)) for head in heads]
        assert figures[label] == pytest.approx([*wanted[0], *wanted[1]]), label
    assert heads[0].models == 3 + 1 + len(AS_FORMULAS)
    assert heads[0].recognised == 1


def test_each_unit_and_year_has_its_models_by_field_and_silence_is_no_number(told, book):
    rows = by_unit_year(rows_of(book, "Đơn vị và lĩnh vực"), codes_of(told))
    found = told.seen.found
    short = {field.code: field.short for field in told.plan.fields}
    cells = field_cells(found, told.plan).set_index(["unit_id", "year", "field"])["counted"]
    owing = found.compliance[found.compliance["state"] != UnitState.NOT_OWED.value]

    assert set(rows) == set(zip(owing["unit_id"], owing["year"], strict=True))
    for unit, year, state, total, reported in owing[
        ["unit_id", "year", "state", "total", "reported"]
    ].itertuples(index=False):
        row = rows[unit, year]
        assert row["Tình trạng"] == unit_state_label(UnitState(state))
        if reported:
            numbers = {name: cells[unit, year, code] for code, name in short.items()}
            assert {name: row[name] for name in numbers} == numbers
            assert row["Được tính"] == total == sum(numbers.values())
        else:
            assert {row[name] for name in short.values()} == {None}
            assert row["Được tính"] == "chưa báo cáo"
    assert owing["reported"].sum() == 4


def test_the_sum_above_the_head_is_that_of_the_rows_and_follows_the_filter(told, written, book):
    page = load_workbook(BytesIO(written))["Đơn vị và lĩnh vực"]
    head = [cell.value for cell in page[HEAD_ROW + 1]]
    at = head.index("Được tính")

    added = page[HEAD_ROW][at].value
    assert added.startswith("=SUBTOTAL(109,")
    summed = book["Đơn vị và lĩnh vực"][HEAD_ROW][at].value
    assert summed == headline(told.seen.found, told.plan, told.seen.as_of).models


def test_each_unit_has_a_column_a_year_and_what_it_lacks(told, book):
    rows = rows_of(book, "Từng đơn vị")
    found, units = told.seen.found, told.seen.units
    sums = progress(found.compliance, units, told.plan, told.seen.as_of, by=["unit_id"])
    sums = sums.set_index("unit_id")
    cells = found.compliance.set_index(["unit_id", "year"])
    codes = codes_of(told)

    assert len(rows) == len(units)
    for row in rows:
        unit = codes[row["Mã"]]
        lacks = sums.loc[unit, "owed_by_now"] - sums.loc[unit, "done_by_now"]
        assert row["Còn thiếu (mô hình)"] == lacks
        assert row["Số năm chưa báo cáo"] == sums.loc[unit, "not_reported"]
        cell = cells.loc[(unit, 2023)]
        silent = {"not_reported": "chưa báo cáo", "not_owed": "không phải báo cáo"}
        assert row["2023"] == silent.get(cell["state"], cell["total"])
        assert row["2025"] in ("chưa đến hạn", "không phải báo cáo")


def test_each_report_owed_has_real_days_and_its_file(told, book):
    rows = rows_of(book, "Hạn nộp")
    owed = told.seen.found.timeliness

    assert len(rows) == len(owed)
    late = [row for row in rows if row["Tình trạng"] == "quá hạn"]
    assert len(late) == (owed["state"] == "late").sum() == 1
    assert late[0]["Đơn vị"] == "Xã Bình Kiều"
    assert late[0]["Hạn cuối"].date() == date(2023, 3, 31)
    assert late[0]["Ngày nhận"].date() == date(2023, 5, 2)
    assert late[0]["Số ngày quá hạn"] == owed["days_late"][owed["state"] == "late"].item() == 32
    assert late[0]["Tệp"] == "KC-X03.xlsx"
    assert {row["Ngày nhận"] for row in rows if row["Tình trạng"].startswith("chưa")} == {None}
    assert rows[0]["Năm"] == 2023
    assert {row["Năm"] for row in rows} == set(owed["year"])


def test_each_model_names_its_file_and_cell_and_why_it_does_not_count(told, book):
    rows = {row["Tên mô hình"]: row for row in rows_of(book, "Mô hình")}
    found = told.seen.found.models

    assert len(rows) == len(found)
    assert sum(row["Được tính"].startswith("được tính") for row in rows.values()) == sum(
        found["counts"]
    )
    kept = rows["Tổ hòa giải bền vững"]
    assert (kept["Được tính"], kept["Nguồn gốc"]) == ("không tính: duy trì", "duy trì")
    assert (kept["Tệp nguồn"], kept["Trang tính, ô"]) == ("KC-X04.xlsx", "DS!B9")
    assert rows["Camera an ninh thôn xóm"]["Trang tính, ô"] == "DS!B11"
    assert rows["Vườn rau sạch nhà trường"]["Công nhận"] == "cấp huyện"


def test_each_file_has_its_day_and_fingerprint(told, book):
    rows = {row["Tệp"]: row for row in rows_of(book, "Tệp nguồn")}

    assert {name: row["SHA-256"] for name, row in rows.items()} == dict(
        zip(told.files["file"], told.files["sha256"], strict=True)
    )
    assert rows["KQ.xlsx"]["Ngày nhận"].date() == date(2023, 11, 20)


def test_no_words_out_of_a_file_are_a_formula_or_a_link(written):
    book = load_workbook(BytesIO(written))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    names = {cell.value for cell in cells if cell.data_type == "s"}

    assert formulas
    assert all(formula.startswith("=SUBTOTAL(109,") for formula in formulas)
    assert set(AS_FORMULAS[:-1]) <= names
    assert "a\x0bb _x0041_ <b>&" in {openpyxl_words(name) for name in names}
    linked = [cell for cell in cells if cell.hyperlink]
    assert {cell.parent.title for cell in linked} == {"Bìa"}
    assert all(cell.hyperlink.target is None for cell in linked)
    assert [cell.value for cell in linked] == book.sheetnames[1:]


def openpyxl_words(name):
    """What Excel shows of a cell: openpyxl leaves its signs for other signs as they stand."""
    return name.replace("_x000B_", "\x0b").replace("_x005F_x", "_x")


def test_the_charts_are_native_and_drawn_from_the_figures_by_year(told, written, book):
    drawn = load_workbook(BytesIO(written))["Biểu đồ"]
    assert not drawn._images
    fields, quota, reports, models = drawn._charts
    found = told.seen.found

    at = told.seen.years.index(2023)
    cells = field_cells(found, told.plan)
    sums = cells[cells["year"] == 2023].groupby("field")["counted"].sum()
    drawn_fields = {name: numbers[at] for name, numbers in series_of(fields, book).items()}
    assert drawn_fields == {field.name: sums[field.code] for field in told.plan.fields}

    head = headline(found, told.plan, told.seen.as_of, 2023)
    assert {name: numbers[at] for name, numbers in series_of(quota, book).items()} == {
        "Đạt mức phấn đấu": head.reached_aim,
        "Đạt chỉ tiêu": head.met - head.reached_aim,
        "Chưa có mô hình": head.none,
        "Chưa báo cáo": head.not_reported,
    }
    states = timeliness_by(found.timeliness, ["year"]).set_index("year").loc[2023]
    late = series_of(reports, book)
    assert {name: late[name][at] for name in ("Đúng hạn", "Quá hạn", "Chưa nộp, đã quá hạn")} == {
        "Đúng hạn": states["on_time"],
        "Quá hạn": states["late"],
        "Chưa nộp, đã quá hạn": states["missing"],
    }
    four = recognition(found.tally, found.compliance).set_index("year").loc[2023]
    assert series_of(models, book)["Được công nhận"][at] == four["recognised"] == 1


def series_of(chart, book):
    """The numbers of each series by its name, read from the cells that it is drawn from."""
    made = {}
    for one in chart.series:
        (name,) = cells_at(book, one.tx.strRef.f)
        made[name] = cells_at(book, one.val.numRef.f)
    return made


def cells_at(book, reference):
    sheet, _mark, place = reference.rpartition("!")
    cells = book[sheet.strip("'")][place.replace("$", "")]
    rows = cells if isinstance(cells, tuple) else ((cells,),)
    return [cell.value for row in rows for cell in row]


def test_a_chart_says_its_finding_and_names_its_axes(told, written):
    charts = load_workbook(BytesIO(written))["Biểu đồ"]._charts
    titles = [chart.title.tx.strRef.strCache.pt[0].v for chart in charts]

    met = headline(told.seen.found, told.plan, told.seen.as_of, 2023).met
    assert titles[1] == f"{met} trong 34 đơn vị đạt chỉ tiêu năm 2023."
    for chart in charts:
        assert chart.x_axis.title is not None
        assert chart.y_axis.title is not None


def test_a_year_that_nobody_reported_says_so_in_the_table_and_on_the_axis(book):
    words = [str(cell.value) for row in book["Từng năm"] for cell in row]

    assert "2022 (chưa báo cáo)" in words
    assert "2024 (chưa đến hạn)" in words


def test_each_sheet_is_ready_to_print_and_to_filter(told, written):
    book = load_workbook(BytesIO(written))
    for page in book:
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert told.stamp.digest[:8] in page.oddFooter.left.text
    for page in book.worksheets[3:]:
        assert page.print_title_rows == f"${HEAD_ROW + 1}:${HEAD_ROW + 1}"
        assert page.freeze_panes.endswith(str(HEAD_ROW + 2))
        assert page.auto_filter.ref == f"A{HEAD_ROW + 1}:{page.dimensions.partition(':')[2]}"


def test_of_a_place_there_is_nothing_else(source):
    told = issue(source, place="KC-X12")
    book = load_workbook(BytesIO(workbook(told, no_step)), data_only=True)

    assert figures_of(book)["Mô hình được tính"][0] == 3
    assert {row["Mã"] for row in rows_of(book, "Từng đơn vị")} == {"KC-X12"}
    assert len(rows_of(book, "Mô hình")) == 3
    assert [row["Tệp"] for row in rows_of(book, "Tệp nguồn")] == ["KC-X12.xlsx"]
    assert "Của: Xã Đông Tảo" in figures_of(book)


def with_units(source, folder, place, code, kind):
    """A plan beside the first, of a place of its own with two units."""
    register = folder / f"{code}.csv"
    register.write_text(
        "code,name,kind,parent,valid_from,valid_to,successor\n"
        f"P,{place},district,,,,\n"
        f"P-1,=Đơn vị một,{kind},P,,,\n"
        f"P-2,Đơn vị hai,{kind},P,,,\n",
        encoding="utf-8",
    )
    import_units(source, register, NOW)
    adoption.adopt(source, ROOT / "plans" / f"{code}.toml", NOW)
    return builtin_plans()[code]


@pytest.fixture
def another(tmp_path):
    return small_district(f"sqlite:///{tmp_path}/another.db")


def test_a_plan_without_a_quota_tells_what_its_reports_name(another, tmp_path):
    plan = with_units(another, tmp_path, builtin_plans()[OPEN_PLAN].place, OPEN_PLAN, "commune")
    words = [f"={place} chủ đề" for place in range(12)]
    named = [(f"Mô hình {word}", word, "maintained") for word in ["year", "sum", *words]]
    reading = registered("P-1", "=Đơn vị một", *named, year=2018)
    take_in(another, b"open", reading, plan, date(2018, 9, 1), NOW)
    told = issue(another, 2018, day=date(2018, 12, 31), code=OPEN_PLAN)
    content = workbook(told, no_step)
    book = load_workbook(BytesIO(content), data_only=True)

    kept = told.seen.found.kept
    assert kept["listed"].sum() == len(named)
    assert figures_of(book)["Mô hình báo cáo kể ra"][0] == len(named)
    assert figures_of(book)["trong đó duy trì"][0] == len(named)
    assert "Đạt chỉ tiêu" not in figures_of(book)
    first, second = rows_of(book, "Đơn vị và lĩnh vực")[:2]
    assert {first["Đơn vị"], second["Đơn vị"]} == {"=Đơn vị một", "Đơn vị hai"}
    spoke = first if first["Mã"] == "P-1" else second
    assert spoke["Báo cáo kể ra"] == len(named)
    assert spoke["Chủ đề khác"] == len(named) - 8
    charts = load_workbook(BytesIO(content))["Biểu đồ"]._charts
    (numbers,) = series_of(charts[0], book).values()
    assert sum(numbers) == len(named)


def test_a_plan_of_rounds_alone_says_nothing_of_models(another, tmp_path):
    place = builtin_plans()[ROUNDS_PLAN].place or "Liên đoàn Lao động huyện"
    with_units(another, tmp_path, place, ROUNDS_PLAN, "union_grassroots")
    told = issue(another, 2019, day=date(2019, 12, 15), code=ROUNDS_PLAN)
    book = load_workbook(BytesIO(workbook(told, no_step)), data_only=True)

    assert book.sheetnames == [
        *("Bìa", "Biểu đồ", "Từng năm", "Đợt hoạt động", "Từng đơn vị", "Hạn nộp")
    ]
    silent = {row["Hoạt động"] for row in rows_of(book, "Đợt hoạt động")}
    assert silent == {"chưa đơn vị nào báo cáo"}
    said = [str(cell.value) for page in book for row in page for cell in row if cell.value]
    assert [words for words in said if "mô hình" in words.lower()] == []
    rows = rows_of(book, "Từng đơn vị")
    own = {row["Mã"]: row["2019"] for row in rows if row["Mã"].startswith("P-")}
    assert own == {"P-1": "chưa báo cáo", "P-2": "chưa báo cáo"}
    assert len(rows_of(book, "Hạn nộp")) == len(told.seen.found.timeliness)


class StoppedError(Exception):
    """Somebody said so."""


def test_who_stops_it_half_way_leaves_nothing_behind(told, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said = []

    def step(done, doing):
        said.append((done, doing))
        if done > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        workbook(told, step)
    assert list(tmp_path.iterdir()) == []
    assert [done for done, _doing in said] == sorted(done for done, _doing in said)


def test_it_speaks_the_readers_language(told):
    with speaking("en"):
        book = load_workbook(BytesIO(workbook(told, no_step)))

    assert book.sheetnames[0] == "Cover"
    assert {row["Model"] for row in rows_of(book, "Models")} >= {"Vườn rau sạch nhà trường"}
    assert len(book["Charts"]._charts) == 4


@pytest.mark.slow
def test_libreoffice_opens_it_and_finds_the_same_figures(told, written, book, tmp_path):
    file = tmp_path / "paper.xlsx"
    file.write_bytes(written)
    convert(tmp_path, "xlsx", tmp_path / "saved", [file])
    saved = load_workbook(tmp_path / "saved" / "paper.xlsx", data_only=True)

    assert saved.sheetnames == book.sheetnames
    assert len(saved["Biểu đồ"]._charts) == 4
    for name in ("Đơn vị và lĩnh vực", "Từng đơn vị", "Hạn nộp", "Tệp nguồn"):
        assert rows_of(saved, name) == rows_of(book, name)
    shutil.rmtree(tmp_path / "saved")
