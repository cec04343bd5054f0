import pytest

from accounts.passwords import (
    Weakness,
    first_password,
    hashed,
    is_outdated,
    is_right,
    weakness,
)
from accounts.words_given import folded, is_login, is_name

OWN = ("lan.nguyen", "Nguyễn Thị Lan", "Thị trấn Khoái Châu")


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("bốn con trâu gặm cỏ", None),
        ("cầu vồng tháng bảy", None),
        ("kX8#mq2Zr!vT", None),
        ("onlylowercaseandlong but fine", None),  # no rule of composition
        ("mười một ký", Weakness.SHORT),
        ("x" * 201, Weakness.LONG),
        ("passwordpassword", Weakness.COMMON),
        ("123456789012", Weakness.COMMON),
        ("qwertyuiop123", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaa", Weakness.COMMON),
        ("matkhau123456", Weakness.COMMON),
        ("Mật khẩu 123456", Weakness.COMMON),
        ("danvankheo2024", Weakness.COMMON),
        ("NguyenThiLan1985", Weakness.PERSONAL),
        ("Nguyễn Thị Lan!", Weakness.PERSONAL),
        ("lan.nguyen2024", Weakness.PERSONAL),
        ("KhoaiChau@2024", Weakness.PERSONAL),
        ("thitrankhoaichau", Weakness.PERSONAL),
        ("Lan thích cầu vồng", None),  # her name is not all there is to it
    ],
)
def test_long_and_not_to_be_guessed_is_all_that_is_asked(password, found):
    assert weakness(password, OWN) is found


def test_a_first_password_is_good_enough_itself_and_never_the_same():
    drawn = {first_password() for _time in range(20)}

    assert len(drawn) == 20
    assert [weakness(each) for each in drawn] == [None] * 20


@pytest.mark.usefixtures("passwords_as_anywhere")
def test_what_is_kept_is_argon2id_salted_and_tells_right_from_wrong():
    kept, again = hashed("bốn con trâu"), hashed("bốn con trâu")

    assert kept != again
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not is_outdated(kept)
    assert is_right(kept, "bốn con trâu")
    assert not is_right(kept, "bốn con trâu ")


@pytest.mark.parametrize("kept", [None, "", "no hash at all", "$argon2id$v=19$broken"])
def test_where_no_hash_is_kept_no_password_is_right(kept):
    assert not is_right(kept, "")
    assert not is_right(kept, "bốn con trâu")


def test_two_who_choose_at_once_are_judged_by_their_own_words():
    from concurrent.futures import ThreadPoolExecutor

    names = [f"Trịnh Đình Quỳnh{each}" for each in range(40)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda name: weakness(f"{name} 12", (name,)), names))

    assert found == [Weakness.PERSONAL] * 40


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Lan.Nguyen ", "lan.nguyen"),
        ("LAN\t  NGUYỄN", "lan nguyễn"),
        ("La\u0306n", "lăn"),
        ("ẤN", "ấn"),
    ],
)
def test_a_login_is_kept_in_one_way(typed, kept):
    assert folded(typed) == kept
    assert is_login(kept)


@pytest.mark.parametrize(
    "login", ["", "a", "a" * 101, "lan\u202enam", "lan\x00", "<b>lan</b>", "lan;--", "lan/../x"]
)
def test_logins_that_nobody_is_given(login):
    assert not is_login(folded(login))


@pytest.mark.parametrize("name", ["", "   ", "Lan\u202e", "Lan\u200b", "Lan\x00", "L" * 201])
def test_names_that_hide_something_or_say_nothing_are_refused(name):
    assert not is_name(name)


def test_other_names_are_taken_as_they_are():
    assert is_name("<b>Nguyễn</b> & Lan")
