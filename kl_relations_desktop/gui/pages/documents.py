"""The files in the vault: attached by picker or drop, opened as private copies."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent

from kl_relations_desktop.domain.changes import Changes
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.records.evidence import Document
from kl_relations_desktop.gui.desk import Address, Desk
from kl_relations_desktop.gui.dialogs.files import ask_for_files
from kl_relations_desktop.gui.pages.list_spec import Empty, ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage
from kl_relations_desktop.gui.row_making import HEADLINE, Making, partner_flag
from kl_relations_desktop.gui.rows import Column
from kl_relations_desktop.gui.widgets.reader import Reader, RecordReader
from kl_relations_desktop.usecases.files import attach_file, open_document
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.wording.catalogue import N_

COLUMNS = (
    Column(HEADLINE, N_("Name")),
    Column("dated", N_("Date"), 92),
    Column("label", N_("Version"), 100, from_width=1500),
)
SPEC = ListSpec(
    "document",
    filter_words=N_("Filter documents"),
    choose_words=N_("Choose a document to read its record, or drop a file here."),
    empty=Empty(
        N_("No files yet"), N_("Drop a scan here or choose a file."), N_("Choose file…")
    ),
    columns=COLUMNS,
    making=Making(flag=partner_flag),
)


def _reader(desk: Desk) -> Reader:
    acts = (("open", desk.words("Open a copy"), "external-link"),)
    return RecordReader(desk, SPEC.described, acts)


class DocumentsPage(RecordsPage):
    """The page of the documents."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SPEC, _reader)
        self.setAcceptDrops(True)

    def act(self, name: str) -> None:
        """Choose a file instead of an empty form; open a copy of the document being read."""
        if name == "new":
            self.leave(self._choose_file)
        elif name == "open":
            self._open_copy()
        else:
            super().act(name)

    def show_address(self, address: Address) -> None:
        """Choose a file where the form of a new document is asked for: each has one."""
        if address.draft is not None and address.draft.id is None:
            self._choose_file()
        else:
            super().show_address(address)

    def _choose_file(self) -> None:
        ask_for_files(self, self.desk, self.attach, several=True)

    def attach(self, paths: list[str]) -> None:
        """Take files into the vault, on the worker: a scan may be large."""
        said = self.desk.words("Taking {file} into the vault")
        for path in map(Path, paths):
            name = said.format(file=path.name)
            self.desk.send(partial(attach_file, path=path), self._on_attached, name=name)

    def _on_attached(self, changes: Changes) -> None:
        self.desk.changed.emit(changes)
        self.desk.said.emit(self.desk.words("All changes saved"))
        self._open(changes.first_id)

    def _open_copy(self) -> None:
        record_id = self._shown_id
        if record_id is None:
            return
        document = self.desk.ask(lambda ws: load_record(ws, "document", record_id))
        if isinstance(document, Document):
            self.desk.send(lambda ws: open_document(ws, document), self._show_file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files into the vault."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.leave(lambda: self.attach(files))

    def _show_file(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.desk.refused.emit(
                RuleViolation("file.no_viewer", field="file", file=path.name)
            )
