"""The service worker: one script, put together from its parts, that knows the lists of this build."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from dragoman.offline.lists import FileList, Lists
from dragoman.translations.languages import Language

NAME = "service-worker.js"

BROWSER = Path(__file__).parent / "browser"
_PARTS = ("digests", "places", "records", "store", "editions", "pins", "keeping", "answering")
_IMPORT = re.compile(r"^import .* from \"\./[\w-]+\.mjs\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const|class)", re.MULTILINE)


def worker_script(lists: Lists, languages: Sequence[Language], runtime: str) -> str:
    """The text of service-worker.js.

    It is one classic script, because not every browser takes modules for service workers. It
    changes with every byte of the site, and that is how browsers notice a new edition.
    """
    settings = {
        "version": lists.version,
        "runtime": f"{runtime}/",
        "languages": [
            {"code": it.code, "prefix": it.prefix, **_list(lists.languages[it.code])}
            for it in languages
        ],
        "python": _list(lists.python),
    }
    parts = [(BROWSER / "worker" / f"{part}.mjs").read_text("utf-8") for part in _PARTS]
    main = (BROWSER / "worker" / "service-worker.js").read_text("utf-8")
    script = "\n".join([*map(_plain, parts), _plain(main)])
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    return f'"use strict";\nconst settings = {text};\n\n{script}'


def farewell_script() -> str:
    """The service worker that takes an earlier one and all it kept away."""
    return (BROWSER / "worker" / "farewell.js").read_text("utf-8")


def _list(one: FileList) -> dict[str, object]:
    return {"list": one.address, "sha256": one.sha256, "bytes": one.size}


def _plain(module: str) -> str:
    return _EXPORT.sub("", _IMPORT.sub("", module))
