"""The people, grouped by the partner they belong to."""

from kl_relations_desktop.domain.listing import Grouping
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.wording.catalogue import N_

COLUMNS = (
    Column(HEADLINE, N_("Name")),
    Column("address_en", N_("Form of address, English"), 160, from_width=1500),
)


def people_page(desk: Desk) -> RecordsPage:
    """Return the page of the people."""
    words = desk.words

    def grouping() -> Grouping:
        return Grouping(link="partner", unlinked=words("No partner named"))

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
            making=Making(grouping=grouping),
        ),
    )
