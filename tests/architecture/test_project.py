"""What the whole project promises: licences, style sheet, README, no traces of machines."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.architecture.house import ROOT, none, project_files

RESOURCES = ROOT / "resources"
LICENCE_NAMES = ("license", "licence", "ofl", "copying")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".po",
    ".qss",
    ".json",
    ".cfg",
    ".yml",
    ".csv",
    "",
}
# Written in halves, so that this file does not name what it looks for.
TRACES = [
    "/" + "work/",
    "/" + "root/",
    "/" + "tmp/",
    "/" + "opt/",
    "/" + "home/",
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry.npm" + "js",
    "npmjs" + ".org",
    "--extra-index" + "-url",
    "--find" + "-links",
]
# A rule on a control that the platform draws takes it away from the platform's style.
BARE = re.compile(r"^Q\w+(::?[\w-]+)*$")


def test_everything_in_resources_has_its_licence_beside_it():
    none(
        [
            path.relative_to(ROOT).as_posix()
            for path in project_files()
            if path.is_relative_to(RESOURCES)
            and not _is_licence(path)
            and not _is_licensed(path)
        ]
    )


def test_no_file_names_a_machine_or_a_registry():
    none(
        [
            f"{path.relative_to(ROOT)}: {trace}"
            for path in project_files()
            if path.suffix in TEXT and not _is_licence(path)
            for trace in TRACES
            if trace in path.read_text(encoding="utf-8", errors="ignore")
        ]
    )


def test_the_style_sheet_leaves_bare_controls_to_the_platform():
    none(
        [
            f"{sheet.name}: {selector}"
            for sheet in project_files()
            if sheet.suffix == ".qss"
            for selector in _selectors(sheet.read_text(encoding="utf-8"))
            if BARE.match(selector)
        ]
    )


def test_the_pins_are_exact_and_name_no_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        none([line for line in text.splitlines() if _is_unpinned(line)])


def test_what_runs_is_pinned_alike_for_tests():
    run, every = (_pins(name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert run <= every


@pytest.mark.parametrize("verb", ["setup", "run", "test", "shots", "bench"])
def test_dev_has_the_verbs_of_the_readme(verb):
    assert verb in dev.VERBS


def test_the_readme_names_only_verbs_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"python dev\.py ([a-z]+)", readme)) <= set(dev.VERBS)
    asked = set(re.findall(r"python main\.py(?: --\w+ \S+)* ([a-z]+)", readme))
    asked |= set(re.findall(r"python dev\.py run(?: --\w+ \S+)* ([a-z]+)", readme))
    assert asked <= _verbs_of_main()


def test_dev_opens_a_window_only_without_a_verb():
    assert dev._opens_window([])
    assert dev._opens_window(["--data", "records", "--today", "2026-11-23"])
    assert not dev._opens_window(["--data", "records", "brief", "ankara"])
    assert not dev._opens_window(["--help"])


def test_the_installer_is_said_to_come_later(capsys):
    assert dev.main(["dev.py", "package"]) == 1
    assert "later" in capsys.readouterr().err


def _is_licence(path: Path) -> bool:
    return path.name.lower().startswith(LICENCE_NAMES)


def _is_licensed(path: Path) -> bool:
    """Look for a licence in the file's folder and above it, up to its room in resources/."""
    return any(
        _is_licence(neighbour)
        for folder in path.parents
        if folder != RESOURCES and folder.is_relative_to(RESOURCES)
        for neighbour in folder.iterdir()
    )


def _selectors(sheet: str) -> list[str]:
    without_comments = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    heads = re.findall(r"([^{}]+)\{", without_comments)
    return [selector.strip() for head in heads for selector in head.split(",")]


def _is_unpinned(line: str) -> bool:
    return bool(re.match(r"[a-z0-9]", line)) and "==" not in line


def _pins(name: str) -> set[str]:
    """Return name and version of each pin; markers differ where a tool needs more."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return {line.partition(";")[0].rstrip("\\ ") for line in lines if "==" in line}


def _verbs_of_main() -> set[str]:
    answer = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(re.findall(r"[a-z]+", answer.stdout))
