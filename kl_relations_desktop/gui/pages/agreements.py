"""The agreements, grouped by partner."""

from kl_relations_desktop.domain.listing import Grouping
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.gui.widgets.agreement_reader import AgreementReader
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import instrument_short

COLUMNS = (
    Column(HEADLINE, N_("Instrument"), sort="kind"),
    Column("signed_on", N_("Signed"), 100),
    Column("term_kind", N_("Term"), 100, from_width=1500),
)


def agreements_page(desk: Desk) -> RecordsPage:
    """Return the page of the agreements."""

    def short_name(row: RecordRow) -> str:
        record = row.record
        return instrument_short(record, desk.words) if isinstance(record, Agreement) else ""

    page = RecordsPage(
        desk,
        ListSpec(
            "agreement",
            filter_words=N_("Filter agreements"),
            choose_words=N_("Choose an agreement to read its record."),
            empty=Empty(
                N_("No agreements"),
                N_("Record an instrument with its parties, dates and clauses."),
                N_("New agreement"),
            ),
            columns=COLUMNS,
            making=Making(grouping=lambda: Grouping(link="partner"), headline=short_name),
            sorted_by=1,
            also=("review",),
        ),
        AgreementReader,
    )
    page.list.lead(desk.words("All terms"), lambda: desk.go("terms"))
    return page
