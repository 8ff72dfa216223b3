"""The renewal schedule: what is sent, ends and is reviewed, as a paper or a spreadsheet."""

import dataclasses
from pathlib import Path

from kl_relations_desktop.documents.schedule import ScheduleFacts, compose_schedule
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.runtime.files import leaving, write_whole
from kl_relations_desktop.usecases.papers import (
    IssuedPaper,
    Subject,
    issue,
    pdf_of,
    settled_marking,
    stamp_place,
)
from kl_relations_desktop.usecases.schedule_facts import Office, office_of, schedule_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words

__all__ = [
    "ScheduleRequest",
    "compose_schedule_pdf",
    "issue_schedule",
    "print_schedule",
    "schedule_facts",
    "schedule_workbook",
]


@dataclass(frozen=True, slots=True)
class ScheduleRequest:
    """A schedule as it is wanted; without a marking the records decide."""

    language: str = "en"
    marking: Marking | None = None
    copies: int = 1


def schedule_facts(ws: Workspace, request: ScheduleRequest) -> ScheduleFacts:
    """Return what the schedule says from today on; the marking rules may refuse."""
    return _facts(ws, office_of(ws), request)


def _facts(ws: Workspace, office: Office, request: ScheduleRequest) -> ScheduleFacts:
    marking = settled_marking(office.printed(), request.marking, request.language)
    return dataclasses.replace(
        schedule_of(office, request.language),
        marking=marking,
        officer_post=ws.settings.officer_post,
        stamp=stamp_place(ws),
    )


def compose_schedule_pdf(ws: Workspace, request: ScheduleRequest) -> bytes:
    """Return the schedule as PDF, a draft without a number."""
    office = office_of(ws)
    return pdf_of(compose_schedule(_facts(ws, office, request)), office.printed())


def issue_schedule(ws: Workspace, request: ScheduleRequest) -> IssuedPaper:
    """Number a schedule, freeze it, keep its PDF in the vault, and record the printing."""
    with ws.store.session():
        office = office_of(ws)
        facts = _facts(ws, office, request)
        assert facts.marking is not None
        name = words(request.language)("Renewal schedule")
        subject = Subject(name, request.language, facts.marking, office.printed())
        return issue(
            ws, subject, request.copies, lambda imprint: compose_schedule(imprint.on(facts))
        )


def print_schedule(ws: Workspace, request: ScheduleRequest, path: Path) -> Path:
    """Write the schedule to a file, whole or not at all."""
    content = compose_schedule_pdf(ws, request)
    write_whole(leaving(path), lambda stream: stream.write(content))
    return path


def schedule_workbook(ws: Workspace, path: Path, language: str = "en") -> Path:
    """Write the terms of all agreements as a spreadsheet, whole or not at all."""
    # 40 ms of the library of workbooks, for a spreadsheet alone
    from kl_relations_desktop.usecases.schedule_table import write_terms

    write_terms(office_of(ws), leaving(path), language)
    return path
