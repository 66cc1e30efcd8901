"""Find calculator fences in Markdown.

    ```calculator dedicated_hourly
    region = india
    agents = 12
    ```

The lines preset inputs, in canonical notation. A fence is replaced by a slot, an empty element, and
the slot by the form once Markdown is done, so that no Markdown rule meets the form's markup.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_OPENING = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_WORD = "calculator"


@dataclass(frozen=True)
class Fence:
    """A fence as written; `lines` gives the line of each preset input, from 1 in the text."""

    calculator: str
    presets: Mapping[str, str]
    line: int
    lines: Mapping[str, int]
    malformed: tuple[tuple[int, str], ...] = ()


def slot(number: int) -> str:
    """The element that stands for the page's calculator `number` until its form is put there."""
    return f'<div data-dragoman-calculator="{number}"></div>'


def take_fences(markdown: str) -> tuple[str, list[Fence]]:
    """The text with each calculator fence replaced by a slot, and the fences in order.

    Other fences, and calculator fences that are shown inside of them, are left as they are.
    """
    kept: list[str] = []
    fences: list[Fence] = []
    lines = markdown.split("\n")
    index = 0
    while index < len(lines):
        opening = _OPENING.fullmatch(lines[index])
        if not opening:
            kept.append(lines[index])
            index += 1
            continue
        end = _closing(lines, index, opening["fence"])
        word, _, rest = opening["info"].strip().partition(" ")
        fenced = lines[index : end + 1]
        if word == _WORD:
            kept += [slot(len(fences)), *("" for _ in fenced[1:])]
            fences.append(_fence(rest.strip(), lines[index + 1 : end], index + 1))
        else:
            kept += fenced
        index = end + 1
    return "\n".join(kept), fences


def _closing(lines: list[str], start: int, fence: str) -> int:
    for index in range(start + 1, len(lines)):
        if re.fullmatch(rf"{fence}+", lines[index].strip()):
            return index
    return len(lines)


def _fence(calculator: str, body: list[str], line: int) -> Fence:
    presets: dict[str, str] = {}
    places: dict[str, int] = {}
    malformed: list[tuple[int, str]] = []
    for number, text in enumerate(body, line + 1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not name or name in presets:
            malformed.append((number, text.strip()))
        else:
            presets[name], places[name] = value, number
    return Fence(calculator, presets, line, places, tuple(malformed))
