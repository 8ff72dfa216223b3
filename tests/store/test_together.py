"""Programs that come at the same moment: none is refused, nothing is done twice."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _at_once(folder: Path, *lines: str) -> list[tuple[int, str]]:
    running = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "--data", str(folder), *line.split()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for line in lines
    ]
    said = [program.communicate()[1] for program in running]
    return [(program.returncode, text) for program, text in zip(running, said, strict=True)]


def test_six_programs_that_open_a_new_folder_at_once_fill_it_once(tmp_path):
    folder = tmp_path / "office"

    assert _at_once(folder, *["list partners"] * 6) == [(0, "")] * 6

    assert _at_once(folder, "check") == [(0, "")]
    listed = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--data", str(folder), "list", "partners"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(listed.stdout.splitlines()) == 15
