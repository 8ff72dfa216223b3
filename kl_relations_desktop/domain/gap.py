"""A gap: something that a record should say and does not."""

from kl_relations_desktop.domain.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a record does not say: which record, its headline, and the field."""

    kind: str
    record_id: int
    headline: str
    field: str
    label: str
