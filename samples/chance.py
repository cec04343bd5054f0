"""Chance for illustrative figures: the same words always draw the same numbers."""

import random


class Chance(random.Random):
    """A generator seeded by words, so each unit and paper draws its own. Nothing secret uses it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
