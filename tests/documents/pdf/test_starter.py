"""The papers on every starter partner, in both languages, keep to their lines."""

import re
from itertools import combinations

import pytest

from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.usecases.briefing import BriefingRequest, compose_sheet
from tests.documents.pdf.trace import placed, runs

_CLAIMS_AN_END = re.compile(
    r"expires|valid until|expired|sah sehingga|tamat pada", re.IGNORECASE
)


@pytest.mark.parametrize("kind", ["sheet", "card"])
@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_starter_paper_keeps_to_its_lines(ws, language, kind):
    partners = ws.store.shelf("partner").all()
    assert len(partners) == 14
    for partner in partners:
        request = BriefingRequest(
            partner.id or 0, language=language, kind=kind, marking=Marking.OPEN
        )
        sheet = compose_sheet(ws, request)
        found = placed(sheet)
        for run in found:
            assert run.left >= m.LEFT - 0.1, (partner.name, run)
            assert run.right <= m.RIGHT + 0.1, (partner.name, run)
            in_body = m.LAST_BASELINE + 0.1 < run.baseline < m.FOOT_RULE
            assert not in_body, (partner.name, run)
            assert not _CLAIMS_AN_END.search(run.text) or kind == "card", run
        for page in range(1, 6):
            here = [run for run in found if run.page == page]
            for one, other in combinations(here, 2):
                assert not one.overlaps(other), (partner.name, one, other)


def test_a_starter_sheet_says_not_stated_in_italic_and_nothing_else_so(ws):
    request = BriefingRequest(2, language="en", marking=Marking.OPEN)
    leaves = lay_out(compose_sheet(ws, request))
    slanted = {
        stretch.piece.text
        for _, run in runs(leaves)
        for stretch in run.line.stretches
        if stretch.role.weight is m.Weight.ITALIC
    }
    assert any("ot stated" in text for text in slanted)
