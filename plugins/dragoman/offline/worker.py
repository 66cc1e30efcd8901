"""The service worker as it is published: the lists of this build, and then the script."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dragoman.offline.lists import FileList, Lists
from dragoman.offline.scripts import BROWSER, WORKER, Scripts
from dragoman.translations.languages import Language

NAME = WORKER


def worker_script(
    scripts: Scripts, lists: Lists, languages: Sequence[Language], runtime: str
) -> str:
    """The text of service-worker.js.

    It changes with every byte of the site, and that is how browsers notice a new edition.
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
    text = json.dumps(settings, indent=1)
    return f'"use strict";\nconst settings = {text};\n{scripts.worker}'


def kill_switch_script() -> str:
    """The service worker that takes an earlier one and all it kept away."""
    return (BROWSER / "worker" / "kill-switch.js").read_text("utf-8")


def _list(one: FileList) -> dict[str, object]:
    return {"list": one.address, "sha256": one.sha256, "bytes": one.size}
