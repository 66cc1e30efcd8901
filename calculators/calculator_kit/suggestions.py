"""The cure for a mistyped name: the nearest name that exists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_MOST_NAMES = 12
"""A longer list is no help in a message."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest of `known`, or all of them where they are few."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names)
    if near:
        return f"Did you mean '{near[0]}'?"
    if 0 < len(names) <= _MOST_NAMES:
        return f"Known: {', '.join(names)}."
    return ""
