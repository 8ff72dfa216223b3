"""What to look at before a briefing is printed: missing, late, old, to verify, over a limit."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

from kl_relations_desktop.documents.briefing import compose
from kl_relations_desktop.documents.briefing_claims import record_of
from kl_relations_desktop.documents.briefing_frozen import frozen
from kl_relations_desktop.documents.briefing_open import days_late, open_promises
from kl_relations_desktop.documents.briefing_paper import Paper
from kl_relations_desktop.documents.briefing_printed import printed
from kl_relations_desktop.documents.briefing_visit import last_meeting
from kl_relations_desktop.documents.briefing_writer import Writer
from kl_relations_desktop.documents.content import PaperKind
from kl_relations_desktop.documents.letters import places, shown, without_shape
from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.gap import Gap
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.domain.records.describe import specs
from kl_relations_desktop.domain.records.kinds import Confidence, Side, VisitState
from kl_relations_desktop.domain.records.register import KINDS, kind_of
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.domain.reviews import review_of
from kl_relations_desktop.domain.titles import post_on
from kl_relations_desktop.usecases.briefing_request import (
    ALL_SECTIONS,
    BriefingRequest,
    visit_of,
)
from kl_relations_desktop.usecases.standing import circumstances, known_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.labels import field_label, gap_sentence, headline

_LIMITS = {"objectives": 3, "points": 5, "raised": 3}
_OLD = timedelta(days=365)
_EMPTY = N_("{label}: nothing recorded; the paper says so")
_NO_VISIT = N_("No visit is planned: objectives, points and people stay empty")
_UNDECIDED = N_("No marking decided: {record}")
_LATE = N_("{record}: late, {n} days")
_NO_DUE = N_("{record}: no due date")
_VERIFY = N_("{record}: {label} to verify, printed “{printed}”")
_OLD_SOURCE = N_("{record}: retrieved more than a year ago, {date}")
_REVIEW = N_("{record}: review was due on {date}")
_LIMIT = N_("{label}: {n} recorded, the paper has room for {limit}")
_ENGLISH = N_("{record}: no Malay for {label}; English is printed")
_OUTCOME = N_("Last meeting: no outcome recorded")
_STILL_PLANNED = N_("{record}: over on {date} but still planned, so no last meeting is printed")
_LETTER = N_("{record}: no letter shape for “{character}” in {label}")
_POST = N_("{record}: post on the day of the visit not stated")


@dataclass(frozen=True, slots=True)
class ReadinessItem:
    """One thing to look at, and the record and field that it leads to, an id of 0 to a new one.

    `state` is "missing", "late", "old", "verify", "limit", "letter" or "undecided"; only the
    last two keep a paper from being printed: until the letter is written otherwise, and until
    a marking is chosen.
    """

    state: str
    message: str
    kind: str
    record_id: int
    field: str
    values: dict[str, object] = dataclasses.field(default_factory=dict)


def readiness_sentence(item: ReadinessItem, words: Words) -> str:
    """Return an item in words; labels, dates and headlines in the language asked for."""
    values = {name: _said(name, value, item, words) for name, value in item.values.items()}
    return words(item.message).format(**values)


def _said(name: str, value: object, item: ReadinessItem, words: Words) -> object:
    if isinstance(value, Gap):
        return gap_sentence(value, words)
    if isinstance(value, Record):
        return headline(value, words)
    if isinstance(value, date):
        from kl_relations_desktop.wording.dates import speak_day  # 1 ms, for few items

        return speak_day(value, words)
    return field_label(item.kind, str(value), words) if name == "label" else value


def readiness(ws: Workspace, request: BriefingRequest) -> tuple[ReadinessItem, ...]:
    """Return what to look at before printing, the gravest first."""
    today = ws.today()
    dossier = ws.store.dossiers.of(request.partner_id)
    paper = Paper(
        language=request.language,
        today=today,
        visit=visit_of(dossier, request, today),
        kind=PaperKind(request.kind),
        parts=request.sections or ALL_SECTIONS,
    )
    writer = Writer(dossier, paper)
    found = [
        *(_markings(writer) if request.marking is None else ()),
        *_letters(writer),
        *_promises(writer),
        *_visit(writer),
        *_people(writer),
        *_translations(writer),
        *_claims(writer),
        *_reviews(ws, writer),
        *_sources(writer),
        *_gaps(dossier),
    ]
    return tuple(found)


def _item(
    state: str, message: str, about: Record, name: str, **values: object
) -> ReadinessItem:
    kind = kind_of(about).name
    return ReadinessItem(state, message, kind, about.id or 0, name, {"record": about} | values)


def _markings(writer: Writer) -> Iterator[ReadinessItem]:
    for record in printed(writer.dossier, writer.paper):
        if record.marking is Marking.UNDECIDED:
            yield _item("undecided", _UNDECIDED, record, "marking")


def _letters(writer: Writer) -> Iterator[ReadinessItem]:
    """Find what the paper would print and no face can draw."""
    for letter in without_shape(frozen(compose(writer.dossier, writer.paper))):
        for record, field in places(printed(writer.dossier, writer.paper), letter):
            yield _item("letter", _LETTER, record, field, label=field, character=shown(letter))


def _promises(writer: Writer) -> Iterator[ReadinessItem]:
    for promise in open_promises(writer):
        late = days_late(promise, writer.paper.today)
        if late:
            yield _item("late", _LATE, promise, "due_on", n=late)
        elif promise.due_on is None:
            yield _item("missing", _NO_DUE, promise, "due_on")


def _visit(writer: Writer) -> Iterator[ReadinessItem]:
    visit = writer.paper.visit
    if visit is None:
        planned = Visit(partner=writer.dossier.partner.id)
        yield _item("missing", _NO_VISIT, planned, "dates")
    else:
        yield from _of_visit(visit)
    for one in writer.dossier.visits:
        if one.state is VisitState.PLANNED and one.dates is not None:
            last = one.dates.latest()
            if last < writer.paper.today:
                yield _item("old", _STILL_PLANNED, one, "state", date=last)
    met = last_meeting(writer)
    if met is not None and not met.outcome:
        yield _item("missing", _OUTCOME, met, "outcome")


def _of_visit(visit: Visit) -> Iterator[ReadinessItem]:
    for name in ("objectives", "points", "delegation"):
        if not getattr(visit, name):
            yield _item("missing", _EMPTY, visit, name, label=name)
    for name, limit in _LIMITS.items():
        count = len(getattr(visit, name))
        if count > limit:
            yield _item("limit", _LIMIT, visit, name, label=name, n=count, limit=limit)


def _people(writer: Writer) -> Iterator[ReadinessItem]:
    """Find those to be met whose post on the day is not known; forms of address are gaps."""
    visit = writer.paper.visit
    if visit is None or visit.dates is None:
        return
    for delegate in visit.delegation:
        person = writer.dossier.people.get(delegate.person or 0)
        if person is None or delegate.side is not Side.THEIRS or delegate.post:
            continue
        if person.posts and post_on(person, visit.dates.earliest()) is None:
            yield _item("old", _POST, person, "posts")


def _translations(writer: Writer) -> Iterator[ReadinessItem]:
    """Find what a Malay paper prints in English because it has no Malay twin."""
    if writer.language != "ms":
        return
    dossier, visit = writer.dossier, writer.paper.visit
    records: list[Record] = [dossier.partner, *dossier.agreements, *dossier.milestones]
    records += [*open_promises(writer), *([visit] if visit is not None else [])]
    for record in records:
        for name in _untranslated(record):
            yield _item("missing", _ENGLISH, record, name, label=name)


def _untranslated(record: Record) -> Iterator[str]:
    names = {spec.name for spec in specs(type(record))}
    for spec in specs(type(record)):
        value = getattr(record, spec.name)
        twin = f"{spec.name}_ms"
        if spec.is_text and value and twin in names and not getattr(record, twin):
            yield twin
        elif spec.row is not None and any(next(_lacking(row), None) for row in value):
            yield spec.name


def _lacking(row: object) -> Iterator[str]:
    names = {spec.name for spec in specs(type(row))}
    twins = (name for name in names if name.endswith("_ms") and not getattr(row, name))
    yield from (name for name in twins if getattr(row, name.removesuffix("_ms"), ""))


def _claims(writer: Writer) -> Iterator[ReadinessItem]:
    known = {(kind_of(one).name, one.id): one for one in _told(writer)}
    seen: set[tuple[str, int | None, str]] = set()
    for claim in writer.dossier.claims:
        key = claim.record_kind, claim.record_id
        record = known.get(key)
        name = claim.field_name.split(".")[0]
        if claim.confidence is not Confidence.TO_VERIFY or record is None:
            continue
        if (*key, name) in seen or claim.record_kind not in KINDS:
            continue
        seen.add((*key, name))
        yield _item(
            "verify", _VERIFY, record, name, label=claim.field_name, printed=claim.as_printed
        )


def _told(writer: Writer) -> tuple[Record, ...]:
    dossier = writer.dossier
    network = (dossier.network,) if dossier.network is not None else ()
    return (
        dossier.partner,
        *network,
        *dossier.agreements,
        *dossier.milestones,
        *dossier.visits,
        *dossier.people.values(),
    )


def _reviews(ws: Workspace, writer: Writer) -> Iterator[ReadinessItem]:
    known = known_of(ws, writer.dossier.agreements)
    for agreement in writer.dossier.agreements:
        cycle = circumstances(ws, agreement, known).cycle
        review = review_of(agreement, cycle, writer.paper.today)
        if review.day is not None and review.day < writer.paper.today:
            yield _item("old", _REVIEW, agreement, "reviewed_on", date=review.day)


def _sources(writer: Writer) -> Iterator[ReadinessItem]:
    for source in writer.dossier.sources.values():
        retrieved = source.retrieved_on
        if retrieved is not None and writer.paper.today - retrieved.latest() > _OLD:
            yield _item("old", _OLD_SOURCE, source, "retrieved_on", date=retrieved.latest())


def _gaps(dossier: Dossier) -> Iterator[ReadinessItem]:
    for gap in dossier.gaps:
        yield ReadinessItem(
            "missing",
            N_("{record}: {gap}"),
            gap.kind,
            gap.record_id,
            gap.field,
            {"record": record_of(gap.kind, gap.record_id, dossier) or gap.headline, "gap": gap},
        )
