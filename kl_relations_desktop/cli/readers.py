"""The commands that only read."""

from argparse import Namespace
from dataclasses import asdict

from kl_relations_desktop.cli.output import (
    due_object,
    gap_object,
    print_json,
    print_table,
)
from kl_relations_desktop.cli.parser import record_id
from kl_relations_desktop.cli.telling import records_told, story_told
from kl_relations_desktop.domain.dossier import DueItem
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.describe import FieldSpec, specs
from kl_relations_desktop.domain.records.plain import to_plain
from kl_relations_desktop.domain.records.register import kind_named
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.usecases import partners, records
from kl_relations_desktop.usecases.due import due_items
from kl_relations_desktop.usecases.naming import full_names
from kl_relations_desktop.usecases.search import search as search_records
from kl_relations_desktop.usecases.standing import standings
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording import labels
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import TABLE, speak
from kl_relations_desktop.wording.reasoning import sentence
from kl_relations_desktop.wording.reasons import why

SOMETHING_LATE = 3
SOMETHING_DUE = 4


def list_records(ws: Workspace, asked: Namespace, words: Words) -> int:
    """List every record of a kind that is in sight."""
    kind = kind_named(asked.what)
    rows = records.record_rows(ws, kind.name)
    if asked.json:
        told = records_told(ws, [row.record for row in rows], words)
        print_json(told)
        return 0
    listed = [
        spec for spec in specs(kind.record) if spec.listed and not spec.name.endswith("_ms")
    ]
    head = ["id", *(words(spec.label) for spec in listed)]
    lines = [
        [str(row.id), *(_listed(spec, row, words) for spec in listed)]
        for row in rows
    ]  # fmt: skip
    print_table([head, *lines])
    return 0


def _listed(spec: FieldSpec, row: records.RecordRow, words: Words) -> str:
    """Return a field as it stands in a list, a text in the language of the screen."""
    held = getattr(row.record, spec.name)
    if spec.is_text:
        held = in_language(row.record, spec.name, words.language)
    return labels.value(spec, held, words, row.links)


def show(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Show one record; a partner with all that belongs to it."""
    wanted = " ".join(asked.id)
    kind = kind_named(asked.kind)
    if kind.name == "partner":
        partner = partners.find_partner(ws, wanted)
        if asked.json:
            print_json(story_told(ws, partner.id or 0, words))
            return 0
        dossier = partners.partner_story(ws, partner.id or 0)
        _print_fields(ws, partner, words)
        print()
        print_table(
            [
                [_said(entry.date, words), labels.headline(entry.record, words)]
                for entry in partners.timeline(dossier, ws.today())
            ]
        )
        return 0
    record = records.load_record(ws, kind.name, record_id(wanted))
    if asked.json:
        print_json(records_told(ws, [record], words)[0])
        return 0
    _print_fields(ws, record, words)
    if isinstance(record, Agreement):
        _print_standing(standings(ws, (record,))[record.id or 0], words)
    return 0


def _print_standing(standing: AgreementStanding, words: Words) -> None:
    print()
    print(f"{words('Standing')}: {words(standing.label)}")
    for number, step in enumerate(standing.reasoning, 1):
        print(f"{number:>4}  {sentence(step, words)}")


def due(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Show what is late, what comes and what is up for review."""
    items = due_items(ws, asked.within)
    status = _status(items) if asked.status else 0
    if asked.json:
        print_json([due_object(item, words) for item in items])
        return status
    ids = {item.partner_id for item in items if item.partner_id is not None}
    names = {("partner", key): one for key, one in records.names_of(ws, "partner", ids).items()}
    if words.language == "ms":
        several = {(item.record_kind, item.record_id) for item in items} | names.keys()
        known = records.load_records(ws, several)
        names |= {key: labels.headline(one, words) for key, one in known.items()}
    print_table(
        [
            [
                _said(item.date, words),
                names.get(("partner", item.partner_id or 0), ""),
                names.get((item.record_kind, item.record_id), item.headline),
                why(item, words),
            ]
            for item in items
        ]
    )
    if not items and asked.within is None:
        print(words("Nothing needs you now."))
    elif not items:
        said = "Nothing needs you in the next {days} days."
        print(words(said).format(days=asked.within))
    return status


def _status(items: tuple[DueItem, ...]) -> int:
    """Return the exit status that a task scheduler asks for."""
    if any(item.is_late for item in items):
        return SOMETHING_LATE
    return SOMETHING_DUE if items else 0


def search(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Show the records that hold all the words."""
    wanted = " ".join(asked.words)
    hits = search_records(ws, wanted, asked.limit)
    if asked.json:
        print_json([{"kind": hit.kind, "id": hit.record_id, "headline": hit.headline,
                     "extra": hit.extra} for hit in hits])  # fmt: skip
        return 0
    names = full_names(ws, ((hit.kind, hit.record_id) for hit in hits))
    print_table(
        [
            [hit.kind, str(hit.record_id), names.get((hit.kind, hit.record_id), hit.headline)]
            for hit in hits
        ]
    )
    if not hits:
        said = words("Nothing found for “{words}”. Other spellings and scripts were tried.")
        print(said.format(words=wanted))
    return 0


def gaps(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Show what the records do not say."""
    wanted = " ".join(asked.partner)
    partner = partners.find_partner(ws, wanted).id if wanted else None
    found = partners.gaps(ws, partner)
    if asked.json:
        print_json([gap_object(gap) for gap in found])
        return 0
    names = full_names(ws, ((gap.kind, gap.record_id) for gap in found))
    print_table(
        [
            [
                gap.kind,
                str(gap.record_id),
                names.get((gap.kind, gap.record_id), gap.headline),
                words(gap.label),
            ]
            for gap in found
        ]
    )
    return 0


def history(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Show who changed what and when, newest first."""
    kind = kind_named(asked.record).name if asked.record else None
    entries = records.history(ws, kind, asked.id)
    if kind and asked.id and not entries:
        # Every record begins with an entry: one without any is not there, and is refused.
        records.load_record(ws, kind, asked.id)
    if asked.json:
        print_json(
            [
                asdict(entry) | {"at": entry.at.isoformat(), "mac": entry.mac}
                for entry in entries
            ]
        )
        return 0
    for entry in entries:
        print(
            f"{entry.sequence:>6}  {entry.at:%Y-%m-%d %H:%M}  {entry.shown_name}  "
            f"{entry.kind} {entry.record_id}  {entry.headline}  {entry.operation}"
        )
        for change in entry.changes if entry.operation == "change" else ():
            print(f"        {change.field}: {change.before!r} → {change.after!r}")
    del words
    return 0


def _print_fields(ws: Workspace, record: Record, words: Words) -> None:
    links = records.link_names(ws, (record,))
    plain = to_plain(record)
    for spec in specs(type(record)):
        if spec.hidden or not record.applies(spec) or not plain[spec.name]:
            continue
        said = labels.value(spec, getattr(record, spec.name), words, links)
        print(f"{words(spec.label)}: {said}")


def _said(date: PartialDate | None, words: Words) -> str:
    return speak(date, words, style=TABLE)


READING = {
    "list": list_records,
    "show": show,
    "due": due,
    "search": search,
    "gaps": gaps,
    "history": history,
}
"""The verbs that only read."""
