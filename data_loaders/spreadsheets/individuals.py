"""Lists of persons: each is the model that a list of individuals registers."""

from data_loaders.spreadsheets.columns import Column, Header
from data_loaders.spreadsheets.grid import Grid
from data_loaders.spreadsheets.label_words import label_key
from data_loaders.spreadsheets.meanings import Meaning, Said
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm


def person_column(header: Header) -> Column | None:
    """The column of persons, now that of the models' names; what they did is now their note."""
    person = header.column("carried_by")
    if person is None or not _is_of_persons(person):
        return None
    person.role = "name"
    doing = header.column("activity") or header.column("content")
    if doing and header.column("note") is None:
        doing.role = "note"
    return person


def individuals_say(grid: Grid, header: Header, key: Column) -> Meaning:
    """What a column of persons says of all its rows: they are individuals."""
    if not _is_of_persons(key):
        return {}
    place = header.bottom, key.index
    return {"form": Said(str(ModelForm.INDIVIDUAL), key.label, grid.name, place)}


def _is_of_persons(column: Column) -> bool:
    return label_key(column.label.rpartition(" › ")[2]) in vocabulary().lists["of_persons"]
