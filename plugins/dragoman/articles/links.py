"""Links between articles: each must lead to a file and an anchor in the reader's own language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

from calculator_kit.problems import Problem
from calculator_kit.suggestions import did_you_mean
from dragoman.articles.catalogue import MARKDOWN_SUFFIXES, Article, Text
from dragoman.articles.sections import Link

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\\")


def check_links(articles: Mapping[str, Article]) -> list[Problem]:
    """Every relative link of every text leads somewhere."""
    problems: list[Problem] = []
    for article in articles.values():
        for text in article.texts.values():
            for link in text.outline.links:
                if not _ELSEWHERE.match(link.target) and "{{" not in link.target:
                    problems += _check_link(link, article, text, articles)
    return problems


def _check_link(
    link: Link, article: Article, text: Text, articles: Mapping[str, Article]
) -> list[Problem]:
    path, _, fragment = link.target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return _check_fragment(link, fragment, text, text)

    target = posixpath.normpath(posixpath.join(posixpath.dirname(article.id), path))
    if not target.endswith(MARKDOWN_SUFFIXES):
        return []  # MkDocs looks for these itself, among generated files too
    if target.startswith(".."):
        cause = f"the link '{link.target}' leaves the folder of its language"
        cure = "Link the file of the same language; a reader gets another one if that is missing"
        return [Problem(text.shown, link.line, cause, cure)]
    goal = articles.get(posixpath.splitext(target)[0])
    if goal is None or not goal.texts:
        cause = f"the link '{link.target}' leads to no article"
        names = [f"{id}.md" for id in articles]
        return [Problem(text.shown, link.line, cause, did_you_mean(target, names))]
    other = goal.texts.get(text.language) or goal.texts.get(goal.source_language or "")
    return _check_fragment(link, fragment, text, other or next(iter(goal.texts.values())))


def _check_fragment(link: Link, fragment: str, text: Text, other: Text) -> list[Problem]:
    # What a macro makes is only known when it is rendered; MkDocs validates those anchors then.
    if not fragment or fragment in other.outline.ids or other.outline.has_block_macros:
        return []
    cause = f"the link '{link.target}' leads to no id '{fragment}' in {other.shown}"
    return [Problem(text.shown, link.line, cause, did_you_mean(fragment, other.outline.ids))]
