"""The people, grouped by the partner they belong to."""

from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making, Partners, by_partner
from kl_relations_desktop.gui.rows import Column, Group
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import N_

COLUMNS = (
    Column(HEADLINE, N_("Name")),
    Column("address_en", N_("Form of address, English"), 160, from_width=1500),
)


def people_page(desk: Desk) -> RecordsPage:
    """Return the page of the people."""
    words = desk.words

    def group(row: RecordRow, partners: Partners) -> Group | None:
        own = by_partner(row, partners)
        is_ours = isinstance(row.record, Person) and own is None
        return Group(("", 0), words("No partner named")) if is_ours else own

    return RecordsPage(
        desk,
        ListSpec(
            "person",
            filter_words=N_("Filter people"),
            choose_words=N_("Choose a person to read the record."),
            empty=Empty(
                N_("No people"),
                N_("Record who is met, with posts and forms of address."),
                N_("New person"),
            ),
            columns=COLUMNS,
            making=Making(group=group),
        ),
    )
