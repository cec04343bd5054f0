"""Does a unit lie where a name says that it does: "Xã Đông Tảo, huyện Khoái Châu"."""

from collections.abc import Sequence

from data_loaders.unit_names import NameWords


def lies_in(spelt: NameWords, keys: Sequence[str], inside: str) -> bool:
    """Whether `inside` names a unit above, or one of a level that the register leaves out.

    `keys` are the names of the unit and of those above it, the nearest first. An office of the
    province is of no district, whatever the register leaves out.
    """
    own, *above = keys
    if inside in above or inside in map(spelt.without_kind, above):
        return True
    asked = spelt.place_above_communes(inside)
    if asked is None or not asked.name or f"{asked.kind} {asked.name}" != inside:
        return False
    said = [place for key in keys if (place := spelt.place_above_communes(key))]
    if any(each.height == asked.height and each.name for each in said):
        return asked in said
    return bool(spelt.without_kind(own)) or not said or said[0].height <= asked.height
