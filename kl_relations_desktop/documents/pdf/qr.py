"""The QR of a sheet as modules: versions 1 to 4 at level M, which is all that a number needs.

reportlab's own encoder lies behind its charts and paragraphs: loading them would cost a paper
75 milliseconds, and its drawing brings in a face that is not embedded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kl_relations_desktop.documents.pdf.ink import Modules
from kl_relations_desktop.domain.errors import RuleViolation

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

Grid = list[list[bool | None]]
"""Modules row by row; None where nothing is placed yet."""


@dataclass(frozen=True, slots=True)
class _Version:
    """A size of QR at level M: modules on a side, bytes of data, and of correction a block."""

    side: int
    data: int
    correction: int
    blocks: int = 1


_VERSIONS = (
    _Version(21, 16, 10),
    _Version(25, 28, 16),
    _Version(29, 44, 26),
    _Version(33, 64, 18, 2),
)
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, column: row % 2,
    lambda row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)


def qr(payload: str, x: float, y: float, side: float) -> Modules:
    """Return the QR of a text, its top left at a place."""
    count, dark = dark_modules(payload)
    return Modules(x, y, side, count, dark)


@lru_cache(maxsize=64)
def dark_modules(payload: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Return the modules on a side, and the dark ones as (column, row, how many in a line)."""
    grid = encoded(payload)
    dark = []
    for row, modules in enumerate(grid):
        column = 0
        while column < len(modules):
            run = 0
            while column + run < len(modules) and modules[column + run]:
                run += 1
            if run:
                dark.append((column, row, run))
            column += run or 1
    return len(grid), tuple(dark)


def encoded(payload: str, mask: int | None = None) -> list[list[bool]]:
    """Return the modules of a text; without a mask given, under the one that scans best."""
    bits, version = _bits(payload)
    stream = _with_correction(bits, version)
    masks = range(len(_MASKS)) if mask is None else (mask,)
    grids = [_drawn(stream, version, number) for number in masks]
    return min(grids, key=_roughness)


def _bits(payload: str) -> tuple[str, _Version]:
    """Return the text as bits filled up to the smallest version that holds it."""
    if all(letter in _LETTERS for letter in payload):
        values = [_LETTERS.index(letter) for letter in payload]
        bits = f"0010{len(values):09b}"
        for first, second in zip(values[::2], values[1::2], strict=False):
            bits += f"{first * 45 + second:011b}"
        bits += f"{values[-1]:06b}" if len(values) % 2 else ""
    else:
        content = payload.encode()
        bits = f"0100{len(content):08b}" + "".join(f"{byte:08b}" for byte in content)
    version = next((v for v in _VERSIONS if len(bits) <= 8 * v.data), None)
    if version is None:
        over = len(payload) - _VERSIONS[-1].data
        raise RuleViolation("paper.over_limit", field="number", characters=max(1, over))
    bits += "0" * min(4, 8 * version.data - len(bits))
    bits += "0" * (-len(bits) % 8)
    for filler in range((8 * version.data - len(bits)) // 8):
        bits += "00010001" if filler % 2 else "11101100"
    return bits, version


@cache
def _tables() -> tuple[list[int], list[int]]:
    """Return powers and logarithms in the field of 256 that QR reckons in."""
    powers, logs, value = [0] * 510, [0] * 256, 1
    for place in range(255):
        powers[place] = powers[place + 255] = value
        logs[value] = place
        value = value << 1 ^ (0x11D if value & 0x80 else 0)
    return powers, logs


def _correction(data: list[int], count: int) -> list[int]:
    """Return the Reed-Solomon bytes of a block."""
    powers, logs = _tables()
    generator = [1]
    for place in range(count):
        longer = [*generator, 0]
        for index, value in enumerate(generator):
            longer[index + 1] ^= powers[logs[value] + place] if value else 0
        generator = longer
    rest = [*data, *([0] * count)]
    for place in range(len(data)):
        lead = rest[place]
        for index, value in enumerate(generator):
            if lead and value:
                rest[place + index] ^= powers[logs[lead] + logs[value]]
    return rest[len(data) :]


def _with_correction(bits: str, version: _Version) -> str:
    """Return data and correction as one stream, the blocks byte by byte in turn."""
    content = [int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)]
    share = version.data // version.blocks
    blocks = [content[place : place + share] for place in range(0, len(content), share)]
    corrections = [_correction(block, version.correction) for block in blocks]
    turns = [*zip(*blocks, strict=True), *zip(*corrections, strict=True)]
    return "".join(f"{byte:08b}" for turn in turns for byte in turn)


def _drawn(stream: str, version: _Version, mask: int) -> list[list[bool]]:
    """Return the whole pattern under one mask."""
    side = version.side
    grid: Grid = [[None] * side for _ in range(side)]
    _draw_finders(grid)
    _draw_timing(grid)
    if side > 21:
        _draw_square(grid, side - 7, side - 7, (2, 0))
    _draw_format(grid, mask)
    bits = iter(stream)
    for row, column in _free_places(grid):
        # What is left over at the end of a stream is light before masking.
        grid[row][column] = (next(bits, "0") == "1") ^ (_MASKS[mask](row, column) == 0)
    return [[bool(module) for module in row] for row in grid]


def _draw_finders(grid: Grid) -> None:
    """Draw the three corner squares with the light border around them."""
    side = len(grid)
    for middle_row, middle_column in ((3, 3), (3, side - 4), (side - 4, 3)):
        for row in range(max(0, middle_row - 4), min(side, middle_row + 5)):
            for column in range(max(0, middle_column - 4), min(side, middle_column + 5)):
                away = max(abs(row - middle_row), abs(column - middle_column))
                grid[row][column] = away in {0, 1, 3}


def _draw_square(grid: Grid, row: int, column: int, dark: tuple[int, ...]) -> None:
    """Draw the alignment square about a place."""
    for down in range(-2, 3):
        for across in range(-2, 3):
            grid[row + down][column + across] = max(abs(down), abs(across)) in dark


def _draw_timing(grid: Grid) -> None:
    """Draw the dotted lines between the corner squares."""
    for place in range(8, len(grid) - 8):
        grid[6][place] = grid[place][6] = place % 2 == 0


def _draw_format(grid: Grid, mask: int) -> None:
    """Draw level and mask, twice, with their own correction."""
    side = len(grid)
    rest = mask << 10  # level M is 00
    for place in range(14, 9, -1):
        if rest >> place & 1:
            rest ^= 0x537 << (place - 10)
    bits = ((mask << 10) | rest) ^ 0x5412
    around = [0, 1, 2, 3, 4, 5, 7, 8]
    for place in range(15):
        dark = bool(bits >> place & 1)
        if place < 8:
            grid[around[place]][8] = dark
            grid[8][side - 1 - place] = dark
        else:
            grid[8][around[14 - place] if place > 8 else 7] = dark
            grid[side - 15 + place][8] = dark
    grid[side - 8][8] = True


def _free_places(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the places for data: up and down by pairs of columns, from the right."""
    side = len(grid)
    is_upward = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        rows = range(side - 1, -1, -1) if is_upward else range(side)
        for row in rows:
            for column in (right, right - 1):
                if grid[row][column] is None:
                    yield row, column
        is_upward = not is_upward


def _roughness(grid: list[list[bool]]) -> int:
    """Return how hard a pattern is to scan: long runs, blocks, look-alikes, too dark."""
    lines = [*grid, *([bool(row[c]) for row in grid] for c in range(len(grid)))]
    texts = ["".join("1" if module else "0" for module in line) for line in lines]
    cost = 0
    for text in texts:
        for run in text.replace("01", "0 1").replace("10", "1 0").split():
            cost += len(run) - 2 if len(run) >= 5 else 0
        for place in range(len(text) - 10):
            cost += 40 * (text[place : place + 11] in {"10111010000", "00001011101"})
    for above, below in pairwise(grid):
        for place in range(len(above) - 1):
            four = {above[place], above[place + 1], below[place], below[place + 1]}
            cost += 3 * (len(four) == 1)
    dark = sum(map(sum, grid)) * 100 // len(grid) ** 2
    return cost + 10 * (abs(dark - 50) // 5)
