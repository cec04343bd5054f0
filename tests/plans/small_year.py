"""A small year under one plan: workbooks built in the test, read and taken in the normal way."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reader_forms import workbook
from screens import ROOT
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from accounts.built_in import ensure_accounts, login_of
from accounts.identity import Role
from accounts.mode import Mode
from data_loaders import counted, frames
from data_loaders.adoption import adopt
from data_loaders.intake import refusal_of, take_in
from data_loaders.plans import load_plan
from data_loaders.spreadsheets.read import read_file
from data_loaders.taken import Taken
from data_loaders.unit_register import import_units, load_register
from database.session import engine
from domain.access import EVERYWHERE
from domain.plans import Plan
from metrics.figures import figures
from metrics.results import Results, results
from metrics.rounds import done_in_rounds
from metrics.tables import Tables

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HEAD = "code,name,kind,parent,valid_from,valid_to,successor\n"
LIST = ["TT", "Tên mô hình", "Lĩnh vực", "Hình thức xây dựng"]
RESULT = [*LIST, "Hiệu quả", "Cấp công nhận"]
SUMMARY = ["TT", "Đơn vị", *LIST[1:]]
ROUND = ["TT", "Nội dung hoạt động", "ĐVT", "Số lượng", "Trị giá (triệu đồng)"]
REGISTERED = "DANH SÁCH ĐĂNG KÝ MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}"
RESULTS = "KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}"
OF_A_ROUND = "BÁO CÁO KẾT QUẢ THAM GIA CÔNG TÁC DÂN VẬN ĐỢT {number} NĂM {year}"


@dataclass(frozen=True)
class SmallYear:
    """A database with a register and one plan in force, and what was handed in."""

    source: Engine
    plan: Plan

    def send(
        self,
        title: str,
        head: list[str],
        *rows: list[object],
        unit: str = "",
        received: date | None = None,
        file: str = "bieu.xlsx",
    ) -> Taken:
        """Hand in a workbook: a table under a title, of one unit where `unit` names it."""
        said = [[f"Đơn vị: {unit}"]] if unit else []
        numbered = [[place, *row] for place, row in enumerate(rows, 1)]
        content = workbook(Sheet1=[*said, [title], [], head, *numbered])
        reading = read_file(
            content, file, self.plan, load_register(self.source, self.plan.place), today=NOW.date()
        )
        assert refusal_of(reading) is None, (reading.refusal, reading.problems)
        taken = take_in(self.source, content, reading, self.plan, received, NOW)
        assert [each for each in reading.problems if each.severity == "error"] == []
        assert taken.rows == len(rows)
        return taken

    def tables(self) -> Tables:
        """All tables that are counted."""
        return Tables(*counted.tables(self.source, self.plan.code, EVERYWHERE))

    def found(self, as_of: date) -> Results:
        """The figures on a day."""
        return results(self.tables(), self.plan, as_of)

    def printed(self, as_of: date, year: int) -> dict[str, dict[str, object]]:
        """What `manage.py figures` prints of a year, by unit code."""
        rows = figures(self.tables(), self.plan, as_of, year)
        return {str(row["unit_code"]): row for row in rows}

    def states(self, as_of: date, year: int) -> dict[str, str]:
        """The state of each unit in a year, by its code."""
        return {code: str(row["state"]) for code, row in self.printed(as_of, year).items()}

    def in_time(
        self, as_of: date, year: int, kind: str, period: str = "year"
    ) -> dict[str, tuple[str, int | None]]:
        """How each unit's report owed stands, and its days late, by unit code."""
        rows = self.found(as_of).timeliness
        at = (rows["kind"] == kind) & (rows["year"] == year) & (rows["period"] == period)
        codes = frames.units(self.source, EVERYWHERE).set_index("unit_id")["code"]
        late = rows["days_late"].astype("object").where(rows["days_late"].notna(), None)
        asked = zip(rows.loc[at, "unit_id"], rows.loc[at, "state"], late[at], strict=True)
        return {codes[unit]: (state, days) for unit, state, days in asked}

    def done(self, as_of: date):
        """What rounds did by then."""
        return done_in_rounds(self.tables().activities, self.found(as_of).reports)


def begin(url: str, folder: Path, code: str, units: str, place: str | None = None) -> SmallYear:
    """The plan `code` and `units` (lines of the register's CSV) in the empty database at `url`.
    `place`: of a plan whose paper names none.
    """
    source = engine(url)
    register = folder / "units.csv"
    register.write_text(HEAD + units, encoding="utf-8")
    import_units(source, register, NOW)
    file = ROOT / "plans" / f"{code}.toml"
    if place:
        name, rest = file.read_text(encoding="utf-8").split("\nfirst_year", maxsplit=1)
        file = folder / file.name
        file.write_text(f'{name}\nplace = "{place}"\nfirst_year{rest}', encoding="utf-8")
    adopt(source, file, NOW)
    ensure_accounts(source, Mode.DEMO)
    return SmallYear(source, load_plan(file))


def _one_page(room: str, page: str, login: str) -> None:
    """The script of a screen: one page of an audience's, for one person."""
    import importlib

    from accounts.sessions import person_with_login
    from database.session import engine
    from pages.frame.person import remember

    remember(person_with_login(engine(), login))
    importlib.import_module(f"pages.{room}.{page}").show()


def screen(monkeypatch, year: SmallYear, page: str, room: str = "leaders", **query: str) -> AppTest:
    """A page over this year, as a leader sees it."""
    monkeypatch.setenv("DATABASE_URL", year.source.url.render_as_string(hide_password=False))
    script = AppTest.from_function(
        _one_page, default_timeout=60, args=(room, page, login_of(Role.LEADER))
    )
    for name, value in query.items():
        script.query_params[name] = value
    script.run()
    assert not script.exception
    return script


def said(shown: AppTest) -> str:
    """All words of a screen, as a reader sees them."""
    texts = [*shown.title, *shown.header, *shown.subheader, *shown.markdown, *shown.caption]
    return "\n".join(text.value for text in texts).replace("\\", "")


def heads(shown: AppTest) -> dict[str, str]:
    """The headline figures."""
    return {metric.label: metric.value for metric in shown.metric}
