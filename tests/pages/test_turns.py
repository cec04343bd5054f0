"""At a deadline the cards of a few are worked out at a time, whoever and however many hand in."""

import threading

import pytest

from pages.staff import card


def test_the_cards_of_two_people_at_a_time_are_worked_out(monkeypatch):
    here, most, lock = 0, [0], threading.Lock()
    full = threading.Barrier(2)

    def show(*_given) -> None:
        nonlocal here
        with lock:
            here += 1
            most.append(here)
        full.wait(timeout=10)  # not before another one is in here too
        with lock:
            here -= 1

    monkeypatch.setattr(card, "_show_file", show)
    people = [threading.Thread(target=card.show_file, args=(None,) * 4) for _ in range(6)]
    for each in people:
        each.start()
    for each in people:
        each.join(timeout=20)

    assert (max(most), here, len(most) - 1) == (2, 0, 6)


def test_who_leaves_in_the_middle_of_a_card_gives_up_the_turn(monkeypatch):
    def leave(*_given) -> None:
        raise LookupError

    monkeypatch.setattr(card, "_show_file", leave)
    for _ in range(5):
        with pytest.raises(LookupError):
            card.show_file(None, None, None, None)
    shown = []
    monkeypatch.setattr(card, "_show_file", lambda *given: shown.append(given))
    card.show_file(None, None, None, None)
    assert len(shown) == 1
