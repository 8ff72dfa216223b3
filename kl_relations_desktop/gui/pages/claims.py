"""The claims: which value of which record a source speaks of, and how sure it is."""

from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import kind_label

COLUMNS = (
    Column("record_id", N_("Record"), lines=2),
    Column("field_name", N_("Field"), 128, lines=2),
    Column("source", N_("Source"), 110, from_width=1500),
)


def claims_page(desk: Desk) -> RecordsPage:
    """Return the page of the claims, in the order of the records that they speak of."""

    def state(row: RecordRow) -> Chip | None:
        is_doubtful = (
            isinstance(row.record, Claim) and row.record.confidence is Confidence.TO_VERIFY
        )
        return (
            Chip(Tone.VERIFY, desk.words(Confidence.TO_VERIFY.label)) if is_doubtful else None
        )

    page = RecordsPage(desk, ListSpec("claim", columns=COLUMNS, making=Making(chip=state)))
    page.setWindowTitle(kind_label("claim", desk.words, plural=True))
    return page
