"""What is made once in a run of the tests, and used by all of its workers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "dragoman"
"""What is kept by its content from run to run, as the guide's own build keeps it."""


def make_once(run: Path, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` in the folder of the run: the first worker makes it, others wait for it.

    It is all workers' and not to be changed.
    """
    folder, fresh = run / name, run / f"{name}.fresh"
    with FileLock(run / f"{name}.lock"):
        if not folder.exists():
            shutil.rmtree(fresh, ignore_errors=True)  # of a worker that failed
            make(fresh)
            fresh.rename(folder)
    return folder
