"""Imports go down only, never in a circle, and the domain needs nothing but Python."""

import ast
import re
import subprocess
import sys
from functools import cache

import grimp

from tests.architecture.house import ROOT, at, modules, none

TOP = "kl_relations_desktop"
CLOCKS = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time"}
FILES = {"open", "print", "input"}
AT_HOME = {
    "PySide6": ("gui/", "bootstrap.py"),
    "shiboken6": ("gui/", "bootstrap.py"),
    "peewee": ("store/",),
    "playhouse": ("store/",),
    "apsw": ("store/",),
    "reportlab": ("documents/pdf/",),
    "uharfbuzz": ("documents/pdf/",),
    "bidi": ("documents/pdf/",),
    "xlsxwriter": ("exchange/",),
    "icalendar": ("exchange/",),
    "holidays": ("exchange/",),
}
"""The rooms that may name a library, whether it is imported or asked for by its name."""


def test_the_import_contracts_hold():
    # In a process of its own: import-linter silences every logger of the one it runs in.
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_modules_import_each_other_in_a_circle():
    none([sorted(knot) for knot in _knots()])


def test_a_library_is_named_in_its_own_room_alone():
    none(
        [
            at(m, node, name)
            for m in modules()
            for node in ast.walk(m.tree)
            for name in (*_imported(node), *_asked_for(node))
            if not m.name.startswith(AT_HOME.get(name.partition(".")[0], ("",)))
        ]
    )


def test_the_domain_needs_only_the_standard_library():
    allowed = set(sys.stdlib_module_names) | {TOP}
    none(
        [
            at(m, node, name)
            for m in modules()
            if m.room == "domain"
            for node in ast.walk(m.tree)
            for name in _imported(node)
            if name.partition(".")[0] not in allowed
        ]
    )


def test_the_domain_has_no_clock_and_opens_nothing():
    none(
        [
            at(m, node, ast.unparse(node.func))
            for m in modules()
            if m.room == "domain"
            for node in ast.walk(m.tree)
            if isinstance(node, ast.Call) and _reaches_out(ast.unparse(node.func))
        ]
    )


def test_officers_text_reaches_paragraphs_in_one_place_only():
    uses = [m.name for m in modules() if re.search(r"\bParagraph\(", m.text)]
    assert len(uses) <= 1, uses


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or "."]
    return []


def _asked_for(node: ast.AST) -> list[str]:
    """Return the modules that a call of `import_module` names in so many words."""
    if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("import_module"):
        return []
    return [
        one.value
        for one in node.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def _reaches_out(name: str) -> bool:
    return name in FILES or any(name == c or name.endswith(f".{c}") for c in CLOCKS)


@cache
def _graph() -> grimp.ImportGraph:
    """Return what imports what when the program runs; names for types alone tie no knot."""
    return grimp.build_graph(TOP, exclude_type_checking_imports=True, cache_dir=None)


def _knots() -> list[set[str]]:
    """Return the groups of modules that reach each other: Tarjan's components, the long way."""
    graph = _graph()
    names = sorted(graph.modules)
    below = {name: _reachable(graph, name) for name in names}
    knots, seen = [], set()
    for name in names:
        knot = {other for other in below[name] if name in below[other]}
        if knot and name not in seen:
            knots.append(knot | {name})
            seen |= knot | {name}
    return knots


def _reachable(graph: grimp.ImportGraph, start: str) -> set[str]:
    found: set[str] = set()
    stack = [start]
    while stack:
        for name in graph.find_modules_directly_imported_by(stack.pop()):
            if name not in found:
                found.add(name)
                stack.append(name)
    return found
