"""What is particular to a network: what it is, its clusters and backers, where it sits."""

from dataclasses import replace

from kl_relations_desktop.documents.briefing_visit import none_recorded
from kl_relations_desktop.documents.briefing_writer import Writer, capital, merged
from kl_relations_desktop.documents.content import (
    Block,
    Column,
    Columns,
    LandMap,
    Place,
    Prose,
    Section,
    ShortList,
    Span,
    Style,
    Table,
    Text,
    plain,
)
from kl_relations_desktop.domain.records.partner import (
    NetworkFigure,
    NetworkItem,
    NetworkProfile,
)

KUALA_LUMPUR = (101.6869, 3.139)
"""Degrees east and north of City Hall."""
_SHOWN = 6
_ONE_LINE = 72
"""The most characters that go on one line under the name."""


def what_it_is(writer: Writer) -> Section:
    """Return purpose, full name and figures of a network, and how Malaysia takes part."""
    _ = writer.words
    network = writer.dossier.network
    paragraphs: list[Text] = []
    if network is not None:
        purpose = writer.text(network, "purpose")
        figure = writer.cite(network, "purpose")
        partner = writer.dossier.partner
        full = partner.full_name
        if full and full not in purpose and full not in (partner.name, in_one_line(writer)):
            paragraphs.append((Span(f"{full}.", Style.STRONG),))
        if purpose:
            paragraphs.append((Span(purpose, figure=figure),))
        paragraphs += [figure_line(one, network, writer) for one in network.figures]
        if our_part := writer.text(network, "our_part"):
            paragraphs.append((Span(our_part, figure=writer.cite(network, "our_part")),))
        if rota := writer.text(network, "host_rota"):
            paragraphs.append((Span(rota, figure=writer.cite(network, "host_rota")),))
    block: Block = Prose(tuple(paragraphs)) if paragraphs else none_recorded(writer)
    return Section("what", _("What it is"), (block,))


def in_one_line(writer: Writer) -> str:
    """Return what a network is on the line under its name, where it goes on one line."""
    partner = writer.dossier.partner
    for said in (writer.text(partner, "profile").rstrip("."), partner.full_name):
        if said and said != partner.name and len(said) <= _ONE_LINE:
            return said
    return ""


def figure_line(one: NetworkFigure, network: NetworkProfile, writer: Writer) -> Text:
    """Return a figure with its qualifier and its as-of, as printed."""
    _ = writer.words
    said = f"{capital(writer.text(one, 'what'))}: {writer.text(one, 'value')}"
    if one.as_of:
        said += ", " + _("as of “{as_of}”").format(as_of=one.as_of)
    return (Span(f"{said}.", figure=writer.cite(network, "figures")),)


def clusters_and_backing(writer: Writer) -> Section:
    """Return clusters and backers side by side; activities where there are no clusters."""
    _ = writer.words
    network = writer.dossier.network
    lists: list[ShortList] = []
    if network is not None and network.clusters:
        lists.append(_short(_("Clusters and topics"), network.clusters, "clusters", writer))
    if network is not None and network.activities and len(network.activities) <= _SHOWN:
        lists.append(_short(_("Activities"), network.activities, "activities", writer))
    if network is not None and network.backers:
        names = tuple(plain(one) for one in writer.dossier.backers(writer.language))
        figure = writer.cite(network, "backers")
        lists.append(ShortList(_("Backers and partners"), names, figure))
    if len(lists) == 1:
        lists = list(_halves(lists[0]).lists)
    block: Block = Columns(tuple(lists)) if lists else none_recorded(writer)
    return Section("clusters", _("Clusters and backing"), (block,))


def _short(head: str, items: tuple[NetworkItem, ...], field: str, writer: Writer) -> ShortList:
    network = writer.dossier.network
    figure = writer.cite(network, field) if network is not None else ""
    return ShortList(head, tuple(plain(writer.text(one, "name")) for one in items), figure)


def where_it_sits(writer: Writer) -> Section:
    """Return the land map with Kuala Lumpur and the seats, or the seats in words."""
    _ = writer.words
    network = writer.dossier.network
    head = _("Where it sits")
    places = seats(network, writer) if network is not None else ()
    if network is None or not places:
        return Section("where", head, (Prose((_in_words(network, writer),)),))
    east, north = KUALA_LUMPUR
    home = Place(east, north, "Kuala Lumpur", _("City Hall"))
    blocks = (LandMap((*places, home)),)
    return Section("where", head, blocks, note=_("Land only; no borders drawn"))


def seats(network: NetworkProfile, writer: Writer) -> tuple[Place, ...]:
    """Return secretariat and regional office, as far as their places are known."""
    _ = writer.words
    found = []
    secretariat = writer.text(network, "secretariat")
    presidency = writer.text(network, "presidency")
    east, north = network.secretariat_longitude, network.secretariat_latitude
    city = secretariat.split(",", maxsplit=1)[0]
    if secretariat and east is not None and north is not None:
        both = bool(presidency) and presidency.split(",", maxsplit=1)[0] == city
        caption = _("President and secretariat") if both else _("Secretariat")
        found.append(Place(east, north, city, caption))
    office = writer.text(network, "regional_office")
    east, north = network.regional_office_longitude, network.regional_office_latitude
    if office and east is not None and north is not None:
        name = office.split(",", maxsplit=1)[0]
        found.append(Place(east, north, name, _("Regional office")))
    return tuple(found)


def _in_words(network: NetworkProfile | None, writer: Writer) -> Text:
    _ = writer.words
    seat = writer.text(network, "secretariat") if network is not None else ""
    said = writer.stated(seat) if seat else (writer.inside(),)
    return merged([Span(_("Secretariat") + ": "), *said, Span(".")])


def network_annex(writer: Writer) -> Section:
    """Return members, activities, figures with their as-of, and the addresses of a network."""
    _ = writer.words
    network = writer.dossier.network
    blocks: list[Block] = []
    if network is not None:
        blocks += _members(network, writer)
        if network.activities:
            items = tuple(plain(writer.text(one, "name")) for one in network.activities)
            cited = writer.cite(network, "activities")
            blocks.append(_halves(ShortList(_("Activities"), items, cited)))
        if network.figures:
            blocks.append(_figures(network, writer))
        blocks += _seats_in_full(network, writer)
    return Section(
        "B",
        _("Members and activities"),
        tuple(blocks) or (none_recorded(writer),),
        letter="B",
    )


def _seats_in_full(network: NetworkProfile, writer: Writer) -> list[Block]:
    """Return secretariat, presidency, offices and address with their countries, as recorded."""
    _ = writer.words
    labels = {
        "secretariat": _("Secretariat"),
        "presidency": _("Presidency"),
        "regional_office": _("Regional office"),
        "website": _("Website"),
    }
    return [
        Prose(
            tuple(
                (Span(f"{label}: {said}", figure=writer.cite(network, name)),)
                for name, label in labels.items()
                if (said := writer.text(network, name))
            )
        )
    ]


def _members(network: NetworkProfile, writer: Writer) -> list[Block]:
    _ = writer.words
    names = []
    for one in network.members:
        country = writer.text(one, "country")
        apart = country and country != one.name
        names.append(plain(f"{one.name}, {country}" if apart else one.name))
    if not names:
        return [Prose((merged([Span(_("Members") + ": "), writer.inside(), Span(".")]),))]
    cited = writer.cite(network, "members")
    return [_halves(ShortList(_("Members"), tuple(names), cited))]


def _halves(whole: ShortList) -> Columns:
    """Return a list in two columns of nearly the same length; a short one stays one."""
    if len(whole.items) < 4:
        return Columns((whole,))
    middle = (len(whole.items) + 1) // 2
    first = replace(whole, items=whole.items[:middle])
    return Columns((first, ShortList("", whole.items[middle:])))


def _figures(network: NetworkProfile, writer: Writer) -> Block:
    _ = writer.words
    if len(network.figures) == 1:
        return Prose((figure_line(network.figures[0], network, writer),))
    columns = (
        Column(_("What is counted"), weight=1.5),
        Column(_("Figure")),
        Column(_("As of")),
    )
    figure = writer.cite(network, "figures")
    rows = tuple(
        (
            (plain(capital(writer.text(one, "what"))),),
            (plain(writer.text(one, "value"), figure),),
            (writer.stated(f"“{one.as_of}”" if one.as_of else ""),),
        )
        for one in network.figures
    )
    return Table(columns, rows)
