"""What stands beside a name: a flag, or the sign of a network or of a city without one."""

import pytest
from PySide6.QtCore import Qt

from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.kinds import PartnerKind
from kl_relations_desktop.domain.records.partner import Partner
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.icons import sign_without
from kl_relations_desktop.gui.rows import Group, Row
from kl_relations_desktop.usecases.records import save_record

CITY, NETWORK = "landmark", "network"


@pytest.fixture
def partners(ws):
    """Record a city and a network without a country code, each with an agreement."""
    for name, kind in (("Atown", PartnerKind.CITY), ("Anet", PartnerKind.NETWORK)):
        changes = save_record(ws, Partner(name=name, kind=kind))
        saved = next(one for kind, one in changes.touched if kind == "partner")
        save_record(ws, Agreement(partner=saved))


def shown(page):
    model = page.list.model
    found = (
        model.index(at, 0).data(int(Qt.ItemDataRole.UserRole)) for at in range(model.rowCount())
    )
    return [one for one in found if one is not None]


def test_only_a_network_has_the_sign_of_a_network_in_the_list_of_partners(
    ws, partners, make_shell
):
    shell = make_shell()
    shell.go(Address("partners"))
    signs = {row.cells[0].text: row.flag for row in shown(shell.page) if isinstance(row, Row)}
    assert sign_without(signs["Atown"]) == CITY
    assert sign_without(signs["Anet"]) == NETWORK
    assert signs["Ankara"] == "tr"


def test_nor_above_the_agreements_of_a_city(ws, partners, make_shell):
    shell = make_shell()
    shell.go(Address("agreements"))
    signs = {one.label: one.flag for one in shown(shell.page) if isinstance(one, Group)}
    assert sign_without(signs["Atown"]) == CITY
    assert sign_without(signs["Anet"]) == NETWORK
    assert signs["Ankara"] == "tr"
