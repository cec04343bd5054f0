"""Plans as files: TOML in, `Plan` out, every mistake with its line."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data_loaders.plan_mistakes import mistake_path, mistake_sentence, syntax_sentence
from data_loaders.toml_lines import line_of, toml_lines
from domain.plans import Plan
from translations import gettext as _

PLANS_FOLDER = Path(__file__).resolve().parent.parent / "plans"
LONGEST = 500_000
STATEMENT = re.compile(r"\s*(?:\[|[\w\"'.-]+\s*=)")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a plan's file; `line` counts from 1, and is None for the file as a whole."""

    line: int | None
    sentence: str


class PlanError(ValueError):
    """A file is no sound plan. Its text names the file and the line of every mistake."""

    def __init__(self, file: str, mistakes: tuple[Mistake, ...]) -> None:
        """`file`: what the person calls the file."""
        self.file = file
        self.mistakes = mistakes
        super().__init__("\n".join(_in_words(file, mistake) for mistake in mistakes))


def load_plan(source: Path | str, file: str = "") -> Plan:
    """The plan that `source` holds: a file's path, or (as a `str`) the TOML text itself.

    `file` is the name to call a text by in a message. Raises `PlanError` where it is no plan.
    """
    if isinstance(source, Path):
        file = file or source.name
        source = plan_text(source, file)
    file = file or _("Tệp kế hoạch")
    text = as_kept(source)
    try:
        return Plan.model_validate(_parsed(text, file))
    except ValidationError as error:
        lines = toml_lines(text)
        mistakes = [
            Mistake(line_of(lines, mistake_path(each)), mistake_sentence(each))
            for each in error.errors(include_url=False)
        ]
        raise PlanError(file, tuple(sorted(mistakes, key=lambda each: each.line or 0))) from error


def builtin_plans() -> dict[str, Plan]:
    """The plans that come with the software, by code; a file is named after its plan's code."""
    plans: dict[str, Plan] = {}
    for path in sorted(PLANS_FOLDER.glob("*.toml")):
        plan = load_plan(path)
        if plan.code != path.stem:
            sentence = _("mã “{code}” khác tên tệp.").format(code=plan.code)
            line = line_of(toml_lines(path.read_text("utf-8")), ("code",))
            raise PlanError(path.name, (Mistake(line, sentence),))
        plans[plan.code] = plan
    return plans


def _parsed(text: str, file: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise PlanError(file, (Mistake(None, _("tệp quá dài, không phải là một kế hoạch.")),))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(file, (_syntax_mistake(text, str(error)),)) from error
    except (ValueError, RecursionError) as error:  # a number of too many digits, too many brackets
        raise PlanError(file, (Mistake(None, syntax_sentence("")),)) from error


def as_kept(text: str) -> str:
    """`text` as a plan is kept: rows end the one way, without the mark that some editors begin
    with.
    """
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def plan_text(source: Path | bytes, file: str = "") -> str:
    """The text of a plan's file, as it is kept. Raises `PlanError` where it cannot be read."""
    if isinstance(source, Path):
        file = file or source.name
        try:
            source = source.read_bytes()
        except OSError as error:
            sentence = _("không mở được tệp. Kiểm tra lại đường dẫn.")
            raise PlanError(file, (Mistake(None, sentence),)) from error
    try:
        return as_kept(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        sentence = _("chữ không phải Unicode. Lưu lại tệp theo UTF-8.")
        raise PlanError(file, (Mistake(line, sentence),)) from error


def _in_words(file: str, mistake: Mistake) -> str:
    if mistake.line is None:
        return _("{file}: {sentence}").format(file=file, sentence=mistake.sentence)
    return _("{file}, dòng {line}: {sentence}").format(
        file=file, line=mistake.line, sentence=mistake.sentence
    )


def _syntax_mistake(text: str, said: str) -> Mistake:
    """`said` is the parser's sentence, which ends in the place where it stopped."""
    rows = text.rstrip().split("\n")
    place = re.search(r"at line (\d+), column (\d+)", said)
    if not place:
        return Mistake(len(rows), syntax_sentence(said))
    line, column = int(place[1]), int(place[2])
    if not rows[line - 1][: column - 1].strip() and _left_open(rows[line - 1], said):
        line = _written_before(rows, line)
    return Mistake(line, syntax_sentence(said))


def _left_open(row: str, said: str) -> bool:
    """Whether the parser stopped at a sound row because the one before it is not finished."""
    return said.startswith("Unclosed") or (
        said.startswith("Invalid value") and STATEMENT.match(row) is not None
    )


def _written_before(rows: list[str], line: int) -> int:
    """The nearest line before `line` that holds more than a comment."""
    written = (at for at in range(line - 1, 0, -1) if rows[at - 1].partition("#")[0].strip())
    return next(written, line)
