"""The lines of a partner's side column: promises, people, documents, sources."""

from datetime import date

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.evidence import Source
from kl_relations_desktop.domain.records.kinds import PromiseState, SourceKind
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.story import FollowUp
from kl_relations_desktop.domain.titles import styled_name
from kl_relations_desktop.gui.pages.partner_facts import Mark, SideRow, source_numbers
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import short

SOON_DAYS = 14


def is_late(promise: FollowUp, today: date) -> bool:
    """Return whether an open promise is past the last day that its due date can mean."""
    due = promise.due_on
    return promise.state is PromiseState.OPEN and due is not None and due.latest() < today


def promises(dossier: Dossier, today: date, words: Words) -> tuple[SideRow, ...]:
    """Return what was promised, what is open first."""
    order = {PromiseState.OPEN: 0, PromiseState.DONE: 1, PromiseState.DROPPED: 2}
    rows = []
    for one in sorted(dossier.followups, key=lambda promise: order[promise.state]):
        icon, state = _promise_state(one, today)
        due = words("Due {date}").format(date=short(one.due_on, words)) if one.due_on else ""
        if one.state is not PromiseState.OPEN:
            due = words(one.state.label)
        detail = " · ".join(part for part in (due, one.owner_post) if part)
        text = in_language(one, "text", words.language)
        rows.append(SideRow("followup", one.id or 0, icon, state, text, detail))
    return tuple(rows)


def _promise_state(promise: FollowUp, today: date) -> tuple[str, str]:
    if promise.state is not PromiseState.OPEN:
        return "check", "done"
    if is_late(promise, today):
        return "octagon-alert", "late"
    due = promise.due_on
    if due is not None and (due.latest() - today).days <= SOON_DAYS:
        return "clock", "soon"
    return "list-checks", ""


def people(dossier: Dossier, today: date, words: Words) -> tuple[SideRow, ...]:
    """Return who is named in the partner's records, its own people first, with their titles."""
    own = dossier.partner.id
    people = sorted(dossier.people.values(), key=lambda one: (one.partner != own, one.name))
    rows = []
    for one in people:
        name, post = styled_name(one, today, words.language), _post(one, words)
        rows.append(SideRow("person", one.id or 0, "users", "", name, post))
    return tuple(rows)


def _post(person: Person, words: Words) -> str:
    """Return the post that a person was last known to hold, and when."""
    if not person.posts:
        return words("Post not stated")
    post = person.posts[-1]
    title = in_language(post, "title", words.language)
    day = post.seen or post.since
    return f"{title}, {short(day, words)}" if day else title


def documents(dossier: Dossier, words: Words) -> tuple[SideRow, ...]:
    """Return the files that belong to the partner."""
    return tuple(
        SideRow(
            "document",
            one.id or 0,
            "file-text",
            "",
            one.original_name,
            " · ".join(
                part
                for part in (
                    words(one.label.label),
                    short(one.dated, words) if one.dated else "",
                )
                if part
            ),
        )
        for one in dossier.documents
    )


def sources(dossier: Dossier, words: Words) -> tuple[SideRow, ...]:
    """Return what the page cites, under the numbers of its marks."""
    rows = []
    for key, number in source_numbers(dossier).items():
        source = dossier.sources.get(key)
        if source is None:
            continue
        count = len({
            (one.record_kind, one.record_id, one.field_name)
            for one in dossier.claims
            if one.source == key
        })  # fmt: skip
        values = words.plural("{n} value", "{n} values", count).format(n=count)
        mark = Mark(str(number), False, "")
        title = in_language(source, "title", words.language)
        detail = " · ".join(part for part in (_origin(source, words), values) if part)
        rows.append(SideRow("source", key, "quote", "", title, detail, mark))
    return tuple(rows)


def _origin(source: Source, words: Words) -> str:
    publisher = in_language(source, "publisher", words.language)
    if source.kind is SourceKind.NOT_STATED:
        return publisher
    kind = words(source.kind.label)
    if not publisher:
        return kind
    return words("{kind} of {publisher}").format(kind=kind, publisher=publisher)
