"""A program without a console says in a box why it cannot open the desk."""

import subprocess
import sys

PROGRAM = """
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

out, shown = sys.stdout, QMessageBox.show


def show(box):
    shown(box)
    print(box.text(), "|", box.buttons()[0].text(), file=out)
    QTimer.singleShot(0, box.close)


QMessageBox.show = show
if sys.argv[2] == "silent":
    sys.stderr = None
from kl_relations_desktop.bootstrap import main

sys.exit(main(["main.py", "--data", sys.argv[1]]))
"""


def _run(folder, how):
    command = [sys.executable, "-c", PROGRAM, str(folder), how]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_damaged_folder_is_told_in_a_box_where_there_is_no_console(tmp_path):
    (tmp_path / "records.db").write_bytes(b"no database at all" * 50)
    told = _run(tmp_path, "silent")
    assert told.returncode == 2
    sentence, button = told.stdout.strip().split(" | ")
    assert sentence.endswith(".")
    assert button == "Close"
    assert sentence not in told.stderr


def test_with_a_console_it_is_told_there_and_no_box_waits(tmp_path):
    (tmp_path / "records.db").write_bytes(b"no database at all" * 50)
    told = _run(tmp_path, "console")
    assert (told.returncode, told.stdout) == (2, "")
    assert "Restore a backup." in told.stderr
