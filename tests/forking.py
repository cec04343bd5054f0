"""What `tests.servers` starts: imports the libraries of a server once, and forks servers.

A line of JSON asks: `begin` (the words for streamlit) with its `environment` and `log`, `runs` or
`end` (of the process that was answered), `serving` (the process whose words had this one).
"""

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

LIBRARIES = (
    *("streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server.starlette"),
    *("pandas", "pyarrow", "plotly.graph_objects", "plotly.io", "sqlalchemy.dialects.sqlite"),
    *("sqlalchemy.dialects.postgresql.psycopg", "alembic.command", "pydantic", "openpyxl"),
    *("argon2", "uvicorn", "PIL.Image", "PIL.ImageFont", "docx", "pptx", "pptx.chart.data"),
    *("xlsxwriter", "python_calamine", "rapidfuzz.process", "sqlalchemy.orm", "alembic.migration"),
    *("choreographer", "zxcvbn", "tomlkit", "babel.dates", "babel.numbers", "babel.messages"),
    *("babel.messages.pofile", "pyarrow.pandas_compat", "pydantic.json_schema"),
    *("multiprocessing.queues", "jinja2"),
)
PATIENCE = 20  # seconds for a server to end once it is asked to
_begun: dict[int, list[str]] = {}


def begin(words: list[str], environment: dict[str, str], log: str) -> int:
    """Fork a server."""
    number = os.fork()
    if number == 0:
        _serve(words, environment, log)
    _begun[number] = words
    return number


def runs(number: int) -> bool:
    """Whether a server still does."""
    if number in _begun and os.waitpid(number, os.WNOHANG) != (0, 0):
        del _begun[number]
    return number in _begun


def end(number: int) -> bool:
    """Ask a server to end, and see to it; whether it did of itself."""
    if not runs(number):
        return True
    os.kill(number, signal.SIGTERM)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not runs(number):
            return True
        time.sleep(0.02)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    del _begun[number]
    return False


def serving(word: str) -> int:
    """The server that was begun with this word."""
    return next(number for number, words in _begun.items() if word in words)


def _serve(words: list[str], environment: dict[str, str], log: str) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["streamlit", *words]
    code = 1
    try:
        import_module("streamlit.web.cli").main(prog_name="streamlit")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        os._exit(code)


ASKED: dict[str, Callable[..., Any]] = {"runs": runs, "end": end, "serving": serving}


def main() -> None:
    """Answer until nobody asks any more, and leave no server behind."""
    for library in LIBRARIES:
        import_module(library)
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if "begin" in asked:
            answer = begin(asked["begin"], asked["environment"], asked["log"])
        else:
            [(name, given)] = asked.items()
            answer = ASKED[name](given)
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
    for number in list(_begun):
        end(number)


if __name__ == "__main__":
    main()
