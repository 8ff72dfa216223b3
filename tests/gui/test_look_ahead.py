"""After the start: what the officer will want next is imported while nothing happens."""

import subprocess
import sys

from kl_relations_desktop.bootstrap import doors


def test_what_is_imported_ahead_can_be_imported():
    ahead = doors().ahead
    assert ahead
    for room in ahead:
        room()


def test_what_the_first_paper_needs_is_made_ready_beside_the_window():
    told = subprocess.run(
        [sys.executable, "-c", _ASKS_WHAT_IS_THERE],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.split()
    assert told == ["False", "True", "6"]


_ASKS_WHAT_IS_THERE = """
import sys
from kl_relations_desktop.bootstrap import doors
made = doors()
print("reportlab" in sys.modules)
made.beside()
print("reportlab" in sys.modules)
from kl_relations_desktop.documents.pdf import fonts
print(fonts.main_face.cache_info().currsize)
"""
