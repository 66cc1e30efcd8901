"""What the search puts into a site: a worker for each language, a script for its field, licences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.digests import content_digest
from dragoman.npm import install
from dragoman.scripting import Entry, make_scripts
from dragoman.translations.languages import Language

_FOLDER = Path(__file__).parent
_BROWSER = _FOLDER / "browser"
_SCRIPT = "input.mjs"
_WORKER = "worker.js"
_ENTRIES = (
    Entry(_BROWSER / _SCRIPT, _SCRIPT, "esm"),
    # The theme starts it as a classic script.
    Entry(_BROWSER / "worker.mjs", _WORKER, "iife"),
)
_THEME_S_WORKER = "assets/javascripts/workers/search.*.min.js"


class WorkerError(Exception):
    """The theme has no worker to stand before."""


@dataclass(frozen=True)
class Publication:
    """Files by their address in the site, in a folder that is named by their content."""

    folder: str
    copies: dict[str, Path]
    texts: dict[str, str]

    @property
    def script(self) -> str:
        """The address of the script for the search's field."""
        return f"{self.folder}/{_SCRIPT}"

    def worker(self, language: Language) -> str:
        """The address of a language's worker."""
        return f"{self.folder}/{language.code}.js"


def publication(
    cache: Path, site_path: str, theme: Iterable[str], languages: Sequence[Language]
) -> Publication:
    """Everything to publish below `site_path`; `theme` are the theme's folders.

    Raises MakingError, NpmError, WorkerError.
    """
    made = make_scripts("search", _ENTRIES, _BROWSER.glob("*.mjs"), cache, _FOLDER)
    worker = (made / _WORKER).read_text("utf-8")
    stemmers = install(_FOLDER, cache) / "@orama" / "stemmers"
    copies = {
        _SCRIPT: made / _SCRIPT,
        "LICENSE-stemmers.txt": stemmers / "LICENSE.md",
        "LICENSE-snowball.txt": _BROWSER / "LICENSE-snowball.txt",
    }
    before = theme_s_worker(theme)
    texts = {f"{it.code}.js": f"{_settings(site_path, before, it)}{worker}" for it in languages}
    contents = [*(it.read_bytes() for it in copies.values()), *map(str.encode, texts.values())]
    folder = f"{site_path}/search-{content_digest(contents)}"
    return Publication(
        folder,
        {f"{folder}/{name}": path for name, path in copies.items()},
        {f"{folder}/{name}": text for name, text in texts.items()},
    )


def theme_s_worker(theme: Iterable[str]) -> str:
    """The address in the site of the worker that the theme brings. Raises WorkerError."""
    for folder in map(Path, theme):
        for path in sorted(folder.glob(_THEME_S_WORKER)):
            return path.relative_to(folder).as_posix()
    raise WorkerError(f"the theme has no {_THEME_S_WORKER}")


def _settings(site_path: str, worker: str, language: Language) -> str:
    up = "../" * (site_path.count("/") + 2)
    addresses = {"theme": f"{up}{worker}", "index": f"{up}search/{language.code}.json"}
    return f"const settings = {json.dumps({'language': language.code, **addresses})};\n"
