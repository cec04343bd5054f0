"""Readers die and are there again; they end with whoever has them."""

import multiprocessing
import os
import time
from concurrent.futures import CancelledError
from contextlib import closing

import pytest

from data_loaders.chunk_reading import program
from data_loaders.readers import ClusterReaders, ProcessReaders
from domain.readers import ReadersError, ReadersFault
from tests.clusters import cluster


def fault_of(future):
    return future.exception(timeout=120)


@pytest.mark.drill
def test_processes_that_died_are_made_anew_and_end_at_once_when_they_are_let_go():
    with closing(ProcessReaders(2)) as readers:
        assert readers.submit(program).result() == program()
        assert readers.died(fault_of(readers.submit(os._exit, 1)))
        assert readers.died(fault_of(readers.submit(program)))  # until they are renewed
        readers.renew()
        assert readers.submit(program).result() == program()
        busy = readers.submit(time.sleep, 600)
        while not busy.running():
            time.sleep(0.01)
    assert readers.died(fault_of(busy))
    assert multiprocessing.active_children() == []


@pytest.mark.drill
def test_what_a_reader_raises_is_no_death():
    with closing(ProcessReaders(1)) as readers:
        fault = fault_of(readers.submit(divmod, 1, 0))
        assert isinstance(fault, ZeroDivisionError)
        assert not readers.died(fault)


@pytest.mark.drill
@pytest.mark.timeout(300)
def test_a_cluster_whose_worker_died_goes_on_and_one_that_is_gone_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("data_loaders.readers.PATIENCE", 60)
    with cluster(tmp_path, 2) as (address, begun), closing(ClusterReaders(address)) as readers:
        assert readers.at_once in {1, 2}  # they come when they have begun
        assert readers.died(fault_of(readers.submit(os._exit, 1)))
        assert readers.submit(program).result(timeout=120) == program()

        busy = readers.submit(time.sleep, 600)
        begun[0].kill()
        with pytest.raises(CancelledError) as given_up:
            fault_of(busy)
        with pytest.raises(ReadersError) as told:
            readers.died(given_up.value)
    assert told.value.fault is ReadersFault.LOST
