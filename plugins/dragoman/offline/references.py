"""What built pages, style sheets and scripts refer to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

_SCRIPT = re.compile(r"<script\b[^>]*?\bsrc=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_IMPORT = re.compile(r"""(?:^|[\s;}])(?:import|export)\b[^"'();]*?["'](\.{1,2}/[^"']+)["']""")
_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_RANGE = re.compile(r"unicode-range\s*:\s*([^;}]+)")
_CODES = re.compile(r"[Uu]\+([0-9A-Fa-f?]+)(?:-([0-9A-Fa-f]+))?")


class Characters:
    """A set of characters given by ranges, as a style sheet's unicode-range."""

    def __init__(self, text: str) -> None:
        self._ranges = [
            (int(low.replace("?", "0"), 16), int(high or low.replace("?", "F"), 16))
            for low, high in _CODES.findall(text)
        ]

    def __and__(self, characters: Iterable[str]) -> set[str]:
        """Those of `characters` that are in it."""
        return {
            character
            for character in characters
            if any(low <= ord(character) <= high for low, high in self._ranges)
        }


def pages_scripts(pages: Mapping[str, str]) -> set[str]:
    """The scripts of this site that `pages`, HTML by file name, name in their markup."""
    return {
        name
        for page, html in pages.items()
        for address in _SCRIPT.findall(html)
        if (name := resolved(page, address))
    }


def imported(site: Path, scripts: Iterable[str]) -> set[str]:
    """`scripts` and the modules that they import as they load, directly or not."""
    found: set[str] = set()
    waiting = list(scripts)
    while waiting:
        name = waiting.pop()
        path = site / name
        if name in found or not path.is_file():
            continue
        found.add(name)
        if path.suffix in {".mjs", ".js"}:
            addresses = _IMPORT.findall(path.read_text("utf-8"))
            waiting += filter(None, (resolved(name, address) for address in addresses))
    return found


def font_characters(site: Path, sheets: Sequence[str]) -> dict[str, list[Characters | None]]:
    """The fonts of the style sheets, each with what its faces are for; None for every character."""
    found: dict[str, list[Characters | None]] = {}
    for sheet in sheets:
        for face in _FACE.findall((site / sheet).read_text("utf-8")):
            wanted = _RANGE.search(face)
            for address in _URL.findall(face):
                if name := resolved(sheet, address):
                    characters = Characters(wanted[1]) if wanted else None
                    found.setdefault(name, []).append(characters)
    return found


def resolved(base: str, address: str) -> str | None:
    """The file that `address` in the file `base` means, or None if it is outside the site."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))
    return None if name.startswith("..") else name
