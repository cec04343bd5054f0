"""The paper of a plan: who issued it, and what stands in its head."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A part of a plan: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Issuer(Strict):
    """Who issued the plan, in which system of papers, and who signed."""

    name: Words
    superior: str = ""
    system: Literal["party", "state", "union"]
    signed: str = ""
    signature_over: str = ""
    place_name: str = ""


class Members(Strict):
    """The issuer's own members who report for the units given to them: `head`, to whom they report,
    and `signs_as`, what stands over their signatures.
    """

    head: Words
    signs_as: Words
    source: Words


class Document(Strict):
    """The paper itself. `as_written` keeps a misprint or a scan's misspelling as it stands."""

    number: str = ""
    day: date | None = None
    title: Words
    carries_out: tuple[Words, ...] = ()
    as_written: tuple[Words, ...] = ()
