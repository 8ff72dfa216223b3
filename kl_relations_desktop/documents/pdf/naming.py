"""Where on a paper a character stands that no face can draw."""

from collections.abc import Iterator
from contextlib import contextmanager

from kl_relations_desktop.domain.errors import RuleViolation


@contextmanager
def in_section(head: str, field: str = "") -> Iterator[None]:
    """Give a refusal of a character the head of the section that it stands in."""
    try:
        yield
    except RuleViolation as refusal:
        if refusal.code != "paper.no_glyph" or "section" in refusal.values:
            raise
        raise RuleViolation(
            refusal.code, field=field, section=head, **refusal.values
        ) from refusal
