"""Holds every line of working to account, but for those that working.toml lists with a reason."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from shown_working.answers import PACKAGE, ShownLine
from shown_working.arithmetic import MeaninglessError
from shown_working.lines import Verdict, verdict
from shown_working.notation import UnreadableError, message, plain

LIST = Path(__file__).resolve().parents[2] / "support_costs" / "working.toml"


@dataclass(frozen=True)
class Listed:
    """The lines of a step that are no formula, and why."""

    calculator: str
    step: str
    """The message that labels it, in English, with {placeholders}."""
    reason: str
    texts: tuple[str, ...]
    """The messages that it is made of."""

    def __str__(self) -> str:
        return f"{self.calculator}, {self.step}"

    def describes(self, line: ShownLine, locale: str) -> bool:
        told = ((self.step,), line.label), (self.texts, line.formula)
        return line.calculator == self.calculator and all(
            _pattern(messages, locale).fullmatch(plain(text)) for messages, text in told
        )


@dataclass
class Found:
    """What came of many lines."""

    evaluated: int = 0
    worded: Counter[Listed] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def unused(self) -> list[Listed]:
        """What is listed and was not met: it can be taken off the list."""
        return [one for one in worded_lines() if one not in self.worded]


def check(lines: Iterable[ShownLine], locale: str) -> Found:
    """Work all `lines` out."""
    found = Found()
    for line in lines:
        described = next((one for one in worded_lines() if one.describes(line, locale)), None)
        if described:
            found.worded[described] += 1
            continue
        found.evaluated += 1
        try:
            told = verdict(line.formula, line.result, locale, line.bound)
        except (UnreadableError, MeaninglessError) as error:
            found.wrong.append(f"{error}: {line}")
            continue
        if told is not Verdict.AGREES:
            found.wrong.append(f"{told.value}: {line}")
    return found


@cache
def worded_lines() -> list[Listed]:
    """Lines that are no formulas."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))["worded"]
    return [
        Listed(one["calculator"], one["step"], one["reason"], tuple(one["texts"])) for one in listed
    ]


@cache
def _pattern(texts: tuple[str, ...], locale: str) -> re.Pattern[str]:
    """Messages in the language of `locale`, one behind the other, with anything in place of their
    {placeholders}; of {a year}, four digits."""
    pattern = ""
    for piece in re.split(r"(\{[\w ]+\})", "".join(_said(text, locale) for text in texts)):
        if piece == "{a year}":
            pattern += r"\d{4}"
        else:
            pattern += ".+" if piece.startswith("{") else re.escape(piece)
    return re.compile(pattern)


def _said(text: str, locale: str) -> str:
    return plain(message(PACKAGE, text, locale)) if text.strip() == text else text
