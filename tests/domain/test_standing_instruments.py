"""Public instruments as they read, each with where its clause on duration stands.

Where a source does not give the day of signature or of entry into force, the test says that it
takes a sample day.
"""

from datetime import date

import pytest

from kl_relations_desktop.domain.records.kinds import AgreementState as State
from kl_relations_desktop.domain.records.kinds import Relation
from kl_relations_desktop.domain.standing import Circumstances, events_between
from tests.domain.terms_samples import instrument, on


@pytest.mark.parametrize(
    ("day", "number", "starts", "ends", "last", "state"),
    [
        ("2004-01-01", 1, "2003-09-15", "2008-09-14", "2008-03-14", State.IN_FORCE),
        ("2008-03-14", 1, "2003-09-15", "2008-09-14", "2008-03-14", State.NOTICE_WINDOW_OPEN),
        ("2008-03-15", 1, "2003-09-15", "2008-09-14", "2008-03-14", State.WINDOW_MISSED),
        ("2008-09-15", 2, "2008-09-15", "2013-09-14", "2013-03-14", State.IN_FORCE),
        ("2026-11-23", 5, "2023-09-15", "2028-09-14", "2028-03-14", State.IN_FORCE),
    ],
)
def test_five_years_renewed_for_five_unless_six_months_notice(
    day, number, starts, ends, last, state
):
    """Memorandum of understanding of the Governments of China and Malaysia, Beijing, 2003.

    Signed 15 September 2003; Article 10: five years, prolonged by five and so on, unless a
    party gives notice six months before the end. Article 8 leaves the entry into force to
    notes; the day of signature is taken as the sample.
    """
    made = instrument(
        "2003-09-15", "renews_itself", term_years=5, renewal_years=5, notice_months=6
    )
    found = on(made, day)
    assert (found.term_number, found.term_starts.edtf, found.term_ends.edtf) == (
        number, starts, ends)  # fmt: skip
    assert found.last_day_to_give_notice.edtf == last
    assert found.state is state


def test_five_years_then_one_year_at_a_time():
    """Agreement of China and Malaysia on a joint economic and trade commission, Article 6.

    Signed and in force 22 November 1988: five years, prolonged by one year each time, unless
    notice is given six months before the end.
    """
    made = instrument(
        "1988-11-22", "renews_itself", in_force_on="1988-11-22", term_years=5,
        renewal_years=1, notice_months=6,
    )  # fmt: skip
    assert on(made, "1993-11-21").term_number == 1
    found = on(made, "1999-02-01")
    assert (found.term_number, found.term_ends.edtf) == (7, "1999-11-21")
    assert found.last_day_to_give_notice.edtf == "1999-05-21"


def test_one_year_at_a_time_with_ninety_days_notice_from_an_exchange_of_notes():
    """Trade agreement of Czechoslovakia and Malaysia, Article X.

    Kuala Lumpur, 20 November 1972: a year from the exchange of notes, then year by year, unless
    notice is given 90 days before. Nothing is reckoned until the day of the exchange is known;
    then from a sample.
    """
    made = instrument(
        "1972-11-20", "renews_itself", term_from="in_force", term_years=1, renewal_years=1,
        notice_days=90,
    )  # fmt: skip
    unknown = on(made, "1980-01-01")
    assert (unknown.state, unknown.term_ends) == (State.SIGNED_NOT_IN_FORCE, None)
    kinds = {one.kind for one in events_between(made, date(1973, 1, 1), date(1980, 1, 1))}
    assert kinds == {"review"}
    entered = instrument(
        "1972-11-20", "renews_itself", term_from="in_force", in_force_on="1973-07-01",
        term_years=1, renewal_years=1, notice_days=90,
    )  # fmt: skip
    found = on(entered, "1976-01-01")
    assert (found.term_number, found.term_ends.edtf) == (3, "1976-06-30")
    assert found.last_day_to_give_notice.edtf == "1976-04-01"


def test_three_years_then_one_unless_six_months_notice():
    """Trade agreement of the Czech Republic and Malaysia, Prague, 28 June 1996, Article XV.

    From the later of two notes (a sample day here) for three years, then year by year.
    """
    made = instrument(
        "1996-06-28", "renews_itself", term_from="in_force", in_force_on="1998-03-01",
        term_years=3, renewal_years=1, notice_months=6,
    )  # fmt: skip
    assert on(made, "1998-02-28").state is State.SIGNED_NOT_IN_FORCE
    assert on(made, "2001-02-28").term_ends.edtf == "2001-02-28"
    found = on(made, "2004-02-29")
    assert (found.term_number, found.term_ends.edtf) == (4, "2004-02-29")
    assert found.last_day_to_give_notice.edtf == "2003-08-29"


def test_three_years_extended_by_consent_alone():
    """An Indonesian memorandum kept by the library of Lemhannas, Article 11; a sample day.

    In force from signature for three years, extended by mutual consent; six months' notice.
    """
    made = instrument("2010-05-10", "by_consent", term_years=3, notice_months=6)
    assert on(made, "2012-05-08").state is State.IN_FORCE
    assert on(made, "2012-11-09").state is State.NOTICE_WINDOW_OPEN
    found = on(made, "2012-11-10")
    assert (found.state, found.term_ends.edtf) == (State.ENDING, "2013-05-09")
    assert found.last_day_to_give_notice.edtf == "2012-11-09"
    assert not found.renews_itself
    assert on(made, "2013-05-10").state is State.ENDED


def test_a_letter_of_intent_for_two_years_from_its_signature():
    """Letter of intent of Kuching City North Hall and Dali Prefecture.

    Reported by The Borneo Post on 7 May 2015 as signed that day, for two years from signing.
    """
    made = instrument("2015-05-07", "fixed", term_years=2)
    assert on(made, "2017-05-06").state is State.ENDING
    assert on(made, "2017-05-06").term_ends.edtf == "2017-05-06"
    assert on(made, "2017-05-07").state is State.ENDED
    days = events_between(made, date(2015, 1, 1), date(2040, 1, 1))
    assert [(one.kind, one.day.edtf) for one in days] == [("end", "2017-05-06")]


def test_an_end_by_event_has_no_day_until_the_event():
    """Articles 6 to 13 of an agreement of Russia and China on a bridge, 28 October 2008.

    They last until 60 days after the main bridge was handed over; the day is a sample.
    """
    event = "60 days from the handing over of the main bridge"
    made = instrument("2008-10-28", "until_event", term_event=event)
    found = on(made, "2020-01-01")
    assert (found.state, found.term_ends) == (State.IN_FORCE, None)
    assert found.review_on == date(2020, 10, 28)
    over = instrument("2008-10-28", "until_event", term_event=event, event_on="2022-06")
    assert on(over, "2022-06-30").state is State.ENDING
    assert on(over, "2022-07-01").state is State.ENDED


def test_an_event_or_a_stated_day_whichever_is_the_earliest():
    """Article FINPROV.11(2) of the EU–UK Trade and Cooperation Agreement, 30 December 2020.

    Applied provisionally from 1 January 2021, until 28 February 2021 "or another date as
    decided by the Partnership Council", or the entry into force, "whichever is the earliest".
    On 23 February the day became 30 April 2021; it entered into force on 1 May 2021.
    """
    applied = {"in_force_on": "2021-01-01", "term_event": "its entry into force"}
    made = instrument("2020-12-30", "until_event", term_until="2021-02-28", **applied)
    found = on(made, "2021-01-15")
    assert (found.state, found.term_ends.edtf) == (State.ENDING, "2021-02-28")
    assert on(made, "2021-03-01").state is State.ENDED
    early = instrument(
        "2020-12-30", "until_event", term_until="2021-02-28", event_on="2021-02-01", **applied
    )
    assert on(early, "2021-01-15").term_ends.edtf == "2021-02-01"
    decision = instrument(
        "2021-02-23", "until_event", agreement_id=2, links=((1, Relation.AMENDS),),
        term_until="2021-04-30", event_on="2021-05-01", term_event="its entry into force",
    )  # fmt: skip
    extended = Circumstances(later=(decision,))
    assert on(made, "2021-02-22", extended).term_ends.edtf == "2021-02-28"
    found = on(made, "2021-03-01", extended)
    assert (found.state, found.term_ends.edtf) == (State.ENDING, "2021-04-30")
    said = [step.say for step in found.reasoning]
    assert said[-4:] == [
        "Lasts until an event", "The event takes place", "At the latest until", "Term ends",
    ]  # fmt: skip
    assert on(made, "2021-05-01", extended).state is State.ENDED


def test_an_event_known_to_the_month_ends_before_a_stated_day_within_it_or_on_it():
    """A sample: no public instrument was found whose event is known to the month alone."""
    made = instrument(
        "2020-01-01", "until_event", term_until="2021-06-15", event_on="2021-06",
        term_event="completion of the works",
    )  # fmt: skip
    found = on(made, "2021-01-01")
    assert found.term_ends.edtf == "2021-06-01/2021-06-15"
    assert found.reasoning[-1].because == "", "no start is told that is not known"
