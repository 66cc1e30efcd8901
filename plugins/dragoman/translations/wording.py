"""What the translations plugins say to readers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from calculator_kit.messages import SOURCE_LOCALE, Wording
from dragoman.translations.editions import Alternate, Edition


@dataclass(frozen=True)
class Notice:
    """Tells the reader of a fallback page what language its text is in, and where else it is."""

    text: str
    link: str
    target: Alternate


@cache
def wording(language: str) -> Wording:
    """The messages in `language`; in English for a language that has no catalogue yet."""
    try:
        return Wording("dragoman", language)
    except LookupError:
        return Wording("dragoman", SOURCE_LOCALE)


def fallback_notice(edition: Edition) -> Notice | None:
    """The notice for `edition`, or None when its text is in the reader's own language."""
    if not edition.is_fallback or edition.original is None:
        return None
    say = wording(edition.language.code)
    text_language = edition.text_language.called_in(edition.language)
    return Notice(
        say.gettext(
            "This page is not available in {language} yet. The text below is in {text_language}.",
            language=edition.language.called_in(edition.language),
            text_language=text_language,
        ),
        say.gettext("Open the page in {text_language}", text_language=text_language),
        edition.original,
    )
