"""The app's icons as PNG, drawn from the site's own SVG."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.npm import install, move_into_place
from dragoman.offline.web_manifest import Icon
from dragoman.scripting import MakingError, run_node

BUILD = Path(__file__).parent / "build"

_MASKABLE_SHARE = 0.56
"""Of a maskable icon's width that the mark takes: it must stay within a circle of 80 % of it."""

_TOUCH_SHARE = 0.72


class IconError(Exception):
    """The icons could not be drawn; the message names file, cause and cure."""


@dataclass(frozen=True)
class Drawing:
    """A PNG to draw."""

    name: str
    size: int
    """Width and height in pixels."""

    share: float | None = None
    """Of the width that the mark takes on the background's colour; it takes all where none is told."""

    purpose: str = "any"


ICONS = (
    Drawing("icon-192.png", 192),
    Drawing("icon-512.png", 512),
    Drawing("maskable-192.png", 192, _MASKABLE_SHARE, "maskable"),
    Drawing("maskable-512.png", 512, _MASKABLE_SHARE, "maskable"),
)
TOUCH = Drawing("apple-touch-icon.png", 180, _TOUCH_SHARE)
DRAWINGS = (*ICONS, TOUCH)


@dataclass(frozen=True)
class Icons:
    """Drawn icons: `files` by their address in the site, and what the manifest says of them."""

    files: Mapping[str, Path]
    icons: tuple[Icon, ...]
    touch: str
    """The address of the one for iOS."""


def draw_icons(svg: Path, background: str, cache: Path, folder: str) -> Icons:
    """Draw all icons from the mark in `svg`, or find them in `cache`.

    `folder` is where they will stand in the site, without the digest. Raises IconError, NpmError.
    """
    try:
        mark = svg.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise IconError(f"{svg}:1: cannot be read ({error}). Name an SVG as the icon.") from error
    if not re.search(r"<svg\b", mark):
        raise IconError(f"{svg}:1: is no SVG. Name an SVG as the icon.")
    texts = {it.name: _on_ground(mark, it.share, background) for it in DRAWINGS}
    key = _digest([json.dumps(texts), *(path.read_text("utf-8") for path in _tools())])
    kept = cache / f"icons-{key}"
    if not kept.exists():
        _draw(svg, texts, cache, kept)
    where = f"{folder}-{key}"
    return Icons(
        {f"{where}/{it.name}": kept / it.name for it in DRAWINGS},
        tuple(
            Icon(f"{where}/{it.name}", f"{it.size}x{it.size}", "image/png", it.purpose)
            for it in ICONS
        ),
        f"{where}/{TOUCH.name}",
    )


def _on_ground(mark: str, share: float | None, background: str) -> str:
    """The SVG, in the middle of a coloured square of whose width it takes the `share`, if any."""
    if share is None:
        return mark
    inner = re.sub(r"<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", mark)
    opening = re.search(r"<svg\b([^>]*>)", inner)
    assert opening
    before, after = inner[: opening.start()], inner[opening.end() :]
    attributes = re.sub(r"\s(?:x|y|width|height)=(\"[^\"]*\"|'[^']*')", "", opening[1])
    start, size = round(256 * (1 - share), 2), round(512 * share, 2)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" fill="{background}"/>'
        f'{before}<svg x="{start}" y="{start}" width="{size}" height="{size}"{attributes}{after}</svg>'
    )


def _draw(svg: Path, texts: Mapping[str, str], cache: Path, kept: Path) -> None:
    modules = install(BUILD, cache)
    with tempfile.TemporaryDirectory(prefix="icons-", dir=cache) as temporary:
        fresh = Path(temporary, "fresh")
        fresh.mkdir()
        drawings = [{"name": it.name, "size": it.size, "svg": texts[it.name]} for it in DRAWINGS]
        renderer = str(modules / "@resvg" / "resvg-wasm")
        work = {"renderer": renderer, "folder": str(fresh), "drawings": drawings}
        try:
            run_node(BUILD / "draw-icons.mjs", json.dumps(work))
        except MakingError as error:
            cause = f"{svg}:1: the icons could not be drawn: {error}"
            raise IconError(f"{cause}. Mend the SVG.") from error
        move_into_place(fresh, kept)


def _tools() -> tuple[Path, ...]:
    return (BUILD / "draw-icons.mjs", BUILD / "package-lock.json")


def _digest(texts: list[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]
