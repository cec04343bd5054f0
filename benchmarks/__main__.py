"""`make bench`: the sample is made in a folder of its own, then each part prints its ratios."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from benchmarks import figures, names, reading, screens
from data_loaders import adoption, counted
from data_loaders.spreadsheets.read import read_file
from data_loaders.unit_register import load_register
from database.session import engine
from domain.access import EVERYWHERE
from domain.kinds import Outcome
from metrics.tables import Tables
from samples.demo import make_demo
from samples.reports import write_reports

PLAN = "khoai-chau-2021-2025"
FORMS = 40
AS_OF = date(2025, 6, 30)
T = TypeVar("T")


def _now() -> datetime:
    return datetime.now().astimezone()


def _quietly(items: Iterable[T], total: int, title: str) -> Iterator[T]:
    print(f"{title} ({total})")
    yield from items


def main() -> None:
    """Every benchmark; all but that of names over one sample."""
    names.run()
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        source = engine(url)
        make_demo(source, _now, _quietly)
        plans = {plan.code: plan for plan in adoption.adopted_plans(source)}
        register = load_register(source, plans[PLAN].place)
        written = [one for one in write_reports(Path(folder)) if one.plan_code == PLAN]
        files = {
            str(one.path): one.path.read_bytes() for one in written if one.path.suffix == ".xlsx"
        }
        sound = {
            name: content
            for name, content in files.items()
            if read_file(content, name, plans[PLAN], register).outcome is Outcome.READ
        }
        forms = dict(list(sound.items())[:FORMS])
        reading.run(forms, plans[PLAN], register, [unit.name for unit in register.units])
        tables = Tables(*counted.tables(source, PLAN, EVERYWHERE))
        figures.run({PLAN: (plans[PLAN], tables)}, AS_OF)
        screens.run(url)
        source.dispose()


if __name__ == "__main__":
    main()
