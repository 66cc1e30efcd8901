"""Language and direction on the elements of a finished page."""

from __future__ import annotations

import re

from dragoman.translations.languages import Language

_HTML = re.compile(r"<html\b[^<>]*>")
_ARTICLE = re.compile(r"<article\b[^<>]*>")
_LANGUAGE_ATTRIBUTES = re.compile(r"""\s(?:lang|dir)=(?:"[^"]*"|'[^']*'|[^\s>]+)""")


def mark_page(html: str, language: Language) -> str:
    """Give the page's root `language` and its direction; Material sets the latter on body only."""
    return _HTML.sub(lambda tag: _marked(tag[0], language), html, count=1)


def mark_article(html: str, language: Language) -> str | None:
    """Give the page's article `language` and its direction, or None if the page has no article."""
    marked, count = _ARTICLE.subn(lambda tag: _marked(tag[0], language), html, count=1)
    return marked if count else None


def _marked(tag: str, language: Language) -> str:
    bare = _LANGUAGE_ATTRIBUTES.sub("", tag)
    return f'{bare[:-1]} lang="{language.code}" dir="{language.direction}">'


def foreign_title(title: str, language: Language) -> str:
    """A page's title for the navigation of another language."""
    return f'<bdi lang="{language.code}" dir="{language.direction}">{title}</bdi>'
