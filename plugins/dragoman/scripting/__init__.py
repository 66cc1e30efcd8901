"""Makes one small file of a script, or of a style sheet, and all that it imports."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from dragoman.digests import content_digest
from dragoman.npm import find_tool, install, move_into_place

_FOLDER = Path(__file__).parent
_OURS = (_FOLDER / "make-scripts.mjs", _FOLDER / "package-lock.json")


class MakingError(Exception):
    """A script of the build failed; the message is what it said was wrong."""


@dataclass(frozen=True)
class Entry:
    """A file to make: `path` is where it begins, `name` what it is called."""

    path: Path
    name: str
    format: Literal["esm", "iife"] | None = None
    """A module or a classic script; None for a style sheet."""


def make_scripts(
    name: str,
    entries: Sequence[Entry],
    sources: Iterable[Path],
    cache: Path,
    packages: Path | None = None,
) -> Path:
    """The folder with the made files: a new one in `cache` called `name`, or what is there already.

    `sources` are all files that the entries are made of, and `packages` a folder with a package.json
    and a lock file, if they import from npm. Raises MakingError, NpmError.
    """
    locks = [packages / "package-lock.json"] if packages else []
    made_of = sorted([*sources, *_OURS, *locks])
    contents = (f"{path.name}\0".encode() + path.read_bytes() for path in made_of)
    kept = cache / f"{name}-{content_digest(contents)}"
    if not kept.exists():
        work = {
            "esbuild": str(install(_FOLDER, cache)),
            "packages": str(install(packages, cache)) if packages else None,
            "entries": [{**asdict(entry), "path": str(entry.path)} for entry in entries],
        }
        with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=cache) as temporary:
            fresh = Path(temporary, "fresh")
            fresh.mkdir()
            run_node(_FOLDER / "make-scripts.mjs", json.dumps({**work, "folder": str(fresh)}))
            move_into_place(fresh, kept)
    return kept


def run_node(script: Path, work: str) -> None:
    """Run `script` with `work`, JSON, on its standard input. Raises MakingError, NpmError."""
    done = subprocess.run(
        [find_tool("node"), str(script)],
        input=work,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"{script.name} gave no reason"]
        raise MakingError(next((line for line in lines if "rror" in line), lines[-1]))
