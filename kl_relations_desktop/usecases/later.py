"""What the window asks for only once it has been seen: each imports its rooms then.

A first page that was kept needs no record to be shown, and none of these rooms.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kl_relations_desktop.domain.errors import Refusal
    from kl_relations_desktop.domain.records.register import Kind
    from kl_relations_desktop.usecases.workspace import Workspace
    from kl_relations_desktop.wording.catalogue import Words


def sentence(refusal: "Refusal", words: "Words", field: str = "") -> str:
    """Return what a refusal says to the officer, who knows the field by its label."""
    # 3 ms of sentences
    from kl_relations_desktop.wording import refusals

    return refusals.sentence(refusal, words, field)


def kind_named(name: str) -> "Kind":
    """Return a kind of record with its description."""
    # 12 ms of descriptions
    from kl_relations_desktop.domain.records import register

    return register.kind_named(name)


def counts(ws: "Workspace") -> dict[str, tuple[int, int]]:
    """Return how many items of each page are late, and how many come within a week."""
    # 8 ms of rules
    from kl_relations_desktop.usecases import due

    return due.counts(ws)


def is_much_to_reckon(ws: "Workspace") -> bool:
    """Return whether so many agreements have changed that a window should not wait for them."""
    # 8 ms of rules
    from kl_relations_desktop.usecases import due_agreements

    return due_agreements.unreckoned(ws) > due_agreements.AT_ONCE


def reckon_most(ws: "Workspace") -> Any:
    """Reckon all but what a window may reckon at once."""
    # 8 ms of rules
    from kl_relations_desktop.usecases import due_agreements

    due_agreements.reckon_most(ws)
