"""The visits, the coming ones first."""

from kl_relations_desktop.domain.listing import Check, Grouping, Section, Trait
from kl_relations_desktop.domain.records.kinds import VisitState
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import Making, partner_flag
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.gui.widgets.reader import Reader, RecordReader
from kl_relations_desktop.wording.catalogue import N_

COLUMNS = (
    Column("partner", N_("Partner")),
    Column("dates", N_("Dates"), 108),
    Column("purpose", N_("Purpose"), 150, from_width=1500),
)


def visits_page(desk: Desk) -> RecordsPage:
    """Return the page of the visits."""
    words = desk.words

    def grouping() -> Grouping:
        planned = Trait("state", Check.IS, VisitState.PLANNED)
        today = desk.ws.today()
        return Grouping(
            (
                Section(words("Coming"), (planned, Trait("dates", Check.REACHES, today))),
                Section(words("To be closed"), (planned, Trait("dates", Check.ENDED, today))),
                Section(
                    words("Past"),
                    (Trait("state", Check.IS_NOT, VisitState.PLANNED),),
                    is_turned=True,
                ),
            )
        )

    def reader(desk: Desk) -> Reader:
        acts = (("print", words("Print sheet"), "printer"),)
        return RecordReader(desk, spec.described, acts)

    spec = ListSpec(
        "visit",
        filter_words=N_("Filter visits"),
        choose_words=N_("Choose a visit to read its record."),
        empty=Empty(N_("No visits planned"), "", N_("New visit")),
        columns=COLUMNS,
        making=Making(grouping=grouping, flag=partner_flag),
        sorted_by=1,
    )
    return RecordsPage(desk, spec, reader)
