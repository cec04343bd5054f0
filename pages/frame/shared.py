"""What is counted or drawn once and shared by all who ask the same.

`st.cache_resource` does as much at a hundred times the cost of each asking: it looks at how the
function is called, and takes in its arguments part by part. Every run of a page asks ten to twenty
times.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Keys = Mapping[type, Callable[[Any], Hashable]]
_every: list[Callable[[], None]] = []


def shared(most: int, keys: Keys | None = None) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `most` answers of a function, for all sessions: none may be changed.

    Who may see what has to be among the arguments. `keys` say what tells one argument of a type
    from another; others are told apart by themselves. Whoever asks for what is being made waits for
    it, unless more than `most` others are asked for meanwhile; what fails is made again for the
    next who asks.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        answers: OrderedDict[Hashable, Latest[T]] = OrderedDict()
        turn = threading.Lock()

        def forget() -> None:
            with turn:
                answers.clear()

        _every.append(forget)

        def key_of(argument: object) -> Hashable:
            key: Callable[[Any], Hashable] | None = (keys or {}).get(type(argument))
            return argument if key is None else key(argument)

        @wraps(make)
        def asked(*args: P.args, **named: P.kwargs) -> T:
            key = (*map(key_of, args), *((name, key_of(named[name])) for name in sorted(named)))
            with turn:
                answer = answers.setdefault(key, Latest())
                answers.move_to_end(key)
                if len(answers) > most:
                    answers.popitem(last=False)
            return answer.of(None, lambda: make(*args, **named))

        return asked

    return keeping


def forget_all() -> None:
    """Let go of all that is kept, as `st.cache_resource.clear` does."""
    for forget in _every:
        forget()


class Latest(Generic[T]):
    """The answer to one question, made anew when what it rests on is another.

    Kept by state instead, the tables of every file that came in would stay beside each other.
    """

    def __init__(self) -> None:
        self._known: tuple[object, T] | None = None
        self._making = threading.Lock()

    def known(self, state: object) -> T | None:
        """The answer in this state where it is known already."""
        known = self._known
        return known[1] if known is not None and known[0] == state else None

    def of(self, state: object, make: Callable[[], T]) -> T:
        """The answer in this state, from `make` where it is not known. Others who ask wait."""
        known = self._known
        if known is not None and known[0] == state:
            return known[1]
        del known
        with self._making:
            if self._known is None or self._known[0] != state:
                self._known = None  # so that not both are there at once
                self._known = (state, make())
            return self._known[1]
