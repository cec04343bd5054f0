"""A name in a text, however it was typed, and nobody else's."""

import unicodedata

import pytest

from domain.erased import NotANameError, PersonName, mark_of, names_known
from domain.name_parts import name_parts

NAME = PersonName.of("Nguyễn Thị Hoà")
MARK = mark_of(3)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nguyễn Thị Hoà", MARK),
        ("bà NGUYỄN THỊ HÒA, xóm 3", f"bà {MARK}, xóm 3"),
        ("Nguyễn  Thị\nHòa", MARK),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hòa (xóm 3)"), f"{MARK} (xóm 3)"),
        ("Nguyễn-Thị-Hòa.xlsx", f"{MARK}.xlsx"),
        ("Nguyễn Thị\u200b Hòa", MARK),
        ("Nguyễn Thị Hòa và Nguyễn Thị Hòa", f"{MARK} và {MARK}"),
    ],
    ids=["as asked", "capitals", "spaces", "marks apart", "hyphens", "unseen", "twice"],
)
def test_the_name_is_found_however_it_was_typed(text, left):
    assert NAME.stands_in(text)
    assert NAME.replaced(text, MARK) == left


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hoa",
        "Nguyễn Thị Hòan",
        "Nguyễn Thị Hồng Hòa",
        "Nguyễn Thị, Hòa",
        "Nguyen Thi Hoa",
        "",
    ],
    ids=["another tone", "longer", "a name between", "two persons", "without accents", "nothing"],
)
def test_another_persons_name_stays_as_it_is(text):
    assert not NAME.stands_in(text)
    assert NAME.replaced(text, MARK) is text


@pytest.mark.parametrize("text", ["Lan", "", "  ", "xóm 3", "a " * 9, "=1+1"])
def test_what_could_be_anybody_is_no_name(text):
    with pytest.raises(NotANameError):
        PersonName.of(text)


def test_a_name_is_known_again_by_its_hash_alone():
    known = {NAME.hashed("ab"): 3}

    found = names_known(["TT", "Bà NGUYỄN THỊ HÒA nuôi gà"], known, "ab", [3])

    assert found == {NAME: 3}
    assert names_known(["Bà Nguyễn Thị Hoa nuôi gà"], known, "ab", [3]) == {}
    assert NAME.hashed("ab") != NAME.hashed("cd")


def test_marks_of_two_persons_are_two_persons_and_of_one_are_one():
    one, same, other = (name_parts(f"Bà {mark_of(each)} nuôi gà") for each in (1, 1, 2))

    assert one.person == same.person != other.person
    assert one.person
