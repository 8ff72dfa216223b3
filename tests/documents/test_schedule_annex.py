"""A sheet says where stated terms stand, and its annex how their dates follow."""

from dataclasses import replace
from datetime import date

import pytest

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_frozen import frozen
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.content import Sheet, Sum
from kl_relations_desktop.domain.records.kinds import AgreementState, TermKind
from kl_relations_desktop.domain.standing import AgreementStanding, Step
from tests.documents import dossiers
from tests.documents.dossiers import on
from tests.documents.pdf.trace import placed

TODAY = date(2027, 1, 11)
STANDING = AgreementStanding(
    AgreementState.IN_FORCE,
    term_number=5,
    term_starts=on("2023-05-31"),
    term_ends=on("2028-05-30"),
    last_day_to_give_notice=on("2027-11-30"),
    reasoning=(
        Step("Signed", on("2003-05-31"), "Clause 12"),
        Step("Fourth renewal began", on("2023-05-31"), "5 years, tacit"),
        Step("Term ends", on("2028-05-30"), "5 years less one day"),
    ),
    renews_itself=True,
)


def dossier(kind: TermKind = TermKind.RENEWS_ITSELF):
    """Return Casablanca, its latest instrument with a term of this kind."""
    found = dossiers.casablanca()
    *others, last = found.agreements
    changed = replace(last, term_kind=kind, term_years=5)
    return replace(found, agreements=(*others, changed))


def sheet(language: str = "en", kind: TermKind = TermKind.RENEWS_ITSELF, **more) -> Sheet:
    """Return its sheet; every instrument is given a standing, stated or not."""
    found = dossier(kind)
    standings = {one.id: STANDING for one in found.agreements}
    return compose(found, Paper(language, TODAY, standings=standings, **more))


def texts(paper: Sheet) -> str:
    return " ".join(run.text for run in placed(paper)).replace("\u00a0", " ")


def sums(paper: Sheet) -> list[Sum]:
    assert paper.annex is not None
    return [
        block for one in paper.annex.sections for block in one.blocks if isinstance(block, Sum)
    ]


def test_a_stated_term_says_its_state_its_end_and_its_notice():
    said = texts(sheet())
    assert "In force" in said
    assert "ends 30 May 2028; notice by" in said
    assert "30 November 2027" in said


def test_in_malay_too():
    said = texts(sheet("ms"))
    assert "Berkuat kuasa" in said
    assert "tamat 30 Mei 2028; notis" in said
    assert "Cara tarikh dikira" in said


def test_the_annex_shows_the_steps_of_stated_terms_alone():
    (only,) = sums(sheet())
    assert [line.day for line in only.lines] == [
        "31\u00a0May\u00a02003",
        "31\u00a0May\u00a02023",
    ]
    assert only.result is not None
    assert only.result.day == "30\u00a0May\u00a02028"
    assert only.result.because == "Tuesday; 5 years less one day"
    assert "How the dates follow" in texts(sheet())


@pytest.mark.parametrize("language", ["en", "ms"])
def test_a_term_that_is_not_stated_changes_no_byte_of_the_sheet(language):
    found = dossiers.casablanca()
    standings = {one.id: STANDING for one in found.agreements}
    given = compose(found, Paper(language, TODAY, standings=standings))
    assert frozen(given) == frozen(compose(found, Paper(language, TODAY)))


def test_without_standings_the_part_is_left_out():
    paper = compose(dossier(), Paper("en", TODAY))
    assert sums(paper) == []
    assert "How the dates follow" not in texts(paper)


def test_without_annex_c_the_steps_are_left_out():
    parts = tuple(one for one in Paper("en", TODAY).parts if one != "C")
    assert sums(sheet(parts=parts)) == []


def test_an_open_end_has_a_state_and_no_end():
    found = dossier(TermKind.OPEN_ENDED)
    open_ended = AgreementStanding(
        AgreementState.IN_FORCE, reasoning=(Step("Signed", on("1992-07-11")),)
    )
    standings = {found.agreements[-1].id: open_ended}
    paper = compose(found, Paper("en", TODAY, standings=standings))
    assert "; ends" not in texts(paper)
    (only,) = sums(paper)
    assert only.result is None


def test_an_event_with_a_last_day_is_printed_in_short():
    found = dossier(TermKind.UNTIL_EVENT)
    *others, last = found.agreements
    both = replace(last, term_event="the works are done", term_until=on("2030-06-30"))
    paper = compose(replace(found, agreements=(*others, both)), Paper("en", TODAY))
    assert "Until 30 June 2030 or an event before" in texts(paper)


def test_an_ended_term_says_so_and_asks_for_no_notice():
    found = dossier()
    ended = replace(STANDING, state=AgreementState.ENDED)
    paper = compose(found, Paper("en", TODAY, standings={found.agreements[-1].id: ended}))
    assert "ended 30 May 2028" in texts(paper)
    assert "notice by" not in texts(paper)


def test_a_sheet_with_one_instrument_says_it_in_its_sentence():
    found = dossier()
    alone = replace(found, agreements=found.agreements[-1:])
    paper = compose(alone, Paper("en", TODAY, standings={alone.agreements[0].id: STANDING}))
    assert "In force. " in texts(paper)
    assert "; ends 30 May 2028; notice by 30 November 2027." in texts(paper)
