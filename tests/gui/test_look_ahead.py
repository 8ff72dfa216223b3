"""After the start: what the officer will want next is imported while nothing happens."""

from kl_relations_desktop.bootstrap import doors


def test_what_is_imported_ahead_can_be_imported():
    ahead = doors().ahead
    assert ahead
    for room in ahead:
        room()
