"""What a request touched, so that pages know whether to look again."""

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The records that one request touched, as pairs of kind name and id."""

    touched: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, kind: str, record_id: int) -> "Changes":
        """Return changes that touch one record."""
        return cls(frozenset({(kind, record_id)}))

    def __or__(self, other: "Changes") -> "Changes":
        """Return the changes of both."""
        return Changes(self.touched | other.touched)

    def touch(self, *kinds: str) -> bool:
        """Return whether a record of one of these kinds was touched."""
        return any(kind in kinds for kind, _ in self.touched)

    def id_of(self, kind: str) -> int:
        """Return the id of the one record of a kind that was touched."""
        return next(record_id for touched, record_id in self.touched if touched == kind)

    @property
    def first_id(self) -> int:
        """Return the id of the one record touched; for requests that write one record."""
        return next(iter(self.touched))[1]
