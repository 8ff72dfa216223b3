"""The renewal schedule: what is sent, ends and is reviewed, as a paper or a spreadsheet."""

import dataclasses
import io
from pathlib import Path

from kl_relations_desktop.documents.briefing_paper import StampPlace
from kl_relations_desktop.documents.content import Sheet
from kl_relations_desktop.documents.schedule import ScheduleFacts, compose_schedule
from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.marking import Marking, of_paper
from kl_relations_desktop.domain.records.base import Record
from kl_relations_desktop.runtime.files import write_whole
from kl_relations_desktop.usecases.schedule_facts import office_of, schedule_of
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import words
from kl_relations_desktop.wording.labels import headline

__all__ = [
    "ScheduleRequest",
    "compose_schedule_pdf",
    "print_schedule",
    "schedule_facts",
    "schedule_workbook",
]
_MIDDLES = {"left": 54.0, "centre": 105.0, "right": 172.0}


@dataclass(frozen=True, slots=True)
class ScheduleRequest:
    """A schedule as it is wanted; without a marking the records decide."""

    language: str = "en"
    marking: Marking | None = None


def schedule_facts(ws: Workspace, request: ScheduleRequest) -> ScheduleFacts:
    """Return what the schedule says from today on; the marking rules may refuse."""
    office = office_of(ws)
    marking = _marking(office.printed(), request)
    place = StampPlace(_MIDDLES.get(ws.settings.stamp_position, 105.0), ws.settings.stamp_size)
    return dataclasses.replace(
        schedule_of(office, request.language),
        marking=marking,
        officer_post=ws.settings.officer_post,
        stamp=place,
    )


def compose_schedule_pdf(ws: Workspace, request: ScheduleRequest) -> bytes:
    """Return the schedule as PDF, a draft without a number."""
    return _pdf(compose_schedule(schedule_facts(ws, request)))


def print_schedule(ws: Workspace, request: ScheduleRequest, path: Path) -> Path:
    """Write the schedule to a file, whole or not at all."""
    content = compose_schedule_pdf(ws, request)
    write_whole(path, lambda stream: stream.write(content))
    return path


def schedule_workbook(ws: Workspace, path: Path, language: str = "en") -> Path:
    """Write the terms of all agreements as a spreadsheet, whole or not at all."""
    # 40 ms of the library of workbooks, for a spreadsheet alone
    from kl_relations_desktop.usecases.schedule_table import write_terms

    write_terms(office_of(ws), path, language)
    return path


def _marking(printed: tuple[Record, ...], request: ScheduleRequest) -> Marking:
    """Return the paper's marking; without a choice every record on it must carry a decision."""
    if request.marking is None:
        said = words(request.language)
        open_ones = [one for one in printed if one.marking is Marking.UNDECIDED]
        if open_ones:
            names = ", ".join(dict.fromkeys(headline(one, said) for one in open_ones[:5]))
            raise RuleViolation("briefing.undecided", field="marking", records=names)
        if not printed:
            return Marking.OPEN
    return of_paper((one.marking for one in printed), request.marking)


def _pdf(sheet: Sheet) -> bytes:
    # 200 ms of reportlab and faces, which a start without a paper must not need
    from kl_relations_desktop.documents.pdf.render import render

    stream = io.BytesIO()
    render(sheet, stream)
    return stream.getvalue()
