"""Readers that come to nothing, for tests of who goes on by themselves."""

from concurrent.futures import BrokenExecutor, Future
from typing import Any

from data_loaders.readers import ProcessReaders


class Gone(ProcessReaders):
    """Processes of which each dies at its work."""

    def submit(self, _work: object, *_given: object) -> Future[Any]:
        died: Future[Any] = Future()
        died.set_exception(BrokenExecutor())
        return died
