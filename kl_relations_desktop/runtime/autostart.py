"""Starting with the system: an entry in the user's registry, or a file where desktops look."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kl_relations_desktop.domain.errors import StoreUnavailable
from kl_relations_desktop.runtime.files import write_whole
from kl_relations_desktop.runtime.paths import NAME, default_folder

_FILE = "kl-relations.desktop"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_ENTRY = """\
[Desktop Entry]
Type=Application
Name={name}
Exec={command}
Terminal=false
"""


class RunKey(Protocol):
    """The part of a registry that says what starts when the user signs in."""

    def read(self, name: str) -> str | None:
        """Return the command kept under a name, or None."""

    def write(self, name: str, command: str) -> None:
        """Keep a command under a name."""

    def remove(self, name: str) -> None:
        """Forget a name; one that is not there is no matter."""


def is_on(key: RunKey | None = None) -> bool:
    """Return whether the program starts when the user signs in."""
    key = _run_key() if key is None else key
    try:
        if key is not None:
            return key.read(NAME) is not None
        lines = _file().read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return "Hidden=true" not in lines


def turn(on: bool, folder: Path, key: RunKey | None = None) -> None:
    """Start this program with the system, on the records of a folder, or no longer."""
    key = _run_key() if key is None else key
    words = command(folder)
    place = f"HKEY_CURRENT_USER\\{_RUN}" if key is not None else str(_file())
    try:
        if key is not None and on:
            key.write(NAME, subprocess.list2cmdline(words))
        elif key is not None:
            key.remove(NAME)
        elif on:
            text = _ENTRY.format(name=NAME, command=" ".join(map(_quoted, words)))
            write_whole(_file(), lambda stream: stream.write(text.encode("utf-8")))
        else:
            _file().unlink(missing_ok=True)
    except (OSError, StoreUnavailable) as error:
        raise StoreUnavailable(
            "start.not_written", field="start_with_system", place=place
        ) from error


def command(folder: Path) -> Sequence[str]:
    """Return the words that start this program on the records of a folder."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        words = [str(program)]
    else:
        # The Python without a console: nobody wants a black window at each sign-in.
        silent = program.with_name("pythonw.exe")
        main = Path(__file__).resolve().parents[2] / "main.py"
        words = [str(silent if silent.is_file() else program), str(main)]
    if folder.resolve() != default_folder().resolve():
        words += ["--data", str(folder.resolve())]
    return words


def _file() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "autostart" / _FILE


def _quoted(word: str) -> str:
    """Return a word as a desktop entry quotes it: first for the command, then for the file."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return '"' + word.replace("%", "%%").replace("\\", "\\\\") + '"'


if sys.platform == "win32":
    import winreg

    class _Registry:
        """The key of the user who is signed in."""

        def read(self, name: str) -> str | None:
            """Return the command kept under a name, or None."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    return str(winreg.QueryValueEx(key, name)[0])
            except FileNotFoundError:
                return None

        def write(self, name: str, command: str) -> None:
            """Keep a command under a name."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, command)

        def remove(self, name: str) -> None:
            """Forget a name; one that is not there is no matter."""
            try:
                with winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE
                ) as key:
                    winreg.DeleteValue(key, name)
            except FileNotFoundError:
                return

    def _run_key() -> RunKey | None:
        return _Registry()

else:

    def _run_key() -> RunKey | None:
        return None
