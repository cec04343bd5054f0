"""Which column of a head names its models, where several may: old and new names, name and name."""

from data_loaders.spreadsheets.columns import Column
from data_loaders.spreadsheets.vocabulary import vocabulary


def settle_names(columns: list[Column]) -> list[Column]:
    """One column of names, the registered ones, and beside it the adjusted ones, if any."""
    before, after, name = (_of(columns, role) for role in ("name_before", "name_after", "name"))
    if before and not after and name:
        after = name  # "Tên mô hình" beside "Tên cũ"
    registered = before or name or after
    if registered is None or not (before or after):
        return columns
    if after and after is not registered:
        after.role = "name_after"
    registered.role = "name"
    return columns


def groups_names(group: str, label: str) -> bool:
    """Whether a label beneath a group's is of old or new names: "Tên mô hình" over "Điều chỉnh"."""
    return vocabulary().exact_role(f"{group} {label}") in {"name_before", "name_after"}


def _of(columns: list[Column], role: str) -> Column | None:
    return next((each for each in columns if each.role == role), None)
