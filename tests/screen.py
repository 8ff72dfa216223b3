"""The screen of the tests: as large as an office's, though there is no monitor."""

import json
import os
import tempfile
from pathlib import Path


def use_screen(width: int = 1920, height: int = 1080) -> None:
    """Let windows stand on a screen of this size, where they would have none to stand on."""
    if os.environ.setdefault("QT_QPA_PLATFORM", "offscreen").partition(":")[0] != "offscreen":
        return
    shape = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    shape |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    described = Path(tempfile.gettempdir()) / f"kl-relations-screen-{width}-{height}.json"
    described.write_text(json.dumps({"screens": [shape]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
