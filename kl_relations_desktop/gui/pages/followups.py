"""What was promised: open first, late before soon."""

from kl_relations_desktop.domain.listing import Check, Grouping, Section, Trait
from kl_relations_desktop.domain.records.kinds import PromiseState
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making, partner_flag
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.dates import relative

SOON = 7
COLUMNS = (
    Column(HEADLINE, N_("What was promised"), lines=2),
    Column("due_on", N_("Due date"), 92),
    Column("owner_post", N_("Post responsible"), 110, from_width=1500),
)


def followups_page(desk: Desk) -> RecordsPage:
    """Return the page of the follow-ups."""
    words = desk.words

    def grouping() -> Grouping:
        still = Trait("state", Check.IS, PromiseState.OPEN)
        closed = Trait("state", Check.IS_NOT, PromiseState.OPEN)
        return Grouping(
            (
                Section(words("Open follow-ups"), (still,)),
                Section(words("Closed"), (closed,)),
            )
        )

    def chip(row: RecordRow) -> Chip | None:
        record, today = row.record, desk.ws.today()
        if not isinstance(record, FollowUp) or record.due_on is None:
            return None
        if record.state is not PromiseState.OPEN:
            return Chip(Tone.DONE, words(record.state.label))
        last = record.due_on.latest()
        if (last - today).days > SOON:
            return None
        tone = Tone.LATE if last < today else Tone.SOON
        return Chip(tone, relative(last, today, words))

    spec = ListSpec(
        "followup",
        filter_words=N_("Filter follow-ups"),
        choose_words=N_("Choose a follow-up to read its record."),
        empty=Empty(
            N_("No follow-ups"),
            N_("Record what was promised, by whom and by when."),
            N_("New follow-up"),
        ),
        columns=COLUMNS,
        making=Making(grouping=grouping, chip=chip, flag=partner_flag),
        sorted_by=1,
    )
    return RecordsPage(desk, spec)
