"""Does a column name units that register, or who inside the one unit that speaks carries it out."""

from data_loaders.place_names import kind_and_name
from data_loaders.spreadsheets.vocabulary import vocabulary
from data_loaders.unit_names import name_words, place_words
from data_loaders.units import Register, RegisterUnit
from domain.text import words


class OfACommune:
    """What names mean in the report of a commune: its own bodies stand before the district's."""

    def __init__(self, register: Register, speaker: RegisterUnit | None) -> None:
        said = kind_and_name(speaker.name) if speaker else None
        is_place = said is not None and place_words().rank_of.get(said[0]) == "commune"
        has_units = any(unit.parent == speaker.code for unit in register.units) if speaker else True
        self._register = register
        self._name = said[1] if said and is_place and not has_units else ""

    def __bool__(self) -> bool:
        """Whether a commune speaks, and the register keeps no units of its own beneath it."""
        return bool(self._name)

    def carry_out(self, texts: list[str], year: int | None) -> bool:
        """Whether those who carry models out are the commune's: most of them no communes."""
        found = [self._register.find(text, year).unit for text in texts]
        communes = sum(unit is not None and bool(_commune(unit.name)) for unit in found)
        return bool(self) and bool(texts) and communes * 2 < len(texts)

    def are_its_bodies(self, texts: list[str]) -> bool:
        """Whether all are bodies and parts of the commune: "Hội Phụ nữ", "Công an xã", "Thôn 2"."""
        return bool(self) and bool(texts) and all(map(self._is_its_body, texts))

    def is_its_part(self, text: str) -> bool:
        """Whether a name is of a body, a village, a school or a works of the commune."""
        named = vocabulary().is_within("a_commune", text) or self._is_its_body(text)
        return bool(self) and named and not self._is_of_another(text)

    def _is_of_another(self, text: str) -> bool:
        """Whether a name says that it lies in another commune: "Thôn 3, xã Tân Dân"."""
        place = name_words().last_place(name_words().told(words(text))[0])
        is_commune = place is not None and place_words().rank_of.get(place[0]) == "commune"
        return is_commune and place is not None and place[1] not in {"", self._name}

    def _is_its_body(self, text: str) -> bool:
        if vocabulary().is_within("a_unit", text):
            return not self._is_of_another(text)
        key = name_words().told(words(text))[0]
        if not (name_words().body_of_a_commune.match(key) or name_words().committee.match(key)):
            return False
        place = name_words().last_place(key)
        kind = place_words().rank_of.get(place[0]) if place else "commune"
        return kind == "commune" and (place is None or place[1] in {"", self._name})


def _commune(name: str) -> str:
    said = kind_and_name(name)
    return said[1] if said and place_words().rank_of.get(said[0]) == "commune" else ""
