"""The QR of a sheet as modules: reportlab's encoder, without its drawing.

That drawing brings in a face that is not embedded (paper.md, Faces).
"""

from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from kl_relations_desktop.documents.pdf.ink import Modules
from kl_relations_desktop.domain.errors import RuleViolation

LARGEST = 4
"""The largest size (version) that scans well at 14 mm off an office laser: 33 modules."""


def qr(payload: str, x: float, y: float, side: float) -> Modules:
    """Return the QR of a text at level M, its top left at a place; measures in points."""
    count, dark = dark_modules(payload)
    return Modules(x, y, side, count, dark)


@lru_cache(maxsize=64)
def dark_modules(payload: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules on a side, and the dark ones as (column, row, how many in a line)."""
    code = _code(payload)
    if code.version > LARGEST:
        raise RuleViolation("paper.over_limit", field="number", characters=_over(payload))
    code.make()
    dark = []
    for row, modules in enumerate(code.modules):
        column = 0
        while column < len(modules):
            run = 0
            while column + run < len(modules) and modules[column + run]:
                run += 1
            if run:
                dark.append((column, row, run))
            column += run or 1
    return len(code.modules), tuple(dark)


def _code(payload: str) -> Any:
    encoder = _encoder()
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(payload)
    code.version = code.calculate_version()
    return code


def _over(payload: str) -> int:
    """Return by how many characters a text is too long."""
    shorter = range(1, len(payload))
    return next((cut for cut in shorter if _code(payload[:-cut]).version <= LARGEST), 1)


@cache
def _encoder() -> Any:
    # Its package loads reportlab's charts: 75 ms that a draft, which has no QR, does not pay.
    return import_module("reportlab.graphics.barcode.qrencoder")
