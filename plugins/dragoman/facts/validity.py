"""Finds statutory figures whose validity has passed: a guide must not show last year's law."""

from __future__ import annotations

import importlib.resources
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime

from calculator_kit.facts import Fact, Facts
from dragoman.problems import Problem

_FOLDER = "rates"


def build_day() -> date:
    """The day that a build is of: today, or that of SOURCE_DATE_EPOCH, both in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


def check_validity(facts: Facts, package: str, day: date) -> list[Problem]:
    """The statutory facts of `package` that no longer held on `day`, where their files say so."""
    return [
        Problem(
            *_place(package, record.id, end),
            f"'{record.id}' held until {end}, and this is {day}",
            "Record the new figure with a new valid_to; SOURCE_DATE_EPOCH builds for an earlier day",
        )
        for record, end in _expired(facts, day)
    ]


def _expired(facts: Facts, day: date) -> Iterator[tuple[Fact, date]]:
    for record in facts.values():
        end = record.observation.valid_to
        if record.kind == "statutory" and end and end < day:
            yield record, end


def _place(package: str, fact_id: str, end: date) -> tuple[str, int]:
    """File and line of the date, or of the fact, or else the folder."""
    folder = importlib.resources.files(package) / _FOLDER
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        if f'id = "{fact_id}"' in lines:
            start = lines.index(f'id = "{fact_id}"')
            dated = f"valid_to = {end}"
            line = lines.index(dated, start) if dated in lines[start:] else start
            return f"{package}/{_FOLDER}/{file.name}", line + 1
    return f"{package}/{_FOLDER}", 1
