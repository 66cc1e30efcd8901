"""One search index for all languages, taken apart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.translations.languages import Language


@dataclass(frozen=True)
class Indexes:
    """Texts of JSON files."""

    settings: str
    """What the theme's scripts on the page need to know: an index without texts."""

    languages: Mapping[str, str]
    """By a language's code, the index of its pages."""


def take_apart(index: str, languages: Sequence[Language]) -> Indexes:
    """Take apart the theme's search_index.json. Pages belong to the language whose folder they lie in."""
    whole: dict[str, Any] = json.loads(index)
    folders = {it.prefix: it.code for it in languages if it.prefix}
    default = next(it.code for it in languages if not it.prefix)
    docs: dict[str, list[Any]] = {it.code: [] for it in languages}
    for doc in whole["docs"]:
        folder = f"{doc['location'].partition('/')[0]}/"
        docs[folders.get(folder, default)].append(doc)
    config = whole["config"]
    # The list of words that say nothing is English; elsewhere its words may well say something.
    elsewhere = {**config, "pipeline": []}
    return Indexes(
        _written(config, []),
        {
            code: _written(config if code.partition("-")[0] == "en" else elsewhere, own)
            for code, own in docs.items()
        },
    )


def _written(config: dict[str, Any], docs: list[Any]) -> str:
    index = {"config": config, "docs": docs}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))
