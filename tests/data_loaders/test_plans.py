import re
import tomllib

import pytest

from data_loaders.plan_mistakes import _plan_faults
from data_loaders.plans import PLANS_FOLDER, PlanError, builtin_plans, load_plan
from data_loaders.toml_lines import line_of, toml_lines
from domain.plan_faults import PLAN_FAULTS
from translations import use

SOUND = """\
code = "huyen-a-2023"
name = "Kế hoạch"
first_year = 2023
last_year = 2025
kinds = ["register", "result"]

[issuer]
name = "Huyện ủy"  # who
system = "party"

[document]
title = "Kế hoạch [2023]"

[quota]
at_least = 1
aim = 2
source = "II"

[[fields]]
code = "economy"
name = "Kinh tế"
short = "KT"
aliases = [
    "PTKT",
    "Phát triển kinh tế",
]
source = "II"

[[fields]]
code = "culture"
name = "Văn hóa"
short = "VH"
source = "II"

[[duties]]
kind = "register"
until = "03-31"
exceptions = { 2023 = 2023-09-15 }
source = "IV"
"""

TWICE = 'kind = "register"\nsource = "IV"\n[[duties]]\nkind = "register"'
# Two rounds with a day in common, as keys that may stand before the first table.
ROUNDS = """\
rounds = [
    { number = 1, first_day = 2023-07-16, last_day = 2023-07-30, source = "II" },
    { number = 2, first_day = 2023-07-30, last_day = 2023-08-05, source = "II" },
]
"""

WRONG = [
    # what stands there, what someone wrote instead, the line, a word of the message
    ('name = "Kế hoạch"', 'nmae = "Kế hoạch"', 2, "Có phải là “name”?"),
    ("last_year = 2025", "last_year = 2022", 4, "2022"),
    ("first_year = 2023", "first_year = 23", 3, "từ 1930"),
    ("first_year = 2023", 'first_year = "hai"', 3, "số nguyên"),
    ('"register", "result"]', '"register", "resutl"]', 5, "register, result, counts, round"),
    ('["register", "result"]', "[]", 5, "trống"),
    ('["register", "result"]', '"register"', 5, "ngoặc vuông"),
    ('system = "party"', 'system = "Party"', 9, "party, state, union"),
    ("[document]", "[document]\nday = 12", 12, "ngày"),
    ('title = "Kế hoạch [2023]"', 'title = ""', 12, "trống"),
    ("at_least = 1", "at_least = 0", 15, "từ 1 trở lên"),
    ("aim = 2", "aim = 0.5", 16, "số nguyên"),
    ("aim = 2", "aim = 2\ncumulated = 7", 17, "true hoặc false"),
    ('code = "economy"', 'code = "Kinh tế"', 20, "chữ thường"),
    ('short = "KT"', "short = 5", 22, "ngoặc kép"),
    ('    "Phát triển kinh tế",', "    7,", 25, "“aliases”"),
    ('code = "culture"', 'code = "economy"', 30, "economy"),
    ('short = "VH"\n', "", 29, "thiếu “short”"),
    ('name = "Văn hóa"', 'name = "kinh-tế"', 31, "cả hai lĩnh vực economy và culture"),
    ('kind = "register"', 'kind = "counts"', 36, "thêm vào kinds"),
    ('until = "03-31"', 'until = "31-03"', 37, "31-03"),
    ("{ 2023 =", "{ 2024 =", 38, "2024"),
    ("{ 2023 = 2023-", "{ 2029 = 2029-", 38, "2023–2025"),
    ('until = "03-31"', 'before = "01-01"', 37, "năm chưa bắt đầu"),
    ("2023-09-15 }", "2023-01-01 }", 38, "2023-01-01"),
    ('kind = "register"', TWICE, 39, "đã được yêu cầu"),
    ('"result"]\n', '"result", "round"]\n' + ROUNDS, 8, "đợt 2 trùng ngày với đợt 1"),
    ('"result"]\n', '"result"]\ncounting.origins = []\n', 6, "không được để trống"),
    # sound plans cut at the syntax
    ('name = "Kế hoạch"', 'name = "Kế hoạch', 2, "cú pháp"),
    ('name = "Kế hoạch"', "name : 5", 2, "cú pháp"),
    ('"result"]', '"result"', 5, "cú pháp"),  # the parser stops at line 7, what is open is line 5
    ('    "PTKT",', '    "PTKT"', 24, "cú pháp"),
    ("aim = 2", "at_least = 2", 16, "đã được ghi"),
    ("[quota]", "[document]", 14, "đã được ghi"),
    ("exceptions = { 2023 = 2023-09-15 }", "exceptions = 2023-02-30", 38, "lịch"),
]


@pytest.mark.parametrize(("stands", "written", "line", "words"), WRONG)
def test_a_mistake_in_a_plan_is_named_with_its_line(stands, written, line, words):
    assert SOUND.count(stands) >= 1
    with pytest.raises(PlanError) as refused:
        load_plan(SOUND.replace(stands, written, 1), "huyen-a.toml")
    assert line in [mistake.line for mistake in refused.value.mistakes]
    assert re.search(rf"huyen-a\.toml, dòng {line}: .*{re.escape(words)}", str(refused.value))


QUOTA_ALONE = """\
code = "huyen-a-2023"
name = "Kế hoạch"
first_year = 2023
last_year = 2025
kinds = ["register"]
issuer = { name = "Huyện ủy", system = "party" }
document = { title = "Kế hoạch" }
[quota]
at_least = 1
aim = 2
source = "II"
"""


def test_a_quota_that_names_no_fields_to_count_in_is_refused_at_the_quota():
    with pytest.raises(PlanError, match=r"dòng 8: có chỉ tiêu nhưng không có lĩnh vực nào"):
        load_plan(QUOTA_ALONE)
    assert load_plan(QUOTA_ALONE.replace("[quota]", "fields_open = true\n[quota]", 1))


def test_every_mistake_of_a_plan_is_named_in_the_order_of_its_lines():
    wrong = SOUND.replace("at_least = 1", "at_least = 0").replace('"party"', '"parti"')
    with pytest.raises(PlanError) as refused:
        load_plan(wrong)
    assert [mistake.line for mistake in refused.value.mistakes] == [9, 15]
    assert str(refused.value).count("\n") == 1


def test_a_key_that_is_missing_altogether_is_named_at_the_part_it_is_missing_from():
    with pytest.raises(PlanError, match="dòng 1: thiếu “code”"):
        load_plan(SOUND.replace('code = "huyen-a-2023"\n', ""))
    with pytest.raises(PlanError, match="dòng 7: thiếu “system”"):
        load_plan(SOUND.replace('system = "party"\n', ""))


def test_every_fault_of_a_plan_has_a_sentence_with_the_same_figures():
    sentences = _plan_faults()
    assert set(sentences) == set(PLAN_FAULTS)
    for fault, sentence in sentences.items():
        told = set(re.findall(r"\{\w+\}", sentence))
        assert told <= set(re.findall(r"\{\w+\}", PLAN_FAULTS[fault])), fault


def test_a_sound_plan_is_read_from_text_and_from_a_file_alike(tmp_path):
    file = tmp_path / "huyen-a.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())  # as Notepad saves it
    assert load_plan(file) == load_plan(SOUND)


def test_a_plan_survives_being_kept_as_json():
    plan = load_plan(SOUND)
    assert type(plan).model_validate_json(plan.model_dump_json()) == plan


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(PlanError, match=r"^không có\.toml: không mở được"):
        load_plan(tmp_path / "không có.toml")
    old = tmp_path / "cũ.toml"
    old.write_bytes(SOUND.replace("Huyện ủy", "Huy\udc96n").encode("utf-8", "surrogateescape"))
    with pytest.raises(PlanError, match=r"^cũ\.toml, dòng 8: .*UTF-8"):
        load_plan(old)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = " + "[" * 100_000, "sai cú pháp"),
        ("a = " + "9" * 100_000, "sai cú pháp"),
        ("# " + "x" * 500_000, "quá dài"),
    ],
)
def test_a_file_made_to_hurt_is_refused_like_any_other(text, words):
    with pytest.raises(PlanError, match=words):
        load_plan(text)


def test_a_mistake_is_told_in_english_to_who_reads_english():
    use("en")
    try:
        with pytest.raises(PlanError) as refused:
            load_plan(SOUND.replace("aim = 2", "aim = 0"), "a.toml")
    finally:
        use("vi")
    assert str(refused.value).startswith("a.toml, line 16: ")


def test_the_plans_that_come_along_are_found_by_their_code():
    plans = builtin_plans()
    assert list(plans) == sorted(path.stem for path in PLANS_FOLDER.glob("*.toml"))
    assert all(plan.code == code for code, plan in plans.items())


def test_a_plan_in_a_file_of_another_name_is_refused(tmp_path, monkeypatch):
    (tmp_path / "huyen-b.toml").write_text("# Huyện A\n" + SOUND, "utf-8")
    monkeypatch.setattr("data_loaders.plans.PLANS_FOLDER", tmp_path)
    with pytest.raises(PlanError, match=r"huyen-b\.toml, dòng 2: mã “huyen-a-2023”"):
        builtin_plans()


PLACES = '''\
"a key" = 1            # = [ { "
b.c = { d = 5, "e" = [
    1, 2.5,
    { f = "}" },
] }

[t]
long = """
[not a table]
x = "1"
"""
raw = 'C:\\'
[[t.list]]
g = 2021-09-15
[[t.list]]
g = [[1],
     [2, 3]]
[t.list.under]
h = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a key",), 1),
        (("b", "c", "d"), 2),
        (("b", "c", "e", 1), 3),
        (("b", "c", "e", 2, "f"), 4),
        (("t",), 7),
        (("t", "long"), 8),
        (("t", "raw"), 12),
        (("t", "list"), 13),
        (("t", "list", 0, "g"), 14),
        (("t", "list", 1), 15),
        (("t", "list", 1, "g", 1, 1), 17),
        (("t", "list", 1, "under", "h"), 19),
        (("t", "list", 1, "missing", "too"), 15),  # nearest: the part it is missing from
        (("nothing", "of", "this"), 1),
    ],
)
def test_each_key_and_element_is_found_on_its_line(path, line):
    assert line_of(toml_lines(PLACES), path) == line


def _paths(part, path=()):
    yield path
    if isinstance(part, dict | list):
        pairs = part.items() if isinstance(part, dict) else enumerate(part)
        for key, inner in pairs:
            yield from _paths(inner, (*path, str(key)))


@pytest.mark.parametrize("file", sorted(PLANS_FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_every_value_of_a_plan_has_its_line(file):
    text = file.read_text("utf-8")
    lines = toml_lines(text)
    assert set(_paths(tomllib.loads(text))) == set(lines)
    rows = text.split("\n")
    for path, line in lines.items():
        key = next((part for part in reversed(path) if not part.isdigit()), "code")
        assert path[-1:] != (key,) or key in rows[line - 1], path
