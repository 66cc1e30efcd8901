"""The scripts of pages and service worker, each made one small file, and the pages' style sheet."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dragoman.npm import install, move_into_place
from dragoman.offline.making import MAKING, run_node

BROWSER = Path(__file__).parent / "browser"
TRUSTED = Path(__file__).parent.parent / "runtime" / "browser" / "trusted.mjs"
"""Also part of the pages' script: the site's one Trusted Types policy."""

SCRIPT, SHEET, WORKER = "offline.mjs", "offline.css", "service-worker.js"

_ENTRIES = (
    {"path": str(BROWSER / "page" / SCRIPT), "name": SCRIPT, "format": "esm"},
    {"path": str(BROWSER / "page" / SHEET), "name": SHEET},
    # Not every browser takes modules for service workers.
    {"path": str(BROWSER / "worker" / "service-worker.mjs"), "name": WORKER, "format": "iife"},
)


@dataclass(frozen=True)
class Scripts:
    """What has been made."""

    folder: Path

    @property
    def worker(self) -> str:
        """The service worker's text, which expects a constant `settings` before it."""
        return (self.folder / WORKER).read_text("utf-8")


@dataclass(frozen=True)
class Publication:
    """What pages load, in a folder of the site that is named by its content."""

    folder: str
    files: dict[str, Path]

    @property
    def script(self) -> str:
        """The address of the script that every page loads."""
        return f"{self.folder}/{SCRIPT}"

    @property
    def sheet(self) -> str:
        """The address of the style sheet."""
        return f"{self.folder}/{SHEET}"


def make_scripts(cache: Path) -> Scripts:
    """Make the scripts, or find them in `cache`. Raises MakingError, NpmError."""
    digest = hashlib.sha256()
    sources = [path for path in BROWSER.rglob("*") if path.is_file()]
    for path in sorted(
        [*sources, TRUSTED, MAKING / "make-scripts.mjs", MAKING / "package-lock.json"]
    ):
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    kept = cache / f"offline-{digest.hexdigest()[:10]}"
    if not kept.exists():
        modules = install(MAKING, cache)
        with tempfile.TemporaryDirectory(prefix="offline-", dir=cache) as temporary:
            fresh = Path(temporary, "fresh")
            fresh.mkdir()
            work = {"modules": str(modules), "folder": str(fresh), "entries": _ENTRIES}
            run_node("make-scripts.mjs", json.dumps(work))
            move_into_place(fresh, kept)
    return Scripts(kept)


def publication(scripts: Scripts, site_path: str) -> Publication:
    """What goes below `site_path`; an edition's pages never get another edition's scripts."""
    digest = hashlib.sha256()
    for name in (SCRIPT, SHEET):
        digest.update((scripts.folder / name).read_bytes())
    folder = f"{site_path}/offline-{digest.hexdigest()[:10]}"
    return Publication(
        folder, {f"{folder}/{name}": scripts.folder / name for name in (SCRIPT, SHEET)}
    )
