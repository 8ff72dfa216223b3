"""Cities and networks that the desk keeps a relationship with."""

from textwrap import shorten

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    integer,
    line,
    link,
    long_text,
    number,
    partial_date,
    rows,
    texts,
)
from kl_relations_desktop.domain.records.kinds import Grade, PartnerKind, Standing

_LINE = 80
_CITY = ("kind", ("city",))
_LATITUDES = {"least": -90, "most": 90}
_LONGITUDES = {"least": -180, "most": 180}
_NAMES = "Names"
_TIE = "Relationship"
_PLACE = "Place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Record):
    """A city or a network that the desk keeps a relationship with."""

    name: str = line("Name", group=_NAMES, required=True, searched=Searched.NAME, listed=True)
    name_ms: str = line("Name in Malay", group=_NAMES, searched=Searched.NAME)
    native_name: str = line("Native name", group=_NAMES, searched=Searched.NAME)
    aliases: tuple[str, ...] = texts("Also known as", group=_NAMES, searched=Searched.NAME)
    full_name: str = line("Full name", group=_NAMES, searched=Searched.NAME)
    kind: PartnerKind = choice("Kind", PartnerKind.CITY, group=_TIE, required=True, listed=True)
    grade: Grade = choice("Grade", Grade.NOT_STATED, group=_TIE, listed=True)
    since: PartialDate | None = partial_date("Since", group=_TIE, listed=True, gap=True)
    standing: Standing = choice("Standing", Standing.NOT_STATED, group=_TIE)
    responsible: str = line("Officer responsible", group=_TIE, searched=Searched.TEXT)
    review_months: int | None = integer(
        "Review cycle in months", group=_TIE, help="Empty: the cycle of the settings is used."
    )
    head_person: int | None = link(
        "Head of the city today", "person", group=_TIE, gap=True, only_when=_CITY
    )
    body: int | None = link("Body", "body", group=_TIE)
    country: str = line("Country or region", group=_PLACE, searched=Searched.TEXT, listed=True)
    country_ms: str = line("Country or region in Malay", group=_PLACE, searched=Searched.TEXT)
    flag: str = line("Country code", group=_PLACE, longest=2)
    latitude: float | None = number("Latitude", group=_PLACE, **_LATITUDES)
    longitude: float | None = number("Longitude", group=_PLACE, **_LONGITUDES)
    profile: str = long_text("Profile", group="Profile", searched=Searched.TEXT)
    profile_ms: str = long_text("Profile in Malay", group="Profile", searched=Searched.TEXT)

    @property
    def sign(self) -> str:
        """Return what stands for it beside its name: a country's code, "city", or nothing."""
        is_city = self.kind is PartnerKind.CITY
        return self.flag or (PartnerKind.CITY.value if is_city else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMember:
    """A city or body that belongs to a network."""

    name: str = line("Member", required=True, searched=Searched.TEXT)
    country: str = line("Country or region", searched=Searched.TEXT)
    country_ms: str = line("Country or region in Malay")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkItem:
    """One cluster, topic or activity of a network."""

    name: str = line("Name", required=True, searched=Searched.TEXT)
    name_ms: str = line("Name in Malay", searched=Searched.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkBacker:
    """A body that backs a network or works with it."""

    name: str = line("Name", required=True, searched=Searched.TEXT)
    body: int | None = link("Body", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFigure:
    """A figure with its qualifier, as printed, and its day."""

    what: str = line("What is counted", required=True)
    what_ms: str = line("What is counted, in Malay")
    value: str = line("Figure with its qualifier", required=True)
    value_ms: str = line("Figure with its qualifier, in Malay")
    as_of: str = line("As of, as printed")


_WHAT = "What it is"
_SEAT = "Where it sits"
_US = "City Hall's part"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkProfile(Record):
    """What is particular to a network: its seat, people, figures, and our part in it."""

    partner: int | None = link(
        "Partner",
        "partner",
        group=_WHAT,
        required=True,
        listed=True,
        made_as=(("kind", "network"),),
    )
    purpose: str = long_text("Purpose", group=_WHAT, searched=Searched.TEXT, listed=True)
    purpose_ms: str = long_text("Purpose in Malay", group=_WHAT, searched=Searched.TEXT)
    scope: str = line("Region covered", group=_WHAT)
    scope_ms: str = line("Region covered, in Malay", group=_WHAT)
    founded: PartialDate | None = partial_date("Founded", group=_WHAT, gap=True)
    website: str = line("Website", group=_WHAT, searched=Searched.TEXT, gap=True)
    secretariat: str = line("Secretariat", group=_SEAT, searched=Searched.TEXT, gap=True)
    secretariat_ms: str = line("Secretariat in Malay", group=_SEAT)
    secretariat_latitude: float | None = number("Latitude", group=_SEAT, **_LATITUDES)
    secretariat_longitude: float | None = number("Longitude", group=_SEAT, **_LONGITUDES)
    regional_office: str = line("Regional office", group=_SEAT, searched=Searched.TEXT)
    regional_office_ms: str = line("Regional office in Malay", group=_SEAT)
    regional_office_latitude: float | None = number(
        "Latitude of the office", group=_SEAT, **_LATITUDES
    )
    regional_office_longitude: float | None = number(
        "Longitude of the office", group=_SEAT, **_LONGITUDES
    )
    presidency: str = line("Presidency", group=_SEAT, searched=Searched.TEXT, gap=True)
    presidency_ms: str = line("Presidency in Malay", group=_SEAT)
    host_rota: str = long_text("How the host is chosen", group=_SEAT, searched=Searched.TEXT)
    host_rota_ms: str = long_text("How the host is chosen, in Malay", group=_SEAT)
    joined_on: PartialDate | None = partial_date("City Hall joined", group=_US, gap=True)
    tier: str = line("Grade of membership", group=_US, gap=True)
    dues: str = line("Dues", group=_US, gap=True)
    representative: str = line("Our representative", group=_US, gap=True)
    our_part: str = long_text("How Malaysia takes part", group=_US, searched=Searched.TEXT)
    our_part_ms: str = long_text("How Malaysia takes part, in Malay", group=_US)
    members: tuple[NetworkMember, ...] = rows("Members", NetworkMember, gap=True)
    clusters: tuple[NetworkItem, ...] = rows("Clusters and topics", NetworkItem)
    backers: tuple[NetworkBacker, ...] = rows("Backers and partners", NetworkBacker)
    activities: tuple[NetworkItem, ...] = rows("Activities", NetworkItem)
    figures: tuple[NetworkFigure, ...] = rows("Figures", NetworkFigure)

    def headline(self) -> str:
        """Return the beginning of the purpose: the network's name is its partner's."""
        return shorten(self.purpose, _LINE, placeholder=" …") or Record.headline(self)
