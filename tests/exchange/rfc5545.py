"""A second reader of calendars, written from RFC 5545 alone and strict about every line."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z0-9-]+=([^\";:,]*|\"[^\"]*\"))*):(?P<value>.*)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TEXT = {
    "SUMMARY", "DESCRIPTION", "UID", "NAME", "X-WR-CALNAME", "X-KL-KIND", "X-KL-RECORD",
}  # fmt: skip
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "TRANSP", "URL"}


@dataclass
class Component:
    """What stands between a BEGIN and its END."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list["Component"]:
        return [one for one in self.inside if one.name == name]

    @property
    def categories(self) -> list[str]:
        parts = re.split(r"(?<!\\)(?:\\\\)*,", self.values.get("CATEGORIES", ""))
        return [_text(one) for one in parts]


def read(content: bytes) -> Component:
    """Return the calendar; fail on anything that the standard does not allow."""
    outermost = Component("")
    open_ones = [outermost]
    for line in unfolded(content):
        found = _LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f]", value), line
        if name == "BEGIN":
            inner = Component(value)
            open_ones[-1].inside.append(inner)
            open_ones.append(inner)
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            _put(open_ones[-1], name, found["parameters"], value)
    assert open_ones == [outermost]
    (calendar,) = outermost.inside
    assert calendar.name == "VCALENDAR"
    assert calendar.values["VERSION"] == "2.0"
    assert calendar.values["PRODID"]
    return calendar


def unfolded(content: bytes) -> list[str]:
    """Return the lines as meant; each one written is at most 75 octets and ends in CRLF."""
    written = content.split(b"\r\n")
    assert written.pop() == b"", "the last line ends too"
    lines: list[bytes] = []
    for line in written:
        assert len(line) <= 75, line
        assert b"\r" not in line, line
        assert b"\n" not in line, line
        line.decode("utf-8")  # No character is cut in two by the folding.
        if line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode("utf-8") for line in lines]


def _put(component: Component, name: str, parameters: str, value: str) -> None:
    assert not (name in _ONCE and name in component.values), f"{name} twice"
    if name in _TEXT:
        assert not re.search(r"(?<!\\)(\\\\)*[,;]", value), value
        value = _text(value)
    component.values[name] = value
    component.parameters[name] = parameters.lstrip(";")


def _text(value: str) -> str:
    def meant(found: re.Match[str]) -> str:
        assert found[1] in "\\;,nN", found[0]
        return "\n" if found[1] in "nN" else found[1]

    return _ESCAPE.sub(meant, value)
