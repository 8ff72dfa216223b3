"""Write letters.txt from the faces of the paper: `python -m tests.make_letters`."""

from collections.abc import Iterator

from kl_relations_desktop.documents.pdf.shaping import can_draw
from kl_relations_desktop.runtime.resources import resource

HEAD = "# First and last of the characters that every cut of the paper can draw.\n"
LAST_PLANES = 0xF0000
"""Planes of private use begin here: nothing in them has a meaning."""


def made() -> str:
    """Return the file as the faces give it: a range a line."""
    return HEAD + "".join(f"{first:04X} {last:04X}\n" for first, last in _ranges())


def _ranges() -> Iterator[tuple[int, int]]:
    first: int | None = None
    for code in range(LAST_PLANES + 1):
        is_drawn = code < LAST_PLANES and can_draw(chr(code))
        if is_drawn and first is None:
            first = code
        elif not is_drawn and first is not None:
            yield first, code - 1
            first = None


if __name__ == "__main__":
    resource("fonts", "letters.txt").write_text(made(), "ascii", newline="\n")
