"""What stands in for the files that a reader's language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.articles.catalogue import MARKDOWN_SUFFIXES, Article
from dragoman.translations.editions import Edition
from dragoman.translations.languages import Language


@dataclass(frozen=True)
class StandIn:
    """A file of another language, to be built as if it lay in the reader's folder.

    Links inside it are then resolved from there, and lead on to pages in the reader's language.
    """

    uri: str
    """Where it would lie, relative to docs_dir."""

    path: Path
    language: Language


def page_uri(article: Article, reader: Language, text_language: Language) -> str:
    """Where `article` lies for `reader`, relative to docs_dir, or would lie."""
    return f"{reader.code}/{article.id}{article.texts[text_language.code].path.suffix}"


def page_stand_ins(articles: Mapping[str, Article], editions: list[Edition]) -> Iterator[StandIn]:
    """The pages among `editions`, all of one reader, that need a text in another language."""
    for edition in editions:
        if edition.is_fallback and edition.article is not None:
            article = articles[edition.article]
            uri = page_uri(article, edition.language, edition.text_language)
            text = article.texts[edition.text_language.code]
            yield StandIn(uri, text.path, edition.text_language)


def asset_stand_ins(docs: Path, editions: list[Edition]) -> Iterator[StandIn]:
    """The images and other files that those texts may show, from their own language's folders."""
    seen: set[str] = set()
    for edition in editions:
        if not edition.is_fallback or edition.text_language.code in seen:
            continue
        seen.add(edition.text_language.code)
        folder = docs / edition.text_language.code
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.endswith(MARKDOWN_SUFFIXES):
                uri = f"{edition.language.code}/{path.relative_to(folder).as_posix()}"
                yield StandIn(uri, path, edition.text_language)
