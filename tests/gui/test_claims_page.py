"""The list of claims tells one from the other: by record, field and doubt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kl_relations_desktop.domain.records.evidence import Claim
from kl_relations_desktop.domain.records.kinds import Confidence
from kl_relations_desktop.gui.desk import Address
from kl_relations_desktop.gui.rows import Row
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.records import load_record, names_of, save_record
from kl_relations_desktop.usecases.workspace import change_settings


@pytest.fixture
def claimed(ws):
    """Let a source of the office doubt what Ankara's first clause says; give the claim."""
    ankara = find_partner(ws, "ankara")
    agreement = next(
        one for one in ws.store.shelf("agreement").find(partner=ankara.id) if one.clauses
    )
    source = ws.store.shelf("source").all()[0]
    changes = save_record(
        ws,
        Claim(
            source=source.id,
            record_kind="agreement",
            record_id=agreement.id,
            field_name="clauses.1.text",
            as_printed="As it reads",
            confidence=Confidence.TO_VERIFY,
        ),
    )
    return next(one for kind, one in changes.touched if kind == "claim")


def row(page, claim):
    model = page.list.model
    found = (
        model.index(at, 0).data(int(Qt.ItemDataRole.UserRole)) for at in range(model.rowCount())
    )
    return next(one for one in found if isinstance(one, Row) and one.id == claim)


@pytest.mark.parametrize(
    ("language", "field"),
    [("en", "Clauses 1, Area of cooperation"), ("ms", "Fasal 1, Bidang kerjasama")],
)
def test_a_line_names_record_and_field_as_officers_do(ws, claimed, make_shell, language, field):
    change_settings(ws, screen_language=language)
    shell = make_shell()
    shell.go(Address("claims", claimed))
    line = row(shell.page, claimed)
    assert line.cells[0].text.startswith("Ankara · ")
    assert line.cells[1].text == field
    assert line.chip is not None
    reader = shell.page.pane.reader
    assert reader.name.text() == line.cells[0].text
    assert field in [one.subject.value for one in reader.values]


def test_so_does_the_history(ws, claimed, shell):
    shell.go(Address("history"))
    page = shell.page
    page.list.choose(page.list.model.shown[0].id)
    said = [one.text() for one in page.pane.findChildren(QLabel)]
    assert page.chosen_act.entry.record_id == claimed
    assert "Clauses 1, Area of cooperation" in said
    assert "clauses.1.text" not in said
    agreement = load_record(ws, "claim", claimed).record_id
    assert names_of(ws, "agreement", (agreement,))[agreement] in said
    assert str(agreement) not in said
