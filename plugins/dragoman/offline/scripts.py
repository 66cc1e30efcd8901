"""The scripts of pages and service worker, each made one small file, and the pages' style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.digests import content_digest
from dragoman.scripting import Entry, make_scripts

BROWSER = Path(__file__).parent / "browser"
TRUSTED = Path(__file__).parent.parent / "runtime" / "browser" / "trusted.mjs"
"""Also part of the pages' script: the site's one Trusted Types policy."""

SCRIPT, SHEET, WORKER = "offline.mjs", "offline.css", "service-worker.js"

_ENTRIES = (
    Entry(BROWSER / "page" / SCRIPT, SCRIPT, "esm"),
    Entry(BROWSER / "page" / SHEET, SHEET),
    # Not every browser takes modules for service workers.
    Entry(BROWSER / "worker" / "service-worker.mjs", WORKER, "iife"),
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


def offline_scripts(cache: Path) -> Scripts:
    """Make the scripts, or find them in `cache`. Raises MakingError, NpmError."""
    sources = [path for path in BROWSER.rglob("*") if path.is_file()]
    return Scripts(make_scripts("offline", _ENTRIES, [*sources, TRUSTED], cache))


def publication(scripts: Scripts, site_path: str) -> Publication:
    """What goes below `site_path`; an edition's pages never get another edition's scripts."""
    paths = [scripts.folder / name for name in (SCRIPT, SHEET)]
    folder = f"{site_path}/offline-{content_digest(path.read_bytes() for path in paths)}"
    return Publication(folder, {f"{folder}/{path.name}": path for path in paths})
