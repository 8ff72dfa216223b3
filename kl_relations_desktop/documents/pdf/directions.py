"""Which way each character of a text runs, and the order in which a line shows its runs."""

import unicodedata
from functools import lru_cache

from bidi import algorithm

from kl_relations_desktop.domain.frozen import dataclass

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def runs_right_to_left(text: str) -> bool:
    """Return whether any character of the text belongs to a right-to-left script."""
    # Latin with accents ends below U+0590; most texts are told apart by this alone.
    if not text or max(text) < "\u0590":
        return False
    return any(c >= "\u0590" and unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


@lru_cache(maxsize=1024)
def levels(text: str) -> tuple[int, ...]:
    """Return the embedding level of each character; the first strong letter sets the base."""
    base = algorithm.get_base_level(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = iter(storage["chars"])
    found: list[int] = []
    for character in text:
        if unicodedata.bidirectional(character) in algorithm.X9_REMOVED:
            found.append(found[-1] if found else base)
        else:
            found.append(next(kept)["level"])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Direction:
    """A stretch of characters of one level, by position in the text."""

    start: int
    end: int
    level: int


def in_visual_order(found: tuple[int, ...], start: int, end: int) -> list[Direction]:
    """Return the runs of text[start:end] from left to right, as the eye meets them."""
    runs: list[Direction] = []
    position = start
    for place in range(start, end + 1):
        if place == end or found[place] != found[position]:
            if place > position:
                runs.append(Direction(position, place, found[position]))
            position = place
    highest = max((run.level for run in runs), default=0)
    for level in range(highest, 0, -1):
        runs = _reversed_from(runs, level)
    return runs


def _reversed_from(runs: list[Direction], level: int) -> list[Direction]:
    """Reverse every stretch of neighbouring runs whose level is at least `level`."""
    ordered: list[Direction] = []
    high: list[Direction] = []
    for run in runs:
        if run.level >= level:
            high.insert(0, run)
        else:
            ordered += [*high, run]
            high = []
    return ordered + high


def mirrored(character: str) -> str:
    """Return what stands for a bracket in right-to-left text."""
    return str(algorithm.MIRRORED.get(character, character))
