"""The editor of a date that may be known only in part; it says what it understood."""

from functools import partial
from typing import Any

from kl_relations_desktop.domain.date_reading import TWO_READINGS, read_date
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.describe import FieldSpec
from kl_relations_desktop.gui.chips import Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.forms.editors import LineEditor, Understood
from kl_relations_desktop.wording.dates import speak, understood


class DateEditor(LineEditor):
    """A line that reads "Jan 1989", "5–12 Oct 1993" or "1994", and never asks for a day."""

    def __init__(self, desk: Desk, spec: FieldSpec) -> None:
        super().__init__(desk, spec)
        self._shown: PartialDate | None = None

    def value(self) -> Any:
        """Return the date; refuses what has no reading, or two."""
        if not self.was_edited:
            return self._shown
        return read_date(self.line.text()).accepted(self.spec.name)

    def show_value(self, value: Any) -> None:
        """Show a date in words; what is not touched is saved as it was."""
        self._shown = value
        super().show_value("" if value is None else speak(value, self.desk.words))

    def understood(self) -> Understood:
        """Say what was read, or offer the two readings."""
        reading = read_date(self.line.text())
        sentence = understood(reading, self.desk.words)
        if reading.problem == TWO_READINGS:
            offers = tuple(
                (speak(one, self.desk.words), partial(self._take, one))
                for one in reading.alternatives
            )
            return Tone.VERIFY, sentence, offers
        if reading.problem:
            return Tone.LATE, sentence, ()
        if not reading.is_empty:
            return Tone.DONE, sentence, ()
        if self.spec.required:
            return None, "", ()
        # Where an empty date has a meaning of its own, the help says it.
        return Tone.GAP, self.desk.words(self.spec.help) if self.spec.help else sentence, ()

    def _take(self, chosen: PartialDate) -> None:
        self.line.setText(speak(chosen, self.desk.words))
        # The button that was pressed goes away with its question.
        self.focus()
        self.touch()
