"""Waiting for what tells of itself by no event: it is asked again and again, until a deadline."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

_PAUSE = 0.03

Found = TypeVar("Found")


def wait_until(ask: Callable[[], Found], seconds: float) -> Found | None:
    """Ask until the answer is true, and return it; None if it is not by the deadline, which the caller has to tell."""
    end = time.monotonic() + seconds
    while not (found := ask()):
        if time.monotonic() > end:
            return None
        time.sleep(_PAUSE)
    return found
