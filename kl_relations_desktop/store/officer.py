"""Who is stamped on what is written."""

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """The account that writes, and the name shown for it."""

    account: str
    shown_name: str
