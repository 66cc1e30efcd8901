"""What a macro knows: the facts, the reader's language, and the page's footnotes so far."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from calculator_kit.facts import Facts
from calculator_kit.formatting import Formatter, formatter, to_html
from calculator_kit.messages import Wording
from dragoman.facts.glossary import Term

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_MARKDOWN_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_[]|~^"}


@dataclass
class Context:
    """The surroundings of the macros of one page, in one language.

    `footnotes` collects the definitions that `cite` needs at the page's end, by key, `last_days` those
    of the figures shown. `plain` asks for text without markup.
    """

    facts: Facts
    locale: str
    package: str
    glossary: Sequence[Term] = ()
    footnotes: dict[str, str] = field(default_factory=dict)
    last_days: set[date] = field(default_factory=set)
    plain: bool = False

    @cached_property
    def show(self) -> Formatter:
        """Formats values for the reader."""
        return formatter(self.locale)

    @cached_property
    def wording(self) -> Wording:
        """This plugin's own messages."""
        return Wording("dragoman", self.locale)


def in_markdown(text: str) -> str:
    """`text` as HTML that Markdown leaves alone, also in a table cell; isolates become <bdi>."""
    return to_html(text).translate(_MARKDOWN_SIGNS)


def in_language(lang: str) -> dict[str, str]:
    """The attributes of an element whose text is in `lang`, whatever the page's language is."""
    is_rtl = lang.partition("-")[0] in _RIGHT_TO_LEFT
    return {"lang": lang, "dir": "rtl" if is_rtl else "ltr"}


def attributes(**values: str) -> str:
    """HTML attributes, each with a leading space; `_` in a name stands for `-`."""
    return "".join(
        f' {name.strip("_").replace("_", "-")}="{html.escape(value)}"'
        for name, value in values.items()
        if value
    )
