"""The web app manifest, by which browsers install the guide as an app, one for each language."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.translations.languages import Language

FILE = "manifest.webmanifest"


@dataclass(frozen=True)
class Shortcut:
    """A page that the app's icon offers when it is pressed long."""

    name: str
    url: str
    """Relative to the site."""


@dataclass(frozen=True)
class Icon:
    """A picture of the app; `url` is relative to the site."""

    url: str
    sizes: str
    type: str
    purpose: str = "any"


def vector_icon(favicon: str) -> tuple[Icon, ...]:
    """The site's `favicon` as one for every size, if it is an SVG."""
    return (Icon(favicon, "any", "image/svg+xml"),) if favicon.endswith(".svg") else ()


def manifest_address(language: Language) -> str:
    """Where the manifest of `language` stands in the site."""
    return f"{language.prefix}{FILE}"


def web_manifest(
    language: Language,
    description: str,
    colours: Mapping[str, str],
    icons: Sequence[Icon],
    shortcuts: Sequence[Shortcut] = (),
    categories: Sequence[str] = (),
) -> str:
    """The manifest's JSON.

    All languages share one scope, so that the language switch stays inside the app; what tells the
    apps apart is their start_url. `colours` has "theme" and "background".
    """

    def seen(url: str) -> str:
        folder = language.prefix or "."
        ends_in_slash = "/" if not url or url.endswith("/") else ""
        return (posixpath.relpath(url or ".", folder) + ends_in_slash).replace("//", "/")

    manifest: dict[str, object] = {
        "name": language.site_name,
        "short_name": language.site_name[:12].strip(),
        "description": description,
        "lang": language.code,
        "dir": language.direction,
        "start_url": seen(language.prefix),
        "scope": seen(""),
        "display": "standalone",
        "theme_color": colours["theme"],
        "background_color": colours["background"],
        "categories": list(categories),
        "icons": [
            {"src": seen(it.url), "sizes": it.sizes, "type": it.type, "purpose": it.purpose}
            for it in icons
        ],
        "shortcuts": [{"name": it.name, "url": seen(it.url)} for it in shortcuts],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
