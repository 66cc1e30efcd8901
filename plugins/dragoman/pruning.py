"""Which entries of a cache are to go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def least_recently_used(entries: Iterable[Path], kept: int) -> list[Path]:
    """All of `entries` but the `kept` that were used last.

    Another build may be tidying the same cache: an entry that has gone meanwhile is not among them.
    """
    ages = {}
    for entry in entries:
        try:
            ages[entry] = entry.stat().st_mtime
        except FileNotFoundError:
            continue
    return sorted(ages, key=lambda entry: ages[entry])[:-kept]
