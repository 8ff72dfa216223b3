"""Finding records by words, in any spelling and script."""

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.store.search import Hit
from kl_relations_desktop.usecases.workspace import Workspace

_MOST = 1_000
"""More results than an officer would read; whoever wants all of them takes a list."""


def search(ws: Workspace, words: str, limit: int = 50) -> tuple[Hit, ...]:
    """Return the records that hold all the words, names first; at most `limit` and 1,000."""
    if limit < 1:
        raise RuleViolation("search.limit", field="limit")
    return ws.store.search(words, limit=min(limit, _MOST))
