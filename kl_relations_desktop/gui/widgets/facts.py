"""What a read record is made of: facts, links, tables of rows, and what the sources say."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import (
    FieldSpec,
    FieldType,
    is_empty,
    specs,
    target_of,
)
from kl_relations_desktop.domain.records.evidence import Claim, Source
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.gui.chips import Chip, ChipLabel, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.naming import Links
from kl_relations_desktop.gui.pages.partner_facts import Subject
from kl_relations_desktop.gui.widgets.basics import button, label, longest_word, rule, wrapped
from kl_relations_desktop.gui.widgets.record_sources import RecordSources
from kl_relations_desktop.gui.widgets.sourced import Sourced
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.wording.labels import field_label, headline, value_in

_MARK = 24
_WIDEST = 320
"""A text that is longer breaks in any case."""


def flag_of(desk: Desk, record: Record) -> str | None:
    """Return what stands beside a record or its partner; None where there is nothing."""
    if isinstance(record, Partner):
        return record.sign
    code = getattr(record, "flag", None)
    partner = getattr(record, "partner", None)
    if code is None and partner is not None:
        code = getattr(desk.ask(lambda ws: load_record(ws, "partner", partner)), "sign", None)
    return code or None


class Reading:
    """One record being read: what its pieces go by, and the values shown, in order."""

    def __init__(self, desk: Desk, sources: RecordSources, links: Links) -> None:
        self.desk = desk
        self.sources = sources
        self.links = links
        self.values: list[Sourced] = []

    def sourced(self, spec: FieldSpec, path: str, record: object) -> Sourced:
        """Return a field's value, or "Not stated", with the mark of its sources."""
        words = self.desk.words
        name = spoken_name(record, spec, words.language)
        held = getattr(record, name)
        is_said = not is_empty(held)
        said = (
            value_in(record, spec, held, words, self.links) if is_said else words("Not stated")
        )
        subject = self.sources.subject(f"{path}{name}", words(spec.label), said)
        if not self.sources.has_claims(subject):
            subject = replace(subject, field=f"{path}{spec.name}")
        target = target_of(record, spec) if isinstance(record, Record) else None
        if target is not None and target[0] in KINDS:
            said = self.links.get(target, said)
            subject = replace(subject, value=said)
            shown: QWidget = _link(self.desk, subject, target)
        else:
            shown = self._text(spec, subject, "text" if is_said else "text-2")
        self.values.append(Sourced(self.desk.theme, self.sources, subject, shown))
        return self.values[-1]

    def _text(self, spec: FieldSpec, subject: Subject, ink: str) -> QLabel:
        make = wrapped if _may_be_long(spec) else label
        shown = make(self.desk.theme, subject.value, "body", ink)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark = self.sources.mark(subject)
        spoken = (subject.label, subject.value, mark.spoken if mark else "")
        shown.setAccessibleName(", ".join(part for part in spoken if part))
        return shown


def _link(desk: Desk, subject: Subject, target: tuple[str, int]) -> QWidget:
    made = button(desk.theme, subject.value, kind="inline")
    made.setAccessibleName(f"{subject.label}, {subject.value}")
    made.clicked.connect(lambda: desk.open_record(*target))
    return made


def rows_table(reading: Reading, listed: FieldSpec, rows: tuple[Any, ...]) -> QWidget:
    """Return the rows of a list as a table; columns in which nothing is said are left out."""
    theme, words = reading.desk.theme, reading.desk.words
    box = QFrame()
    box.setObjectName("rowsbox")
    grid = QGridLayout(box)
    grid.setContentsMargins(12, 6, 12, 6)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    columns = [spec for spec in specs(type(rows[0])) if _is_column(spec, rows, words.language)]
    for column, spec in enumerate(columns):
        head = wrapped(theme, words(spec.label), "label", "text-2")
        head.setMinimumWidth(longest_word(theme, words(spec.label), "label"))
        grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignBottom)
    widest = dict.fromkeys(range(len(columns)), 1)
    body = theme.metrics("body")
    for place, row in enumerate(rows, 1):
        grid.addWidget(rule(), 2 * place - 1, 0, 1, max(1, len(columns)))
        for column, spec in enumerate(columns):
            cell = reading.sourced(spec, f"{listed.name}.{place}.", row)
            grid.addWidget(cell, 2 * place, column, Qt.AlignmentFlag.AlignTop)
            wide = body.horizontalAdvance(cell.subject.value) + _MARK
            widest[column] = max(widest[column], min(wide, _WIDEST))
    for column, spec in enumerate(columns):
        # What may break shares the width by how much there is to say.
        grid.setColumnStretch(column, widest[column] if _may_be_long(spec) else 1)
    return box


def claim_line(desk: Desk, claim: Claim, source: Source) -> QWidget:
    """Return what one source says of one field, as printed."""
    theme, words = desk.theme, desk.words
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    known = KINDS.get(claim.record_kind)
    named = field_label(claim.record_kind, claim.field_name, words) if known else ""
    what = wrapped(theme, named, "caption", "text-2")
    what.setFixedWidth(150)
    line.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(wrapped(theme, f"“{claim.as_printed}”"))
    parts = [headline(source, words), words(claim.confidence.label)]
    parts += [words("as of “{day}”").format(day=claim.as_of)] if claim.as_of else []
    texts.addWidget(wrapped(theme, " · ".join(parts), "caption", "text-2"))
    texts.addStretch(1)
    line.addLayout(texts, 1)
    if claim.confidence is Confidence.TO_VERIFY:
        chip = ChipLabel(theme, Chip(Tone.VERIFY, words("To verify")))
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _may_be_long(spec: FieldSpec) -> bool:
    """Return whether a cell may need several lines; choices, dates and numbers never do."""
    if spec.type in (FieldType.LINK, FieldType.TEXTS):
        return True
    return spec.is_text and spec.longest > 40


def _is_column(spec: FieldSpec, rows: tuple[Any, ...], language: str) -> bool:
    if is_twin(rows[0], spec, language):
        return False
    if spec.tacit and all(_is_as_ever(row, spec) for row in rows):
        return False
    names = (spoken_name(row, spec, language) for row in rows)
    return any(not is_empty(getattr(row, name)) for row, name in zip(rows, names, strict=True))


def _is_as_ever(row: Any, spec: FieldSpec) -> bool:
    return bool(getattr(row, spec.name) == getattr(type(row)(), spec.name))


def is_twin(record: object, spec: FieldSpec, language: str) -> bool:
    """Return whether a field is the Malay of another that is read in its place."""
    if not spec.name.endswith("_ms"):
        return False
    stem = spec.name.removesuffix("_ms")
    return hasattr(record, stem) or (language == "en" and not hasattr(record, f"{stem}_en"))


def spoken_name(record: object, spec: FieldSpec, language: str) -> str:
    """Return the field that is read in the language: the Malay twin where it is filled."""
    twin = f"{spec.name}_ms"
    has_twin = language == "ms" and bool(getattr(record, twin, ""))
    return twin if has_twin else spec.name
