"""Marks into the page's own language of drawing."""

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.fonts import PaperFont
from kl_relations_desktop.documents.pdf.ink import (
    Area,
    Box,
    Disc,
    Flag,
    Leaf,
    Mark,
    Modules,
    Rule,
    Run,
)
from kl_relations_desktop.documents.pdf.setting import Stretch
from kl_relations_desktop.documents.pdf.shaping import Op, Piece, Raised
from kl_relations_desktop.documents.pdf.svg import flag_drawing

_CURVE = 0.5523
_INKS = {ink: " ".join(f"{value / 255:.4f}" for value in ink.value) for ink in m.Ink}


class Pen:
    """Draws the marks of one document's pages."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        # Typed loosely: reportlab's stubs do not describe the document or its escaping.
        self._document: Any = canvas
        self._steps: list[str] = []
        self._font = ""
        self._names: dict[tuple[str, int, float], str] = {}
        self._fill: m.Ink | None = None

    def leaf(self, leaf: Leaf) -> None:
        """Draw one page."""
        self._steps, self._font, self._fill = [], "", None
        for mark in leaf.marks:
            self._mark(mark)
        self._canvas.addLiteral("\n".join(self._steps))
        self._canvas.showPage()

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Run():
                self._run(mark)
            case Rule():
                self._rule(mark)
            case Disc():
                self._disc(mark)
            case Box():
                self._box(mark)
            case Area():
                self._area(mark)
            case Flag():
                self._flag(mark)
            case Modules():
                self._modules(mark)

    def _add(self, *steps: str) -> None:
        self._steps += steps

    def _filled_with(self, ink: m.Ink) -> None:
        if ink is not self._fill:
            self._fill = ink
            self._add(f"{_INKS[ink]} rg")

    def _run(self, run: Run) -> None:
        """Draw a line of text; each face in its own stretch."""
        if not run.line.stretches:
            return
        self._steps.append("BT")
        for stretch in run.line.stretches:
            self._filled_with(stretch.role.ink)
            self._stretch(stretch, run.x + stretch.dx, m.PAGE_HEIGHT - run.y)
        self._steps.append("ET")

    def _stretch(self, stretch: Stretch, x: float, y: float) -> None:
        piece = stretch.piece
        face = piece.face
        # Without it, readers put Tamil vowels where they stand, not where they are read;
        # with it, they would read Arabic backwards.
        if face.has_actual_text:
            text = ("\ufeff" + piece.text).encode("utf-16-be").hex().upper()
            self._add(f"/Span <</ActualText <{text}>>> BDC")
        self._steps.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        spacing = stretch.role.tracking * stretch.role.size
        if spacing:
            self._add(f"{spacing:.3f} Tc")
        # The face is part of the state that ET leaves as it is.
        self._shown(piece, stretch.size)
        if spacing:
            self._add("0 Tc")
        if face.has_actual_text:
            self._add("EMC")

    def _shown(self, piece: Piece, size: float) -> None:
        """Show glyphs, with steps between them and raised ones."""
        font = piece.face.font
        # The font is asked once for all: its answer is nearly always of one subset.
        split = font.splitString(piece.codes, self._document._doc)
        if len(split) != 1:
            self._shown_apart(font, size, piece.ops)
            return
        subset, codes = split[0]
        self._set_font(font, subset, size)
        shown, start, parts = codes.hex(), 0, []
        for place, back in piece.steps:
            end = 2 * place
            parts.append(f"<{shown[start:end]}>{back}" if end > start else back)
            start = end
        if start < len(shown):
            parts.append(f"<{shown[start:]}>")
        self._steps.append(f"[{''.join(parts)}] TJ")

    def _shown_apart(self, font: PaperFont, size: float, ops: tuple[Op, ...]) -> None:
        """Show glyphs of several subsets, or off the baseline."""
        parts: list[str] = []
        for op in ops:
            if isinstance(op, float):
                parts.append(f"{op:.0f}")
                continue
            code = op
            if isinstance(op, Raised):
                code = op.code
                self._flush(parts)
                self._steps.append(f"{op.rise * size / 1000:.3f} Ts")
            for subset, codes in font.splitString(str(code), self._document._doc):
                self._set_font(font, subset, size, parts)
                parts.append(f"<{codes.hex()}>")
            if isinstance(op, Raised):
                self._flush(parts)
                self._steps.append("0 Ts")
        self._flush(parts)

    def _set_font(
        self, font: PaperFont, subset: int, size: float, parts: list[str] | None = None
    ) -> None:
        """Choose a subset of a face, after what waits to be written in another."""
        key = font.fontName, subset, size
        name = self._names.get(key)
        if name is None:
            internal = font.getSubsetInternalName(subset, self._document._doc)
            name = self._names[key] = f"{internal} {size:.2f} Tf"
        if name != self._font:
            if parts:
                self._flush(parts)
            self._font = name
            self._steps.append(name)

    def _flush(self, parts: list[str]) -> None:
        """Write the glyphs gathered so far."""
        if parts:
            self._steps.append(f"[{''.join(parts)}] TJ")
            parts.clear()

    def _rule(self, rule: Rule) -> None:
        dash = " ".join(f"{length:.2f}" for length in rule.dash)
        top = m.PAGE_HEIGHT
        self._add(
            f"q {_INKS[rule.ink]} RG {rule.weight:.2f} w [{dash}] 0 d "
            f"{rule.x0:.2f} {top - rule.y0:.2f} m {rule.x1:.2f} {top - rule.y1:.2f} l S Q"
        )

    def _disc(self, disc: Disc) -> None:
        if disc.weight:
            radius = disc.radius - disc.weight / 2
            self._add(
                f"q {_INKS[m.Ink.PAPER]} rg {_INKS[disc.ink]} RG {disc.weight:.2f} w",
                _circle(disc.x, m.PAGE_HEIGHT - disc.y, radius),
                "B Q",
            )
        else:
            self._filled_with(disc.ink)
            self._add(_circle(disc.x, m.PAGE_HEIGHT - disc.y, disc.radius), "f")

    def _box(self, box: Box) -> None:
        y = m.PAGE_HEIGHT - box.y - box.height
        frame = f"{box.x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re"
        if box.weight:
            self._add(f"q {_INKS[box.ink]} RG {box.weight:.2f} w {frame} S Q")
        else:
            self._filled_with(box.ink)
            self._add(f"{frame} f")

    def _area(self, area: Area) -> None:
        x, y, width, height = area.window
        top = m.PAGE_HEIGHT
        self._add(
            f"q {x:.2f} {top - y - height:.2f} {width:.2f} {height:.2f} re W n "
            f"{_INKS[area.ink]} rg"
        )
        for ring in area.rings:
            points = [f"{px:.1f} {top - py:.1f}" for px, py in ring]
            self._add(f"{points[0]} m {' l '.join(points[1:])} l h")
        self._add("f* Q")

    def _flag(self, flag: Flag) -> None:
        """Draw a flag cut to its box, and its edge over it."""
        picture = flag_drawing(flag.code)
        y = m.PAGE_HEIGHT - flag.y
        across, down = flag.width / picture.width, flag.height / picture.height
        frame = f"{flag.x:.2f} {y - flag.height:.2f} {flag.width:.2f} {flag.height:.2f} re"
        self._add(
            f"q {frame} W n",
            f"{across:.6f} 0 0 {-down:.6f} {flag.x - picture.left * across:.3f} "
            f"{y + picture.top * down:.3f} cm",
            picture.steps,
            "Q",
            f"q {_INKS[m.Ink.QUIET]} RG {m.FLAG_EDGE:.2f} w {frame} S Q",
        )

    def _modules(self, modules: Modules) -> None:
        side = modules.side / modules.count
        top = m.PAGE_HEIGHT - modules.y
        self._filled_with(m.Ink.TEXT)
        for column, row, run in modules.dark:
            # A hair of overlap downwards: viewers otherwise show white seams between rows.
            self._add(
                f"{modules.x + column * side:.3f} {top - (row + 1) * side - 0.02:.3f} "
                f"{run * side:.3f} {side + 0.02:.3f} re"
            )
        self._add("f")


def _circle(x: float, y: float, radius: float) -> str:
    """Return a closed circle."""
    d, r = radius * _CURVE, radius
    return (
        f"{x + r:.2f} {y:.2f} m {x + r:.2f} {y + d:.2f} {x + d:.2f} {y + r:.2f} {x:.2f} "
        f"{y + r:.2f} c {x - d:.2f} {y + r:.2f} {x - r:.2f} {y + d:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - d:.2f} {x - d:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + d:.2f} {y - r:.2f} {x + r:.2f} {y - d:.2f} {x + r:.2f} {y:.2f} c h"
    )
