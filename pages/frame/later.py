"""What is made only once somebody asks for it: in the language spoken when it was offered."""

from collections.abc import Callable

from translations import language, speaking


def later(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """`make` for a button that hands a file on: it runs when the button is pressed."""
    spoken = language()

    def made() -> bytes:
        with speaking(spoken):
            return make()

    return made
