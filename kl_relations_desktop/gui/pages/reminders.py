"""The reminders: what was put off, asked for earlier, or done for this time."""

from kl_relations_desktop.domain.records.renewal import Reminder
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.gui.widgets.reader import RecordReader
from kl_relations_desktop.usecases.records import RecordRow
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import headline

COLUMNS = (
    Column("record_id", N_("Record"), lines=2),
    Column("due_on", N_("Due date"), 104),
    Column("due_kind", N_("What is due"), 150, from_width=1500),
)


class ReminderReader(RecordReader):
    """A reminder goes by the record it is about; below stands what of it is due."""

    def show_record(self, record_id: int) -> None:
        """Read a reminder."""
        super().show_record(record_id)
        if self._record is not None:
            self.below.setText(headline(self._record, self._desk.words))


def reminders_page(desk: Desk) -> RecordsPage:
    """Return the page of the reminders; they come about where a thing is due."""

    def state(row: RecordRow) -> Chip | None:
        is_done = isinstance(row.record, Reminder) and row.record.done_on is not None
        return Chip(Tone.DONE, desk.words("Done")) if is_done else None

    page = RecordsPage(
        desk,
        ListSpec(
            "reminder",
            choose_words=N_("Choose a reminder to read it."),
            empty=Empty(
                N_("Nothing was put off"),
                N_("On a line of Overview, Shift+F10 puts it off, or marks it as done."),
            ),
            columns=COLUMNS,
            making=Making(chip=state),
            sorted_by=1,
            is_newest_first=True,
            is_made_here=False,
        ),
        lambda desk: ReminderReader(desk, ListSpec("reminder").described),
    )
    page.setWindowTitle(desk.words("Reminders"))
    return page
