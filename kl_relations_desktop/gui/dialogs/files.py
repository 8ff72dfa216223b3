"""Choosing files: the dialog opens in the folder used last, or else among the documents."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.wording.catalogue import N_

_FOLDER = "folder"
_LABELS = {
    QFileDialog.DialogLabel.LookIn: N_("Look in:"),
    QFileDialog.DialogLabel.FileName: N_("File name:"),
    QFileDialog.DialogLabel.FileType: N_("Files of type:"),
    QFileDialog.DialogLabel.Reject: N_("Cancel"),
}


def ask_for_files(
    parent: QWidget, desk: Desk, chosen: Callable[[list[str]], object], *, several: bool
) -> None:
    """Ask for a file, or several, to be read."""
    mode = QFileDialog.FileMode
    dialog = _dialog(parent, desk, desk.words("Choose a file"), desk.words("Choose"))
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    _open(dialog, desk, chosen)


def ask_where_to_save(
    parent: QWidget,
    desk: Desk,
    title: str,
    offered: str,
    kind: str,
    chosen: Callable[[str], object],
) -> None:
    """Ask where a file is written; its ending is that of the name offered."""
    dialog = _dialog(parent, desk, title, desk.words("Save"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = Path(offered).suffix
    dialog.setNameFilter(f"{kind} (*{ending})")
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(offered)
    _open(dialog, desk, lambda paths: chosen(paths[0]))


def _dialog(parent: QWidget, desk: Desk, title: str, act: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, _folder(desk))
    for part, text in _LABELS.items():
        dialog.setLabelText(part, desk.words(text))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, act)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _open(dialog: QFileDialog, desk: Desk, chosen: Callable[[list[str]], object]) -> None:
    def on_chosen(paths: Sequence[str]) -> None:
        desk.remember(_FOLDER, str(Path(paths[0]).parent))
        chosen(list(paths))

    dialog.filesSelected.connect(on_chosen)
    dialog.open()


def _folder(desk: Desk) -> str:
    kept = desk.remembered(_FOLDER)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return kept if kept and Path(kept).is_dir() else QStandardPaths.writableLocation(documents)
