"""Where a file is chosen or written, the dialog opens where the officer was last."""

from dataclasses import replace

from PySide6.QtWidgets import QFileDialog

from kl_relations_desktop.gui.dialogs.files import ask_for_files, ask_where_to_save


def opened(shell):
    return next(one for one in shell.findChildren(QFileDialog) if one.isVisible())


def test_the_next_dialog_opens_in_the_folder_used_last(shell, tmp_path):
    written = []
    ask_where_to_save(shell, shell.desk, "Save as PDF", "Ankara.pdf", "PDF", written.append)
    dialog = opened(shell)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile(str(tmp_path / "Ankara of 2026"))
    dialog.accept()
    assert written == [str(tmp_path / "Ankara of 2026.pdf")]
    ask_for_files(shell, shell.desk, written.append, several=True)
    dialog = opened(shell)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()


def test_a_folder_that_is_gone_is_not_offered_again(shell, tmp_path):
    shell.desk.remember("folder", str(tmp_path / "gone"))
    ask_for_files(shell, shell.desk, print, several=False)
    dialog = opened(shell)
    assert dialog.directory().absolutePath() != str(tmp_path / "gone")
    dialog.reject()


def test_its_words_are_those_of_the_screen(make_shell, ws):
    ws.settings = replace(ws.settings, screen_language="ms")
    shell = make_shell()
    ask_for_files(shell, shell.desk, print, several=False)
    dialog = opened(shell)
    label = QFileDialog.DialogLabel
    assert dialog.labelText(label.Reject) == "Batal"
    assert dialog.labelText(label.Accept) == "Pilih"
    dialog.reject()
