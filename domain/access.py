"""Which places a person may see. Every loader takes one as `whose=`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """The units whose figures may be seen: those of `units` and all beneath them (`alone`: those
    of `units` and no other); None means all.

    Hashable, so that it can stand in the key of a cache shared between sessions.
    """

    units: frozenset[int] | None
    alone: bool = False

    @property
    def everywhere(self) -> bool:
        """True where nothing is held back."""
        return self.units is None


EVERYWHERE = Places(None)
NOWHERE = Places(frozenset())
