"""Names as they are compared and searched."""

import unicodedata
from functools import lru_cache

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
