"""What the briefing dialog says of its partner and visit, in words."""

import re

from kl_relations_desktop.domain.dossier import Dossier
from kl_relations_desktop.domain.records.base import in_language
from kl_relations_desktop.domain.records.story import Visit
from kl_relations_desktop.gui.dialogs.readiness_list import ReadyLine
from kl_relations_desktop.wording.catalogue import Words
from kl_relations_desktop.wording.dates import TABLE, speak, weekday


def about_line(dossier: Dossier, visit: Visit | None, words: Words) -> str:
    """Return the partner with the visit and its day, in one line."""
    said = in_language(dossier.partner, "name", words.language)
    if visit is None:
        return said
    said = f"{said} · {in_language(visit, 'purpose', words.language)}"
    if visit.dates is None:
        return said
    spoken, day = speak(visit.dates, words, TABLE), visit.dates.single_day
    return f"{said}, {weekday(day, words, short=True)} {spoken}" if day else f"{said}, {spoken}"


def file_name(dossier: Dossier, visit: Visit | None) -> str:
    """Return the name that is offered for a saved draft."""
    day = f" {visit.dates.earliest().isoformat()}" if visit and visit.dates else ""
    plain = re.sub(r"[^\w \-]", "-", f"{dossier.partner.name}{day}")
    return f"{plain}.pdf"


def done_lines(dossier: Dossier, visit: Visit | None, words: Words) -> tuple[ReadyLine, ...]:
    """Return what is in order already: values with a source, points with a text."""
    found = []
    if dossier.claims:
        values = len(dossier.claims)
        said = words.plural("{n} value", "{n} values", values).format(n=values)
        count = len(dossier.sources)
        sources = words.plural("{n} source", "{n} sources", count).format(n=count)
        found.append(ReadyLine("done", words("Values carry a source"), f"{said}, {sources}"))
    if visit is not None and visit.points:
        text = words("Points to make: {n} with text").format(n=len(visit.points))
        found.append(ReadyLine("done", text))
    return tuple(found)
