"""The back door: the same jobs as the window's, from a console."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from kl_relations_desktop.cli.parser import EXPORT_LATER, IMPORT_LATER, KIND_LATER
from kl_relations_desktop.cli.saving import save
from kl_relations_desktop.domain.errors import Refusal, RuleViolation
from kl_relations_desktop.domain.marking import Marking
from kl_relations_desktop.domain.records.register import Kind, kind_named
from kl_relations_desktop.usecases import records
from kl_relations_desktop.usecases.partners import find_partner
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.refusals import sentence

_WRITING = ("save", "bin", "unbin", "undo")
Command = Callable[[Workspace, Namespace, Words], int]


def run(ws: Workspace, asked: Namespace, words: Words) -> int:
    """Do what a command line asks; returns the exit status."""
    command = _COMMANDS.get(asked.verb)
    if command is None:
        # 45 ms of lists and search, which a verb that does something does not need
        from kl_relations_desktop.cli.readers import READING

        command = READING[asked.verb]
    status = command(ws, asked, words)
    if asked.verb in _WRITING and ws.settings.calendar_file:
        # 100 ms of icalendar, for an office that keeps a standing calendar
        from kl_relations_desktop.usecases.calendar_files import keep_standing_calendar

        try:
            keep_standing_calendar(ws)
        except Refusal as refusal:
            # What was asked for is done and kept: the calendar is told of, and written later.
            print(sentence(refusal, words), file=sys.stderr)
    return status


def _brief(ws: Workspace, asked: Namespace, words: Words) -> int:
    # 200 ms of reportlab and fonts, needed by this verb alone
    from kl_relations_desktop.usecases.briefing import BriefingRequest, print_briefing

    partner = find_partner(ws, " ".join(asked.partner))
    path = asked.output or Path(_file_name(f"{partner.name} {ws.today().isoformat()}.pdf"))
    request = BriefingRequest(
        partner_id=partner.id or 0,
        visit_id=asked.visit,
        language=asked.language or ws.settings.paper_language,
        kind=asked.kind,
        marking=_marking(asked.marking),
    )
    print_briefing(ws, request, path)
    print(words("Saved: {file}").format(file=path))
    return 0


def _schedule(ws: Workspace, asked: Namespace, words: Words) -> int:
    # 200 ms of reportlab and fonts, needed by this verb alone
    from kl_relations_desktop.usecases.schedule import (
        ScheduleRequest,
        print_schedule,
        schedule_workbook,
    )

    language = asked.language or ws.settings.paper_language
    path = asked.output or Path(f"schedule {ws.today().isoformat()}.pdf")
    ending = path.suffix.casefold()
    if ending == ".xlsx":
        schedule_workbook(ws, path, language)
    elif ending == ".pdf":
        print_schedule(ws, ScheduleRequest(language, _marking(asked.marking)), path)
    else:
        raise RuleViolation("schedule.ending", field="output", file=path.name)
    print(words("Saved: {file}").format(file=path))
    return 0


def _file_name(name: str) -> str:
    """Return a name that is one file's in this folder, whatever a partner is called."""
    return "".join("-" if one in '<>:"/\\|?*' else one for one in name)


def _bin(ws: Workspace, asked: Namespace, words: Words) -> int:
    _move(ws, asked, to_bin=True)
    return _say(ws, asked, words("In the bin: {record}. Bring it back with unbin or undo."))


def _unbin(ws: Workspace, asked: Namespace, words: Words) -> int:
    _move(ws, asked, to_bin=False)
    return _say(ws, asked, words("Back from the bin: {record}."))


def _move(ws: Workspace, asked: Namespace, *, to_bin: bool) -> None:
    """Move a record into the bin or out of it; nothing is said to have moved that has not."""
    kind = kind_named(asked.kind).name
    if records.is_binned(ws, kind, asked.id) == to_bin:
        headline = records.load_record(ws, kind, asked.id).headline()
        code = "bin.there_already" if to_bin else "bin.not_there"
        raise RuleViolation(code, field="id", record=headline)
    (records.bin_record if to_bin else records.unbin_record)(ws, kind, asked.id)


def _say(ws: Workspace, asked: Namespace, sentence: str) -> int:
    kind: Kind = kind_named(asked.kind)
    print(sentence.format(record=records.load_record(ws, kind.name, asked.id).headline()))
    return 0


def _undo(ws: Workspace, asked: Namespace, words: Words) -> int:
    records.undo_entry(ws, asked.entry)
    undone = dict.fromkeys(entry.headline for entry in records.last_act(ws))
    print(words("Undone: {record}.").format(record="; ".join(undone)))
    return 0


def _import(ws: Workspace, asked: Namespace, words: Words) -> int:
    del ws, asked
    return _later(IMPORT_LATER, words)


def _export(ws: Workspace, asked: Namespace, words: Words) -> int:
    ending = asked.file.suffix.casefold()
    if ending not in (".ics", ".json"):
        return _later(EXPORT_LATER, words)
    if asked.kind:
        return _later(KIND_LATER, words)
    if ending == ".ics":
        return _export_calendar(ws, asked.file, words)
    from kl_relations_desktop.usecases.files import export_archive  # 4 ms, needed by few verbs

    count = export_archive(ws, asked.file)
    sentence = words.plural("{count} record in {file}", "{count} records in {file}", count)
    print(sentence.format(count=count, file=asked.file))
    return 0


def _export_calendar(ws: Workspace, file: Path, words: Words) -> int:
    # 100 ms of icalendar, needed by this ending alone
    from kl_relations_desktop.usecases.calendar_files import export_calendar

    count = export_calendar(ws, file)
    sentence = words.plural("{count} entry in {file}", "{count} entries in {file}", count)
    print(sentence.format(count=count, file=file))
    return 0


def _later(said: str, words: Words) -> int:
    print(words(said), file=sys.stderr)
    return 1


def _backup(ws: Workspace, asked: Namespace, words: Words) -> int:
    from kl_relations_desktop.usecases.files import back_up  # 4 ms, needed by few verbs

    print(words("Backed up and verified: {file}").format(file=back_up(ws, asked.file)))
    return 0


def _check(ws: Workspace, asked: Namespace, words: Words) -> int:
    from kl_relations_desktop.usecases.files import check_office  # 4 ms, needed by few verbs
    from kl_relations_desktop.wording.findings import (
        sentence,
    )  # 1 ms, needed by this verb alone

    del asked
    health = check_office(ws)
    for finding in health.findings:
        print(sentence(finding.code, finding.values, words), file=sys.stderr)
    if health.is_whole:
        print(words("All is whole: database, journal and every file."))
    return 0 if health.is_whole else 1


def _marking(level: str | None) -> Marking | None:
    if level is None:
        return None
    wanted = level.casefold().replace(" ", "_").replace("-", "_")
    for marking in Marking:
        if wanted in (marking.value, marking.label.casefold().replace(" ", "_")):
            return marking
    known = ", ".join(marking.value for marking in list(Marking)[1:4])
    raise RuleViolation("marking.unknown", field="marking", level=level, known=known)


_COMMANDS: dict[str, Command] = {
    "brief": _brief,
    "schedule": _schedule,
    "save": save,
    "bin": _bin,
    "unbin": _unbin,
    "undo": _undo,
    "import": _import,
    "export": _export,
    "backup": _backup,
    "check": _check,
}
