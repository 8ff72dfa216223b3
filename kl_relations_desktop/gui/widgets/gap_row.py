"""What a list of gaps shows, as a frozen line."""

from kl_relations_desktop.domain.dossier import Gap
from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class GapRow:
    """Something not stated, in a few words."""

    gap: Gap
    text: str
