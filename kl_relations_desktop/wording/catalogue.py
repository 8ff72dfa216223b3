"""The sentences of the program; the language is always an argument."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("en", "ms")
_TOLD = 24
_LOCALE = Path(__file__).resolve().parents[2] / "resources" / "locale"


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Return the message itself; marks it for the catalogue where it is written."""
    return message


def told(typed: str) -> str:
    """Return what was typed as a sentence repeats it: its beginning, no longer than a line."""
    return typed if len(typed) <= _TOLD else f"{typed[: _TOLD - 1].rstrip()}…"


class Words:
    """The sentences of one language; call it with an English message."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str) -> str:
        """Return the message in this language; an empty message stays empty."""
        return self._translations.gettext(message) if message else ""

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the form of the message that goes with this count."""
        return self._translations.ngettext(one, many, count)


@cache
def words(language: str) -> Words:
    """Return the sentences of a language: "en" or "ms"."""
    if language == "en":
        return Words("en", NullTranslations())
    with (_LOCALE / language / "LC_MESSAGES" / "kl_relations.mo").open("rb") as compiled:
        return Words(language, GNUTranslations(compiled))
