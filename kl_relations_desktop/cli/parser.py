"""The command lines that the README promises."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

from kl_relations_desktop.domain.errors import RuleViolation
from kl_relations_desktop.wording.catalogue import LANGUAGES, N_, Words

LISTS = (
    "partners", "agreements", "visits", "followups", "people", "gifts", "renewals", "reviews",
)  # fmt: skip
_DIGITS = 18
"""The most of a number that 64 bits always hold."""
_YEARS = (1900, 2999)
"""The years that `--today` may fix: rules look years back and ahead of it."""

IMPORT_LATER = N_("import comes with a later release. Save the records one by one until then.")
KIND_LATER = N_("--kind comes with a later release. Export all records without it.")
EXPORT_LATER = N_(
    "export of this kind of file comes with a later release. Use a .json or .ics file."
)


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one sentence, as every other part does."""

    def error(self, message: str) -> NoReturn:
        """Refuse a command line that cannot be understood."""
        raise RuleViolation(
            "command.wrong", field="command", message=message, program=self.prog
        )


def office_asked_for(arguments: list[str]) -> argparse.Namespace:
    """Return the options that stand before every verb; in `verb` whether one may follow.

    Without a verb nothing but the options is made: the verbs' parsers cost 5 ms.
    """
    asked = _plainly_asked(arguments)
    if asked is not None:
        return asked
    options = Parser(prog="main.py", add_help=False)
    _add_options(options, str)
    asked, rest = options.parse_known_args(arguments)
    asked.verb = rest[0] if rest else None
    return asked


def _plainly_asked(arguments: list[str]) -> argparse.Namespace | None:
    """Return what is asked for without a verb, if it is written out; the window is asked so.

    A parser, even one that finds nothing to say, imports what speaks all languages: 2 ms.
    """
    asked = argparse.Namespace(data=None, today=None, quit_after_paint=False, verb=None)
    rest = iter(arguments)
    for one in rest:
        if one == "--quit-after-paint":
            asked.quit_after_paint = True
            continue
        value = next(rest, "-")
        if one not in ("--data", "--today") or value.startswith("-"):
            return None
        if one == "--data":
            asked.data = Path(value)
        else:
            asked.today = _day(value)
    return asked


def parser(_: Words) -> Parser:
    """Return the parser of all verbs, its help in the language of the words."""
    top = Parser(prog="main.py", description=_("Records and papers of the international desk."))
    _add_options(top, _)
    verbs = top.add_subparsers(dest="verb", parser_class=Parser, metavar="VERB")
    _add_readers(verbs, _)
    _add_writers(verbs, _)
    _add_files(verbs, _)
    return top


def _add_options(top: Parser, _: Callable[[str], str]) -> None:
    top.add_argument(
        "--data", type=Path, metavar="DIR", help=_("folder of the office's records")
    )
    top.add_argument(
        "--today", type=_day, metavar="YYYY-MM-DD", help=_("the day that rules use")
    )
    top.add_argument("--quit-after-paint", action="store_true", help=argparse.SUPPRESS)


Verbs = argparse._SubParsersAction


def record_id(text: str) -> int:
    """Return the number of a record or an entry, refused when it is none that can be."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise RuleViolation("command.id", field="id", text=text)
    return int(text)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise RuleViolation("command.days", field="within", text=text)
    return int(text)


def _add_readers(verbs: "Verbs[Parser]", _: Words) -> None:
    brief = verbs.add_parser("brief", help=_("print a briefing sheet"))
    brief.add_argument("partner", nargs="+")
    brief.add_argument("--visit", type=record_id, metavar="ID")
    brief.add_argument("--language", choices=LANGUAGES)
    brief.add_argument("--kind", choices=("sheet", "card"), default="sheet")
    brief.add_argument("--marking", metavar="LEVEL")
    brief.add_argument("-o", "--output", type=Path, metavar="FILE.pdf")
    schedule = verbs.add_parser(
        "schedule", help=_("print renewals and reviews of twelve months, or as a spreadsheet")
    )
    schedule.add_argument("--language", choices=LANGUAGES)
    schedule.add_argument("--marking", metavar="LEVEL")
    schedule.add_argument("-o", "--output", type=Path, metavar="FILE.pdf|.xlsx")
    listed = verbs.add_parser("list", help=_("list records"))
    listed.add_argument("what", metavar="|".join(LISTS))
    _json(listed)
    show = verbs.add_parser("show", help=_("show one record"))
    show.add_argument("kind", metavar="KIND")
    show.add_argument("id", nargs="+", metavar="ID")
    _json(show)
    due = verbs.add_parser("due", help=_("what comes, what is late, what is up for review"))
    due.add_argument("--within", type=_days, metavar="DAYS")
    due.add_argument(
        "--status",
        action="store_true",
        help=_("exit status 3 when something is late, 4 when due"),
    )
    _json(due)
    search = verbs.add_parser("search", help=_("find records by words"))
    search.add_argument("words", nargs="+")
    search.add_argument("--limit", type=int, default=50)
    _json(search)
    gaps = verbs.add_parser("gaps", help=_("what the records do not say"))
    gaps.add_argument("partner", nargs="*")
    _json(gaps)
    history = verbs.add_parser("history", help=_("who changed what, when"))
    history.add_argument("record", nargs="?", metavar="KIND")
    history.add_argument("id", nargs="?", type=record_id)
    _json(history)


def _add_writers(verbs: "Verbs[Parser]", _: Words) -> None:
    save = verbs.add_parser("save", help=_("create or change a record from a JSON object"))
    save.add_argument("kind")
    save.add_argument("rest", nargs="*", metavar="[ID] [FILE.json|-]")
    for verb, said in (("bin", _("take out of sight")), ("unbin", _("bring back"))):
        moved = verbs.add_parser(verb, help=said)
        moved.add_argument("kind")
        moved.add_argument("id", type=record_id)
    undo = verbs.add_parser("undo", help=_("undo a change: the last, or a journal entry"))
    undo.add_argument("entry", nargs="?", type=record_id)


def _add_files(verbs: "Verbs[Parser]", _: Words) -> None:
    taken = verbs.add_parser("import", help=_("take in a spreadsheet (a later release)"))
    taken.add_argument("file", type=Path)
    taken.add_argument("--kind")
    taken.add_argument("--preview", action="store_true")
    taken.add_argument("--accept-good", action="store_true")
    out = verbs.add_parser(
        "export",
        help=_("write the archive (.json) or the calendar (.ics)"),
    )
    out.add_argument("file", type=Path)
    out.add_argument("--kind")
    for verb, said in (
        ("backup", _("write a verified backup")),
        ("restore", _("put a backup in place; what it replaces is kept")),
    ):
        verbs.add_parser(verb, help=said).add_argument("file", type=Path)
    verbs.add_parser("check", help=_("look whether all is whole"))


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise RuleViolation("command.day", field="today", text=text) from error
    first, last = _YEARS
    if not first <= day.year <= last:
        raise RuleViolation("command.far_day", field="today", first=first, last=last)
    return day
