"""What every record has: an id, a marking, and the gaps that the officer has set aside."""

from typing import TYPE_CHECKING

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.describe import (
    Searched,
    choice,
    is_empty,
    line,
    long_text,
    specs,
    texts,
)

if TYPE_CHECKING:
    from kl_relations_desktop.domain.records.describe import FieldSpec

GROUP_RECORD = "This record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of any kind; `id` is None until it has been saved."""

    id: int | None = None
    marking: Marking = choice("Marking", Marking.UNDECIDED, group=GROUP_RECORD)
    note: str = long_text("Note", group=GROUP_RECORD, searched=Searched.TEXT)
    is_sample: str = line("Sample", hidden=True)
    dismissed: tuple[str, ...] = texts("Gaps set aside", hidden=True)

    def headline(self) -> str:
        """Return the words by which officers know this record, in English or as written."""
        for spec in specs(type(self)):
            if spec.searched is Searched.NAME and spec.is_text and getattr(self, spec.name):
                return str(getattr(self, spec.name))
        return f"{type(self).__name__} {self.id or ''}".strip()

    def applies(self, spec: "FieldSpec") -> bool:
        """Return whether a field has a meaning for this record as it stands."""
        if spec.only_when is None:
            return True
        name, values = spec.only_when
        return str(getattr(self, name)) in values

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the fields whose silence matters, but for those set aside."""
        return tuple(
            spec.name
            for spec in specs(type(self))
            if spec.gap
            and spec.name not in self.dismissed
            and self.applies(spec)
            and is_empty(getattr(self, spec.name))
        )

    def refuse(self) -> None:
        """Raise a RuleViolation when a rule of this kind of record is broken."""


def in_language(record: object, name: str, language: str) -> str:
    """Return a text in a language: its Malay twin where there is one, else as written."""
    spoken = getattr(record, f"{name}_ms", "") if language == "ms" else ""
    return str(spoken or getattr(record, name))
