"""The gifts given and received."""

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making, partner_flag
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.wording.catalogue import N_

COLUMNS = (
    Column(HEADLINE, N_("Description")),
    Column("given_on", N_("Date"), 92),
    Column("value", N_("RM"), 80, is_right=True, from_width=1500),
)


def gifts_page(desk: Desk) -> RecordsPage:
    """Return the page of the gifts."""
    sentence = desk.words(
        "Record what is given and received. RM{limit} and above names the approving head of "
        "department."
    ).format(limit=desk.ws.settings.gift_approval_from)
    return RecordsPage(
        desk,
        ListSpec(
            "gift",
            filter_words=N_("Filter gifts"),
            choose_words=N_("Choose a gift to read its record."),
            empty=Empty(N_("No gifts recorded"), sentence, N_("Record a gift")),
            columns=COLUMNS,
            making=Making(flag=partner_flag),
            is_newest_first=True,
            sorted_by=1,
        ),
    )
