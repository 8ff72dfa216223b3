"""What a list of gaps shows, as a frozen line."""

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap


@dataclass(frozen=True, slots=True)
class GapRow:
    """Something not stated, in a few words."""

    gap: Gap
    text: str
