"""Schedules to look at and to test: the bar's own, one with nothing due, one with forty."""

from dataclasses import replace
from datetime import date, timedelta

from kl_relations_desktop.documents.briefing_frozen import sealed
from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.schedule import (
    NoReviewItem,
    ReviewItem,
    ScheduleFacts,
    TermItem,
    compose_schedule,
)
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.kinds import AgreementState
from kl_relations_desktop.domain.standing import AgreementStanding, Step

TODAY = date(2027, 1, 11)
LAST = date(2028, 1, 31)

_NATIONAL = {"day": "National Day"}


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def standing(end: str, notice: str, send_by: str) -> AgreementStanding:
    """Return how a term with notice stands, and the steps that lead to its days."""
    return AgreementStanding(
        state=AgreementState.IN_FORCE,
        term_number=1,
        term_ends=on(end),
        last_day_to_give_notice=on(notice),
        send_by=date.fromisoformat(send_by),
        reasoning=(
            Step("Term ends", on(end), "{clause}", {"clause": "Clause 7, as printed"}),
            Step("Two months’ notice counted back", on("2027-08-31"), "{day}", _NATIONAL),
            Step("Last day to give notice", on(notice), "rolled back"),
            Step("Send by, ten working days before", on(send_by), "16 August off"),
        ),
    )


TRAINING = TermItem(
    "Beijing",
    "Training agreement, fixed term",
    standing("2027-10-31", "2027-08-30", "2027-08-13"),
    is_sample=True,
)
MELAKA = ReviewItem(
    "Melaka",
    "Agreement",
    on("1989-04-15"),
    date(2027, 4, 15),
    on("2025-04-15"),
    24,
    True,
    False,
)
REVIEWS = (
    MELAKA,
    ReviewItem(
        "Ankara", "MoU", on("1990-06-25"), date(2027, 6, 25), on("2025-06-25"), 24, True
    ),
    ReviewItem(
        "Casablanca", "MoU", on("1992-07-11"), date(2027, 7, 11), on("2025-07-11"), 24, True
    ),
    ReviewItem(
        "Chennai",
        "MoU between two governments",
        on("2010-11-25"),
        date(2027, 11, 25),
        on("2025-11-25"),
        24,
        True,
    ),
)
LATER = (
    ReviewItem(
        "Osaka",
        "Business Partner City",
        on("1989-08-10"),
        date(2028, 8, 10),
        on("2026-08-10"),
        24,
        True,
    ),
    ReviewItem(
        "Esfahan",
        "Letter of Intent",
        on("1993-08-18"),
        date(2028, 8, 18),
        on("2026-08-18"),
        24,
        True,
    ),
)
NO_REVIEW = (
    NoReviewItem("Ankara", "Proclamation", on("1984-02-01"), "MoU followed"),
    NoReviewItem("Casablanca", "Letter of Intent", on("1991-05-31"), "MoU followed"),
    NoReviewItem("MATRADE, Osaka", "Cooperation", on("1994"), "City Hall is not a party"),
)
NETWORKS = ("AMF", "ASCN", "CITYNET", "C40", "ICLEI", "LCC", "SOM/MGM", "UCLG ASPAC")
GAPS = (("joined_on", 8), ("tier", 8), ("dues", 8), ("representative", 8))


def bar(language: str = "en", **more: object) -> ScheduleFacts:
    """Return the schedule of the bar."""
    facts = ScheduleFacts(
        first=TODAY,
        last=LAST,
        today=TODAY,
        language=language,
        sends=(TRAINING,),
        reviews=REVIEWS,
        later=LATER,
        no_review=NO_REVIEW,
        networks=NETWORKS,
        network_gaps=GAPS,
        holiday_years=(2027,),
        has_estimates=True,
        marking=Marking.RESTRICTED,
        number="KLR/2027/002",
        copies=4,
    )
    return replace(facts, **more)


def empty(language: str = "en") -> ScheduleFacts:
    """Return a schedule on which nothing is due."""
    return ScheduleFacts(
        first=date(2026, 11, 23),
        last=date(2027, 11, 30),
        today=date(2026, 11, 23),
        language=language,
        marking=Marking.OPEN,
    )


LONG = (
    "Memorandum of Understanding on the Exchange of Officers, Urban Planning, the Environment "
    "and Intelligent Transport Systems between the two Municipal Governments"
)
NAMES = (
    ("Casablanca (الدار البيضاء)", LONG),
    ("Chennai சென்னை", "Memorandum of Understanding"),
    ("Osaka 大阪市", LONG),
    ("Bandar Raya Persekutuan Putrajaya dan Majlis Bandaraya Shah Alam", "MoU"),
)


def full(language: str = "en", count: int = 40) -> ScheduleFacts:
    """Return a schedule of several pages, with long names and native scripts."""
    first = date(2026, 11, 23)
    days = [first + timedelta(days=9 * place) for place in range(count)]
    sends, ending, reviews = [], [], []
    for place, day in enumerate(days):
        name, title = NAMES[place % 4] if place % 3 == 0 else (f"City {place}", "MoU")
        ends = on("2027-06") if place == 10 else PartialDate.day(day + timedelta(60))
        held = AgreementStanding(
            state=AgreementState.NOTICE_WINDOW_OPEN,
            term_ends=ends,
            send_by=day if place % 2 else None,
            renews_itself=True,
            reasoning=(
                Step("Signed", on("2007-06-11"), "Clause 1"),
                Step("First term of 5 years ends", on("2012-06-10")),
                Step("Third renewal begins", on("2022-06-11"), "renews itself unless notice"),
                Step("Term ends", ends),
                *((Step("Send by", PartialDate.day(day)),) if place % 2 else ()),
            ),
        )
        if place % 8 in (1, 2):
            (sends if place % 2 else ending).append(TermItem(name, title, held))
        signed = on("1989-01") if place % 5 == 0 else None
        counted = on("2024-11") if place % 5 == 0 else on("1990-06-25")
        reviews.append(ReviewItem(name, title, signed, day, counted, 18))
    return ScheduleFacts(
        first=first,
        last=date(2027, 11, 30),
        today=date(2026, 12, 23),
        language=language,
        sends=tuple(sends),
        ends=tuple(ending),
        reviews=tuple(reviews),
        later=LATER,
        no_review=NO_REVIEW[:1],
        networks=NETWORKS,
        network_gaps=(("dues", 5), ("tier", 8)),
        holiday_years=(2026, 2027),
        marking=Marking.CONFIDENTIAL,
    )


def schedule() -> Sheet:
    """Return the paper of the bar, issued."""
    return sealed(compose_schedule(bar()))


def schedule_ms() -> Sheet:
    """Return the paper of the bar in Malay."""
    return sealed(compose_schedule(bar("ms")))


def full_schedule() -> Sheet:
    """Return a paper of several pages."""
    return compose_schedule(full())


def full_schedule_ms() -> Sheet:
    """Return a paper of several pages in Malay."""
    return compose_schedule(full("ms"))


def empty_schedule() -> Sheet:
    """Return a paper on which nothing is due."""
    return compose_schedule(empty())
