"""The colours of the fields: one a field on all slides of a deck, none for two fields."""

from charts import theme
from decks.told import Told
from metrics.fields import field_cells, fields_balance
from translations import gettext as _
from translations.plan_wording import field_names

# The code under which the fields beyond the colours are drawn together.
OTHERS = "\x00"
_GREY = theme.OTHER_FIELDS[-1]


def field_colours(told: Told) -> dict[str, str]:
    """Code -> colour, in the order of the balance of all years; where there are more fields than
    colours, grey is that of `OTHERS`.
    """
    found = told.seen.found
    balance = fields_balance(field_cells(found, told.plan), found.compliance, told.plan)
    codes = balance["field"].tolist()
    colours = theme.colours_apart(codes)
    if len(colours) == len(codes):
        return colours
    return {code: each for code, each in colours.items() if each != _GREY} | {OTHERS: _GREY}


def names_drawn(told: Told, colours: dict[str, str]) -> dict[str, str]:
    """Code -> name of what has a colour."""
    named = field_names(told.plan, colours)
    return {code: _("Lĩnh vực khác") if code == OTHERS else name for code, name in named.items()}
