"""What a person is called on a day: titles in the order in which they are said, and posts."""

from collections.abc import Iterable
from datetime import date

from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.people import Honorific, Person, Post

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


def styled_name(person: Person, day: date, language: str) -> str:
    """Return a person's name with the titles held on a day, in a language."""
    held = [
        in_language(one, "title", language)
        for one in _in_order_of_style(person.honorifics)
        if _is_held(one, day)
        and not any(
            said and fold(said) in fold(person.name) for said in (one.title, one.title_ms)
        )
    ]
    return " ".join((*held, person.name))


def post_on(person: Person, day: date) -> Post | None:
    """Return the post that a person holds on a day, as far as it is known."""
    return next((one for one in person.posts if _is_held(one, day)), None)


def _is_held(one: Honorific | Post, day: date) -> bool:
    """Return whether a title or a post can be held on a day."""
    begun = one.since is None or one.since.earliest() <= day
    return begun and (one.until is None or one.until.latest() >= day)


def _in_order_of_style(titles: Iterable[Honorific]) -> list[Honorific]:
    """Return titles as Malaysia orders them; an unknown one stays behind its neighbour."""
    placed: list[tuple[int, Honorific]] = []
    for one in titles:
        before = placed[-1][0] if placed else 0
        placed.append((_place(one.title, before), one))
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
