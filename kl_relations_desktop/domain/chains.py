"""Chains of instruments: which of them nothing later has passed."""

from collections.abc import Iterable

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import Relation

_PASSING = (Relation.FOLLOWS, Relation.RENEWS, Relation.SUPERSEDES)


def latest_of_each(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Return those that no later instrument of the chain follows, renews or supersedes.

    A draft passes nothing: until it bears a date, the signed one before it is looked after.
    """
    known = tuple(agreements)
    passed = {
        link.agreement
        for one in known
        if one.signed_on is not None
        for link in one.links
        if link.relation in _PASSING and link.agreement != one.id
    }
    return tuple(one for one in known if one.id not in passed)
