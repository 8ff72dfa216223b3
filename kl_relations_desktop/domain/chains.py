"""Chains of instruments: which of them nothing later has passed."""

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Relation

_PASSING = (Relation.FOLLOWS, Relation.RENEWS, Relation.SUPERSEDES)


def is_passed(agreement_id: int | None, later: tuple[Agreement, ...]) -> bool:
    """Return whether a signed instrument follows, renews or supersedes this one.

    A draft passes nothing: until it bears a date, the signed one before it is looked after.
    """
    return any(
        link.agreement == agreement_id and link.relation in _PASSING
        for one in later
        if one.signed_on is not None and one.id != agreement_id
        for link in one.links
    )


def can_come_after(later: Agreement, earlier: Agreement) -> bool:
    """Return whether an instrument may come after another: what was signed before it cannot.

    A link entered the wrong way round must not hide the instrument that still stands.
    """
    if later.signed_on is None or earlier.signed_on is None:
        return True
    return later.signed_on.latest() >= earlier.signed_on.earliest()
