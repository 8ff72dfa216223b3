"""What the cards, rows and side pane of the renewal board say."""

from datetime import date

from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.kinds import BoardColumn, Decision, TermKind
from kl_relations_desktop.gui.chips import Chip, Tone
from kl_relations_desktop.gui.widgets.board_cards import CardFace
from kl_relations_desktop.gui.widgets.board_view import Lane
from kl_relations_desktop.usecases.renewal_board import Card, NextDate
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import SHORT, TABLE, relative, speak

SOON_DAYS = 30
_LATE = {
    "answer": N_("Answer, {late}"),
    "send_by": N_("Send, {late}"),
    "notice": N_("Notice, {late}"),
    "review": N_("Review, {late}"),
}
_DATED = {
    "answer": N_("Answer due {date}"),
    "send_by": N_("Send by {date}"),
    "notice": N_("Notice by {date}"),
    "end": N_("Ends {date}"),
    "rollover": N_("Renews itself {date}"),
    "review": N_("Review by {date}"),
}
_TODAY = {
    "send_by": N_("Send today"),
    "notice": N_("Notice today"),
    "end": N_("Ends today"),
    "rollover": N_("Renews itself today"),
    "review": N_("Review today"),
}
_EMPTY = {
    BoardColumn.REVIEW: N_("Nothing is coming up. Agreements come here as their day nears."),
    BoardColumn.PREPARE: N_("Nothing is being prepared. Bring a case here from Review."),
    BoardColumn.WITH_PARTNER: N_("Nothing waits for a partner. Bring a case here once sent."),
    BoardColumn.DECIDED: N_(
        "Nothing decided in {year}. A case comes here when its result is recorded."
    ),
}


def lanes(year: int, words: Words) -> tuple[Lane, ...]:
    """Return the columns of the board with what they say while they are empty."""
    return tuple(
        Lane(words(column.label), words(_EMPTY[column]).format(year=year))
        for column in BoardColumn
    )


def face_of(card: Card, today: date, words: Words) -> CardFace:
    """Return what a card says."""
    chip = chip_of(card, today, words)
    term = _term_besides(card, chip, today, words)
    name = partner_name(card, words)
    instrument = instrument_line(card.agreement, words)
    stage = stage_name(card, words)
    said = (name, instrument, chip.text if chip else "", term, stage)
    return CardFace(
        key=card.key,
        flag=card.partner.sign if card.partner is not None else "",
        name=name,
        instrument=instrument,
        chip=chip,
        term=term,
        term_icon=term_icon(card),
        spoken="; ".join(one for one in said if one),
        tooltip="\n".join((f"{name} · {labels.instrument_name(card.agreement, words)}", stage)),
    )


def _term_besides(card: Card, chip: Chip | None, today: date, words: Words) -> str:
    """Return the term; its kind alone where the next date says its end already."""
    term = term_line(card, today, words)
    if chip is not None and chip.text == term:
        return words(card.agreement.term_kind.label)
    return term


def partner_name(card: Card, words: Words) -> str:
    """Return the name of a card's partner."""
    partner = card.partner
    return in_language(partner, "name", words.language) if partner is not None else "—"


def instrument_line(agreement: Agreement, words: Words) -> str:
    """Return an instrument by its short name and the day of its signature."""
    short = labels.instrument_short(agreement, words)
    if agreement.signed_on is None:
        return short
    return f"{short}, {speak(agreement.signed_on, words, TABLE)}"


def stage_name(card: Card, words: Words) -> str:
    """Return the stage in which a card's case stands."""
    if card.stage is not None:
        return in_language(card.stage, "name", words.language)
    return words("No case yet") if card.case is None else ""


def chip_of(card: Card, today: date, words: Words) -> Chip | None:
    """Return the next date of a card as a state."""
    ahead = card.next
    if ahead is None:
        return None
    if ahead.kind == "decided":
        return _decided(card, ahead, today, words)
    if ahead.days < 0:
        return Chip(Tone.LATE, _late_words(ahead, today, words))
    tone = Tone.SOON if ahead.days <= SOON_DAYS else Tone.PLAIN
    is_counted = tone is Tone.SOON and ahead.day.single_day is not None
    if is_counted and ahead.kind != "answer":
        return Chip(tone, _in_days(ahead, words))
    said = words(_DATED[ahead.kind])
    return Chip(tone, said.format(date=near_date(ahead.day, today, words)))


def term_line(card: Card, today: date, words: Words) -> str:
    """Return what is known of the term in a few words."""
    agreement, ends = card.agreement, card.standing.term_ends
    if ends is not None:
        said = N_("Renews itself {date}") if card.standing.renews_itself else N_("Ends {date}")
        if ends.latest() < today:
            said = N_("Ended {date}")
        return words(said).format(date=speak(ends, words, TABLE))
    if agreement.term_kind is TermKind.NOT_STATED:
        return words("Term not stated")
    if agreement.term_kind is TermKind.UNTIL_EVENT and agreement.term_event:
        return words("Until: {event}").format(event=agreement.term_event)
    if agreement.term_kind is TermKind.OPEN_ENDED:
        return words(TermKind.OPEN_ENDED.label)
    return words("End not known")


def term_icon(card: Card) -> str:
    """Return the shape beside the term: a broken ring for what is not stated."""
    is_known = card.standing.term_ends is not None
    is_open = card.agreement.term_kind in (TermKind.OPEN_ENDED, TermKind.UNTIL_EVENT)
    return "calendar" if is_known or is_open else "circle-dashed"


def about_line(card: Card, words: Words) -> str:
    """Return instrument, kind of term and notice as one line."""
    agreement = card.agreement
    parts = [instrument_line(agreement, words)]
    if agreement.term_kind is not TermKind.NOT_STATED:
        parts.append(words(agreement.term_kind.label))
    notice = agreement.notice_months
    if notice:
        said = words.plural("{n} month’s notice", "{n} months’ notice", notice)
        parts.append(said.format(n=notice))
    elif agreement.notice_days:
        said = words.plural("{n} day’s notice", "{n} days’ notice", agreement.notice_days)
        parts.append(said.format(n=agreement.notice_days))
    return " · ".join(parts)


def near_date(day: PartialDate, today: date, words: Words) -> str:
    """Return a date as tables write it, without the year in the current one."""
    years = {day.earliest().year, day.latest().year}
    return speak(day, words, SHORT if years == {today.year} else TABLE)


def decision_words(card: Card, words: Words) -> str:
    """Return how a case was decided."""
    case = card.case
    return words((case.decision if case is not None else Decision.NOT_STATED).label)


def _decided(card: Card, ahead: NextDate, today: date, words: Words) -> Chip:
    is_renewed = card.case is not None and card.case.decision is Decision.RENEWED
    said = f"{decision_words(card, words)}, {near_date(ahead.day, today, words)}"
    return Chip(Tone.DONE if is_renewed else Tone.PLAIN, said)


def _late_words(ahead: NextDate, today: date, words: Words) -> str:
    if ahead.kind in ("end", "rollover"):
        return words("Ended {date}").format(date=near_date(ahead.day, today, words))
    late = relative(ahead.day.latest(), today, words)
    return words(_LATE[ahead.kind]).format(late=late[:1].lower() + late[1:])


def _in_days(ahead: NextDate, words: Words) -> str:
    days = ahead.days
    if days == 0:
        return words(_TODAY[ahead.kind])
    said = {
        "send_by": words.plural("Send in {n} day", "Send in {n} days", days),
        "notice": words.plural("Notice in {n} day", "Notice in {n} days", days),
        "end": words.plural("Ends in {n} day", "Ends in {n} days", days),
        "rollover": words.plural("Renews itself in {n} day", "Renews itself in {n} days", days),
        "review": words.plural("Review in {n} day", "Review in {n} days", days),
    }[ahead.kind]
    return said.format(n=days)
