"""Names as they are compared: without accents, case or the spellings that scripts allow."""

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "ß": "ss", "ı": "i", "İ": "i",
     "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "’": "'", "ʼ": "'"}
)  # fmt: skip


def fold(text: str) -> str:
    """Return a text for comparing: marks stripped, case folded, look-alike letters made one."""
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(one for one in spread if not unicodedata.combining(one))
    return " ".join(bare.translate(_LETTERS).casefold().split())
