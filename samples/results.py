"""A unit's own result report: collectives and individuals, how each did, who recognised it."""

from dataclasses import replace

from domain.kinds import ModelForm
from samples.chance import Chance
from samples.columns import columns
from samples.desk import Desk
from samples.file_names import result_file
from samples.lines import field_words, line_of
from samples.offices import head, office_of
from samples.papers import Line, Paper, Sheet, Table
from samples.story import UnitYear, Way

ROLES = ("tt", "name", "field", "effect", "level", "first_year", "note")
TITLES = (
    "KẾT QUẢ THỰC HIỆN PHONG TRÀO THI ĐUA “DÂN VẬN KHÉO” NĂM {year}",
    "BÁO CÁO KẾT QUẢ THỰC HIỆN MÔ HÌNH “DÂN VẬN KHÉO” NĂM {year}",
)


def result_title(year: int, chance: Chance) -> str:
    """The title of a result report of `year`."""
    return chance.choice(TITLES).format(year=year)


def up_to(year: int) -> str:
    """The day the results speak of: districts ended on 30/6/2025."""
    return "(Số liệu tính đến 31/5/2025)" if year == 2025 else f"(Số liệu tính đến 31/10/{year})"


def result_report(desk: Desk, told: UnitYear) -> Paper | None:
    """The unit's own result report, where it sends one."""
    if told.result_way is not Way.OWN or told.result_received is None:
        return None
    chance = desk.chance(f"{told.unit.code} result")
    day = told.result_received
    words = field_words(chance)
    lines = result_lines(told, words, told.unit.name)
    ruled = columns(ROLES, chance)
    tables = []
    for form, heading in (
        (ModelForm.COLLECTIVE, "A. TẬP THỂ"),
        (ModelForm.INDIVIDUAL, "B. CÁ NHÂN"),
    ):
        carried = tuple(line for line in lines if line.form is form)
        if carried:
            tables.append(Table(columns=ruled, lines=carried, heading=heading))
    return Paper(
        path=result_file(desk.district, told.unit, told.year, chance),
        plan_code=desk.character.plan,
        received=day,
        about=f"Kết quả năm {told.year}, {told.unit.name}",
        head=head(office_of(told.unit, chance), told.unit, desk.district, day, "BC", chance),
        title=result_title(told.year, chance),
        under_title=(up_to(told.year),),
        sheets=(Sheet(chance.choice(("Sheet1", "Ket qua", f"KQ {told.year}")), tuple(tables)),),
        noise=chance.randrange(1, 1_000_000) if chance.random() < 0.3 else 0,
    )


def result_lines(told: UnitYear, words: dict[str, str], unit_words: str) -> list[Line]:
    """The unit's models as a result report lists them: each under the year it was registered."""
    return [
        replace(line_of(told, model, words, unit_words), year=model.first_year)
        for model in told.models
    ]
