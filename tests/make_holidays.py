"""Write kul.json from the pinned library: `python -m tests.make_holidays`."""

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from kl_relations_desktop.exchange.partner_holidays import reckoned
from kl_relations_desktop.exchange.public_holidays import FIRST_YEAR, LAST_YEAR, Holiday
from kl_relations_desktop.runtime.resources import resource


def made() -> bytes:
    """Return the file as the pinned library gives it: a name a line, a year a line."""
    years = {year: reckoned("MY", year, "KUL") for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    names = sorted({(one.name, one.name_ms) for days in years.values() for one in days})
    places = {name: place for place, name in enumerate(names)}
    rows = {year: [_row(one, places) for one in days] for year, days in years.items()}
    lines = [
        "{",
        f'"made_with": "holidays {version("holidays")}",',
        '"names": [',
        *_listed(_plain(name) for name in names),
        "],",
        '"years": {',
        *_listed(f'"{year}": {_plain(row)}' for year, row in rows.items()),
        "}",
        "}",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _row(one: Holiday, places: dict[tuple[str, str], int]) -> list[int]:
    """Return month × 100 + day, the place of the name, and 1 where the day is an estimate."""
    place = places[one.name, one.name_ms]
    return [one.day.month * 100 + one.day.day, place, *([1] if one.is_estimate else [])]


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _listed(lines: Iterable[str]) -> Iterator[str]:
    held = list(lines)
    yield from (line + "," for line in held[:-1])
    yield from held[-1:]


if __name__ == "__main__":
    resource("holidays", "kul.json").write_bytes(made())
