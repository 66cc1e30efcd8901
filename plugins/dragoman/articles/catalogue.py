"""All articles of a site: which language each is written in, and in which it can be read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from calculator_kit.problems import Problem
from dragoman.articles.record import Record, read_records, shown_path
from dragoman.articles.sections import Outline, outline


@dataclass(frozen=True)
class Text:
    """An article in one language."""

    language: str
    path: Path
    shown: str
    """The path as a message names it."""

    outline: Outline


@dataclass(frozen=True)
class Article:
    """An article in all the languages that have it. Its id is its path without language and .md."""

    id: str
    record: Record | None
    texts: Mapping[str, Text]

    @property
    def source_language(self) -> str | None:
        """The language it was written in, if its record says so."""
        return self.record.source_language if self.record else None

    def language_for(self, reader: str, preferences: Sequence[str]) -> str | None:
        """The language in which `reader` gets this article, or None if it has no text at all.

        `preferences` are tried in turn; `SOURCE` among them is the article's own language.
        """
        wanted = [self.source_language if code == SOURCE else code for code in preferences]
        return next((code for code in [reader, *wanted, *self.texts] if code in self.texts), None)


SOURCE = "source"
"""Among the languages that a reader prefers: the language that the article was written in."""


def read_articles(
    docs: Path,
    records: Path,
    root: Path,
    languages: Sequence[str],
    is_excluded: Callable[[str], bool] = lambda uri: False,
) -> tuple[dict[str, Article], list[Problem]]:
    """Every article under `docs`, sorted by id, and what could not be read.

    `languages` are the names of the folders in `docs` that hold one language each; `records` is the
    folder of the article records; `is_excluded` says of a path relative to `docs` whether it is
    kept out of the site. Paths in problems are relative to `root`.
    """
    known_records, problems = read_records(records, root, languages)
    texts: dict[str, dict[str, Text]] = {article: {} for article in known_records}
    for language in languages:
        for path in markdown_files(docs / language):
            if is_excluded(path.relative_to(docs).as_posix()):
                continue
            shown = shown_path(path, root)
            try:
                text = path.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError as error:
                line = path.read_bytes().count(b"\n", 0, error.start) + 1
                problems.append(Problem(shown, line, "not UTF-8 text", "Save the file in UTF-8"))
                continue
            article = path.relative_to(docs / language).with_suffix("").as_posix()
            texts.setdefault(article, {})[language] = Text(language, path, shown, outline(text))
    articles = {id: Article(id, known_records.get(id), texts[id]) for id in sorted(texts)}
    return articles, problems


def markdown_files(folder: Path) -> list[Path]:
    """The Markdown files that MkDocs would see under `folder`, hidden ones left out, sorted."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in names
            if name.endswith(MARKDOWN_SUFFIXES) and not name.startswith(".")
        ]
    return sorted(found)


MARKDOWN_SUFFIXES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
