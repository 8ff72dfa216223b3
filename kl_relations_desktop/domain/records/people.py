"""Organisations, and people with names and posts held between dates."""

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    line,
    link,
    long_text,
    partial_date,
    rows,
    texts,
)
from kl_relations_desktop.domain.records.kinds import BodyKind

_NAMES = "Names"
_PLACE = "Place"
_TIES = "Ties"
_CONTACT = "Contact"
_PROTOCOL = "Protocol"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """A name that a body bore between dates; an instrument keeps the one of its day."""

    name: str = line("Name", required=True, searched=Searched.NAME)
    since: PartialDate | None = partial_date("From")
    until: PartialDate | None = partial_date("Until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Record):
    """Any organisation that signs, represents, backs or belongs."""

    name: str = line("Name", group=_NAMES, required=True, searched=Searched.NAME, listed=True)
    name_ms: str = line("Name in Malay", group=_NAMES, searched=Searched.NAME)
    short_name: str = line("Short name", group=_NAMES, searched=Searched.NAME)
    native_name: str = line("Native name", group=_NAMES, searched=Searched.NAME)
    aliases: tuple[str, ...] = texts("Also known as", group=_NAMES, searched=Searched.NAME)
    kind: BodyKind = choice("Kind", BodyKind.NOT_STATED, group=_TIES, listed=True)
    parent: int | None = link("Belongs to", "body", group=_TIES)
    successor: int | None = link("Succeeded by", "body", group=_TIES)
    country: str = line("Country or region", group=_PLACE, searched=Searched.TEXT, listed=True)
    country_ms: str = line("Country or region in Malay", group=_PLACE)
    flag: str = line("Country code", group=_PLACE, longest=2)
    website: str = line("Website", group=_CONTACT, searched=Searched.TEXT)
    address: str = long_text("Address", group=_CONTACT)
    phone: str = line("Telephone", group=_CONTACT)
    email: str = line("E-mail", group=_CONTACT)
    names: tuple[BodyName, ...] = rows("Names over time", BodyName)

    def name_of_its_day(self, day: PartialDate | None) -> str:
        """Return the dated name that the body bore on a day; empty where none is recorded."""
        if day is None:
            return ""
        borne = (
            one.name
            for one in self.names
            if (one.since is not None or one.until is not None)
            and (one.since is None or one.since.earliest() <= day.latest())
            and (one.until is None or one.until.latest() >= day.earliest())
        )
        return next(borne, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honorific:
    """A style or title held between dates, such as "Tan Sri"."""

    title: str = line("Title held", required=True)
    title_ms: str = line("Title held, in Malay")
    since: PartialDate | None = partial_date("From")
    until: PartialDate | None = partial_date("Until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post held between dates."""

    title: str = line("Post", required=True, searched=Searched.TEXT)
    title_ms: str = line("Post in Malay", searched=Searched.TEXT)
    body: int | None = link("Body", "body")
    since: PartialDate | None = partial_date("From")
    until: PartialDate | None = partial_date("Until")
    seen: PartialDate | None = partial_date("Known to hold it on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone with a name; the name is kept as written and never taken apart."""

    name: str = line("Name", group=_NAMES, required=True, searched=Searched.NAME, listed=True)
    native_name: str = line("Native name", group=_NAMES, searched=Searched.NAME)
    aliases: tuple[str, ...] = texts("Also written", group=_NAMES, searched=Searched.NAME)
    partner: int | None = link("Partner", "partner", group=_TIES, listed=True)
    address_en: str = line("Form of address, English", group=_PROTOCOL, gap=True)
    address_ms: str = line("Form of address, Malay", group=_PROTOCOL, gap=True)
    protocol: str = long_text("Protocol notes", group=_PROTOCOL, personal=True)
    email: str = line("E-mail", group=_CONTACT, personal=True)
    phone: str = line("Telephone", group=_CONTACT, personal=True)
    honorifics: tuple[Honorific, ...] = rows("Titles held", Honorific)
    posts: tuple[Post, ...] = rows("Posts held", Post, gap=True)
