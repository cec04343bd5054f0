import pytest

from samples.reports import write_reports


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    return write_reports(tmp_path_factory.mktemp("sample"))
