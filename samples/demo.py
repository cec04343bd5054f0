"""The demo: the sample districts written as Excel and taken in through the reader, like any upload.

The database is marked as an illustration, so that every screen over it says “số liệu minh họa”.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from sqlalchemy import Engine, func, select

from data_loaders.adoption import adopt
from data_loaders.bundles import Waiting
from data_loaders.in_turn import FileInTurn, in_turn
from data_loaders.intake import refusal_of, take_in
from data_loaders.lineage_import import import_lineage
from data_loaders.plans import PLANS_FOLDER
from data_loaders.spreadsheets.sandbox import shared_sandbox
from data_loaders.unit_register import import_units, load_register
from data_loaders.units import Register
from database import audit
from database.migrate import migrate
from database.session import ROOT, writing
from database.tables import Submission
from domain.plans import Plan
from samples.elsewhere import reports as elsewhere
from samples.elsewhere.writing import write_told
from samples.followed import let_the_leader_follow
from samples.reports import WrittenReport, write_reports
from tallies.keeping import count_if_behind
from translations import gettext as _

SAMPLES = Path(__file__).parent
DEMO_URL = f"sqlite:///{ROOT / 'var' / 'demo.db'}"
MADE = "illustration made"
T = TypeVar("T")


class RealFiguresError(Exception):
    """The database holds real reports: no sample may be mixed into them."""


class Progress(Protocol):
    """Shows how far the work over `items` has come."""

    def __call__(self, items: Iterable[T], total: int, title: str) -> Iterator[T]:
        """The items again, one by one."""


def make_demo(source: Engine, clock: Callable[[], datetime], progress: Progress) -> None:
    """Write the sample reports and take them in. Once made, it is left as it is.

    Raises `RealFiguresError` where the database holds reports that are no sample.
    """
    migrate(source)
    if not audit.was_done(source, MADE):
        _make(source, clock, progress)
    count_if_behind(source, clock().date())


def _make(source: Engine, clock: Callable[[], datetime], progress: Progress) -> None:
    _mark_as_illustration(source, clock())
    for units in (SAMPLES / "units.csv", elsewhere.UNITS_FILE):
        import_units(source, units, clock())
    import_lineage(source, SAMPLES / "lineage.csv", clock())
    files = [PLANS_FOLDER / "khoai-chau-2021-2025.toml", *sorted(SAMPLES.glob("plans/*.toml"))]
    with TemporaryDirectory() as folder:
        files += [_placed(code, Path(folder)) for code in elsewhere.plan_codes()]
        plans = [adopt(source, file, clock())[0] for file in files]
        ways = {plan.code: (plan, load_register(source, plan.place)) for plan in plans}
        written = [*write_reports(Path(folder)), *_written_elsewhere(Path(folder))]
        waiting = [Waiting(str(one.path), one.path.read_bytes) for one in written]
        with shared_sandbox().room() as room:
            pairs = zip(written, in_turn(waiting, room), strict=True)
            for one, file in progress(pairs, len(written), _("Đọc báo cáo mẫu")):
                _hand_in(source, one, file, *ways[one.plan_code], clock())
    let_the_leader_follow(source, clock())
    with writing(source) as connection:
        audit.record(connection, MADE, "database", {"files": len(written)}, clock())


def _placed(code: str, folder: Path) -> Path:
    """The plan's file, with the place in the sample's register where its paper names none."""
    file = PLANS_FOLDER / f"{code}.toml"
    if code not in elsewhere.places():
        return file
    name, rest = file.read_text(encoding="utf-8").split("\nfirst_year", maxsplit=1)
    placed = folder / file.name
    place = f'place = "{elsewhere.places()[code]}"'
    placed.write_text(f"{name}\n{place}\nfirst_year{rest}", encoding="utf-8")
    return placed


def _written_elsewhere(folder: Path) -> list[WrittenReport]:
    """The reports under the other plans, written beneath `folder`."""
    written = []
    for told in elsewhere.told_elsewhere():
        path = folder / told.file
        write_told(told, path)
        written.append(WrittenReport(path, told.plan_code, told.day, told.title, (), ()))
    return written


def _mark_as_illustration(source: Engine, now: datetime) -> None:
    if audit.is_illustration(source):
        return
    with writing(source) as connection:
        if connection.execute(select(func.count()).select_from(Submission)).scalar():
            raise RealFiguresError(
                _("Cơ sở dữ liệu này có báo cáo thật. Số liệu minh họa cần một cơ sở khác.")
            )
        audit.record(connection, audit.BEGUN, "database", {}, now)


def _hand_in(
    source: Engine,
    written: WrittenReport,
    file: FileInTurn,
    plan: Plan,
    register: Register,
    now: datetime,
) -> None:
    """Read and take in one file; where it names no day itself, the clerk gave it."""
    understood = file.read(plan, register)
    if refusal_of(understood) is None:
        given = None if understood.received else written.received
        take_in(source, file.content, understood, plan, given, now)
