"""The package as the architecture tests read it: its modules, parsed once."""

import ast
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kl_relations_desktop"

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One module of the package: where it stands, its text and its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        return self.name.partition("/")[0].removesuffix(".py")

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def functions(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, type_of_function)]

    def classes(self) -> list[ast.ClassDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, text, ast.parse(text, str(path))))
    return tuple(found)


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file of the project that is not ignored by git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        # An unpacked archive has no git: what is made here is left out by name instead.
        paths = [path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]
    return tuple(path for path in paths if path.is_file())


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def at(module: Module, node: ast.AST, what: str = "") -> str:
    return f"{module.name}:{node.lineno} {what}".rstrip()


def _is_made(path: Path) -> bool:
    made = {"build", "dist", "__pycache__", "LC_MESSAGES"}
    hidden = path.parts[0].startswith(".") and path.parts[0] not in {".ci", ".gitignore"}
    return hidden or bool(made & set(path.parts))


def none(found: Iterable[object]) -> None:
    """Pass when nothing was found; otherwise name every finding on a line of its own."""
    lines = [str(one) for one in found]
    assert not lines, "\n".join(["", *lines])
