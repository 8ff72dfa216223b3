"""What the commands print: JSON for programs, short lines for people."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kl_relations_desktop.domain.dossier import Dossier, DueItem
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.partial_date import PartialDate
from kl_relations_desktop.domain.records.agreement import Agreement
from kl_relations_desktop.domain.records.agreement_term import term_object
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import FieldType, specs
from kl_relations_desktop.domain.records.plain import name_beside, to_plain
from kl_relations_desktop.domain.standing import AgreementStanding
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.reasoning import sentence
from kl_relations_desktop.wording.reasons import why

Names = Mapping[tuple[str, int], str]
Standings = Mapping[int, AgreementStanding]


def print_json(value: object) -> None:
    """Print one JSON array or object on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest cell; the last one as it comes."""
    if not rows:
        return
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        print("  ".join([*cells, row[-1]]).rstrip())


def record_object(record: Record, names: Names) -> dict[str, object]:
    """Return a record as JSON, with its headline and the names of the records it links to.

    An agreement has its term as one object too.
    """
    told = _named(record, names) | {"headline": record.headline()}
    return told | {"term": term_object(record)} if isinstance(record, Agreement) else told


def _named(thing: Any, names: Names) -> dict[str, object]:
    """Return a record or row as a JSON object, the name of each linked record beside its id."""
    described = {spec.name: spec for spec in specs(type(thing))}
    told: dict[str, object] = {}
    for name, value in to_plain(thing).items():
        spec = described.get(name)
        told[name] = value
        if spec is not None and spec.type is FieldType.ROWS:
            told[name] = [_named(row, names) for row in getattr(thing, name)]
        elif spec is not None and spec.type is FieldType.LINK:
            told[name_beside(name)] = names.get((spec.links_to, getattr(thing, name) or 0))
    return told


def agreement_object(
    agreement: Agreement, names: Names, standings: Standings, words: Words
) -> dict[str, object]:
    """Return an agreement as JSON, with its term and how it stands today."""
    standing = standings[agreement.id or 0]
    return record_object(agreement, names) | {"standing": standing_object(standing, words)}


def standing_object(standing: AgreementStanding, words: Words) -> dict[str, object]:
    """Return how an agreement stands as JSON; what cannot be reckoned is null."""
    notice = standing.last_day_to_give_notice
    return {
        "state": str(standing.state),
        "term_number": standing.term_number,
        "term_starts": _edtf(standing.term_starts),
        "term_ends": _edtf(standing.term_ends),
        "last_day_to_give_notice": _edtf(notice),
        "send_by": standing.send_by.isoformat() if standing.send_by else None,
        "review_on": standing.review_on.isoformat() if standing.review_on else None,
        "reasoning": [sentence(step, words) for step in standing.reasoning],
    }


def _edtf(date: PartialDate | None) -> str | None:
    return None if date is None else date.edtf


def gap_object(gap: Gap) -> dict[str, object]:
    """Return a gap as JSON."""
    return {
        "kind": gap.kind,
        "id": gap.record_id,
        "headline": gap.headline,
        "field": gap.field,
        "label": gap.label,
    }


def due_object(item: DueItem, words: Words) -> dict[str, object]:
    """Return something due as JSON."""
    return {
        "kind": item.kind,
        "record": {"kind": item.record_kind, "id": item.record_id},
        "partner": item.partner_id,
        "headline": item.headline,
        "date": item.date.edtf,
        "days": item.days,
        "late": item.is_late,
        "why": why(item, words),
    }


def dossier_object(
    dossier: Dossier, names: Names, standings: Standings, words: Words
) -> dict[str, object]:
    """Return a partner with all that belongs to it as one JSON object."""
    network = dossier.network

    def _all(records: Iterable[Record]) -> list[dict[str, object]]:
        return [record_object(one, names) for one in records]

    agreements = [agreement_object(one, names, standings, words) for one in dossier.agreements]
    return record_object(dossier.partner, names) | {
        "network": None if network is None else record_object(network, names),
        "agreements": agreements,
        "milestones": _all(dossier.milestones),
        "visits": _all(dossier.visits),
        "followups": _all(dossier.followups),
        "gifts": _all(dossier.gifts),
        "documents": _all(dossier.documents),
        "people": _all(dossier.people.values()),
        "bodies": _all(dossier.bodies.values()),
        "claims": _all(dossier.claims),
        "sources": _all(dossier.sources.values()),
        "gaps": [gap_object(gap) for gap in dossier.gaps],
    }
