"""The record of an article: the language it was written in, and what it was written from.

An article `calculators/dedicated-hourly` has the record
`docs/data/articles/calculators/dedicated-hourly.toml`:

    source_language = "en"
    sources = ["seed-003"]
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from calculator_kit.problems import Problem
from calculator_kit.strict_toml import Document
from calculator_kit.suggestions import did_you_mean


@dataclass(frozen=True)
class Record:
    """What is true of an article in whichever language it is read."""

    article: str
    source_language: str
    sources: tuple[str, ...]
    path: str


def read_records(
    folder: Path, root: Path, languages: Collection[str]
) -> tuple[dict[str, Record], list[Problem]]:
    """All records under `folder` by article, and what is wrong with the others.

    Paths in records and problems are relative to `root`.
    """
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.toml")):
        article = path.relative_to(folder).with_suffix("").as_posix()
        found = read_record(path.read_bytes(), shown_path(path, root), article, languages)
        if isinstance(found, Record):
            records[article] = found
        else:
            problems += found
    return records, problems


def read_record(
    content: bytes, path: str, article: str, languages: Collection[str]
) -> Record | list[Problem]:
    """The record in a file, or every reason why it is none."""
    document = Document(path, content)
    table = document.root
    if not document.problems:
        language = table.text("source_language")
        if language and language not in languages:
            cause = f"the site has no language '{language}'"
            table.report("source_language", cause, did_you_mean(language, languages))
        sources = table.texts("sources", required=True)
        for twice in sorted({item for item in sources if sources.count(item) > 1}):
            table.report("sources", f"the source '{twice}' is named twice", "Remove one of them")
        table.finish()
    return document.problems or Record(article, language, sources, path)


def shown_path(path: Path, root: Path) -> str:
    """`path` as a message names it: relative to `root`, if it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
