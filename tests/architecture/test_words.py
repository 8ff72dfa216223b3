"""Every sentence of the program is there in Malay, and says the same things in it."""

import ast
import re
import string
from collections import Counter
from functools import cache

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kl_relations_desktop.domain.records.describe import specs
from kl_relations_desktop.domain.records.register import KINDS
from kl_relations_desktop.wording.refusals import SENTENCES
from tests.architecture.house import PACKAGE, ROOT, at, modules, none

MALAY = ROOT / "resources" / "locale" / "ms"
REFUSALS = {"RuleViolation", "StoreUnavailable"}
KEYWORDS = {"_": None, "N_": None, "words": None, "said": None, "plural": (1, 2)}


def test_every_sentence_has_malay():
    malay = _malay()
    none(
        sorted(
            f"{where}: {message}"
            for message, where in _said().items()
            if not malay.get(message)
        )
    )


def test_the_rooms_agree_about_each_sentence():
    seen: dict[str, tuple[object, str]] = {}
    disagreements = []
    for room in sorted(MALAY.glob("*.po")):
        for message in _catalogue(room):
            key = _key(message.id)
            known = seen.setdefault(key, (message.string, room.name))
            if key and known[0] != message.string:
                disagreements.append(f"{room.name} and {known[1]}: {key}")
    none(disagreements)


def test_no_sentence_stands_twice_in_a_room():
    twice = []
    for room in sorted(MALAY.glob("*.po")):
        said = re.findall(r'^msgid (".+")$', room.read_text("utf-8"), re.MULTILINE)
        twice += [f"{room.name}: {one}" for one, count in Counter(said).items() if count > 1]
    none(twice)


def test_malay_fills_the_same_blanks_as_english():
    wrong = []
    for room in sorted(MALAY.glob("*.po")):
        for message in _catalogue(room):
            if message.id:
                english, malay = _blanks(message.id), _blanks(message.string)
                wrong += [f"{room.name}: {_key(message.id)}"] if malay - english else []
                wrong += [f"{room.name}: {_key(message.id)}"] if english - malay - {"n"} else []
    none(wrong)


def test_no_translation_is_marked_as_a_guess():
    none(
        [
            f"{room.name}: {_key(message.id)}"
            for room in sorted(MALAY.glob("*.po"))
            for message in _catalogue(room)
            if message.fuzzy and message.id
        ]
    )


def test_words_are_filled_after_translation():
    none(
        [
            at(m, node, ast.unparse(node))
            for m in modules()
            for node in ast.walk(m.tree)
            if isinstance(node, ast.Call) and _is_marked(node) and _is_filled_first(node)
        ]
    )


def test_every_refusal_has_its_sentence_and_fills_its_blanks():
    wrong = []
    for where, code, given in _refusals():
        if code not in SENTENCES:
            wrong.append(f"{where}: {code} has no sentence")
        elif given is not None and (blank := _blanks(SENTENCES[code]) - given - {"field"}):
            wrong.append(f"{where}: {code} is not given {', '.join(sorted(blank))}")
    none(wrong)


def _refusals() -> list[tuple[str, str, set[str] | None]]:
    """Return where a refusal is made, its code, and the values given; None when unknown."""
    found = []
    for module in modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if ast.unparse(node.func).rpartition(".")[2] not in REFUSALS:
                continue
            code = node.args[0]
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                names = [keyword.arg for keyword in node.keywords]
                given = None if None in names else set(names)
                found.append((at(module, node), code.value, given))
    return found


def _is_marked(call: ast.Call) -> bool:
    return re.split(r"\W", ast.unparse(call.func))[-1] in KEYWORDS


def _is_filled_first(call: ast.Call) -> bool:
    return any(
        isinstance(argument, ast.JoinedStr)
        or (isinstance(argument, ast.Call) and ast.unparse(argument.func).endswith("'.format"))
        for argument in call.args
    )


@cache
def _said() -> dict[str, str]:
    """Return each message that the program can say, and where."""
    said: dict[str, str] = {}
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for name, line, message, _comments, _context in found:
        said.setdefault(_key(message), f"{name}:{line}")
    for where, label in _labels():
        said.setdefault(label, where)
    said.pop("", None)
    return said


def _labels() -> list[tuple[str, str]]:
    """Return the labels that stand in the descriptions of records."""
    found = []
    for kind in KINDS.values():
        found += [(kind.name, kind.label), (kind.name, kind.plural_label)]
        found += _field_labels(kind.record, kind.name)
    return found


def _field_labels(record: type, where: str) -> list[tuple[str, str]]:
    found = []
    for spec in specs(record):
        place = f"{where}.{spec.name}"
        found += [(place, spec.label), (place, spec.group), (place, spec.help)]
        found += [(place, choice.label) for choice in spec.choices or ()]
        if spec.row is not None:
            found += _field_labels(spec.row, place)
    return found


@cache
def _malay() -> dict[str, object]:
    return {
        _key(message.id): message.string
        for room in MALAY.glob("*.po")
        for message in _catalogue(room)
        if message.string and not message.fuzzy
    }


@cache
def _catalogue(room):
    with room.open("rb") as stream:
        return list(read_po(stream, locale="ms"))


def _key(message: object) -> str:
    return message if isinstance(message, str) else str(message[0])


def _blanks(message: object) -> set[str]:
    texts = [message] if isinstance(message, str) else list(message)
    return {
        name
        for text in texts
        for _literal, name, _spec, _conversion in string.Formatter().parse(text or "")
        if name is not None
    }
