"""Finds figures that are past their last day, or due for another look: warnings for the editors.

The clock decides what is found here and nothing else: pages and answers are made as of the edition.
"""

from __future__ import annotations

import importlib.resources
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from calculator_kit.facts import Fact, Facts
from calculator_kit.problems import Problem

Concern = Literal["outdated", "review"]

_FOLDER = "rates"
_AHEAD = timedelta(days=30)


class ClockError(ValueError):
    """SOURCE_DATE_EPOCH is no time; the message says so."""


def today() -> date:
    """The day that ages are told of: today, or that of SOURCE_DATE_EPOCH, both in UTC.

    Raises ClockError.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(
            f"SOURCE_DATE_EPOCH is '{epoch}'. Set it to whole seconds since 1970, or unset it."
        ) from None


def ageing_facts(
    facts: Facts, package: str, day: date, root: Path | None = None
) -> list[tuple[Concern, Problem]]:
    """The facts of `package` that ask for an editor on `day`, where their files say so.

    "outdated": their last day has passed; each is told. "review": `review_by` is near or past; they
    are told once for each file and date. Paths are shown from `root` where they are below it.
    """
    found: list[tuple[Concern, Problem]] = []
    due: dict[tuple[str, date], list[tuple[int, str]]] = {}
    places = _Places(package, root)
    for fact in facts.values():
        if fact.valid_to and fact.is_expired(day):
            place = places.of(fact, f"valid_to = {fact.valid_to}")
            cause = f"'{fact.id}' was valid until {fact.valid_to} and has not been renewed since"
            cure = (
                "Add an observation with the new figure and its valid_to, and make it the default"
            )
            found.append(("outdated", Problem(*place, cause, cure)))
        elif fact.review_by and day >= fact.review_by - _AHEAD:
            path, line = places.of(fact, f"review_by = {fact.review_by}")
            due.setdefault((path, fact.review_by), []).append((line, fact.id))
    for (path, review_by), those in due.items():
        names = ", ".join(f"'{name}'" for _, name in those)
        cause = f"to be looked up again by {review_by}: {names}"
        cure = "Add what the sources say now as observations, and set the next review_by"
        found.append(("review", Problem(path, min(those)[0], cause, cure)))
    return sorted(found, key=lambda one: one[1])


class _Places:
    """Where facts stand in the files of a package."""

    def __init__(self, package: str, root: Path | None) -> None:
        folder = importlib.resources.files(package) / _FOLDER
        self._folder = f"{package}/{_FOLDER}"
        if root and isinstance(folder, Path) and folder.is_relative_to(root):
            self._folder = folder.relative_to(root).as_posix()
        self._files = {
            f"{self._folder}/{file.name}": file.read_text(encoding="utf-8").splitlines()
            for file in folder.iterdir()
            if file.is_file()
        }

    def of(self, fact: Fact, line: str) -> tuple[str, int]:
        """File and number of a `line` of the fact, or of the fact, or else the folder."""
        opening = f'id = "{fact.id}"'
        for path, lines in self._files.items():
            if opening in lines:
                start = lines.index(opening)
                at = lines.index(line, start) if line in lines[start:] else start
                return path, at + 1
        return self._folder, 1
