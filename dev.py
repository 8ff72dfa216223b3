"""The front door for people who work on the desk; it needs nothing but Python 3.11 or newer."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BUILD = ROOT / "build"
LOCALE = ROOT / "resources" / "locale"
RUN_PINS = ROOT / "requirements.txt"
ALL_PINS = ROOT / "requirements-dev.txt"
OLDEST_PYTHON = (3, 11)
NOTHING_COLLECTED = 5

USAGE = """\
python dev.py setup           make .venv and install all that run and test need
python dev.py run [ARGS…]     set up what is missing, then start main.py with ARGS
python dev.py test [ARGS…]    set up what is missing, then all checks; ARGS go to pytest
python dev.py shots DIR       screenshots of every page and dialog
python dev.py bench [NAME]    the benchmarks, or one of them
python dev.py words           compile the Malay sentences
python dev.py package         the Windows installer (comes later)"""

# Debian's package for each library or program, found by what it brings.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WINDOW_PROGRAMS = {"fc-list": "fontconfig"}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
}
INTERFACE_FONT = ("Noto Sans", "fonts-noto-core")


class Stop(Exception):
    """The verb cannot go on; the message says why."""


def main(argv: list[str]) -> int:
    """Run one verb and return its exit status."""
    verb, rest = (argv[1], argv[2:]) if len(argv) > 1 else ("help", [])
    if sys.version_info < OLDEST_PYTHON:
        print("KL Relations Desktop needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    if verb not in VERBS:
        asked = verb in {"help", "-h", "--help"}
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    os.chdir(ROOT)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a redirected Windows console is not UTF-8
    # Where it is set, every start compiles every module again: 150 ms.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    try:
        return VERBS[verb](rest)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup(_rest: list[str]) -> int:
    """Make .venv and install all that run and test need."""
    _install_system(_missing_system(tests=True))
    _install_pins(ALL_PINS)
    _compile_when_stale()
    subprocess.call([str(PYTHON), "-m", "compileall", "-q", "kl_relations_desktop"])
    return 0


def run(rest: list[str]) -> int:
    """Start the desk, or do one job of the command line, after setting up what is missing."""
    if _opens_window(rest):
        _install_system(_missing_system(tests=False))
    _install_pins(RUN_PINS)
    _compile_when_stale()
    command = [str(PYTHON), str(ROOT / "main.py"), *rest]
    return subprocess.call(command, cwd=STARTED_IN)


def test(rest: list[str]) -> int:
    """Run every check, in order, and stop at the first that fails."""
    setup([])
    python = str(PYTHON)
    checks = [
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("types", [python, "-m", "mypy"]),
        (
            "contracts",
            [python, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        ),
    ]
    for name, command in checks:
        _say(name)
        started = time.monotonic()
        if status := subprocess.call(command):
            raise Stop(f"\nStopped: the check “{name}” failed (status {status}).")
        print(f"{name}: passed in {time.monotonic() - started:.0f} s", flush=True)
    return _pytest(rest)


def shots(rest: list[str]) -> int:
    """Write pictures of every page and dialog into a folder."""
    if len(rest) != 1:
        raise Stop("python dev.py shots DIR: name the folder for the pictures.")
    setup([])
    folder = str((Path(STARTED_IN) / rest[0]).resolve())
    return subprocess.call(
        [str(PYTHON), "-m", "tests.shots", folder], env=_environment("offscreen")
    )


def bench(rest: list[str]) -> int:
    """Run the benchmarks, or those named; results go to build/bench/."""
    setup([])
    scripts = {
        path.stem.removeprefix("bench_"): path
        for path in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py"))
    }
    wanted = rest or list(scripts)
    for name in wanted:
        if name not in scripts:
            raise Stop(f"There is no benchmark “{name}”; there are: {', '.join(scripts)}.")
    (BUILD / "bench").mkdir(parents=True, exist_ok=True)
    statuses = [
        subprocess.call([str(PYTHON), "-m", f"tests.benchmarks.bench_{name}"])
        for name in wanted
    ]
    return max(statuses, default=0)


def words(_rest: list[str]) -> int:
    """Compile the sentences of every language."""
    _install_pins(RUN_PINS)
    _compile_words()
    return 0


def package(_rest: list[str]) -> int:
    """Say that the installer comes later."""
    raise Stop("The Windows installer comes later: python dev.py package does nothing yet.")


VERBS = {
    "setup": setup,
    "run": run,
    "test": test,
    "shots": shots,
    "bench": bench,
    "words": words,
    "package": package,
}
STARTED_IN = str(Path.cwd())


def _install_pins(pins: Path) -> None:
    if _is_installed(pins):
        return
    if not _works(PYTHON):
        _say("making .venv")
        _make_venv()
    _say(f"installing {pins.name}")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "--require-hashes", "--requirement", str(pins)]
    # A second try: a package index may lose a connection once.
    if subprocess.call(command) and subprocess.call(command):
        raise Stop(f"Installing {pins.name} failed; see the message above.")
    _unpack_shiboken()
    _stamp(pins).write_text(_fingerprint(pins), encoding="ascii")
    if pins == ALL_PINS:
        _stamp(RUN_PINS).write_text(_fingerprint(RUN_PINS), encoding="ascii")


def _unpack_shiboken() -> None:
    """Let PySide lay out the sources that it carries packed and would compile at every start.

    It does so itself when SBK_EMBED is 0, and takes the compiled files from then on: 10 ms.
    """
    command = [str(PYTHON), "-c", "import shiboken6"]
    subprocess.call(command, env={**os.environ, "SBK_EMBED": "0"}, stderr=subprocess.DEVNULL)


def _is_installed(pins: Path) -> bool:
    stamp = _stamp(pins)
    return (
        PYTHON.exists()
        and stamp.exists()
        and stamp.read_text(encoding="ascii") == _fingerprint(pins)
    )


def _stamp(pins: Path) -> Path:
    return VENV / f"{pins.stem}.sha256"


def _fingerprint(pins: Path) -> str:
    return hashlib.sha256(pins.read_bytes()).hexdigest()


def _works(python: Path) -> bool:
    if not python.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.call([str(python), "-c", probe], stderr=subprocess.DEVNULL) == 0


def _make_venv() -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if _quietly(command) == 0:
        return
    # Debian keeps venv's other half in a package of its own.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if sys.platform == "linux" and shutil.which("apt-get"):
        _install_system([version])
    if subprocess.call(command):
        raise Stop(f"Python could not make {VENV.name}; on Debian or Ubuntu install {version}.")


def _missing_system(*, tests: bool) -> list[str]:
    """Return the Debian packages that Qt, and the tests when asked, still miss on Linux."""
    if sys.platform != "linux":
        return []
    programs = WINDOW_PROGRAMS | (TEST_PROGRAMS if tests else {})
    missing = [package for name, package in QT_LIBRARIES.items() if not _loads(name)]
    missing += [package for name, package in programs.items() if not shutil.which(name)]
    face, package = INTERFACE_FONT
    if not (shutil.which("fc-list") and subprocess.check_output(["fc-list", face])):
        missing.append(package)
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_system(packages: list[str]) -> None:
    if not packages:
        return
    named = " ".join(packages)
    if not shutil.which("apt-get"):
        print(f"Please install what these Debian packages bring: {named}", file=sys.stderr)
        return
    become = _become_root()
    if become is None:
        print(f"Please run: sudo apt-get install {named}", file=sys.stderr)
        return
    _say(f"installing {named}")
    apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    install = [*apt, "install", "--no-install-recommends", *packages]
    if _quietly(install) == 0:
        return
    _quietly([*apt, "update"])
    if subprocess.call(install):
        print(f"That failed. Please run: sudo apt-get install {named}", file=sys.stderr)


def _become_root() -> list[str] | None:
    if os.geteuid() == 0:  # type: ignore[attr-defined,unused-ignore]  # only asked on Linux
        return []
    if shutil.which("sudo") and _quietly(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n"]
    return None


def _quietly(command: list[str]) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode


def _compile_when_stale() -> None:
    for language in _languages():
        sources = [language, *language.glob("*.po")]
        newest = max(path.stat().st_mtime for path in sources)
        compiled = _compiled(language)
        if not compiled.exists() or compiled.stat().st_mtime < newest:
            _compile_words()
            return


def _languages() -> list[Path]:
    return [path for path in sorted(LOCALE.glob("*")) if path.is_dir()]


def _compiled(language: Path) -> Path:
    return language / "LC_MESSAGES" / "kl_relations.mo"


def _compile_words() -> None:
    if subprocess.call([str(PYTHON), "-c", "import dev; dev.merge_words()"], cwd=ROOT):
        raise Stop("The sentences could not be compiled; see the message above.")


def merge_words() -> None:
    """Merge each language's rooms into one compiled catalogue; runs inside .venv."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for language in _languages():
        merged = Catalog(locale=language.name)
        seen: dict[object, tuple[object, str]] = {}
        for room in sorted(language.glob("*.po")):
            with room.open("rb") as stream:
                catalogue = read_po(stream, locale=language.name)
            # Babel gives an unknown language two plural forms; a room's header knows better.
            if catalogue.num_plurals < merged.num_plurals:
                merged.mime_headers = [("Plural-Forms", catalogue.plural_forms)]
            for message in catalogue:
                if not message.id or not message.string:
                    continue
                known = seen.setdefault(message.id, (message.string, room.name))
                if known[0] != message.string:
                    sys.exit(f"{room.name} and {known[1]} disagree about {message.id!r}.")
                merged.add(message.id, message.string)
        target = _compiled(language)
        target.parent.mkdir(exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}")
        with unfinished.open("wb") as out:
            write_mo(out, merged)
        unfinished.replace(target)


def _pytest(rest: list[str]) -> int:
    """Run the tests twice: without a screen on two processes, then those that need a window."""
    results = BUILD / "test"
    results.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    python = [str(PYTHON), "-m", "pytest"]
    passes = [
        ("tests", [*python, "-m", "not window", "-n", "2"], _environment("offscreen")),
        (
            "tests in a real window",
            _under_xvfb([*python, "-m", "window"]),
            _window_environment(),
        ),
    ]
    statuses = []
    for number, (name, command, environment) in enumerate(passes):
        _say(name)
        report = results / f"pass-{number}.xml"
        report.unlink(missing_ok=True)
        extra = [f"--junitxml={report}", "-o", "junit_family=xunit2", *rest]
        statuses.append(subprocess.call([*command, *extra], env=environment))
    print(_closing_line(results, time.monotonic() - started), flush=True)
    if set(statuses) == {NOTHING_COLLECTED}:
        return NOTHING_COLLECTED
    return next((status for status in statuses if status not in {0, NOTHING_COLLECTED}), 0)


def _under_xvfb(command: list[str]) -> list[str]:
    if not _has_xvfb():
        return command
    return ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", *command]


def _has_xvfb() -> bool:
    return bool(shutil.which("xvfb-run") and shutil.which("xauth"))


def _window_environment() -> dict[str, str]:
    if sys.platform != "linux":
        return dict(os.environ)
    if not _has_xvfb():
        print("Xvfb is not there: the window's tests run without a screen.", flush=True)
        return _environment("offscreen")
    return _environment("xcb")


def _environment(platform: str) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": platform}


def _closing_line(results: Path, seconds: float) -> str:
    """Return one line in pytest's own form for all passes together."""
    counts = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for report in results.glob("pass-*.xml"):
        suite = ElementTree.parse(report).getroot().find("testsuite")
        for name in counts:
            counts[name] += int(suite.get(name, "0")) if suite is not None else 0
    wrong = counts["failures"] + counts["errors"] + counts["skipped"]
    parts = [("failed", counts["failures"]), ("passed", counts["tests"] - wrong)]
    parts += [
        ("skipped", counts["skipped"]),
        ("error" if counts["errors"] == 1 else "errors", counts["errors"]),
    ]
    said = ", ".join(f"{count} {name}" for name, count in parts if count) or "no tests ran"
    return f" {said} in {seconds:.2f}s ".center(shutil.get_terminal_size().columns, "=")


def _opens_window(arguments: list[str]) -> bool:
    """Tell whether main.py opens the desk: it is given neither a verb nor --help."""
    values_out = [
        word
        for word, before in zip(arguments, ["", *arguments], strict=False)
        if before not in {"--data", "--today"}
    ]
    return all(word.startswith("-") and word not in {"-h", "--help"} for word in values_out)


def _say(what: str) -> None:
    print(f"── {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
