"""TOML files read strictly: every key is asked for by name, and every fault is told with its line.

`tomllib` gives no positions, so `_line_index` finds them in the text. Faults are collected, not
raised, so that an editor sees all of them at once.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from calculator_kit.parsing import NotANumberError, parse_canonical
from calculator_kit.problems import Problem
from calculator_kit.suggestions import did_you_mean

Path = tuple[str | int, ...]
"""Where a value stands: ("fact", 2, "observation", 0, "low")."""

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=""")
_DECODE_ERROR = re.compile(
    r"(?P<cause>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)"
)


class BareNumber(str):
    """A TOML float as it was typed: money is never read by way of a binary number."""

    __slots__ = ()


class Document:
    """One TOML file and the faults found in it."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._lines: dict[Path, int] = {}
        self.root = Table(self, (), {})
        try:
            text = content.decode("utf-8").replace("\r\n", "\n")
            data = tomllib.loads(text, parse_float=BareNumber)
        except UnicodeDecodeError as error:
            self._lines[()] = content.count(b"\n", 0, error.start) + 1
            self.report((), "the file is not UTF-8", "Save it as UTF-8")
        except tomllib.TOMLDecodeError as error:
            match = _DECODE_ERROR.fullmatch(str(error))
            line = match["line"] if match else None
            self._lines[()] = int(line) if line else max(1, len(text.splitlines()))
            cause = f"this is not TOML: {match['cause'] if match else error}"
            self.report((), cause, 'Write each key once, as key = "value"')
        else:
            self._lines = _line_index(text)
            self.root = Table(self, (), data)

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest table around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def report(self, path: Path, cause: str, cure: str = "") -> None:
        """Note a fault at `path`."""
        self.problems.append(Problem(self.path, self.line(path), cause, cure))


class Table:
    """A TOML table whose keys are asked for one by one; `finish` reports those nobody asked for.

    A reader of a faulty key reports the fault and returns an empty value, so that reading goes on.
    """

    def __init__(self, document: Document, path: Path, data: dict[str, Any]) -> None:
        self.document = document
        self.path = path
        self._data = data
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._data

    @property
    def name(self) -> str:
        """The table as an editor knows it, "[[fact.observation]]"."""
        names = [str(part) for part in self.path if isinstance(part, str)]
        if not names:
            return "the file"
        dotted = ".".join(names)
        return f"[[{dotted}]]" if isinstance(self.path[-1], int) else f"'{dotted}'"

    def report(self, key: str, cause: str, cure: str = "") -> None:
        """Note a fault at the line of `key`."""
        self.document.report((*self.path, key) if key else self.path, cause, cure)

    def text(
        self, key: str, *, required: bool = True, choices: Sequence[str] = (), default: str = ""
    ) -> str:
        """A non-empty text, one of `choices` where there are any."""
        value = self._value(key, required, str, f'text: {key} = "…"')
        if not isinstance(value, str):
            return default
        if not value.strip():
            self.report(key, f"'{key}' is empty", "Fill it in or remove the line")
        elif choices and value not in choices:
            self.report(key, f"'{value}' is no {key}", did_you_mean(value, choices))
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        value = self._value(key, required, list, f'a list of texts: {key} = ["…"]')
        if not isinstance(value, list):
            return ()
        if not all(isinstance(item, str) and item for item in value):
            self.report(key, f"'{key}' holds something that is no text", "Put each item in quotes")
            return ()
        return tuple(value)

    def decimal(self, key: str) -> Decimal | None:
        """An exact number, written as text."""
        value = self._value(key, False, str, "text")
        if not isinstance(value, str):
            return None
        try:
            return parse_canonical(value)
        except NotANumberError:
            self.report(key, f"'{key}' is '{value}', which is no number", 'Write it like "0.35"')
            return None

    def year(self, key: str, *, required: bool = False) -> int | None:
        """A calendar year."""
        value = self._value(key, required, int, f"a year: {key} = 2016")
        if not isinstance(value, int):
            return None
        if not 1900 <= value <= 2200:
            self.report(key, f"'{key}' is {value}, which is no year", "Write it with four digits")
        return value

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A calendar day."""
        value = self._value(key, required, date, f"a date without quotes: {key} = 2026-11-21")
        return value if isinstance(value, date) else None

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        return self._value(key, False, bool, f"true or false: {key} = true") is True

    def table(self, key: str, *, required: bool = False) -> Table | None:
        """The table under `key`."""
        value = self._value(key, required, dict, f"a table: {key} = {{ … }}")
        return Table(self.document, (*self.path, key), value) if isinstance(value, dict) else None

    def tables(self, key: str, *, required: bool = False) -> list[Table]:
        """The tables of the list under `key`."""
        value = self._value(key, required, list, f"a list of tables: [[{key}]]")
        if not isinstance(value, list):
            return []
        if not all(isinstance(item, dict) for item in value):
            self.report(key, f"'{key}' holds something that is no table", "Write [[…]] or { … }")
            return []
        return [
            Table(self.document, (*self.path, key, index), item) for index, item in enumerate(value)
        ]

    def every_key(self) -> tuple[str, ...]:
        """All keys of a table whose keys are data; none of them is unknown."""
        self._asked.extend(self._data)
        return tuple(self._data)

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.report(
                    key, f"unknown key '{key}' in {self.name}", did_you_mean(key, self._asked)
                )

    def _value(self, key: str, required: bool, kind: type, form: str) -> Any:
        self._asked.append(key)
        if key not in self._data:
            if required:
                self.report("", f"{self.name} has no '{key}'", f"Add {form}")
            return None
        value = self._data[key]
        if isinstance(value, BareNumber) or (kind is str and type(value) is int):
            self.report(
                key,
                f"'{key}' is the bare number {value}",
                f'Numbers are written as text: {key} = "{value}"',
            )
            return None
        if type(value) is not kind:
            self.report(key, f"'{key}' is {_described(value)}", f"Write {form}")
            return None
        return value


def _described(value: object) -> str:
    names = {str: "a text", int: "a number", list: "a list", dict: "a table", bool: "a flag"}
    names |= {date: "a date", datetime: "a date with a time"}
    return names.get(type(value), "of another kind")


def _line_index(text: str) -> dict[Path, int]:
    """The line of each table and of each key that begins a line."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = defaultdict(int)
    table: Path = ()
    for number, line in _lines_outside_long_texts(text):
        if match := _HEADER.match(line):
            table = _table_path(_names(match[2]), match[1] == "[[", counts)
            lines.setdefault(table, number)
        elif match := _KEY.match(line):
            lines.setdefault((*table, *_names(match[1])), number)
    return lines


def _names(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]


def _table_path(names: list[str], is_array: bool, counts: dict[Path, int]) -> Path:
    """`names` with the index of the array item that each of them continues."""
    path: Path = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if position == len(names) - 1 and is_array:
            counts[path] += 1
        if counts.get(path):
            path = (*path, counts[path] - 1)
    return path


def _lines_outside_long_texts(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines, without the inner lines of texts in triple quotes."""
    quote = ""
    for number, line in enumerate(text.splitlines(), 1):
        if quote:
            if quote in line:
                quote = ""
            continue
        yield number, line
        for mark in ('"""', "'''"):
            if line.count(mark) % 2:
                quote = mark
