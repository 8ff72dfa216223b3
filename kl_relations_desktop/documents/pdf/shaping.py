"""Text into glyphs: pieces of one face, kerned or shaped as its script asks."""

import unicodedata
from dataclasses import field
from functools import cache, lru_cache
from itertools import pairwise

import uharfbuzz

from kl_relations_desktop.documents.letters import name_of, shown
from kl_relations_desktop.documents.pdf.directions import mirrored
from kl_relations_desktop.documents.pdf.fonts import (
    CUTS,
    HANS,
    JOINERS,
    MARKS_OF_ORDER,
    Face,
    PaperFont,
    Shaping,
    face_for,
    main_face,
    ttfonts_scaled,
)
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass

# Source Sans ligates the "His" of "His Excellency" into one sign, and fi into one letter.
_KERNING = {"kern": True, "liga": False, "clig": False, "dlig": False, "calt": False}
_DRAWN_AS = str.maketrans(
    {"\u2011": "-", "\u00a0": " ", "\t": " ", "\u202f": " ", "\u2002": "  "}
)

_UNDRAWN = MARKS_OF_ORDER | {"\u00ad"}


@dataclass(frozen=True, slots=True)
class Raised:
    """A glyph off the baseline: its code and its rise in thousandths of the size."""

    code: str
    rise: float


Op = str | float | Raised


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face, ready to draw: codes, and steps back in thousandths between them."""

    face: Face
    ops: tuple[Op, ...]
    width: float
    """In sizes of the text around it: the face's own scale is counted in."""
    text: str
    codes: str = field(init=False)
    """All codes in one string, or empty where some stand off the baseline."""
    steps: tuple[tuple[int, str], ...] = field(init=False)
    """After how many codes a step back stands, and the step as it is written."""

    def __post_init__(self) -> None:
        codes, steps = "", []
        for op in self.ops:
            if isinstance(op, str):
                codes += op
            elif isinstance(op, float):
                steps.append((len(codes), f"{op:.0f}"))
        is_level = not any(isinstance(op, Raised) for op in self.ops)
        object.__setattr__(self, "codes", codes if is_level else "")
        object.__setattr__(self, "steps", tuple(steps))


@lru_cache(maxsize=32768)
def pieces(text: str, cut: str, han: str, is_rtl: bool) -> tuple[Piece, ...]:
    """Return the text's pieces from left to right; all of it runs in one direction."""
    found = [_piece(face, part, is_rtl) for face, part in _by_face(text, cut, han)]
    return tuple(reversed(found)) if is_rtl else tuple(found)


@lru_cache(maxsize=32768)
def width_of(text: str, cut: str, han: str) -> float:
    """Return the text's width in sizes, whichever way it runs."""
    return sum(piece.width for piece in pieces(text, cut, han, False))


def _by_face(text: str, cut: str, han: str) -> list[tuple[Face, str]]:
    """Split a text where its face changes; joiners stay with what they join."""
    parts: list[tuple[Face, str]] = []
    for character in text.translate(_DRAWN_AS):
        if character in _UNDRAWN:
            continue
        last = parts[-1] if parts else None
        if character in JOINERS:
            if last and last[0].shaping is Shaping.FULL:
                parts[-1] = (last[0], last[1] + character)
            continue
        face = _face_beside(character, last[0] if last else None, cut, han)
        if last and last[0] is face:
            parts[-1] = (face, last[1] + character)
        else:
            parts.append((face, character))
    return parts


def can_draw(character: str) -> bool:
    """Return whether every cut draws the character, whichever Han face comes first."""
    if character in JOINERS or character in _UNDRAWN:
        return True
    drawn = character.translate(_DRAWN_AS)
    return all(
        face_for(one, cut, han) is not None for one in drawn for cut in CUTS for han in HANS
    )


def _face_beside(character: str, last: Face | None, cut: str, han: str) -> Face:
    """Return the character's face; a space or a combining mark stays with what it follows."""
    stays = character == " " or unicodedata.combining(character)
    if stays and last is not None and last.font.has(character):
        return last
    face = face_for(character, cut, han)
    if face is None:
        raise RuleViolation(
            "paper.no_glyph",
            letter=character,
            character=shown(character),
            name=name_of(character),
        )
    return face


def _piece(face: Face, text: str, is_rtl: bool) -> Piece:
    """Return the glyphs of a text that one face draws."""
    if face.shaping is Shaping.FULL:
        return _shaped(face, text, is_rtl)
    drawn = "".join(_facing_left(face.font, c) for c in reversed(text)) if is_rtl else text
    if face.shaping is Shaping.KERNING and not is_rtl:
        return _kerned(face, drawn)
    width = sum(map(face.font.width, drawn))
    return Piece(face, (drawn,), width * face.scale / 1000, text)


def _facing_left(font: PaperFont, character: str) -> str:
    """Return what draws a character in right-to-left text: brackets turn, their sense stays."""
    turned = mirrored(character)
    return character if turned == character else font.code(font.glyph(turned), character)


def _kerned(face: Face, text: str) -> Piece:
    """Return Latin text with its pairs kerned, every letter itself."""
    font = face.font
    infos, positions = _glyphs(font, text, _KERNING, "ltr")
    if len(infos) != len(text) or any(
        info.codepoint != font.glyph(character)
        for info, character in zip(infos, text, strict=True)
    ):
        return _placed(face, text, infos, positions)
    ops: list[Op] = []
    plain, width, scale = "", 0.0, 1000 / font.face.unitsPerEm
    for character, position in zip(text, positions, strict=True):
        plain += character
        advance = position.x_advance * scale
        width += advance
        back = font.width(character) - advance
        if back:
            ops += [plain, back]
            plain = ""
    if plain:
        ops.append(plain)
    return Piece(face, tuple(ops), width * face.scale / 1000, text)


def _shaped(face: Face, text: str, is_rtl: bool) -> Piece:
    """Return Arabic or Tamil text, joined and stacked as the script asks."""
    infos, positions = _glyphs(face.font, text, {}, "rtl" if is_rtl else "")
    return _placed(face, text, infos, positions)


def _glyphs(
    font: PaperFont, text: str, features: dict[str, bool], direction: str
) -> tuple[list[uharfbuzz.GlyphInfo], list[uharfbuzz.GlyphPosition]]:
    """Return what the shaper makes of a text."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if direction:
        buffer.direction = direction
    uharfbuzz.shape(font.shaper, buffer, features)
    return buffer.glyph_infos, buffer.glyph_positions


def _placed(
    face: Face,
    text: str,
    infos: list[uharfbuzz.GlyphInfo],
    positions: list[uharfbuzz.GlyphPosition],
) -> Piece:
    """Return shaped glyphs with offsets; each cluster's base is read back as its letters."""
    font, scale = face.font, 1000 / face.font.face.unitsPerEm
    meanings = _meanings(
        text, [info.cluster for info in infos], [p.x_advance for p in positions]
    )
    ops: list[Op] = []
    width = 0.0
    for info, position, meaning in zip(infos, positions, meanings, strict=True):
        code = _code(font, info.codepoint, meaning)
        shift, advance = position.x_offset * scale, position.x_advance * scale
        back = ttfonts_scaled(font, info.codepoint) + shift - advance
        rise = position.y_offset * scale
        ops += [-shift] if shift else []
        ops.append(Raised(code, rise) if rise else code)
        ops += [back] if back else []
        width += advance
    return Piece(face, tuple(_joined(ops)), width * face.scale / 1000, text)


def _joined(ops: list[Op]) -> list[Op]:
    """Put neighbouring codes into one string and neighbouring steps into one number."""
    joined: list[Op] = []
    for op in ops:
        match joined[-1] if joined else None, op:
            case str(before), str(code):
                joined[-1] = before + code
            case float(before), float(step):
                joined[-1] = before + step
            case _:
                joined.append(op)
    return joined


def _meanings(text: str, clusters: list[int], advances: list[int]) -> list[str]:
    """Return for each glyph the letters that it stands for: a cluster's go to its base."""
    starts = [*sorted(set(clusters)), len(text)]
    ends = dict(pairwise(starts))
    meanings = [""] * len(clusters)
    for cluster in ends:
        members = [place for place, found in enumerate(clusters) if found == cluster]
        base = next((place for place in members if advances[place]), members[0])
        meanings[base] = text[cluster : ends[cluster]].strip("".join(JOINERS))
    return meanings


def _code(font: PaperFont, glyph: int, meaning: str) -> str:
    """Return the code of a glyph; a ligature keeps its own sign where Unicode has one."""
    if len(meaning) > 1:
        for code in font.characters(glyph):
            if unicodedata.normalize("NFKC", chr(code)) == meaning:
                return chr(code)
    if len(meaning) == 1 and font.glyph(meaning) == glyph:
        return meaning
    return font.code(glyph, meaning)


@cache
def space_width(cut: str) -> float:
    """Return the width of a space in sizes."""
    return main_face(cut).font.width(" ") / 1000
