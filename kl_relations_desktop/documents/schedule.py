"""The renewal schedule: what is to be sent, what ends and what is reviewed in twelve months."""

from kl_relations_desktop.documents.briefing_writer import capital
from kl_relations_desktop.documents.content import (
    Letterhead,
    PaperKind,
    Section,
    Sheet,
    Stamp,
    TitleHead,
)
from kl_relations_desktop.documents.schedule_facts import (
    NoReviewItem,
    ReviewItem,
    ScheduleFacts,
    TermItem,
)
from kl_relations_desktop.documents.schedule_lists import (
    later,
    networks,
    no_review,
    reckoning,
    reviews,
)
from kl_relations_desktop.documents.schedule_terms import (
    ends,
    glance,
    has_ended,
    in_order,
    sends,
)
from kl_relations_desktop.documents.schedule_words import day_words, number_word
from kl_relations_desktop.wording.catalogue import Words, words

__all__ = ["NoReviewItem", "ReviewItem", "ScheduleFacts", "TermItem", "compose_schedule"]
_DOT = "\u2002·\u2002"


def compose_schedule(facts: ScheduleFacts) -> Sheet:
    """Return the schedule in the language of its facts, ready to be set."""
    _ = words(facts.language)
    facts = in_order(facts)
    title = _("Renewals and reviews")
    period = _("{first} to {last}").format(
        first=day_words(facts.first, _), last=day_words(facts.last, _)
    )
    return Sheet(
        language=facts.language,
        title=f"{title} – {_('Schedule')}",
        letterhead=_letterhead(facts, _),
        head=TitleHead(title, period, _summary(facts, _)),
        sections=_sections(facts, _),
        kind=PaperKind.SCHEDULE,
        stamp=_stamp(facts),
    )


def _sections(facts: ScheduleFacts, words: Words) -> tuple[Section, ...]:
    return (
        glance(facts, words),
        sends(facts, words),
        *((ends(facts, words),) if facts.ends else ()),
        reviews(facts, words),
        later(facts, words),
        no_review(facts, words),
        networks(facts, words),
        reckoning(facts, words),
    )


def _stamp(facts: ScheduleFacts) -> Stamp | None:
    if facts.marking is None:
        return None
    return Stamp(facts.marking.stamp, centre=facts.stamp.centre, size=facts.stamp.size)


def _summary(facts: ScheduleFacts, words: Words) -> str:
    """Return how much there is, such as "One paper to send, four reviews"."""
    _ = words
    ended = sum(has_ended(one, facts.today) for one in facts.ends)
    ahead = len(facts.ends) - ended
    sends, reviews = len(facts.sends), len(facts.reviews)
    counts = (
        (_.plural("{number} paper to send", "{number} papers to send", sends), sends),
        (_.plural("{number} term ends", "{number} terms end", ahead), ahead),
        (_.plural("{number} term ended", "{number} terms ended", ended), ended),
        (_.plural("{number} review", "{number} reviews", reviews), reviews),
    )
    said = ", ".join(
        one.format(number=number_word(count, words)) for one, count in counts if count
    )
    return capital(said) if said else _("Nothing due")


def _letterhead(facts: ScheduleFacts, words: Words) -> Letterhead:
    _ = words
    names = ("Dewan Bandaraya Kuala Lumpur", "Kuala Lumpur City Hall")
    name, other = names if facts.language == "ms" else names[::-1]
    draft = _("Draft, not issued")
    number, copy = draft, ""
    if facts.number:
        number = _("No. {number}").format(number=facts.number)
        copy = _("Copy {n} of {N}").format(n=facts.copy, N=facts.copies)
    printed_on = [day_words(facts.today, words), facts.journal]
    return Letterhead(
        wordmark=name,
        unit_line=_DOT.join((other, _("International affairs"))),
        kind_word=_("Schedule"),
        reader=_("Twelve months"),
        number=facts.number or draft,
        number_line=number,
        copy_line=copy,
        printed_on=_DOT.join(one for one in printed_on if one),
        officer=facts.officer_post or _("Desk officer"),
        scan_hint=_("scan to check"),
        page=_("Page {n} of {N}"),
        sample_tag=_("Sample"),
        sample_note=_("Rows so marked are sample data") if facts.has_samples else "",
    )
