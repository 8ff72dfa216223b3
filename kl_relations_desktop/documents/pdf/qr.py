"""The QR as modules; drawn by us, because reportlab's own drawing brings in another face."""

from functools import lru_cache
from typing import Any

from reportlab.graphics.barcode import qrencoder

from kl_relations_desktop.documents.pdf.ink import Modules


@lru_cache(maxsize=64)
def dark_modules(payload: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules on a side, and the dark ones as (column, row, how many in a line)."""
    code: Any = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(payload)
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
    return code.getModuleCount(), tuple(dark)


def qr(payload: str, x: float, y: float, side: float) -> Modules:
    """Return the QR of a text, its top left at a place."""
    count, dark = dark_modules(payload)
    return Modules(x, y, side, count, dark)
