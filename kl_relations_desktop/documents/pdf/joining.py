"""Which words hold together: dates, money, places, clauses and people's names."""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from kl_relations_desktop.domain.names import CHILD_OF


class Joint(IntEnum):
    """How willingly a line ends at a space."""

    FREE = 0
    RELUCTANT = 1
    HOLD = 2


_MONTHS = (
    "January February March April May June July August September October November December "
    "Januari Februari Mac Mei Jun Julai Ogos Oktober Disember"
).split()
_MONTH = f"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_YEAR = r"(?:1[0-9]{3}|2[0-9]{3})"
_DAY = r"[0-9]{1,2}(?:[–-][0-9]{1,2})?"

# Titles of two or more words stand first, so that "Dato' Seri" is not taken for a "Dato'".
_RANKS = (
    "Tan Sri|Puan Sri|Toh Puan|Dato[’'] Seri|Dato[’'] Sri|Datuk Seri|Datuk Sri|Datin Seri|"
    "Datuk Wira|Datuk Patinggi|Datuk Amar|Dato[’']|Datuk|Datin|Tun"
)
_STYLES = r"YBhg\.|Y\.Bhg\.|YABhg\.|YAB|YBM|YB|YM|TYT|H\. ?E\.|HE|Hon\."
_SMALL = (
    r"Ir\.|Dr\.?|Ts\.|Ar\.|Sr|Prof\.?|Haji|Hajah|Hj\.|Hjh\.|Mr\.?|Mrs\.?|Ms\.?|Mdm\.?|Encik|Puan|"
    r"Cik|Tuan|Sir|Lord|Capt\.|Gen\."
)
_PILGRIM = r"(?:Haji|Hajah|Hj\.|Hjh\.)"
_WORD = r"[^\W\d_][\w’'.-]*"
_CAPITAL = r"(?=[^\W\d_a-z])" + _WORD


def _held(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_HOLDING = tuple(
    _held(pattern)
    for pattern in (
        rf"{_DAY} {_MONTH}(?: {_YEAR})?",
        rf"{_MONTH} {_YEAR}",
        r"Kuala Lumpur|Kuala Terengganu|Alor Setar|(?:Timbalan |Naib )?Datuk Bandar|"
        r"Yang Dipertua|Perdana Menteri|Bandar Raya|bandar raya|City Hall|New York|"
        r"Los Angeles|Ho Chi Minh|Phnom Penh|Bandar Seri Begawan|Hong Kong|Quezon City",
        r"RM [0-9][0-9.,]*(?: (?:million|billion|juta|bilion))?|RM[0-9][0-9.,]* "
        r"(?:million|billion|juta|bilion)",
        r"(?:No\.|Nos\.|no\.|Bil\.) [\w/.-]+",
        r"(?:[Cc]lauses?|[Ff]asal|[Kk]lausa|[Aa]rticle|[Pp]erkara|[Ss]ection|[Ss]eksyen) "
        r"[0-9][0-9a-z.()]*",
        r"(?:Annex|Lampiran|Page|page|Muka surat|[Ll]evel|[Aa]ras|[Tt]ingkat) [0-9A-Z]+",
        r"Menara DBKL(?: [0-9]+)?",
        r"[0-9][0-9.,]* (?:%|°C|km|m|kg|per cent|peratus)",
        rf"(?:{_RANKS})",
        rf"(?:(?:{_SMALL}) )+(?:{_SMALL})",
        rf"(?:El|Al) {_CAPITAL}",
    )
)
_TITLED = re.compile(
    rf"(?<!\w)(?P<last>{_RANKS}|{_STYLES}|{_SMALL}) "
    rf"(?=(?P<whole>(?P<first>{_CAPITAL})(?: {_CAPITAL}){{0,3}})(?!\w))"
)
_STYLED = re.compile(rf"(?<!\w)(?:{_STYLES}) (?=(?:{_RANKS}|{_SMALL}|{_CAPITAL}))")
_PATRONYM = re.compile(
    rf"(?P<given>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) (?={CHILD_OF} )|"
    rf"(?P<of>(?<!\w){CHILD_OF}(?: {_CAPITAL}){{1,6}})"
)
_TITLE_ONLY = re.compile(rf"(?:{_RANKS}|{_STYLES}|{_SMALL})$")
_TITLE_WORDS = frozenset(
    "Tan Sri Puan Toh Seri Datuk Datin Tun Dato’ Dato' Wira Ir. Dr. Dr Ts. Ar. Prof. Haji "
    "Hajah Hj. Hjh. YBhg. YB YAB TYT H.E. Bandar Mr Mr. Ms Ms. Mrs Mrs. Encik Cik Tuan".split()
)


@lru_cache(maxsize=8192)
def joints(text: str) -> tuple[Joint, ...]:
    """Return for each plain or hard space of the text how willingly a line ends there."""
    # Hard spaces are looked at as plain ones, so that names and dates are found either way.
    plain = text.replace("\u00a0", " ")
    held = dict.fromkeys((i for i, c in enumerate(plain) if c == " "), Joint.FREE)
    if any(map(_may_hold, plain)):
        for pattern in _HOLDING:
            for match in pattern.finditer(plain):
                _hold(held, match.start(), match.end(), Joint.HOLD)
        _hold_names(held, plain)
    for index in held:
        if text[index] == "\u00a0":
            held[index] = Joint.HOLD
    return tuple(held.values())


def _may_hold(character: str) -> bool:
    """Return whether a text with this character can hold a date, a name or a figure."""
    return character.isupper() or character.isdigit() or character in "%/"


def _hold(held: dict[int, Joint], start: int, end: int, joint: Joint) -> None:
    """Tighten every space between two positions."""
    for index in range(start, end):
        if index in held:
            held[index] = max(held[index], joint)


def _hold_names(held: dict[int, Joint], text: str) -> None:
    """Hold the groups of a Malaysian name; lines end between groups before anywhere else."""
    for match in _STYLED.finditer(text):
        _hold(held, match.start(), match.end(), Joint.RELUCTANT)
    for match in _TITLED.finditer(text):
        if not _TITLE_ONLY.match(match["first"]) and match["first"] not in _TITLE_WORDS:
            _hold(held, match.end("last"), match.end("last") + 1, _after(match["last"]))
            _hold(held, match.start("first"), match.end("whole"), Joint.RELUCTANT)
    for match in _PATRONYM.finditer(text):
        if match["of"]:
            _hold(held, match.start("of"), match.end("of"), Joint.HOLD)
        else:
            _hold_given(held, match)


def _after(title: str) -> Joint:
    """Return how a title holds the name's first word: a pilgrim's may let go of it."""
    return Joint.RELUCTANT if re.fullmatch(_PILGRIM, title) else Joint.HOLD


def _hold_given(held: dict[int, Joint], match: re.Match[str]) -> None:
    """Hold the words of a given name that stand before "bin" or "binti", titles left out."""
    words = [(m.start(), m.end()) for m in re.finditer(_WORD, match["given"])]
    start = match.start("given")
    given = [(a, b) for a, b in words if match["given"][a:b] not in _TITLE_WORDS]
    for (_, end), (begin, _) in pairwise(given):
        if begin == end + 1:
            _hold(held, start + end, start + begin, Joint.HOLD)
