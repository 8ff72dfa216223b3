"""The partners: a list of cities and networks, and the story of the one chosen."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.listing import Check, Grouping, Section, Trait
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.kinds import PartnerKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.dialogs.add_claim import AddClaimDialog
from kl_relations_desktop.gui.dialogs.files import ask_for_files
from kl_relations_desktop.gui.dialogs.fill_gap import FillGapDialog
from kl_relations_desktop.gui.dialogs.record_dialog import AddEntryDialog, RecordDialog
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.partner_facts import Subject
from kl_relations_desktop.gui.pages.partner_view import PartnerView
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.files import attach_file
from kl_relations_desktop.usecases.partners import dismiss_gap
from kl_relations_desktop.usecases.records import RecordRow, load_record
from kl_relations_desktop.wording.catalogue import N_

_SHOWN_KINDS = (
    "agreement", "milestone", "visit", "followup", "person", "document", "network", "claim",
    "source", "body", "gift",
)  # fmt: skip


class PartnerStates:
    """Which partners have something late or soon, for the last column of the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items: dict[int, list[DueItem]] = {}

    def look(self) -> None:
        """Read anew what is due."""
        self._items = {}
        for item in self._desk.ask(lambda ws: due_items(ws, within=14)):
            if item.partner_id is not None and item.kind != "visit":
                self._items.setdefault(item.partner_id, []).append(item)

    def chip(self, row: RecordRow) -> Chip | None:
        """Return the loudest state of a partner."""
        items = self._items.get(row.id, [])
        late = [item for item in items if item.is_late]
        promises = sum(item.kind == "promise" for item in late)
        words = self._desk.words
        if promises:
            said = words.plural("{n} promise late", "{n} promises late", promises)
            return Chip(Tone.LATE, said.format(n=promises))
        if late:
            return Chip(Tone.LATE, words("Review late"))
        if items:
            return Chip(Tone.SOON, words("Due within two weeks"))
        return None

    def grouping(self) -> Grouping:
        """Return cities before networks."""
        words = self._desk.words
        city = Trait("kind", Check.IS, PartnerKind.CITY)
        network = Trait("kind", Check.IS, PartnerKind.NETWORK)
        return Grouping(
            (Section(words("Cities"), (city,)), Section(words("Networks"), (network,)))
        )


def _flag(row: RecordRow, _partners: Mapping[int, Partner]) -> str:
    return row.record.sign if isinstance(row.record, Partner) else ""


def _spec(states: PartnerStates) -> ListSpec:
    return ListSpec(
        "partner",
        filter_words=N_("Filter partners"),
        choose_words=N_("Choose a partner to read its record."),
        empty=Empty(
            N_("No partners yet"),
            N_("Record a city or a network that the desk keeps a relationship with."),
            N_("Add a partner"),
        ),
        columns=(
            Column(HEADLINE, N_("Name")),
            Column("since", N_("Since"), 92),
            Column("grade", N_("Grade"), 152, from_width=1500),
        ),
        making=Making(grouping=states.grouping, chip=states.chip, flag=_flag),
        also=_SHOWN_KINDS,
    )


class PartnersPage(RecordsPage):
    """The list of partners and the story of one."""

    def __init__(self, desk: Desk) -> None:
        self._states = PartnerStates(desk)
        self.view = PartnerView(desk)
        super().__init__(desk, _spec(self._states), lambda _desk: self.view)
        self.view.add_entry_asked.connect(self._on_add_entry)
        self.view.add_asked.connect(self._on_add)
        self.view.fill_asked.connect(self._on_fill)
        self.view.dismissed.connect(self._on_dismissed)
        self.view.claim_asked.connect(self._on_claim)
        self.view.network_asked.connect(self._on_network)

    def refresh(self) -> None:
        """Read the list, the states and the story anew."""
        self._states.look()
        super().refresh()

    def fit(self, width: int) -> None:
        """Arrange list and story for a window of this width."""
        super().fit(width)
        self.view.fit(width)

    def act(self, name: str) -> None:
        """Do what a key or a button asks for."""
        if name == "sources":
            self.view.ask_sources()
        elif name == "followup":
            self._on_add("followup")
        else:
            super().act(name)

    @property
    def _partner_id(self) -> int:
        assert self.view.story is not None, "the acts of a story need one"
        return self.view.story.partner_id

    def _on_add_entry(self) -> None:
        AddEntryDialog(self.desk, self._partner_id, self).open()

    def _on_add(self, kind: str) -> None:
        if kind == "document":
            self._choose_file()
            return
        drafts: dict[str, Record] = {
            "followup": FollowUp(partner=self._partner_id),
            "person": Person(partner=self._partner_id),
        }
        RecordDialog(self.desk, drafts[kind], self).open()

    def _on_network(self) -> None:
        profile = self.view.network_id
        if profile is not None:
            record = self.desk.ask(lambda ws: load_record(ws, "network", profile))
            RecordDialog(self.desk, record, self).open()

    def _on_fill(self, gap: Gap) -> None:
        FillGapDialog(self.desk, gap, self).open()

    def _on_dismissed(self, gap: Gap) -> None:
        said = self.desk.words("Gap set aside; Ctrl+Z brings it back")
        self.desk.do(lambda ws: dismiss_gap(ws, gap), said)

    def _on_claim(self, subject: Subject) -> None:
        AddClaimDialog(self.desk, subject, self).open()

    def _choose_file(self) -> None:
        ask_for_files(self, self.desk, lambda paths: self.attach(paths[0]), several=False)

    def attach(self, path: str) -> None:
        """Take a file into the vault for the partner being read."""
        partner = self._partner_id
        self.desk.send(
            lambda ws: attach_file(ws, Path(path), lambda one: replace(one, partner=partner)),
            self.desk.changed.emit,
            name=self.desk.words("Taking the file into the vault"),
        )
