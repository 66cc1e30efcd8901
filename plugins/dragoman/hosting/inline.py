"""What a page runs or styles without a file of its own: found, and told by its digest."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<kind>script|style)\b(?P<told>{_ATTRIBUTES})>(?P<content>.*?)</(?P=kind)\s*>"
    rf"|<(?P<tag>[a-z][\w:-]*)(?P<attributes>{_ATTRIBUTES})>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""\s([a-z][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""", re.I)
_RUNS = re.compile(
    r"(?:module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script)?$", re.I
)
_JAVASCRIPT = re.compile(r"""^["']?\s*javascript:""", re.I)


@dataclass(frozen=True)
class InlineCode:
    """The inline code of one page, each piece as a source of a policy: 'sha256-…'."""

    scripts: frozenset[str]
    styles: frozenset[str]
    exceptions: tuple[str, ...]
    """What no digest allows: style attributes, event handlers, javascript: addresses; as written."""


def inline_code(html: str) -> InlineCode:
    """Everything in a page that a policy without 'unsafe-inline' has to know of."""
    scripts, styles, exceptions = set(), set(), []
    for token in _TOKEN.finditer(html):
        match (token["kind"] or "").lower():
            case "style":
                styles.add(digest(token["content"]))
            case "script":
                told = dict(_attributes(token["told"]))
                if "src" not in told and _RUNS.match(told.get("type", "")):
                    scripts.add(digest(token["content"]))
        tag = token["tag"] or token["kind"] or ""
        for name, value in _attributes(token["attributes"] or token["told"] or ""):
            if name == "style" or name.startswith("on") or _JAVASCRIPT.match(value):
                exceptions.append(f'<{tag} … {name}="{value}">')
    return InlineCode(frozenset(scripts), frozenset(styles), tuple(exceptions))


def digest(code: str) -> str:
    """A source expression that allows this code and no other."""
    return f"'sha256-{b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(text):
        yield found[1].lower(), (found[2] or "").strip("\"'")
