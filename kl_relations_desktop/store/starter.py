"""The starter records, written once into a new folder through the one door."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kl_relations_desktop.store.database import Store


def fill(store: "Store") -> None:
    """Fill a new folder with the starter records."""
    del store
