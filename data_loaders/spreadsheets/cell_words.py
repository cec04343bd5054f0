"""What the words of one cell say of a model's origin, form, state or level."""

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.judgements import proposes, says_not_recognised
from data_loaders.spreadsheets.vocabulary import vocabulary
from domain.kinds import ModelForm
from domain.text import words

NOT_KNOWN = "?"
_FEWEST_SPACES = 3  # of a text that tells of something
# In a column of forms; elsewhere "TT" numbers the rows.
_SHORT_FORMS = {"tt": ModelForm.COLLECTIVE.value, "cn": ModelForm.INDIVIDUAL.value}


def meaning(about: str, text: str, column: Column) -> str | None:
    """What a cell's words say; None for nothing, or `NOT_KNOWN`."""
    if about == "level" and (says_not_recognised(text) or proposes(text)):
        return None
    if value := form_said(text) if about == "form" else vocabulary().value_within(about, text):
        return value
    if is_tick(text):
        return _said_by_label(about, column) or NOT_KNOWN
    said_no = words(text) in vocabulary().none or says_not_recognised(text)
    return None if said_no else NOT_KNOWN


def form_said(text: str) -> str | None:
    """The form that a cell says: "Tập thể", "TT"."""
    return _SHORT_FORMS.get(words(text)) or vocabulary().value_within("form", text)


def is_tick(text: str) -> bool:
    """Whether a cell is ticked: "x", "✓"."""
    return (words(text) or text) in vocabulary().tick


def is_told_at_length(text: str, column: Column) -> bool:
    """Whether a text in a column of states and of contents is the latter: "18 hộ tham gia"."""
    if column.role != "state_or_content" or proposes(text):
        return False
    return text.count(" ") >= _FEWEST_SPACES or any(each.isdigit() for each in text)


def _said_by_label(about: str, column: Column) -> str | None:
    """What a tick means in a column whose label is itself the word: "Hiệu quả"."""
    return vocabulary().value(about, column.label)
