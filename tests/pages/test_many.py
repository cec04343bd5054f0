"""Many files at once on the page: unpacked, sorted, summed up, taken back together."""

import logging
import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from screens import FORMS

from accounts.identity import Role
from data_loaders import frames, reading_work
from data_loaders.spreadsheets.sandbox import Room
from domain.access import EVERYWHERE

PLAN = "khoai-chau-2021-2025"
GOOD = [
    "v01_dang_ky_2023_xa_dong_tao.xlsx",
    "v02_dang_ky_2022_xa_ham_tu.xlsx",
    "v04_bieu_so_luong_2023.xlsx",
]
FAULTY, CUT_SHORT, EMPTY = "v09_dong_loi_2023.xlsx", "v10b_truncated.xlsx", "v10a_empty.xlsx"
SIX = [*GOOD, FAULTY, CUT_SHORT, EMPTY]
SAID = "6 tệp: 3 nhận được, 1 nhận một phần, 2 không nhận."
IN_PART = "Nhận một phần: 5 dòng bị giữ lại"


def zipped(*names):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as target:
        for name in names:
            target.writestr(f"Các xã/{name}", (FORMS / name).read_bytes())
        target.writestr("__MACOSX/._x.xlsx", b"x")
    return content.getvalue()


def put(screen, files):
    kind = "application/octet-stream"
    screen.file_uploader[0].set_value([(name, content, kind) for name, content in files]).run()
    assert not screen.exception
    return screen


def accept(screen):
    screen.button(key="nhan_bao_cao").click().run()
    assert not screen.exception
    return screen


def six(screen):
    return put(screen, [(name, (FORMS / name).read_bytes()) for name in SIX])


def table(screen):
    return screen.dataframe[0].value


@pytest.fixture
def screen(page):
    return page("staff", "submit", Role.OFFICE)


def test_more_than_four_files_are_sorted_in_one_line_and_a_table(screen):
    six(screen)
    shown = table(screen)

    assert screen.subheader[0].value == SAID
    assert shown["Kết quả"].tolist() == [
        *("Không nhận", "Không nhận", IN_PART, "Nhận được", "Nhận được", "Nhận được")
    ]
    assert set(shown["Tệp"]) == set(SIX)
    assert shown.loc[shown["Kết quả"] == "Không nhận", "Lý do"].str.endswith(".").all()


def test_the_files_of_a_zip_lie_on_the_desk_like_any_others(screen):
    put(screen, [("bao-cao.zip", zipped(*SIX))])

    assert screen.subheader[0].value == SAID
    assert set(table(screen)["Tệp"]) == set(SIX)


def test_what_in_a_zip_cannot_be_unpacked_is_said_with_its_reason(screen):
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        target.writestr("cu.zip", zipped(*GOOD))
        target.writestr(GOOD[0], (FORMS / GOOD[0]).read_bytes())
    put(screen, [("bao-cao.zip", content.getvalue())])

    assert "Giải nén rồi gửi các tệp bên trong" in screen.error[0].value
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (1 tệp)"


def test_cards_are_closed_and_open_for_the_rows_that_are_picked(screen):
    six(screen)
    assert [each.label.rpartition(" · ")[2] for each in screen.expander][:2] == ["Không nhận"] * 2
    assert not [button for button in screen.button if button.label == "Bỏ tệp"]

    key = "nhieu_tep_6"
    screen.session_state[key] = {"selection": {"rows": [2], "columns": [], "cells": []}}
    screen.run()
    assert len([button for button in screen.button if button.label == "Bỏ tệp"]) == 1


def test_refused_files_are_taken_off_together(screen):
    six(screen)
    screen.button(key="bo_tep_khong_nhan").click().run()

    assert len(screen.subheader) == 4  # too few for a table: a card each
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (4 tệp)"


def test_files_taken_in_together_are_one_batch_and_are_taken_back_together(page, screen, district):
    before = frames.listings(district, PLAN, EVERYWHERE)
    accept(six(screen))
    history = page("staff", "history", Role.OFFICE)
    (batch,) = history.selectbox(key="lan_nop").options[1:]
    assert batch.startswith("Lần 1: ")
    assert "4 tệp" in batch

    history.selectbox(key="lan_nop").set_value(batch).run()
    assert len(table(history)) == 4
    turn = history.button(key="doi_accepted_lan_nop")
    assert turn.label == "Rút lại cả lần nộp này (4 tệp)"
    turn.click().run()
    assert not history.exception
    assert len(frames.listings(district, PLAN, EVERYWHERE)) == len(before)
    assert history.button(key="doi_withdrawn_lan_nop").label == "Nhận lại cả lần nộp này (4 tệp)"


def test_files_that_are_in_already_open_no_other_batch(page, screen):
    accept(six(screen))
    accept(six(page("staff", "submit", Role.OFFICE)))

    options = page("staff", "history", Role.OFFICE).selectbox(key="lan_nop").options
    assert len(options) == 2


def test_a_leader_sees_batches_and_takes_none_back(page, screen):
    accept(six(screen))
    history = page("staff", "history", Role.LEADER)
    history.selectbox(key="lan_nop").set_value(history.selectbox(key="lan_nop").options[1]).run()

    assert len(table(history)) == 4
    assert not [button for button in history.button if "lần nộp" in button.label]


def test_a_file_that_our_own_code_fails_at_is_refused_and_keeps_no_other_out(
    screen, monkeypatch, caplog
):
    understand = reading_work.read_parsed

    def fail_at_one(parsed, *rest, **named):
        if parsed.file == GOOD[0]:
            raise ZeroDivisionError
        return understand(parsed, *rest, **named)

    monkeypatch.setattr(reading_work, "read_parsed", fail_at_one)
    with caplog.at_level(logging.ERROR):
        put(screen, [(name, (FORMS / name).read_bytes()) for name in GOOD])

    assert "ZeroDivisionError" in screen.error[0].value
    assert screen.button(key="nhan_bao_cao").label == "Nhận báo cáo (2 tệp)"
    assert [entry.exc_info[0] for entry in caplog.records if entry.exc_info] == [ZeroDivisionError]


def test_a_file_that_cannot_be_parsed_by_our_own_fault_is_refused_too(screen, monkeypatch):
    def fail(*_rest):
        raise ZeroDivisionError

    monkeypatch.setattr(Room, "begin", fail)
    put(screen, [(GOOD[0], (FORMS / GOOD[0]).read_bytes())])

    assert "ZeroDivisionError" in screen.error[0].value


def test_the_summary_to_download_holds_taken_and_refused_files_alike(screen, monkeypatch):
    made = []

    def download(_label, content, **_how):
        made.append(content())

    monkeypatch.setattr("streamlit.download_button", download)
    accept(six(screen))
    rows = list(load_workbook(BytesIO(made[-1]))["Từng tệp"].iter_rows(min_row=2, values_only=True))

    assert {row[1] for row in rows} == set(SIX)
    assert sum(row[6] for row in rows) > 0


def _versions():
    """Three lists of Xã Đông Tảo of 2023, alike but for their first model; then two other files."""
    for name in ("mot", "hai", "ba"):
        book = load_workbook(FORMS / GOOD[0])
        book.active["B10"] = f"Mô hình {name}"
        content = BytesIO()
        book.save(content)
        yield f"{name}.xlsx", content.getvalue()
    for name in GOOD[1:]:
        yield name, (FORMS / name).read_bytes()


def test_files_that_would_not_count_are_told_before_and_after_they_go_in(screen):
    put(screen, list(_versions()))
    screen.date_input(key="ngay_nhan").set_value(date(2023, 3, 25)).run()
    why = table(screen).set_index("Tệp")["Lý do"]
    said = "2 báo cáo trong 2 tệp không được tính vì đã có báo cáo khác."
    assert said in [each.value for each in screen.warning]
    assert "vì có tệp nhận sau thay tệp này: ba.xlsx." in why["mot.xlsx"]
    assert "không được tính" not in why["ba.xlsx"].lower()

    accept(screen)
    assert said in [each.value for each in screen.warning]


def test_a_day_given_for_the_files_decides_whether_they_would_count(screen):
    put(screen, list(_versions()))
    screen.date_input(key="ngay_nhan").set_value(date(2023, 1, 5)).run()
    why = table(screen).set_index("Tệp")["Lý do"]

    assert "đã có bản mới hơn, nhận ngày 20/3/2023: KC-X12.xlsx" in why["ba.xlsx"]
    assert "3 báo cáo trong 3 tệp" in screen.warning[0].value


def test_the_very_same_file_under_another_name_is_said_to_be_so_and_taken_in_once(screen):
    copied = (FORMS / GOOD[0]).read_bytes()
    files = [(name, (FORMS / name).read_bytes()) for name in (*GOOD, FAULTY)]
    put(screen, [*files, ("ban_sao.xlsx", copied)])
    why = table(screen).set_index("Tệp")["Lý do"]
    assert why["ban_sao.xlsx"] == f"Giống hệt tệp {GOOD[0]} nên chỉ nhận một lần."

    accept(screen)
    assert "Đã nhận 4 tệp. 1 tệp đã có từ trước." in [each.value for each in screen.success]
