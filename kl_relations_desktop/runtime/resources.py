"""Where the files that come with the program lie."""

import sys
from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[2]


def _root() -> Path:
    """Return the folder `resources`, beside the package or in the packaged program."""
    packaged = getattr(sys, "_MEIPASS", None)
    base = Path(packaged) if packaged else _BESIDE
    return base / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file that comes with the program, such as ("map", "land.bin")."""
    return _root().joinpath(*parts)
