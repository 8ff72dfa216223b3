"""The words, numbers and joints that a typed date is made of, in English and Malay."""

import re
import unicodedata
from typing import NamedTuple

DAY, YEAR, MONTH, ABOUT, PERHAPS, FROM = "D", "Y", "M", "A", "U", "F"
RANGE, NONSENSE = "–", "!"
UNTIL = "u"
_TO = "t"

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januari"),
    ("february", "feb", "februari"),
    ("march", "mar", "mac"),
    ("april", "apr"),
    ("may", "mei"),
    ("june", "jun"),
    ("july", "jul", "julai"),
    ("august", "aug", "ogos", "ogo", "ogs"),
    ("september", "sep", "sept"),
    ("october", "oct", "oktober", "okt"),
    ("november", "nov"),
    ("december", "dec", "disember", "dis"),
)
MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

_ABOUT_WORDS = "about abt approx approximately around c ca circa sekitar"
_ABOUT_PHRASES = ("kira-kira", "lebih kurang")
_PERHAPS_WORDS = "uncertain possibly perhaps probably mungkin barangkali"
_PERHAPS_PHRASES = ("tidak pasti",)
_WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("monday", "mon", "isnin", "isn"),
    ("tuesday", "tue", "tues", "selasa", "sel"),
    ("wednesday", "wed", "rabu", "rab"),
    ("thursday", "thu", "thur", "thurs", "khamis", "kha"),
    ("friday", "fri", "jumaat", "jum"),
    ("saturday", "sat", "sabtu", "sab"),
    ("sunday", "sun", "ahad", "ahd"),
)
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_SMALL_WORDS = "the of on in pada hari bulan tahun year month"

# What each word stands for: a kind of token, a joint, or a blank for what adds nothing.
_MEANING: dict[str, str] = {
    **dict.fromkeys((*_ABOUT_WORDS.split(), *_ABOUT_PHRASES), ABOUT),
    **dict.fromkeys((*_PERHAPS_WORDS.split(), *_PERHAPS_PHRASES), PERHAPS),
    **dict.fromkeys(_WEEKDAY_OF, " "),
    **dict.fromkeys(_SMALL_WORDS.split(), " "),
    **dict.fromkeys(("from", "since", "dari", "daripada", "sejak", "mulai"), FROM),
    **dict.fromkeys(("to", "till"), _TO),
    **dict.fromkeys(("until", "hingga", "sehingga", "sampai"), UNTIL),
    "-": "-",
    "/": "/",
    ".": ".",
    "~": ABOUT,
    "?": PERHAPS,
    "%": ABOUT + PERHAPS,
    **dict.fromkeys(",()'’", " "),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("‒–—―−", RANGE),
}
_PIECE = re.compile(
    r"(?P<number>[0-9]+)(?:(?:st|nd|rd|th|hb)(?![^\W\d_]))?"
    r"|(?P<phrase>kira[-‐‑]kira|lebih\s+kurang|tidak\s+pasti)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<blank>\s+)"
    r"|(?P<sign>.)"
)


class Token(NamedTuple):
    """A number, a month or a qualifier, with how it is joined to the one before it."""

    kind: str
    value: int
    joint: str


def tokens_of(text: str) -> list[Token] | None:
    """Return the tokens of a typed date, None when something in it is not of a date."""
    tokens: list[Token] = []
    gap = ""
    for piece in _PIECE.finditer(plain(text)):
        kinds, value = _kinds_of(piece)
        if kinds == NONSENSE:
            return None
        if kinds in _JOINTS:
            gap += kinds
            continue
        for kind in kinds:
            tokens.append(Token(kind, value, _joint(gap)))
            gap = ""
    return tokens if gap.strip(" .") == "" else None


def weekdays_of(text: str) -> list[int]:
    """Return the weekdays that a typed date names, in their order; 0 is Monday."""
    pieces = (piece.group() for piece in _PIECE.finditer(plain(text)))
    return [_WEEKDAY_OF[piece] for piece in pieces if piece in _WEEKDAY_OF]


def shape_of(tokens: list[Token]) -> str:
    """Return the kinds of these tokens with the joints between them, as in "D M Y"."""
    return "".join(token.joint + token.kind for token in tokens)[len(tokens[0].joint) :]


_JOINTS = frozenset(("-", "/", ".", " ", RANGE, _TO, UNTIL))


def plain(text: str) -> str:
    """Return the text with plain digits and small letters."""
    # Full-width and other digits become 0–9; superscripts do not, for they are footnotes.
    letters = (
        letter if (digit := unicodedata.decimal(letter, None)) is None else str(digit)
        for letter in text
        if unicodedata.category(letter) != "Cf"
    )
    return "".join(letters).casefold()


def _kinds_of(piece: re.Match[str]) -> tuple[str, int]:
    found = piece.group()
    if piece.lastgroup == "blank":
        return " ", 0
    if piece.lastgroup == "number":
        digits = piece["number"]
        value = int(digits)
        if len(digits) <= 2:
            return DAY, value
        return (YEAR, value) if len(digits) == 4 and value else (NONSENSE, 0)
    if piece.lastgroup == "phrase":
        found = "kira-kira" if found.startswith("kira") else " ".join(found.split())
    month = MONTH_OF.get(found)
    return (MONTH, month) if month else (_MEANING.get(found, NONSENSE), 0)


def _joint(gap: str) -> str:
    """Return how two tokens are joined: one character, a range, or nonsense."""
    marks = gap.replace(" ", "")
    if marks in (UNTIL, "/"):
        return marks
    lines = marks.replace(".", "")
    if len(lines) == 1 and lines in "-–t" + UNTIL:
        return "-" if lines == "-" and " " not in gap else RANGE
    if lines or len(marks) > 1:
        return NONSENSE
    return "." if gap == "." else " "
