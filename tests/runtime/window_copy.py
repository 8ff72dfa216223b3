"""A stand-in for a window: takes the folder, says so, and holds it until it is told to go."""

import sys
from pathlib import Path

from kl_relations_desktop.runtime.instance import RunningCopy

with RunningCopy(Path(sys.argv[1])) as copy:
    if copy.take():
        print("first", flush=True)
        sys.stdin.readline()
    else:
        copy.call_first()
        print("second", flush=True)
