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
