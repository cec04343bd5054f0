"""The audit trail in sentences: no action without its own, whatever an entry says or leaves out."""

import ast

import pytest

from tests.source import name_of, source_files, tree_of
from translations import speaking
from translations.audit_wording import audit_sentence, thing_label, wordings

PLANS = {"khoai-chau-2021-2025": "05-KH/BCĐ"}


def _constants(tree: ast.Module) -> dict[str, str]:
    """The words that names of a module stand for."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def _recorded(tree: ast.Module) -> set[str]:
    """The actions that are written down in a module, as far as they are said outright."""
    known = _constants(tree)
    asked = [
        node.args[1]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func) == "audit.record"
    ]
    outright = {each.value for each in asked if isinstance(each, ast.Constant)}
    return outright | {known[each.id] for each in asked if getattr(each, "id", None) in known}


def worded() -> set[str]:
    return {action for group in wordings().values() for action in group}


def test_every_action_that_the_code_records_has_a_wording():
    recorded = {name_of(path): _recorded(tree_of(path)) for path in source_files()}
    found = set().union(*recorded.values())

    assert len(found) > 10
    assert {name: left for name, of in recorded.items() if (left := of - worded())} == {}


@pytest.mark.parametrize(
    ("action", "thing", "detail", "sentence"),
    [
        (
            "accepted",
            "tệp số 3",
            {"file": "Xã An Vĩ.xlsx", "reports": 1, "rows": 4, "sha256": "ab"},
            "Nhận tệp “Xã An Vĩ.xlsx”: 1 báo cáo, 4 dòng.",
        ),
        ("accepted", "tệp số 3", {}, "Tính lại tệp số 3."),
        (
            "account made",
            "tài khoản “Lan (lan)”",
            {"role": "staff", "unit_id": 7, "unit": "Xã An Vĩ"},
            "Thêm tài khoản “Lan (lan)”: vai trò cán bộ; đơn vị Xã An Vĩ.",
        ),
        (
            "account changed",
            "tài khoản “Lan (lan)”",
            {"changed": ["role"], "role": "leader", "role_before": "office"},
            "Sửa tài khoản “Lan (lan)”: đổi vai trò: văn phòng → lãnh đạo.",
        ),
        (  # as it was written down before the role that it was before was
            "account changed",
            "tài khoản “Lan (lan)”",
            {"changed": ["role", "unit_id"], "role": "admin", "unit_id": None},
            "Sửa tài khoản “Lan (lan)”: đổi vai trò: nay là quản trị; không còn thuộc đơn vị nào.",
        ),
        (
            "account changed",
            "tài khoản “Lan (lan)”",
            {
                "changed": ["name", "unit_id"],
                "unit_id": 7,
                "unit": "Xã An Vĩ",
                "unit_before": 8,
                "unit_was": "Xã Đông Tảo",
            },
            "Sửa tài khoản “Lan (lan)”: đổi đơn vị: Xã Đông Tảo → Xã An Vĩ; sửa họ và tên.",
        ),
        (
            "password changed",
            "tài khoản “Lan (lan)”",
            {"must_change": True},
            "Đặt lại mật khẩu của tài khoản “Lan (lan)”.",
        ),
        (
            "password changed",
            "tài khoản “Lan (lan)”",
            {"must_change": False},
            "Đổi mật khẩu của tài khoản “Lan (lan)”.",
        ),
        (
            "sign-in refused",
            "tài khoản “Lan (lan)”",
            {"address": "192.0.2.7", "closed": True},
            "Từ chối đăng nhập: tài khoản “Lan (lan)” đã đóng, từ máy 192.0.2.7.",
        ),
        ("withdrawn", "tệp số 3", {"reason": "nhầm"}, "Rút lại tệp số 3. Lý do: nhầm."),
        (
            "day changed",
            "tệp số 3",
            {"before": "2023-03-20", "before_from": "upload", "given": "2023-03-01"},
            "Đổi ngày nhận của tệp số 3 từ 20/3/2023 thành 1/3/2023.",
        ),
        (
            "day set",
            "hạn số 1",
            {
                "kind": "result",
                "period": "first_half",
                "year": "2023",
                "last_day": "2023-07-15",
                "plan": "05-KH/BCĐ",
                "unit": "Xã An Vĩ",
                "reason": "mưa bão",
            },
            "Đặt hạn 15/7/2023 cho Báo cáo kết quả 6 tháng đầu năm (2023), kế hoạch 05-KH/BCĐ. "
            "Riêng Xã An Vĩ. Lý do: mưa bão.",
        ),
        (
            "decided",
            "quyết định số 2",
            {"kind": "recognised", "model_id": "4", "value": "district"},
            "Ghi quyết định số 2: Công nhận, cấp huyện.",
        ),
        ("units given to follow", "tài khoản số 2", {"units": [1, 2]}, "Giao 2 đơn vị"),
        ("of a later version", "tệp số 3", {}, "of a later version: tệp số 3."),
    ],
)
def test_what_was_done_is_said_in_a_sentence(action, thing, detail, sentence):
    said = audit_sentence(action, thing, detail)

    assert said.startswith(sentence), said


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_entry_that_leaves_everything_out_is_a_sentence_still(language):
    with speaking(language):
        for action in worded():
            said = audit_sentence(action, "x", {})
            assert said.endswith(".")
            assert "{" not in said


@pytest.mark.parametrize(
    ("thing", "name", "label"),
    [
        ("submission 12", "a.xlsx", "tệp số 12 “a.xlsx”"),
        ("submission 12", None, "tệp số 12"),
        ("khoai-chau-2021-2025", None, "kế hoạch 05-KH/BCĐ"),
        ("units on 2025-07-01", None, "đơn vị từ ngày 1/7/2025"),
        ("database", None, "database"),
    ],
)
def test_a_thing_is_called_by_its_number_and_name(thing, name, label):
    assert thing_label(thing, PLANS, name) == label
