"""Sections 9 and 10: what was promised and is open, and what the records do not say."""

from datetime import date, timedelta

from kl_relations_desktop.documents.briefing_claims import conflicts
from kl_relations_desktop.documents.briefing_instruments import latest_of_chain, told_apart
from kl_relations_desktop.documents.briefing_story import silence
from kl_relations_desktop.documents.briefing_visit import left_for, none_recorded
from kl_relations_desktop.documents.briefing_writer import Writer, capital, joined, merged
from kl_relations_desktop.documents.content import (
    Block,
    Bullets,
    Cell,
    Column,
    Item,
    Prose,
    Section,
    Span,
    Style,
    Table,
    Text,
    plain,
)
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.records.kinds import PromiseState, Side
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.wording.catalogue import N_
from kl_relations_desktop.wording.labels import gap_phrase

PROMISES = 5
GAPS = 5
FURTHER = N_("Further open promises")
"""Over the promises that stand in annex D."""


def open_promises(writer: Writer) -> tuple[FollowUp, ...]:
    """Return what is open: late first, then ours, then theirs, each by its due date."""
    today = writer.paper.today
    found = [one for one in writer.dossier.followups if one.state is PromiseState.OPEN]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                days_late(one, today) == 0,
                one.whose is not Side.OURS,
                one.due_on is None,
                one.due_on.sort_key if one.due_on else (date.max, date.max),
                one.id or 0,
            ),
        )
    )


def days_late(promise: FollowUp, today: date) -> int:
    """Return by how many days a promise is late; 0 when it is not, or its day not stated."""
    if promise.due_on is None:
        return 0
    return max(0, (today - promise.due_on.latest()) // timedelta(days=1))


def promises(writer: Writer) -> Section:
    """Return the open promises: a table, or a sentence when there is but one."""
    _ = writer.words
    head = _("Open promises")
    found = open_promises(writer)
    if not found:
        return Section("promises", head, (none_recorded(writer),))
    sample = writer.is_sample(found)
    blocks: tuple[Block, ...]
    if len(found) == 1:
        blocks = (Prose((promise_line(found[0], writer),), "followups"),)
    else:
        blocks = (promise_table(found[:PROMISES], writer),)
    if len(found) > PROMISES:
        blocks = (*blocks, left_for(writer, len(found) - PROMISES, "D"))
    return Section("promises", head, blocks, is_sample=sample)


def promise_table(found: tuple[FollowUp, ...], writer: Writer) -> Table:
    """Return promises as a table: whose, what, who does it, due."""
    _ = writer.words
    columns = (
        Column(_("Whose"), weight=0.5),
        Column(_("What was promised"), weight=2.0),
        Column(_("Who does it")),
        Column(_("Due")),
    )
    return Table(columns, tuple(_row(one, writer) for one in found), "followups")


def _row(promise: FollowUp, writer: Writer) -> tuple[Cell, ...]:
    _ = writer.words
    return (
        (plain(_(promise.whose.label)),),
        (plain(writer.text(promise, "text")),),
        (_owner(promise, writer),),
        _due(promise, writer),
    )


def promise_line(promise: FollowUp, writer: Writer) -> Text:
    """Return one promise as a sentence."""
    _ = writer.words
    due = merged([Span(_("due") + " "), *writer.dated(promise.due_on)])
    if promise.due_on is None:
        due = merged([Span(_("due date") + " "), writer.inside()])
    late = days_late(promise, writer.paper.today)
    parts = [
        (Span(f"{_(promise.whose.label)}: {writer.text(promise, 'text').rstrip('.')}"),),
        _owner(promise, writer) if promise.owner_post or promise.owner_person else (),
        due,
        (Span(_late(late, writer), Style.STRONG),) if late else (),
    ]
    return merged([*joined([one for one in parts if one], between="; "), Span(".")])


def _owner(promise: FollowUp, writer: Writer) -> Text:
    person = writer.dossier.people.get(promise.owner_person or 0)
    return writer.stated(promise.owner_post or (person.name if person is not None else ""))


def _due(promise: FollowUp, writer: Writer) -> Cell:
    late = days_late(promise, writer.paper.today)
    if not late:
        return (writer.dated(promise.due_on),)
    return (writer.dated(promise.due_on), (Span(_late(late, writer), Style.STRONG),))


def _late(days: int, writer: Writer) -> str:
    return writer.words.plural("Late: {n} day", "Late: {n} days", days).format(n=days)


def gaps(writer: Writer) -> Section:
    """Return what the records do not say: five lines, the rest in annex D."""
    _ = writer.words
    lines = all_gap_lines(writer)
    head = _("What the records do not say")
    if not lines:
        return Section("gaps", head, (none_recorded(writer),))
    blocks: tuple[Block, ...] = (Bullets(tuple(Item(one) for one in lines[:GAPS]), "gaps", 2),)
    if len(lines) > GAPS:
        blocks = (*blocks, left_for(writer, len(lines) - GAPS, "D"))
    return Section("gaps", head, blocks)


def all_gap_lines(writer: Writer) -> list[Text]:
    """Return where sources differ, what each record does not say, and the longest silence."""
    return [*conflicts(writer), *gap_lines(writer), *silent_years(writer)]


def silent_years(writer: Writer) -> list[Text]:
    """Return the line on the longest time of which nothing is recorded, if there is one."""
    quiet = silence(writer) if writer.dossier.agreements else ()
    return [quiet] if quiet else []


def grouped(writer: Writer) -> list[tuple[str, str, tuple[Gap, ...]]]:
    """Return the gaps record by record: kind, headline, gaps; the latest instrument first."""
    found: dict[tuple[str, int], list[Gap]] = {}
    for gap in writer.dossier.gaps:
        if _is_of_paper(gap, writer):
            found.setdefault(_line_of(gap, writer), []).append(gap)
    return [
        (kind, named(one[0], writer), tuple(one))
        for (kind, _record), one in sorted(found.items(), key=lambda item: _rank(item, writer))
    ]


def gap_lines(writer: Writer) -> list[Text]:
    """Return one line a record: its name, and what it does not say."""
    return [
        (Span(f"{name}: {', '.join(_phrases(found, writer))}"),)
        for _kind, name, found in grouped(writer)
    ]


def _phrases(found: tuple[Gap, ...], writer: Writer) -> list[str]:
    return list(dict.fromkeys(gap_phrase(one.kind, one.field, writer.words) for one in found))


def _line_of(gap: Gap, writer: Writer) -> tuple[str, int]:
    """Return on which record's line a gap stands: a network's two records share one."""
    network = writer.dossier.network
    if network is not None and gap.kind == "partner":
        return "network", network.id or 0
    return gap.kind, gap.record_id


def _is_of_paper(gap: Gap, writer: Writer) -> bool:
    """Return whether the gap belongs to what a paper prints; only people to be met count.

    The post that a visit gives a person is printed, and no gap.
    """
    network = writer.dossier.network
    if gap.kind == "partner" and gap.field == "since" and network is not None:
        return False  # a network is joined: the date of joining is asked for instead
    if gap.kind != "person":
        return True
    visit = writer.paper.visit
    met = [one for one in visit.delegation if one.person == gap.record_id] if visit else []
    return bool(met) and not (gap.field == "posts" and any(one.post for one in met))


def _rank(item: tuple[tuple[str, int], list[Gap]], writer: Writer) -> tuple[int, int, int]:
    (kind, record_id), _found = item
    order = ("agreement", "partner", "network", "person", "milestone", "visit")
    latest = latest_of_chain(writer)
    is_latest = kind == "agreement" and latest is not None and latest.id == record_id
    place = order.index(kind) if kind in order else len(order)
    return place, 0 if is_latest else 1, record_id


def named(gap: Gap, writer: Writer) -> str:
    """Return the name of the record that a gap is in, in the paper's language."""
    dossier = writer.dossier
    if gap.kind == "agreement":
        agreement = dossier.agreement(gap.record_id)
        return capital(told_apart(agreement, writer)) if agreement else gap.headline
    if gap.kind in ("partner", "network"):
        return writer.text(dossier.partner, "name")
    if gap.kind == "milestone":
        found = [one for one in dossier.milestones if one.id == gap.record_id]
        return writer.text(found[0], "name") if found else gap.headline
    return gap.headline
