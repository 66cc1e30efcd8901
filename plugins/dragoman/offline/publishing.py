"""The scripts and the style sheet that the pages load, in a folder named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dragoman.offline.worker import BROWSER

SCRIPT = "offline.mjs"
SHEET = "offline.css"


@dataclass(frozen=True)
class Publication:
    """Files by their address in the site."""

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


def publication(site_path: str) -> Publication:
    """What goes below `site_path`; an edition's pages never get another edition's scripts."""
    paths = sorted((BROWSER / "page").iterdir())
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    folder = f"{site_path}/offline-{digest.hexdigest()[:10]}"
    return Publication(folder, {f"{folder}/{path.name}": path for path in paths})
