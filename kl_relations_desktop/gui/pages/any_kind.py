"""The page of any kind of record that has none of its own."""

from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.gui.desk import Desk
from kl_relations_desktop.gui.pages.list_spec import ListSpec
from kl_relations_desktop.gui.pages.records_page import RecordsPage


def kind_page(desk: Desk, plural: str) -> RecordsPage:
    """Return the page of a kind by its plural, made from the description alone."""
    kind = kind_named(plural)
    page = RecordsPage(desk, ListSpec(kind.name))
    page.setWindowTitle(desk.words(kind.plural_label))
    return page
