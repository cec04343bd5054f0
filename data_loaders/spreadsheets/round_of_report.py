"""The rounds of the tables that say none themselves: from the rest of the file, or the plan."""

from pathlib import PurePath

from data_loaders.spreadsheets.meanings import Said
from data_loaders.spreadsheets.report import Around, Report
from data_loaders.spreadsheets.rounds_said import only_round, round_of_name, round_within
from domain.kinds import ReportKind
from domain.plans import Plan


def settle_rounds(report: Report, file: str, plan: Plan) -> None:
    """Give each table on a round that names none the round of the others, where they are of one,
    else that of the file's name, of a day of writing within its days, or the year's only one.
    """
    of_rounds = [around for _, around in report.around if around.kind is ReportKind.ROUND]
    said = {around.round.number: around.round for around in of_rounds if around.round}
    for around in of_rounds:
        if around.round is None and len(said) <= 1:
            around.round = next(iter(said.values()), None) or _of_file(report, file, plan)
        around.round = around.round or _only_one(around, plan)


def _of_file(report: Report, file: str, plan: Plan) -> Said | None:
    stem = PurePath(file.replace("\\", "/")).stem
    day = report.received_said
    if (named := round_of_name(stem, "")) or day is None or report.received is None:
        return named
    number = round_within([report.received], plan)
    return Said(number, day.found, day.sheet, day.place) if number else None


def _only_one(around: Around, plan: Plan) -> Said | None:
    number = only_round(plan, around.year.number) if around.year else None
    return Said(number, "") if number else None
