"""Names as they are compared and searched, and titles in the order in which they are said."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

# What the Unicode decomposition leaves apart, but nobody types when searching.
_ALIKE = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ٱ": "ا",
        "ـ": "",
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "\u200c": "",
        "\u200d": "",
    }
)
CHILD_OF = r"(?:bin|binti|bt\.|b\.|ibni|a/l|a/p)"
"""Before the name of a father, as a pattern: a name is divided there, if anywhere."""
# Marks of these classes carry meaning: the Indic virama, and the Japanese voicing.
_MEANT = (0, 8, 9)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text with case, accents and look-alike letters folded, and spaces single."""
    if text.isascii():
        plain = text.casefold().replace("'", "")
    else:
        apart = unicodedata.normalize("NFKD", text.casefold())
        kept = "".join(one for one in apart if unicodedata.combining(one) in _MEANT)
        plain = unicodedata.normalize("NFC", kept.casefold()).translate(_ALIKE)
    return " ".join(plain.split())


T = TypeVar("T")
_ORDER = {
    title: place
    for place, titles in enumerate(
        (
            # style
            ("ybhg", "yb", "yab", "yam", "yaa", "ya", "ydh", "tyt", "he", "hrh", "hm",
             "yang berbahagia", "yang berhormat", "yang amat berhormat", "tuan yang terutama",
             "his excellency", "her excellency", "the honourable", "the rt hon",
             "encik", "en", "puan", "pn", "cik", "tuan", "mr", "mrs", "ms", "sir", "madam"),
            # rank
            ("jeneral", "jen", "general", "gen", "leftenan jeneral", "lt jen", "mejar jeneral",
             "mej jen", "brigedier jeneral", "brig jen", "kolonel", "kol", "mejar", "kapten",
             "laksamana", "admiral", "profesor", "prof", "professor"),
            # federal title
            ("tun", "toh puan", "tan sri", "puan sri"),
            ("datuk",),
            # state title
            ("dato", "datin", "pehin"),
            ("dr", "doctor", "doktor", "ir", "ar", "ts", "sr"),
            ("haji", "hajah", "hajjah", "hj", "hjh", "al haj"),
        )
    )
    for title in titles
}  # fmt: skip
"""Style, rank, federal title, state title, Dr, Haji: "YBhg. Jen. Tan Sri Dato' Dr. Haji"."""


def in_order_of_style(titles: Iterable[T], said: Callable[[T], str]) -> list[T]:
    """Return titles as Malaysia orders them; an unknown one stays behind its neighbour."""
    placed: list[tuple[int, T]] = []
    for one in titles:
        before = placed[-1][0] if placed else 0
        placed.append((_place(said(one), before), one))
    return [one for _, one in sorted(placed, key=lambda found: found[0])]


def _place(title: str, otherwise: int) -> int:
    letters = "".join(one if one.isalpha() else " " for one in fold(title.replace(".", "")))
    words = letters.split()
    for known in (" ".join(words), "".join(words)):
        if known in _ORDER:
            return _ORDER[known]
    # "Datuk Seri" and "Dato' Wira" are state titles, whatever follows the first word.
    is_of_a_state = bool(words) and words[0] in ("dato", "datuk", "datin")
    return _ORDER["dato"] if is_of_a_state else otherwise
