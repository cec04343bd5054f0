"""`ingest --workers`: the same answer whoever reads, and a sentence where nobody does."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile.good import GOOD
from screens import CODE, empty_district
from sqlalchemy import func, select
from typer.testing import CliRunner

from commands import common, progress
from data_loaders.chunks import FILES
from database.session import reading
from database.tables import Submission
from manage import app
from tests.clusters import cluster
from tests.source import ROOT
from tests.unsalted import unsalted

NAMES = ["An Vĩ", "Bình Minh", "Đông Tảo"]
FORM = """Danh sách mô hình Dân vận khéo đăng ký năm 2024
TT;Đơn vị;Tên mô hình;Lĩnh vực
1;Xã {unit};Vườn rau {number};Kinh tế
2;Xã {unit};Tuyến đường hoa {number};{field}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kho"
    made.mkdir()
    for number in range(50):
        field = "Kinh tế" if number % 7 else "Bóng đá"
        text = FORM.format(unit=NAMES[number % 3], number=number, field=field)
        (made / f"{number:02}.csv").write_text(text, encoding="utf-8-sig")
    (made / "20-a.xlsx").write_bytes(GOOD)
    (made / "40-b.xlsx").write_bytes(GOOD)
    (made / "30-c.xlsx").write_bytes(GOOD[:-200])
    (made / "35-d.docx").write_bytes(b"%PDF-1.4 not a table")
    return made


@pytest.fixture
def district(new_database, monkeypatch):
    """Makes a database and has the commands open it."""

    def make():
        source = empty_district(new_database())
        monkeypatch.setenv("DATABASE_URL", source.url.render_as_string(hide_password=False))
        return source

    return make


def ingest(folder: Path, *words: str):
    given = ["ingest", str(folder), "--plan", CODE, *words]
    return CliRunner().invoke(app, given, catch_exceptions=False)


def answer(folder: Path, *words: str):
    done = ingest(folder, "--json", *words)
    assert done.exit_code == 1  # two are refused
    return json.loads(done.stdout)


def kept(source):
    """What is kept, without the moments at which it was."""
    return re.sub(r"datetime\.datetime\([^)]*\)+", "", repr(unsalted(source)))


@pytest.fixture
def by_one(district, folder):
    source = district()
    return answer(folder, "--workers", "1"), kept(source)


@pytest.mark.drill
def test_two_workers_answer_and_keep_what_one_does(district, folder, by_one):
    source = district()

    assert (answer(folder, "--workers", "2"), kept(source)) == by_one
    outcomes = [one["outcome"] for one in by_one[0]]
    assert [outcomes.count(word) for word in ("taken", "already_in", "refused")] == [51, 1, 2]
    assert {one["outcome"] for one in answer(folder, "--workers", "2")} == {"already_in", "refused"}


@pytest.mark.parametrize("given", ["0", "-1", "two", "tcp://", "http://here:80"])
def test_what_is_no_number_of_workers_gets_a_sentence(district, folder, given):
    district()
    done = ingest(folder, f"--workers={given}")

    assert done.exit_code == 2
    assert "tcp://MÁY:CỔNG" in done.output


def test_without_the_package_for_many_machines_it_says_what_to_install(
    district, folder, monkeypatch
):
    district()
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = ingest(folder, "--workers", "tcp://127.0.0.1:9")

    assert done.exit_code == 2
    assert "requirements-dask.txt" in done.output


def test_how_far_it_is_comes_in_plain_lines_where_there_is_no_terminal(monkeypatch, capsys):
    monkeypatch.setattr(progress, "EVERY", 0)
    monkeypatch.setattr(common.errors, "stderr", True)
    assert list(progress.with_progress(iter("abc"), 3, "kho")) == ["a", "b", "c"]

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == ["kho: 1/3", "kho: 2/3", "kho: 3/3"]
    assert all("/giây" in line for line in lines)
    assert ["còn khoảng" in line for line in lines] == [True, True, False]


def _has(source, many):
    with reading(source) as connection:
        counted = select(func.count()).select_from(Submission)
        return connection.execute(counted).scalar_one() >= many


@pytest.mark.drill
def test_ctrl_c_keeps_what_is_committed_and_says_so(district, folder):
    source = district()
    for number in range(50, 1_250):
        text = FORM.format(unit=NAMES[number % 3], number=number, field="Kinh tế")
        (folder / f"{number:03}.csv").write_text(text, encoding="utf-8-sig")
    told = subprocess.Popen(
        [sys.executable, "manage.py", "ingest", str(folder), "--plan", CODE, "--workers", "2"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    # More than go in together: of these it may not know yet that they are in.
    while not _has(source, 3 * FILES) and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(told.pid, signal.SIGINT)  # as a terminal does: to the readers as well
    _, said = told.communicate(timeout=30)

    assert told.returncode == 130, said[-2_000:]
    (done,) = re.findall(r"Đã dừng. ([\d.]+)/1\.254 tệp", said)
    done = done.replace(".", "")
    assert 0 < int(done) < 1254
    assert "Traceback" not in said
    assert len(unsalted(source)["submission"]) >= int(done) - 3 > FILES
    again = answer(folder, "--workers", "1")
    assert len(unsalted(source)["submission"]) == 1251
    assert sum(one["outcome"] == "already_in" for one in again) >= int(done) - 3


@pytest.mark.drill
@pytest.mark.timeout(300)
def test_a_cluster_answers_and_keeps_what_one_does_even_if_a_worker_is_killed(
    district, folder, by_one, tmp_path, monkeypatch
):
    source = district()
    monkeypatch.setattr("data_loaders.readers.PATIENCE", 60)
    with cluster(tmp_path, 2) as (address, begun):
        assert (answer(folder, "--workers", address), kept(source)) == by_one

        begun[2].kill()  # with what it is at, if it is at anything
        other = district()
        assert (answer(folder, "--workers", address), kept(other)) == by_one


@pytest.mark.timeout(120)
def test_a_scheduler_without_workers_gets_a_sentence(district, folder, tmp_path, monkeypatch):
    district()
    monkeypatch.setattr("data_loaders.readers.PATIENCE", 5)
    with cluster(tmp_path, 0) as (address, _):
        done = ingest(folder, "--workers", address)

    assert done.exit_code == 2
    assert "dask worker" in done.output
