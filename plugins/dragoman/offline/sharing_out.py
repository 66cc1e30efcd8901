"""Which files of a built site a reader of one language needs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from dragoman.offline.references import font_characters, imported, pages_scripts
from dragoman.translations.languages import Language

NEVER = (
    "service-worker.js",
    "robots.txt",
    "sitemap.xml.gz",
    "*.map",
    "*.br",
    "*.gz",
    "*.zst",
    "*LICENSE*",
    "_*",
    ".*",
    "*/.*",
    "CNAME",
    "assets/dragoman/icons-*",
    "assets/embed/*",
    "embed/*",
    "assets/dragoman/offline-lists/*",
    "*/whole.wasm",
)
"""What no page of the site asks for: a host's own settings, licences, precompressed files, our lists,
the pages that other sites show in a frame; and what stands in for another file only when that fails."""

_LUNR = re.compile(r"^assets/javascripts/lunr/(?:min/lunr\.([\w.-]+)\.min\.js|(\w+)\.js)$")
_LUNR_HELPERS = {"tinyseg": "ja", "wordcut": "th"}


@dataclass(frozen=True)
class Shares:
    """File names relative to the site, sorted."""

    languages: Mapping[str, tuple[str, ...]]
    """By a language's code: its pages and all that they need."""

    python: tuple[str, ...]
    """What calculators need on top of it to answer: the browser runtime."""


def share_out(
    site: Path, languages: Sequence[Language], runtime: str, excluded: Sequence[str] = ()
) -> Shares:
    """Share the files of `site` out among `languages`.

    A file belongs to a language if it lies in its folder, or has its code as a part of its name,
    as in "search/he.json"; everything else belongs to all. Of fonts each language gets those
    whose characters its pages show. `runtime` is the folder of the browser runtime: what the pages
    load of it at once is theirs. `excluded` are patterns of files to leave out.
    """
    names = [
        name
        for name in _names(site)
        if not any(fnmatchcase(name, pattern) for pattern in (*NEVER, *excluded))
    ]
    prefixes = {it.code: it.prefix for it in languages}
    pages = {
        code: [name for name in names if name.endswith(".html") and _owner(name, prefixes) == code]
        for code in prefixes
    }
    every_page = {page: (site / page).read_text("utf-8") for own in pages.values() for page in own}
    scripts = pages_scripts(every_page)
    at_once = imported(site, scripts)
    of_runtime = {name for name in names if name.startswith(f"{runtime}/")}
    unused = _unused_lunr(site, names)
    shared = [
        name
        for name in names
        if not name.endswith(".html") and name not in unused and name not in of_runtime - at_once
    ]
    fonts = font_characters(site, [name for name in shared if name.endswith(".css")])

    def needs(code: str, name: str, characters: set[str]) -> bool:
        owner = _owner(name, prefixes, by_folder_only=False)
        return owner in (None, code) and (
            name not in fonts
            or any(wanted is None or wanted & characters for wanted in fonts[name])
        )

    found = {}
    for code, own in pages.items():
        characters = set().union(*(every_page[page] for page in own))
        found[code] = tuple(
            sorted([*own, *(name for name in shared if needs(code, name, characters))])
        )
    return Shares(found, tuple(sorted(of_runtime - at_once)))


def _names(site: Path) -> Iterable[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def _owner(name: str, prefixes: Mapping[str, str], *, by_folder_only: bool = True) -> str | None:
    """The language that `name` belongs to; with `by_folder_only` the default one if no other."""
    for code, prefix in prefixes.items():
        if prefix and name.startswith(prefix):
            return code
    if by_folder_only:
        return next(code for code, prefix in prefixes.items() if not prefix)
    parts = set(re.split(r"[/._]", name.lower()))
    return next((code for code in prefixes if code.lower() in parts), None)


def _unused_lunr(site: Path, names: Iterable[str]) -> set[str]:
    """Material's word lists for search in languages that this site's search does not use."""
    index = site / "search" / "search_index.json"
    config = json.loads(index.read_text("utf-8")).get("config", {}) if index.is_file() else {}
    others = set(config.get("lang", ())) - {"en"}
    used = {"en", *others, *(("multi", "stemmer.support") if others else ())}
    return {
        name
        for name in names
        if (match := _LUNR.match(name))
        and (match[1] or _LUNR_HELPERS.get(match[2], match[2])) not in used
    }
