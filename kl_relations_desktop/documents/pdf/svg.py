"""The flags' SVG as PDF drawing steps: the small part of SVG that they use, no more."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import cos, radians, sin, tan
from xml.etree import ElementTree

from kl_relations_desktop.documents.pdf.svgpath import Segment, segments
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.resources import resource

Matrix = tuple[float, float, float, float, float, float]

_LINK = "{http://www.w3.org/1999/xlink}href"
_NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff",
    "green": "#008000", "gold": "#ffd700", "yellow": "#ffff00", "navy": "#000080",
    "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "maroon": "#800000",
    "olive": "#808000", "purple": "#800080",
}  # fmt: skip
_STEP = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_STYLES = (
    "fill", "stroke", "stroke-width", "fill-rule", "stroke-linejoin", "stroke-linecap",
    "stroke-miterlimit", "clip-rule", "marker-mid", "color",
)  # fmt: skip
_SIDE = 0.5523  # how far a quarter circle's control points stand from its ends, in radii


class UnreadableFlag(ValueError):
    """The file uses more of SVG than a flag should."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as PDF steps in its own measure, y downwards, and the box that it fills."""

    steps: str
    left: float
    top: float
    width: float
    height: float


@lru_cache(maxsize=64)
def flag_drawing(code: str) -> Drawing:
    """Return a country's flag."""
    return drawing(resource("flags", f"{code}.svg").read_text(encoding="utf-8"))


def has_flag(code: str) -> bool:
    """Return whether there is a flag of that country."""
    return (
        code.isascii()
        and code.replace("-", "").isalpha()
        and resource("flags", f"{code}.svg").is_file()
    )


def drawing(source: str) -> Drawing:
    """Return an SVG picture as PDF steps; refuse what cannot be drawn as it stands."""
    root = ElementTree.fromstring(source)
    left, top, width, height = _numbers(root.get("viewBox", "0 0 640 480"))
    painter = _Painter(root)
    steps = "\n".join(painter.element(root, _Look()))
    return Drawing(steps, left, top, width, height)


@dataclass(frozen=True, slots=True)
class _Look:
    """The inherited look of an element."""

    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    is_even_odd: bool = False
    join: int = 0
    cap: int = 0
    miter: float = 4.0
    marker: str = ""

    def under(self, styles: dict[str, str]) -> "_Look":
        """Return the look of an element within this one."""
        changes: dict[str, object] = {}
        if "fill" in styles:
            changes["fill"] = styles["fill"]
        if "stroke" in styles:
            changes["stroke"] = styles["stroke"]
        if "stroke-width" in styles:
            changes["width"] = _length(styles["stroke-width"])
        if "fill-rule" in styles:
            changes["is_even_odd"] = styles["fill-rule"] == "evenodd"
        if "stroke-linejoin" in styles:
            changes["join"] = {"round": 1, "bevel": 2}.get(styles["stroke-linejoin"], 0)
        if "stroke-linecap" in styles:
            changes["cap"] = {"round": 1, "square": 2}.get(styles["stroke-linecap"], 0)
        if "stroke-miterlimit" in styles:
            changes["miter"] = _length(styles["stroke-miterlimit"])
        if "marker-mid" in styles:
            changes["marker"] = styles["marker-mid"]
        return replace(self, **changes)  # type: ignore[arg-type]  # names and types from above


class _Painter:
    """Walks the elements of one picture."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._named = {e.get("id", ""): e for e in root.iter() if e.get("id")}

    def element(self, element: ElementTree.Element, look: _Look) -> Iterator[str]:
        """Yield the steps of an element and of what it holds."""
        tag = element.tag.rpartition("}")[2]
        if tag in {"defs", "clipPath", "marker", "title", "desc", "metadata"} or (
            tag in {"linearGradient", "radialGradient"}
        ):
            return
        if tag not in {"svg", "g", "use", "path", "rect", "circle", "ellipse", "polygon"}:
            raise UnreadableFlag(tag)
        if "mask" in element.attrib or "filter" in element.attrib:
            raise UnreadableFlag("mask")
        look = look.under(_styles(element))
        yield "q"
        matrix = _matrix(element.get("transform", ""))
        if tag == "use":
            shift = (
                1.0,
                0.0,
                0.0,
                1.0,
                _length(element.get("x", "0")),
                _length(element.get("y", "0")),
            )
            matrix = _times(matrix, shift)
        if matrix != _SAME:
            yield _spelt(matrix)
        # A clip is in the element's own measure: after its transformation.
        yield from self._clip(element)
        if tag in {"svg", "g"}:
            for child in element:
                yield from self.element(child, look)
        elif tag == "use":
            yield from self.element(self._linked(element), look)
        else:
            yield from self._painted(_outline(tag, element), look)
        yield "Q"

    def _linked(self, element: ElementTree.Element) -> ElementTree.Element:
        link = element.get(_LINK) or element.get("href") or ""
        return self._find(link.removeprefix("#"))

    def _find(self, name: str) -> ElementTree.Element:
        found = self._named.get(name)
        if found is None:
            raise UnreadableFlag(name)
        return found

    def _clip(self, element: ElementTree.Element) -> Iterator[str]:
        """Yield the clipping that an element asks for."""
        name = _url(element.get("clip-path", ""))
        if not name:
            return
        clip = self._find(name)
        rule = ""
        for child in clip:
            if child.get("clip-rule") == "evenodd":
                rule = "*"
            matrix = _times(
                _matrix(clip.get("transform", "")), _matrix(child.get("transform", ""))
            )
            tag = child.tag.rpartition("}")[2]
            source = self._linked(child) if tag == "use" else child
            outline = _outline(source.tag.rpartition("}")[2], source)
            yield _path(
                [(op, tuple(_moved(matrix, p) for p in points)) for op, points in outline]
            )
        yield f"W{rule} n"

    def _painted(self, outline: list[Segment], look: _Look) -> Iterator[str]:
        """Yield an outline, filled and stroked."""
        fill, stroke = self._colour(look.fill), self._colour(look.stroke)
        if fill:
            yield f"{fill} rg"
        if stroke:
            yield f"{stroke} RG {_spelt_number(look.width)} w"
            yield f"{look.join} j {look.cap} J {_spelt_number(look.miter)} M"
        if fill or stroke:
            paint = {(True, False): "f", (False, True): "S", (True, True): "B"}[
                bool(fill), bool(stroke)
            ]
            yield _path(outline)
            yield paint + ("*" if look.is_even_odd and fill else "")
        marker = _url(look.marker)
        if marker:
            yield from self._markers(self._find(marker), outline, look)

    def _markers(
        self, marker: ElementTree.Element, outline: list[Segment], look: _Look
    ) -> Iterator[str]:
        """Yield a marker at every vertex between the first and the last."""
        points = [found[-1] for op, found in outline if op in "mlc"]
        size = look.width
        for x, y in points[1:]:
            yield f"q {_spelt((size, 0.0, 0.0, size, x, y))}"
            for child in marker:
                yield from self.element(child, _Look())
            yield "Q"

    def _colour(self, name: str) -> str:
        """Return a colour as three numbers, or nothing for none."""
        if name in {"none", "transparent", ""}:
            return ""
        link = _url(name)
        if link:
            return self._colour(self._gradient(link))
        value = _NAMED.get(name.lower(), name)
        if value == "currentColor":
            value = "#000000"
        if re.fullmatch(r"#[0-9a-fA-F]{3}", value):
            value = "#" + "".join(digit * 2 for digit in value[1:])
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise UnreadableFlag(name)
        return " ".join(f"{int(value[i : i + 2], 16) / 255:.3f}" for i in (1, 3, 5))

    def _gradient(self, name: str) -> str:
        """Return the colour in the middle of a gradient: emblems are too small to shade."""
        found = self._find(name)
        while not list(found):
            found = self._linked(found)
        stops = [_styles(stop).get("stop-color", stop.get("stop-color", "")) for stop in found]
        return stops[len(stops) // 2]


_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _styles(element: ElementTree.Element) -> dict[str, str]:
    """Return the style of an element, from attributes and from its style text."""
    found = {name: element.get(name, "") for name in _STYLES if name in element.attrib}
    for part in element.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if value:
            found[name.strip()] = value.strip()
    return found


def _url(value: str) -> str:
    match = re.fullmatch(r"\s*url\(['\"]?#([^)'\"]+)['\"]?\)\s*", value)
    return match[1] if match else ""


def _length(value: str) -> float:
    return float(value.removesuffix("px").removesuffix("pt"))


def _numbers(text: str) -> list[float]:
    return [
        float(number)
        for number in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", text)
    ]


def _outline(tag: str, element: ElementTree.Element) -> list[Segment]:
    """Return the outline of a shape."""
    if tag == "path":
        return segments(element.get("d", ""))
    if tag == "polygon":
        values = _numbers(element.get("points", ""))
        points = list(zip(values[::2], values[1::2], strict=True))
        found: list[Segment] = [("m", (points[0],)), *(("l", (p,)) for p in points[1:])]
        return [*found, ("h", ())]
    if tag == "rect":
        x, y, w, h = (_length(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        return segments(f"M{x} {y}h{w}v{h}h{-w}z")
    if tag in {"circle", "ellipse"}:
        rx = _length(element.get("rx", element.get("r", "0")))
        ry = _length(element.get("ry", element.get("r", "0")))
        return _ellipse(
            _length(element.get("cx", "0")), _length(element.get("cy", "0")), rx, ry
        )
    raise UnreadableFlag(tag)


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    dx, dy = rx * _SIDE, ry * _SIDE
    return [
        ("m", ((cx + rx, cy),)),
        ("c", ((cx + rx, cy + dy), (cx + dx, cy + ry), (cx, cy + ry))),
        ("c", ((cx - dx, cy + ry), (cx - rx, cy + dy), (cx - rx, cy))),
        ("c", ((cx - rx, cy - dy), (cx - dx, cy - ry), (cx, cy - ry))),
        ("c", ((cx + dx, cy - ry), (cx + rx, cy - dy), (cx + rx, cy))),
        ("h", ()),
    ]


def _path(outline: list[Segment]) -> str:
    return " ".join(
        " ".join([*(f"{_spelt_number(x)} {_spelt_number(y)}" for x, y in points), operator])
        for operator, points in outline
    )


def _spelt_number(value: float) -> str:
    """Return a number as PDF reads it: never with an exponent."""
    return f"{value:.7f}".rstrip("0").rstrip(".")


def _matrix(text: str) -> Matrix:
    """Return the transformation that an attribute spells."""
    found = _SAME
    for kind, values in _STEP.findall(text):
        found = _times(found, _single(kind, _numbers(values)))
    return found


def _single(kind: str, values: list[float]) -> Matrix:
    """Return one step of a transformation."""
    match kind, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return (1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0)
        case "scale", [x, *rest]:
            return (x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0)
        case "rotate", [angle, *about]:
            turn = radians(angle)
            x, y = (about[0], about[1]) if about else (0.0, 0.0)
            around: Matrix = (cos(turn), sin(turn), -sin(turn), cos(turn), 0.0, 0.0)
            return _times(_times((1, 0, 0, 1, x, y), around), (1, 0, 0, 1, -x, -y))
        case "skewX", [angle]:
            return (1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0)
        case "skewY", [angle]:
            return (1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0)
        case _:
            raise UnreadableFlag(kind)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _moved(matrix: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _spelt(matrix: Matrix) -> str:
    return " ".join(map(_spelt_number, matrix)) + " cm"
