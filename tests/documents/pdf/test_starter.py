"""The papers on every starter partner, in both languages, keep to their lines."""

import re
from datetime import date

import pytest

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import DatedFacts, PaperKind, Span
from kl_relations_desktop.documents.pdf import measures as m
from kl_relations_desktop.documents.pdf.flow import lay_out
from kl_relations_desktop.documents.pdf.ink import Area
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.sections import set_section
from kl_relations_desktop.documents.pdf.setting import set_text
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.usecases.briefing import BriefingRequest, compose_sheet
from tests.documents.at_limits import filled
from tests.documents.pdf.trace import faults, placed, runs

TODAY = date(2026, 11, 23)
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
        assert faults(sheet) == [], partner.name
        for run in placed(sheet):
            assert not _CLAIMS_AN_END.search(run.text) or kind == "card", run


@pytest.mark.parametrize("kind", [PaperKind.SHEET, PaperKind.CARD])
@pytest.mark.parametrize("language", ["en", "ms"])
def test_every_starter_paper_with_each_field_at_its_limit_keeps_to_its_lines(
    ws, language, kind
):
    for partner in ws.store.shelf("partner").all():
        dossier, visit = filled(ws.store.dossiers.of(partner.id or 0))
        sheet = compose(dossier, Paper(language, TODAY, visit=visit, kind=kind))
        assert faults(sheet) == [], partner.name
        core = [run for run in placed(sheet) if run.page <= 2]
        heads = {run.text for run in core if run.left == m.LEFT and run.size in {11, 17}}
        assert {one.head.split()[0] for one in sheet.sections} <= {h.split()[0] for h in heads}


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


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_second_page_is_a_third_full_and_takes_no_more_than_it_must(ws, language):
    went_over = 0
    for partner in ws.store.shelf("partner").all():
        request = BriefingRequest(partner.id or 0, language=language, marking=Marking.OPEN)
        sheet = compose_sheet(ws, request)
        found = placed(sheet)
        heads = {
            (page, section.id): run.baseline
            for page in (1, 2)
            for section in sheet.sections
            for run in found
            if run.page == page and run.left == m.LEFT and section.head.startswith(run.text)
        }
        over = [one for one in sheet.sections if (2, one.id) in heads]
        if not over:
            continue
        went_over += 1
        # What went over is the end of the sheet, in its order.
        assert list(sheet.sections[-len(over) :]) == over
        page_1 = sheet.sections[: -len(over)]
        step = m.SECTION_RULE + m.SECTION_HEAD
        look = Look(sheet.han)
        depths = [set_section(one, look).depth for one in (page_1[-1], over[0])]
        end_1 = heads[1, page_1[-1].id] + sum(depths) + step
        first, last = heads[2, over[0].id], over[-1]
        end_2 = heads[2, last.id] + set_section(last, look).depth
        assert end_2 - first >= (m.LAST_BASELINE - first) / 3 - 0.01, partner.name
        is_needed = end_2 - depths[1] - step - first < (m.LAST_BASELINE - first) / 3
        assert end_1 > m.LAST_BASELINE or is_needed, (partner.name, over[0].id)
    assert went_over >= 5


@pytest.mark.parametrize("paper", [PaperKind.SHEET, PaperKind.CARD])
@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_side_head_takes_two_lines_at_most(ws, language, paper):
    role = m.CARD_SIDE_HEAD if paper is PaperKind.CARD else m.SIDE_HEAD
    for partner in ws.store.shelf("partner").all():
        dossier, visit = filled(ws.store.dossiers.of(partner.id or 0))
        sheet = compose(dossier, Paper(language, TODAY, visit=visit, kind=paper))
        annex = sheet.annex.sections if sheet.annex is not None else ()
        for one in (*sheet.sections, *annex):
            words = f"{one.letter}\u2002{one.head}" if one.letter else one.head
            assert len(set_text((Span(words),), role, m.SIDE_WIDTH)) <= 2, words


def test_a_network_s_map_is_lower_where_that_spares_a_second_page(ws):
    heights = {}
    for partner in ws.store.shelf("partner").all():
        request = BriefingRequest(partner.id or 0, language="en", marking=Marking.OPEN)
        leaves = lay_out(compose_sheet(ws, request))
        areas = [mark for leaf in leaves for mark in leaf.marks if isinstance(mark, Area)]
        if areas:
            (area,) = areas
            heights[partner.name] = area.window[3]
            texts = {run.line.text for page, run in runs(leaves) if page == 2}
            assert "Annex" in texts, partner.name
    assert heights["CPTA"] == m.MAP_HEIGHT
    assert m.MAP_LEAST <= heights["CityNet"] < m.MAP_HEIGHT


def test_a_map_that_leaves_a_full_page_takes_its_note_with_it(ws):
    c40 = next(one for one in ws.store.shelf("partner").all() if one.name == "C40")
    dossier, visit = filled(ws.store.dossiers.of(c40.id or 0))
    for language, said, note in (
        ("en", "2 places in Annex B", "Land only"),
        ("ms", "2 tempat dalam Lampiran B", "Daratan sahaja"),
    ):
        sheet = compose(dossier, Paper(language, TODAY, visit=visit))
        core = [run.text.replace("\u00a0", " ") for run in placed(sheet) if run.page <= 2]
        has_note = any(text.startswith(note) for text in core)
        assert (said in core) is not has_note
    assert said in core


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_background_fact_of_the_starter_records_takes_two_lines_at_most(ws, language):
    told = 0
    for partner in ws.store.shelf("partner").all():
        request = BriefingRequest(partner.id or 0, language=language, marking=Marking.OPEN)
        for section in compose_sheet(ws, request).sections:
            for block in section.blocks:
                for one in block.facts if isinstance(block, DatedFacts) else ():
                    told += 1
                    lines = set_text(one.text, m.BODY, m.TEXT_WIDTH - m.DATE_INDENT)
                    assert len(lines) <= block.lines == 2, (partner.name, one.date_text)
    assert told >= 12
