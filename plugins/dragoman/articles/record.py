"""The record of an article: the language it was written in, and what it was written from.

An article `calculators/dedicated-hourly` has the record
`docs/data/articles/calculators/dedicated-hourly.toml`:

    source_language = "en"
    sources = ["seed-003"]
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from calculator_kit.problems import Problem

_KEYS = ("source_language", "sources")
_LINE_IN_MESSAGE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class Record:
    """What is true of an article in whichever language it is read."""

    article: str
    source_language: str
    sources: tuple[str, ...]
    path: str


def read_records(
    folder: Path, root: Path, languages: Collection[str]
) -> tuple[dict[str, Record], list[Problem]]:
    """All records under `folder` by article, and what is wrong with the others.

    Paths in records and problems are relative to `root`.
    """
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.toml")):
        article = path.relative_to(folder).with_suffix("").as_posix()
        name = shown_path(path, root)
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(name, path.read_bytes(), error))
            continue
        found = parse_record(text, name, article, languages)
        if isinstance(found, Record):
            records[article] = found
        else:
            problems.extend(found)
    return records, problems


def parse_record(
    text: str, path: str, article: str, languages: Collection[str]
) -> Record | list[Problem]:
    """The record in `text`, or every reason why it is none."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return [_syntax_problem(text, path, error)]

    problems = [
        Problem(path, _line_of(text, key), f"unknown key '{key}'", suggest(key, _KEYS))
        for key in data
        if key not in _KEYS
    ]
    problems += [
        Problem(path, 1, f"the key '{key}' is missing", f"Add '{key} = …'")
        for key in _KEYS
        if key not in data
    ]
    if "source_language" in data:
        problems += _language_problems(data["source_language"], text, path, languages)
    if "sources" in data:
        problems += _source_problems(data["sources"], text, path)
    if problems:
        return problems
    return Record(article, data["source_language"], tuple(data["sources"]), path)


def suggest(word: str, choices: Iterable[str]) -> str:
    """A cure: the choice nearest to `word`, or all of them when none is near."""
    names = list(choices)
    near = difflib.get_close_matches(word, names, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Choose one of {', '.join(names)}" if names else ""


def shown_path(path: Path, root: Path) -> str:
    """`path` as a message names it: relative to `root`, if it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _language_problems(
    value: object, text: str, path: str, languages: Collection[str]
) -> list[Problem]:
    line = _line_of(text, "source_language")
    if not isinstance(value, str):
        return [Problem(path, line, "'source_language' is not text", 'Write it as "en"')]
    if value not in languages:
        cause = f"the site has no language '{value}'"
        return [Problem(path, line, cause, suggest(value, languages))]
    return []


def _source_problems(value: object, text: str, path: str) -> list[Problem]:
    line = _line_of(text, "sources")
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        cure = 'Write the ids of the sources, as in ["seed-002"], or [] for none'
        return [Problem(path, line, "'sources' is not a list of ids", cure)]
    twice = sorted({item for item in value if value.count(item) > 1})
    return [
        Problem(path, line, f"the source '{item}' is named twice", "Remove one of them")
        for item in twice
    ]


def _line_of(text: str, key: str) -> int:
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]|\s*\[+\s*{re.escape(key)}\b""")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.match(line):
            return number
    return 1


def _syntax_problem(text: str, path: str, error: tomllib.TOMLDecodeError) -> Problem:
    message = str(error)
    where = _LINE_IN_MESSAGE.search(message)
    line = int(where[1]) if where and where[1] else len(text.splitlines())
    cause = f"not valid TOML: {_LINE_IN_MESSAGE.sub('', message)}"
    return Problem(path, line, cause, "Write one 'key = \"value\"' on a line")


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    line = data.count(b"\n", 0, error.start) + 1
    return Problem(path, line, "not UTF-8 text", "Save the file in UTF-8")
