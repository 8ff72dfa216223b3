"""Who is stamped on what is written."""

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Officer:
    """The account that writes, and the name shown for it."""

    account: str
    shown_name: str


STARTER = Officer("starter records", "starter records")
"""Who the first records are stamped with: nobody's change, and no part of an act."""
FIRST_RECORDS = "starter records"
"""The reason of a new folder's first entries; what comes with the program later has others."""
