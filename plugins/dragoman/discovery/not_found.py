"""What a reader finds at an address that has no page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.translations.languages import Language
from dragoman.translations.wording import wording


@dataclass(frozen=True)
class Block:
    """The message in one language."""

    language: Language
    title: str
    text: str
    other_languages: str
    start_page: str


@dataclass(frozen=True)
class NotFound:
    """What the template 404.html writes.

    A static host has one 404.html for all languages. It shows a block for each, without any
    language's navigation, and not-found.mjs picks the reader's.
    """

    blocks: tuple[Block, ...]
    site: str
    """JSON for not-found.mjs: the languages, and the addresses of the articles without them."""

    @property
    def is_neutral(self) -> bool:
        """Whether it speaks all languages."""
        return len(self.blocks) > 1


def not_found(
    speaking: Iterable[Language], languages: Sequence[Language], pages: Iterable[str]
) -> NotFound:
    """The page in the languages `speaking`, on a site of `languages`.

    `pages` are the addresses of the articles without the prefix of a language, such as "cost/".
    """
    site = {
        "languages": [
            {"code": it.code, "dir": it.direction, "name": it.name, "prefix": it.prefix}
            for it in languages
        ],
        "pages": sorted(pages),
    }
    return NotFound(
        tuple(_block(language) for language in speaking),
        json.dumps(site, ensure_ascii=False, separators=(",", ":")),
    )


def _block(language: Language) -> Block:
    say = wording(language.code)
    return Block(
        language,
        say.gettext("Page not found"),
        say.gettext("There is no page at this address. It may have moved or been mistyped."),
        say.gettext("This page in every language:"),
        say.gettext("Go to the start page"),
    )
