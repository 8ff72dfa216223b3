"""The faces of the paper: loaded once, and asked character by character who can draw it."""

import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics, ttfonts

from kl_relations_desktop.documents.pdf.faces import PaperFace
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.runtime.resources import resource

# Private codes stand above every plane that a name may use, but within what chr() can hold.
_FIRST_PRIVATE = 0xF0000

JOINERS = frozenset("\u200c\u200d")
"""Zero-width signs that shape their neighbours and are not drawn."""

MARKS_OF_ORDER = frozenset("\u200e\u200f\u061c")
"""Signs that only say in which direction their neighbours run."""


class Shaping(Enum):
    """How much a face's text is shaped."""

    KERNING = "kerning"
    FULL = "full"
    NONE = "none"


class PaperFont(ttfonts.TTFont):
    """A face that can draw any of its glyphs and says in the PDF what each of them means."""

    def __init__(self, name: str, path: str) -> None:
        # What reportlab sets for a face of its own reading, but for the reading.
        self.fontName = name
        self.face: Any = PaperFace(path)  # the stubs do not know its tables
        self.encoding = ttfonts.TTEncoding()
        self.state: Any = WeakKeyDictionary()
        self._asciiReadable = False
        self.shapable = False
        self.shaper = self.face.shaper
        self._codes: dict[tuple[int, str], str] = {}
        self._meanings: dict[int, str] = {}

    def has(self, character: str) -> bool:
        """Return whether this face draws the character itself."""
        return ord(character) in self.face.charToGlyph and ord(character) < _FIRST_PRIVATE

    def width(self, character: str) -> float:
        """Return a character's advance in thousandths of the size."""
        return float(self.face.charWidths[ord(character)])

    def glyph(self, character: str) -> int:
        """Return the number of the glyph that stands for a character."""
        return int(self.face.charToGlyph.get(ord(character), 0))

    def characters(self, glyph: int) -> tuple[int, ...]:
        """Return the characters that a glyph stands for."""
        return tuple(self.face.characters.get(glyph, ()))

    def code(self, glyph: int, meaning: str) -> str:
        """Return a character that draws this glyph and is read back as `meaning`."""
        known = self._codes.get((glyph, meaning))
        if known is None:
            number = _FIRST_PRIVATE + len(self._codes)
            self._meanings[number] = meaning
            self.face.charToGlyph[number] = glyph
            self.face.charWidths[number] = ttfonts_scaled(self, glyph)
            known = self._codes.setdefault((glyph, meaning), chr(number))
        return known

    def splitString(
        self, text: str, doc: Any, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Split a text into subsets; what all stands in the first is looked up at once."""
        state = self.state.get(doc)
        if state is not None and text:
            try:
                return [(0, bytes(map(state.assignments.__getitem__, map(ord, text))))]
            except (KeyError, ValueError):
                pass  # a character that is new, or one of a later subset
        return list(super().splitString(text, doc, encoding))

    def addObjects(self, doc: Any) -> None:
        """Embed the subsets, each with a table that gives back the very letters of the text."""
        subsets = [
            (self.getSubsetInternalName(number, doc)[1:], tuple(subset))
            for number, subset in enumerate(self.state[doc].subsets)
        ]
        super().addObjects(doc)
        for number, (name, subset) in enumerate(subsets):
            tag = ttfonts.SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX
            stream = doc.idToObject["toUnicodeCMap:" + tag.decode("pdfdoc")]
            stream.content = self._read_back(tag.decode("pdfdoc"), subset)
            # Written here in one piece: number by number it takes ten times as long.
            widths = fp_str(*map(self.face.getCharWidth, subset))
            doc.idToObject[name].Widths = f"[ {widths} ]"

    def _read_back(self, name: str, subset: tuple[int, ...]) -> str:
        """Return the CMap from the subset's bytes to text, a hundred entries at a time."""
        rows = []
        for byte, code in enumerate(subset):
            if code == 0 or (code == 32 and byte != 32):
                continue
            meaning = self._meanings.get(code, chr(code) if code < _FIRST_PRIVATE else "")
            if meaning:
                rows.append(f"<{byte:02X}> <{meaning.encode('utf-16-be').hex().upper()}>")
        blocks = []
        for start in range(0, len(rows), 100):
            part = rows[start : start + 100]
            blocks.append("\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"]))
        return _CMAP.format(name=name, blocks="\n".join(blocks))


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def ttfonts_scaled(font: PaperFont, glyph: int) -> float:
    """Return a glyph's advance in thousandths of the size."""
    return float(font.face.hmetrics[glyph][0]) * 1000 / float(font.face.unitsPerEm)


@dataclass(frozen=True, slots=True)
class Face:
    """A font in its place of the order of fallback: its scale and how it is shaped."""

    font: PaperFont
    scale: float
    shaping: Shaping
    is_tall: bool = False
    has_actual_text: bool = False


_FILES = {
    "serif regular": "SourceSerif4-Regular",
    "serif semibold": "SourceSerif4-SemiBold",
    "serif italic": "SourceSerif4-Italic",
    "sans regular": "SourceSans3-Regular",
    "sans semibold": "SourceSans3-SemiBold",
    "sans italic": "SourceSans3-Italic",
}

CUTS = tuple(_FILES)
HANS = ("ja", "zh")


@cache
def _font(name: str) -> PaperFont:
    font = PaperFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


@cache
def _face(name: str) -> Face:
    if name.startswith("NotoNaskh"):
        return Face(_font(name), 1.14, Shaping.FULL, is_tall=True)
    if name.startswith("NotoSerifTamil"):
        return Face(_font(name), 0.90, Shaping.FULL, is_tall=True, has_actual_text=True)
    if name.startswith("NotoSerif"):
        return Face(_font(name), 0.94, Shaping.NONE)
    return Face(_font(name), 1.0, Shaping.KERNING)


def _order(cut: str, han: str) -> Iterator[str]:
    """Yield the names of the faces to ask, the first choice first."""
    weight = cut.partition(" ")[2]
    yield _FILES[cut]
    # Source Sans has signs that Source Serif lacks; italic does not follow into other scripts.
    yield _FILES[f"sans {weight}"]
    name = "SemiBold" if weight == "semibold" else "Regular"
    yield f"NotoNaskhArabic-{name}"
    yield f"NotoSerifTamil-{name}"
    yield from (
        f"NotoSerif{code}-{name}" for code in (("SC", "JP") if han == "zh" else ("JP", "SC"))
    )


@lru_cache(maxsize=8192)
def face_for(character: str, cut: str, han: str) -> Face | None:
    """Return the first face that has a glyph for the character; `cut` is a role's face."""
    # Controls and overrides have empty glyphs in some faces: they would vanish unseen.
    if unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs"}:
        return None
    for name in _order(cut, han):
        face = _face(name)
        if face.font.has(character):
            return face
    return None


@cache
def main_face(cut: str) -> Face:
    """Return the face that comes first."""
    return _face(_FILES[cut])


def load_main_faces() -> None:
    """Read the face that comes first in every cut; it is kept."""
    for cut in _FILES:
        main_face(cut)
