"""A page as it stands in each language: where it is, and in which language its text is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from dragoman.articles.catalogue import Article
from dragoman.translations.languages import Language


@dataclass(frozen=True)
class Alternate:
    """One of the addresses of a page."""

    language: Language
    """The reader's language: that of navigation and buttons."""

    text_language: Language
    url: str
    """Relative to the site, such as "he/cost/"; empty for the start page."""

    @property
    def is_translation(self) -> bool:
        """Whether the text is in the reader's language, and not another's in its place."""
        return self.text_language == self.language


@dataclass(frozen=True)
class Edition:
    """A page in one language, with its addresses in all languages in the order of the site."""

    article: str | None
    """The article's id; None for a page that is no article, and exists once."""

    language: Language
    text_language: Language
    source_language: Language | None
    alternates: tuple[Alternate, ...]

    @property
    def is_fallback(self) -> bool:
        """Whether the text is in another language than the reader's."""
        return self.text_language != self.language

    @property
    def prefixes(self) -> tuple[str, ...]:
        """What the addresses of the languages begin with, but for the default language."""
        return tuple(it.language.prefix for it in self.alternates if it.language.prefix)

    @property
    def translations(self) -> tuple[Alternate, ...]:
        """The addresses whose text is in their own language; none for a page that is no article."""
        if self.article is None:
            return ()
        return tuple(alternate for alternate in self.alternates if alternate.is_translation)

    @property
    def original(self) -> Alternate | None:
        """Where this page's text stands in its own language: the address to tell search engines."""
        own = (it for it in self.translations if it.language == self.text_language)
        return next(own, None)

    @property
    def default(self) -> Alternate | None:
        """Where to send a reader of none of the languages: the default one's, or the source."""
        return min(
            self.translations,
            key=lambda it: (not it.language.is_default, it.language != self.source_language),
            default=None,
        )


def article_edition(
    article: Article,
    reader: Language,
    languages: Sequence[Language],
    preferences: dict[str, Sequence[str]],
    use_directory_urls: bool,
) -> Edition:
    """How `reader` sees `article`.

    `preferences` says for each language's code in which order other languages stand in for it.
    """
    by_code = {language.code: language for language in languages}
    alternates = []
    for language in languages:
        code = article.language_for(language.code, preferences.get(language.code, ()))
        text_language = by_code[code or language.code]
        url = article_url(article.id, language.prefix, use_directory_urls)
        alternates.append(Alternate(language, text_language, url))
    own = next(alternate for alternate in alternates if alternate.language == reader)
    source = by_code.get(article.source_language or "")
    return Edition(article.id, reader, own.text_language, source, tuple(alternates))


def other_edition(reader: Language, languages: Iterable[Language], url: str) -> Edition:
    """How `reader` sees a page that is no article: the others are offered their start pages.

    `url` is the page's own, relative to the site.
    """
    alternates = tuple(
        Alternate(language, language, url if language == reader else language.prefix)
        for language in languages
    )
    return Edition(None, reader, reader, None, alternates)


def article_url(article: str, prefix: str, use_directory_urls: bool) -> str:
    """The address that MkDocs gives to `article` below the `prefix` of a language."""
    folder, name = posixpath.split(article)
    name = "index" if name == "README" else name
    if not use_directory_urls:
        path = posixpath.join(folder, f"{name}.html")
    elif name == "index":
        path = f"{folder}/" if folder else ""
    else:
        path = posixpath.join(folder, name) + "/"
    return quote(prefix + path)
