"""Ctrl-C is heard even where Python itself can only say that it was ignored."""

import signal
import threading

import pytest

from commands.interrupts import heard


class ClearedAway:
    """Ctrl-C comes while this is cleared away."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


@pytest.fixture(autouse=True)
def _as_ever():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_it_is_raised_where_it_comes():
    with pytest.raises(KeyboardInterrupt), heard():
        signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_it_is_raised_at_the_next_step_where_it_came_to_nothing():
    with heard() as ask:
        ask()
        ClearedAway()
        with pytest.raises(KeyboardInterrupt):
            ask()


def test_where_it_is_for_nobody_it_stays_so():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with heard() as ask:
        signal.raise_signal(signal.SIGINT)
        ask()

    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_beside_the_main_thread_nothing_is_changed():
    seen = []

    def work():
        with heard() as ask:
            ask()
            seen.append(signal.getsignal(signal.SIGINT))

    other = threading.Thread(target=work)
    other.start()
    other.join()

    assert seen == [signal.getsignal(signal.SIGINT)]
