"""What the search box offers: records in groups, then commands; and where a match stands."""

from kl_relations_desktop.domain.frozen import dataclass
from kl_relations_desktop.domain.names import fold
from kl_relations_desktop.domain.records.base import Record, in_language
from kl_relations_desktop.domain.records.partner import NetworkProfile, Partner
from kl_relations_desktop.domain.records.people import Person
from kl_relations_desktop.domain.records.register import KINDS, kind_named, kind_of
from kl_relations_desktop.gui.actions import ACTS
from kl_relations_desktop.gui.doors import ENTRIES, LOWER_ENTRIES
from kl_relations_desktop.usecases.partners import partner_story
from kl_relations_desktop.usecases.records import load_record
from kl_relations_desktop.usecases.search import search
from kl_relations_desktop.usecases.workspace import Workspace
from kl_relations_desktop.wording.catalogue import N_, Words
from kl_relations_desktop.wording.dates import short
from kl_relations_desktop.wording.labels import grade_line, headline

IN_GROUP = 5
_LIMIT = 60
_NAMED = 2
"""From this score on, what was typed is a name or its beginning."""
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Partners"), ("partner", "network")),
    (N_("Agreements"), ("agreement",)),
    (N_("People"), ("person",)),
    (N_("Timeline"), ("milestone", "visit")),
    (N_("Follow-ups"), ("followup",)),
    (N_("Gifts"), ("gift",)),
    (N_("Documents"), ("document", "issued")),
    (N_("Bodies"), ("body",)),
    (N_("Sources"), ("source", "claim")),
)
_DATES = ("signed_on", "happened_on", "dates", "due_on", "given_on", "dated", "issued_on")
_NEW = (
    (N_("New partner"), "partners"),
    (N_("New agreement"), "agreements"),
    (N_("New visit"), "visits"),
    (N_("New person"), "people"),
    (N_("Record a gift"), "gifts"),
    (N_("New body"), "bodies"),
    (N_("New milestone"), "milestones"),
    (N_("New network profile"), "networks"),
    (N_("New source"), "sources"),
    (N_("New claim"), "claims"),
    (N_("New document"), "documents"),
)
_PLAIN_ACTS = ("followup", "undo", "redo", "help")
_SIGNS = {"undo": "undo-2", "redo": "redo-2"}


@dataclass(frozen=True, slots=True)
class Found:
    """One line: a record or a command, with what stands at its right."""

    text: str
    detail: str
    icon: str
    flag: str | None = None
    kind: str = ""
    record_id: int = 0
    command: tuple[str, ...] = ()
    """What to do: ("go", page), ("new", page), ("act", name), ("print",) or ("followup",)."""
    partner_id: int | None = None
    also: str = ""
    """Other words by which a command is found."""

    def is_command_begun_by(self, typed: str) -> bool:
        """Return whether a command's words begin with these, folded."""
        return bool(self.command) and any(
            fold(one).startswith(typed) for one in (self.text, self.also)
        )


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A head with its lines, all of them."""

    title: str
    lines: tuple[Found, ...]
    is_commands: bool = False


def find(ws: Workspace, typed: str, words: Words) -> tuple[FoundGroup, ...]:
    """Return what has been found for the words typed so far, records before commands."""
    groups = _records(ws, typed, words) if _is_enough(typed) else ()
    first = next(
        (line for group in groups for line in group.lines if line.kind == "partner"), None
    )
    commands = _commands(typed, first, words)
    return (*groups, FoundGroup(words("Commands"), commands, True)) if commands else groups


def spans(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Return where the typed words stand in a text, as start and length, in any spelling."""
    folded, places = [], []
    for place, letter in enumerate(text):
        for one in fold(letter) or (" " if letter.isspace() else ""):
            folded.append(one)
            places.append(place)
    whole = "".join(folded)
    found = []
    for word in fold(typed).split():
        at = whole.find(word)
        if at >= 0:
            start, end = places[at], places[at + len(word) - 1]
            found.append((start, end - start + 1))
    return tuple(found)


def _is_enough(typed: str) -> bool:
    """Return whether enough was typed: two letters, or one sign of a script without letters."""
    bare = typed.strip()
    return len(bare) >= 2 or (bool(bare) and not bare.isascii())


def _records(ws: Workspace, typed: str, words: Words) -> tuple[FoundGroup, ...]:
    hits = search(ws, typed, _LIMIT)
    records = {
        (hit.kind, hit.record_id): (load_record(ws, hit.kind, hit.record_id), hit.extra)
        for hit in hits
    }
    named = next((hit for hit in hits if hit.kind == "partner" and hit.score >= _NAMED), None)
    if named is not None:
        # Who types a partner's name looks for what belongs to it, too.
        for record in _belonging(ws, named.record_id):
            key = kind_of(record).name, record.id or 0
            records.setdefault(key, (record, named.headline))
    groups = []
    for title, kinds in _GROUPS:
        lines = tuple(
            _line(record, partner, words)
            for (kind, _), (record, partner) in records.items()
            if kind in kinds
        )
        if lines:
            groups.append(FoundGroup(words(title), lines))
    return tuple(groups)


def _belonging(ws: Workspace, partner_id: int) -> tuple[Record, ...]:
    dossier = partner_story(ws, partner_id)
    return (*dossier.agreements, *dossier.milestones, *dossier.visits, *dossier.followups)


def _line(record: Record, partner: str, words: Words) -> Found:
    kind = kind_of(record)
    text = headline(record, words)
    flag = None
    if isinstance(record, Partner):
        flag = record.sign
        text = f"{text} · {record.native_name}" if record.native_name else text
    elif isinstance(record, NetworkProfile):
        # A profile has no name of its own, but its partner's.
        text = partner or text
    return Found(
        text,
        _detail(record, partner, words),
        KINDS[kind.name].icon,
        flag,
        kind.name,
        record.id or 0,
        partner_id=getattr(record, "partner", None),
    )


def _detail(record: Record, partner: str, words: Words) -> str:
    if isinstance(record, Partner):
        return grade_line(record, words)
    if isinstance(record, NetworkProfile):
        return words(kind_of(record).label)
    if isinstance(record, Person) and record.posts:
        post = record.posts[-1]
        day = post.seen or post.since
        title = in_language(post, "title", words.language)
        return f"{title}, {short(day, words)}" if day else title
    day = next((getattr(record, name) for name in _DATES if getattr(record, name, None)), None)
    parts = (partner, short(day, words) if day else "")
    return " · ".join(part for part in parts if part)


def _commands(typed: str, partner: Found | None, words: Words) -> tuple[Found, ...]:
    """Return the commands that hold every word typed; with a partner found, those about it."""
    keys = {act.name: act.key for act in ACTS}
    about: list[Found] = []
    if partner is not None:
        name = partner.text.split(" · ")[0]
        own = partner.record_id
        about = [
            Found(words("Print sheet for {name}").format(name=name), keys["print"], "printer",
                  command=("print",), partner_id=own),
            Found(words("New follow-up for {name}").format(name=name), keys["followup"], "plus",
                  command=("followup",), partner_id=own),
        ]  # fmt: skip
    wanted = fold(typed).split()
    plain = [
        one
        for one in _all_commands(words)
        if all(word in fold(f"{one.text} {one.also}") for word in wanted)
    ]
    return (*about, *plain)


def _named_new(page: str, words: Words) -> str:
    """Return what every form is headed by: a gift is recorded, and is new all the same."""
    return words("New: {kind}").format(kind=words(kind_named(page).label))


def _all_commands(words: Words) -> tuple[Found, ...]:
    entries = (*ENTRIES, *LOWER_ENTRIES)
    new = (
        Found(words(text), "", "plus", command=("new", page), also=_named_new(page, words))
        for text, page in _NEW
    )
    acts = (
        Found(words(act.says), act.key, _SIGNS.get(act.name, "plus"),
              command=("act", act.name))
        for act in ACTS
        if act.name in _PLAIN_ACTS
    )  # fmt: skip
    schedule = Found(words("Print the renewal schedule"), "", "printer",
                     command=("act", "schedule"))  # fmt: skip
    to_page = words("Go to {page}")
    pages = (
        Found(to_page.format(page=words(entry.label)), f"Ctrl+{place}" if place <= 9 else "",
              entry.icon, command=("go", entry.page))
        for place, entry in enumerate(entries, 1)
    )  # fmt: skip
    named = {entry.page for entry in entries}
    # A kind without an entry in the navigation is reached from here.
    kinds = (
        Found(to_page.format(page=words(kind.plural_label)), "", kind.icon,
              command=("go", kind.plural))
        for kind in KINDS.values()
        if kind.plural not in named
    )  # fmt: skip
    terms = Found(words("All terms"), "", "calendar-clock", command=("go", "terms"))
    return (*new, *acts, schedule, *pages, terms, *kinds)
