"""The content lines of an iCalendar file: texts escaped, long lines folded (RFC 5545, 3.1).

Written here and not by the library, which takes ten times as long: some seconds for an office
of 5,000 agreements. The tests read every line back with the library and with a second reader.
"""

import re
from datetime import UTC, date, datetime

_CRLF = b"\r\n"
_FOLD = _CRLF + b" "
_LONGEST = 75
_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSPEAKABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def clean(text: str) -> str:
    """Return a text with one kind of line break and nothing that no file of lines may hold."""
    return _UNSPEAKABLE.sub("\ufffd", _BREAK.sub("\n", text))


def escaped(text: str) -> str:
    """Return a text as the value of a line."""
    return clean(text).translate(_ESCAPED)


def day(value: date) -> str:
    """Return a day as the value of a line."""
    return value.isoformat().replace("-", "")


def moment(value: datetime) -> str:
    """Return a moment as the value of a line, in universal time."""
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> bytes:
    """Return a line with its end; what is longer than a line may be goes on in the next."""
    rest = line.encode()
    parts, room = [], _LONGEST
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # never within a letter
            cut -= 1
        parts.append(rest[:cut])
        # The space before a line that goes on counts as well.
        rest, room = rest[cut:], _LONGEST - 1
    return _FOLD.join([*parts, rest]) + _CRLF


def unfolded(content: bytes) -> list[str]:
    """Return the lines of a content, each whole."""
    return content.replace(_FOLD, b"").decode().removesuffix("\r\n").split("\r\n")
