"""The skeleton of a Markdown text: headings, sections, anchors and links, each with its line.

Works on lines and never renders, so that it can say where something is and leave every byte as it
was. What Markdown does not read as text (front matter, fenced and indented code, code spans, HTML
comments) is blanked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

_FENCE = re.compile(r"^\s*(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_CONTAINER = re.compile(r"^ *(?:!!!|\?\?\?\+?|===|[-*+]|\d+\.|\[\^[^\]]+\]:|:)(?: |$)")
_INDENT = 4

_HEADING = re.compile(r"^(#{1,6})(?!#)\s*(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^(=+|-+) *$")
_ATTRIBUTES = re.compile(r"(?<!\{)\{:?[ ]*([^{}\n]+)\}(?!\})")
_HEADING_ATTRIBUTES = re.compile(r"\s+(?<!\{)\{:?[ ]*([^{}\n]+)\}\s*$")
_HTML_ID = re.compile(r"""<[a-zA-Z][^<>]*?\sid=["']?([^"'\s>]+)""")
_INLINE_LINK = re.compile(r"""\]\(\s*<?([^()\s<>]+)>?(?:\s+["'][^)]*)?\s*\)""")
_LINK_REFERENCE = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*<?([^\s<>]+)")
_BLOCK_MACRO = re.compile(r"^\s*\{\{.*\}\}\s*$")


@dataclass(frozen=True)
class Heading:
    """A heading; `id` is None when its author gave it none."""

    level: int
    title: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Anchor:
    """An element, other than a heading, that can be linked to."""

    id: str
    line: int


@dataclass(frozen=True)
class Link:
    """The target of a Markdown link or image, as written."""

    target: str
    line: int


@dataclass(frozen=True)
class Section:
    """A heading with the text up to the next heading of any level.

    The text before the first heading is a section without a heading. `text` includes the heading's
    own line; `line` is its first line, counted from 1.
    """

    heading: Heading | None
    line: int
    text: str


@dataclass(frozen=True)
class Outline:
    """What can be said of a Markdown text without rendering it."""

    text: str
    body_line: int
    headings: tuple[Heading, ...]
    anchors: tuple[Anchor, ...]
    links: tuple[Link, ...]
    has_block_macros: bool
    """Whether a macro or a fence stands in a paragraph's place; what it makes may hold more ids."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """Everything in the text that can be linked to."""
        headings = (heading.id for heading in self.headings if heading.id)
        return frozenset(headings) | {anchor.id for anchor in self.anchors}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The body, cut before every heading; joined, the texts give the body back."""
        lines = _lines(self.text)
        starts = [(self.body_line, None), *((heading.line, heading) for heading in self.headings)]
        ends = [start for start, _ in starts[1:]] + [len(lines) + 1]
        sections = [
            Section(heading, start, "".join(lines[start - 1 : end - 1]))
            for (start, heading), end in zip(starts, ends, strict=True)
        ]
        return tuple(section for section in sections if section.heading or section.text.strip())


def outline(text: str) -> Outline:
    """Read `text`, the whole of a Markdown file."""
    body_line = front_matter_end(text) + 1
    prose = list(_prose([line.rstrip("\r\n") for line in _lines(text)], body_line))
    headings = tuple(_headings(prose))
    heading_lines = {heading.line for heading in headings}
    return Outline(
        text,
        body_line,
        headings,
        tuple(_anchors(prose, heading_lines)),
        tuple(_links(prose)),
        any(_BLOCK_MACRO.match(line) or line == _FENCED for _, _, line in prose),
    )


def front_matter_end(text: str) -> int:
    """The line that closes the YAML front matter, or 0 when there is none."""
    lines = _lines(text.removeprefix("\ufeff"))
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() in ("---", "..."):
            return number
    return 0


def _lines(text: str) -> list[str]:
    """Cut as an editor counts; str.splitlines would also cut at U+2028 and its like."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


_FENCED = "\0"
"""Stands for a fenced block, which ends a paragraph and may be drawn as anything."""


def _prose(lines: list[str], body_line: int) -> Iterator[tuple[int, int, str]]:
    """Number, depth and text of each line as Markdown reads it, code and comments blanked.

    The depth is how many columns the enclosing admonitions and lists ask for.
    """
    fence = ""
    in_comment = False
    before: Literal["blank", "code", "text"] = "blank"
    depth = 0
    outer: list[int] = []
    for number, line in enumerate(lines, 1):
        if number < body_line:
            continue
        if fence:
            if re.fullmatch(rf"\s*{fence}+\s*", line):
                fence = ""
            yield number, depth, ""
            continue
        if not in_comment and (opening := _FENCE.match(line)):
            fence = opening["fence"]
            before = "text"
            yield number, depth, _FENCED
            continue

        line, in_comment = _without_comments(line, in_comment)
        if not line.strip():
            before = "blank"
            yield number, depth, ""
            continue

        column = len(line) - len(line.lstrip(" "))
        while column < depth and before != "code":
            depth = outer.pop()
        if column >= depth + _INDENT and before in ("blank", "code"):
            before = "code"
            yield number, depth, ""
            continue
        before = "text"
        yield number, depth, _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)
        if _CONTAINER.match(line):
            outer.append(depth)
            depth = column - column % _INDENT + _INDENT


def _without_comments(line: str, in_comment: bool) -> tuple[str, bool]:
    kept = ""
    while line:
        mark = "-->" if in_comment else "<!--"
        before, found, line = line.partition(mark)
        if not in_comment:
            kept += before
        if found:
            in_comment = not in_comment
    return kept, in_comment


def _headings(prose: list[tuple[int, int, str]]) -> Iterator[Heading]:
    starts_block = True
    for index, (number, depth, line) in enumerate(prose):
        text = line[depth:]
        if found := _HEADING.match(text):
            yield _heading(len(found[1]), found[2], number)
            starts_block = True
            continue
        if starts_block and text.strip() and not text.startswith(" "):
            following = prose[index + 1][2][depth:] if index + 1 < len(prose) else ""
            if underline := _UNDERLINE.match(following):
                yield _heading(1 if "=" in underline[1] else 2, text, number)
        starts_block = not text.strip()


def _heading(level: int, title: str, line: int) -> Heading:
    found = _HEADING_ATTRIBUTES.search(title)
    if not found:
        return Heading(level, title.strip(), None, line)
    return Heading(level, title[: found.start()].strip(), _id_in(found[1]), line)


def _id_in(attributes: str) -> str | None:
    return next((word[1:] for word in attributes.split() if word.startswith("#")), None)


def _anchors(prose: list[tuple[int, int, str]], heading_lines: set[int]) -> Iterator[Anchor]:
    for number, _, line in prose:
        if number in heading_lines:
            continue
        for found in _ATTRIBUTES.finditer(line):
            if anchor := _id_in(found[1]):
                yield Anchor(anchor, number)
        for found in _HTML_ID.finditer(line):
            yield Anchor(found[1], number)


def _links(prose: list[tuple[int, int, str]]) -> Iterator[Link]:
    for number, depth, line in prose:
        if reference := _LINK_REFERENCE.match(line[depth:]):
            yield Link(reference[1], number)
        for found in _INLINE_LINK.finditer(line):
            yield Link(found[1], number)
