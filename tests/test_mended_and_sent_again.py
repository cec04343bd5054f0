"""A file handed back, mended and sent again is known as the next version of the first."""

from datetime import date
from io import BytesIO

import openpyxl
from screens import CODE, FORMS, NOW, empty_district

from data_loaders import frames, handed_in
from data_loaders.intake import take_in
from data_loaders.plans import builtin_plans
from data_loaders.returned.marks import Choices
from data_loaders.returned.workbook import returned_workbook
from data_loaders.spreadsheets.read import read_file
from data_loaders.unit_register import load_register
from domain.access import EVERYWHERE

FAULTY = "v09_dong_loi_2023.xlsx"


def test_the_mended_file_is_the_next_version_and_says_what_changed(new_database):
    source, plan = empty_district(new_database(tables=True)), builtin_plans()[CODE]
    register = load_register(source, plan.place)
    content = (FORMS / FAULTY).read_bytes()
    first = read_file(content, FAULTY, plan, register)
    sent = take_in(source, content, first, plan, date(2023, 3, 1), NOW)

    returned = returned_workbook(content, FAULTY, first, Choices.of(plan, register, 2023))
    book = openpyxl.load_workbook(BytesIO(returned.content))
    sheet = book["Sheet"]
    sheet["D7"] = "Kinh tế"
    sheet["B6"] = "Xã Đông Tảo"
    mended = BytesIO()
    book.save(mended)
    second = read_file(mended.getvalue(), returned.name, plan, register)
    again = take_in(source, mended.getvalue(), second, plan, date(2023, 3, 2), NOW)

    assert int(second.rows["accepted"].sum()) == int(first.rows["accepted"].sum()) + 2
    kept = handed_in.submissions(source, CODE, EVERYWHERE).set_index("submission_id")
    assert kept["previous_id"][again.submission_id] == sent.submission_id
    assert len(frames.listings(source, CODE, EVERYWHERE)) == 1 + 3
