"""Baselines: every line a leading from the last, items a little more, heads on their lines."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import (
    Bullets,
    DatedFacts,
    LandMap,
    MonthStrip,
    Numbered,
    PaperKind,
    Prose,
    Section,
    Sheet,
    SourcesList,
    Sum,
    Timeline,
)
from kl_relations_desktop.documents.pdf.ink import Row, Run
from kl_relations_desktop.documents.pdf.lists import Look
from kl_relations_desktop.documents.pdf.sections import set_block, set_section
from tests.documents.at_limits import filled
from tests.documents.schedules import full_schedule, full_schedule_ms

LEADINGS = {9.0: 11.5, 9.5: 11.5, 10.0: 13.5, 10.5: 14.0, 11.0: 14.5, 12.0: 17.0, 13.5: 19.0}
"""As the design states them: points of leading by points of size."""
OWN_LEADINGS = {SourcesList: 13.0, Sum: 14.5}
"""Sources stand a little closer, and sums on the lines of running text."""
BETWEEN = {False: {14.5, 18.0}, True: {19.0, 27.0}}
"""Between the items of a list: as lines, or 3.5 points more; on a card 8 more."""


def _sections(ws) -> list[tuple[Sheet, Section]]:
    found = []
    for partner in ws.store.shelf("partner").all():
        for language in ("en", "ms"):
            dossier, visit = filled(ws.store.dossiers.of(partner.id or 0))
            for kind in (PaperKind.SHEET, PaperKind.CARD):
                paper = Paper(language, date(2026, 11, 23), visit=visit, kind=kind)
                sheet = compose(dossier, paper)
                annex = sheet.annex.sections if sheet.annex else ()
                found += [(sheet, one) for one in (*sheet.sections, *annex)]
    for sheet in (full_schedule(), full_schedule_ms()):
        found += [(sheet, one) for one in sheet.sections]
    return found


def _look(sheet: Sheet) -> Look:
    return Look(sheet.han, sheet.kind is PaperKind.CARD, sheet.letterhead.sample_tag)


def _lines(row: Row) -> dict[tuple[float, float], list[float]]:
    """Return the baselines of a row's lines by their left edge and size."""
    found: dict[tuple[float, float], list[float]] = defaultdict(list)
    for mark in row.marks:
        if isinstance(mark, Run) and mark.line.stretches:
            size = max(one.role.size for one in mark.line.stretches)
            found[round(mark.x, 1), size].append(mark.y)
    return found


def test_lines_of_a_row_are_the_leading_of_their_size_apart(ws):
    seen = set()
    for sheet, section in _sections(ws):
        for block in section.blocks:
            if isinstance(block, Timeline | LandMap | MonthStrip):
                continue
            strip = set_block(block, _look(sheet))
            for row in (*((strip.head,) if strip.head else ()), *strip.rows):
                for (_left, size), baselines in _lines(row).items():
                    for one, other in pairwise(sorted(baselines)):
                        seen.add(size)
                        leading = OWN_LEADINGS.get(type(block), LEADINGS[size])
                        assert round(other - one, 2) == leading, (section.id, size)
    assert {9.5, 10.0, 10.5, 11.0, 12.0, 13.5} <= seen


def test_items_stand_as_lines_do_or_a_little_further_apart(ws):
    seen = set()
    for sheet, section in _sections(ws):
        look = _look(sheet)
        for block in section.blocks:
            if isinstance(block, Numbered | Bullets | Prose | DatedFacts):
                for row in set_block(block, look).rows[1:]:
                    seen.add(round(row.gap, 2))
                    assert round(row.gap, 2) in BETWEEN[look.is_card], section.id
    assert {14.5, 18.0} <= seen


def test_every_side_head_shares_the_baseline_of_its_first_line(ws):
    for sheet, section in _sections(ws):
        found = set_section(section, _look(sheet))
        side = min(mark.y for mark in found.side if isinstance(mark, Run))
        first = found.strips[0].head or found.strips[0].rows[0]
        texts = [mark.y for mark in first.marks if isinstance(mark, Run)]
        assert side == 0
        if not isinstance(section.blocks[0], LandMap | MonthStrip):
            assert min(texts) == pytest.approx(0, abs=0.01), section.id
