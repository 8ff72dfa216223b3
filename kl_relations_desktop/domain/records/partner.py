"""A city or a network that the desk keeps a relationship with, and what is particular to a network."""

from dataclasses import dataclass

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    integer,
    link,
    long_text,
    number,
    partial_date,
    rows,
    text,
    texts,
)
from kl_relations_desktop.domain.records.kinds import Grade, PartnerKind, Standing

_CITY = ("kind", ("city",))
_NAMES = "Names"
_TIE = "Relationship"
_PLACE = "Place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """A city or a network that the desk keeps a relationship with."""

    name: str = text("Name", group=_NAMES, required=True, searched=Searched.NAME, listed=True)
    name_ms: str = text("Name in Malay", group=_NAMES, searched=Searched.NAME)
    native_name: str = text("Native name", group=_NAMES, searched=Searched.NAME)
    aliases: tuple[str, ...] = texts("Also known as", group=_NAMES, searched=Searched.NAME)
    full_name: str = text("Full name", group=_NAMES, searched=Searched.NAME)
    kind: PartnerKind = choice("Kind", PartnerKind.CITY, group=_TIE, required=True, listed=True)
    grade: Grade = choice("Grade", Grade.NOT_STATED, group=_TIE, listed=True)
    since: PartialDate | None = partial_date("Since", group=_TIE, listed=True, gap=True)
    standing: Standing = choice("Standing", Standing.NOT_STATED, group=_TIE)
    responsible: str = text("Officer responsible", group=_TIE, searched=Searched.TEXT)
    review_months: int | None = integer(
        "Review cycle in months", group=_TIE, help="Empty: the cycle of the settings is used."
    )
    head_person: int | None = link(
        "Head of the city today", "person", group=_TIE, gap=True, only_when=_CITY
    )
    body: int | None = link("Body", "body", group=_TIE)
    country: str = text("Country or region", group=_PLACE, searched=Searched.TEXT, listed=True)
    country_ms: str = text("Country or region in Malay", group=_PLACE, searched=Searched.TEXT)
    flag: str = text("Country code", group=_PLACE, longest=2)
    latitude: float | None = number("Latitude", group=_PLACE)
    longitude: float | None = number("Longitude", group=_PLACE)
    profile: str = long_text("Profile", group="Profile", searched=Searched.TEXT)
    profile_ms: str = long_text("Profile in Malay", group="Profile", searched=Searched.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMember:
    """A city or body that belongs to a network."""

    name: str = text("Member", required=True, searched=Searched.TEXT)
    country: str = text("Country or region", searched=Searched.TEXT)
    country_ms: str = text("Country or region in Malay")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkItem:
    """One cluster, topic or activity of a network."""

    name: str = text("Name", required=True, searched=Searched.TEXT)
    name_ms: str = text("Name in Malay", searched=Searched.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkBacker:
    """A body that backs a network or works with it."""

    name: str = text("Name", required=True, searched=Searched.TEXT)
    body: int | None = link("Body", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFigure:
    """A figure with its qualifier, as printed, and its day."""

    what: str = text("What is counted", required=True)
    what_ms: str = text("What is counted, in Malay")
    value: str = text("Figure with its qualifier", required=True)
    value_ms: str = text("Figure with its qualifier, in Malay")
    as_of: str = text("As of, as printed")


_WHAT = "What it is"
_SEAT = "Where it sits"
_US = "City Hall's part"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkProfile(Record):
    """What is particular to a network: its seat, people, figures, and City Hall's part in it."""

    partner: int | None = link("Partner", "partner", group=_WHAT, required=True, listed=True)
    purpose: str = long_text("Purpose", group=_WHAT, searched=Searched.TEXT, listed=True)
    purpose_ms: str = long_text("Purpose in Malay", group=_WHAT, searched=Searched.TEXT)
    scope: str = text("Region covered", group=_WHAT)
    scope_ms: str = text("Region covered, in Malay", group=_WHAT)
    founded: PartialDate | None = partial_date("Founded", group=_WHAT, gap=True)
    website: str = text("Website", group=_WHAT, searched=Searched.TEXT, gap=True)
    secretariat: str = text("Secretariat", group=_SEAT, searched=Searched.TEXT, gap=True)
    secretariat_ms: str = text("Secretariat in Malay", group=_SEAT)
    secretariat_latitude: float | None = number("Latitude", group=_SEAT)
    secretariat_longitude: float | None = number("Longitude", group=_SEAT)
    regional_office: str = text("Regional office", group=_SEAT, searched=Searched.TEXT)
    regional_office_ms: str = text("Regional office in Malay", group=_SEAT)
    regional_office_latitude: float | None = number("Latitude of the office", group=_SEAT)
    regional_office_longitude: float | None = number("Longitude of the office", group=_SEAT)
    presidency: str = text("Presidency", group=_SEAT, searched=Searched.TEXT, gap=True)
    presidency_ms: str = text("Presidency in Malay", group=_SEAT)
    host_rota: str = long_text("How the host is chosen", group=_SEAT, searched=Searched.TEXT)
    host_rota_ms: str = long_text("How the host is chosen, in Malay", group=_SEAT)
    joined_on: PartialDate | None = partial_date("City Hall joined", group=_US, gap=True)
    tier: str = text("Grade of membership", group=_US, gap=True)
    dues: str = text("Dues", group=_US, gap=True)
    representative: str = text("Our representative", group=_US, gap=True)
    our_part: str = long_text("How Malaysia takes part", group=_US, searched=Searched.TEXT)
    our_part_ms: str = long_text("How Malaysia takes part, in Malay", group=_US)
    members: tuple[NetworkMember, ...] = rows("Members", NetworkMember, gap=True)
    clusters: tuple[NetworkItem, ...] = rows("Clusters and topics", NetworkItem)
    backers: tuple[NetworkBacker, ...] = rows("Backed by", NetworkBacker)
    activities: tuple[NetworkItem, ...] = rows("Activities", NetworkItem)
    figures: tuple[NetworkFigure, ...] = rows("Figures", NetworkFigure)
