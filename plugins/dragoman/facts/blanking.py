"""Blanks the parts of a Markdown text that are not prose, keeping every position."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^[ \t]*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def without_code(text: str) -> str:
    """`text` with fenced code, code spans and HTML comments blanked out."""
    blanked = _blank_ranges(text, _fenced_ranges(text))
    return blank(blank(blanked, _CODE_SPAN), _COMMENT)


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with every match of `pattern` turned into spaces; line breaks stay."""
    return _blank_ranges(text, (match.span() for match in pattern.finditer(text)))


def _blank_ranges(text: str, ranges: Iterator[tuple[int, int]]) -> str:
    parts, end = [], 0
    for start, stop in ranges:
        parts += [text[end:start], re.sub(r"[^\n]", " ", text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _fenced_ranges(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while opening := _FENCE.search(text, position):
        fence = opening[1]
        closing = re.compile(rf"^[ \t]*{fence}+[ \t]*$", re.MULTILINE)
        found = closing.search(text, opening.end())
        position = found.end() if found else len(text)
        yield opening.start(), position
