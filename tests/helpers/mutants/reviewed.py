"""What people have written down about faults: those that change nothing, and those that once went unnoticed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mutants.sites import Mutant

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Equivalent:
    """A fault that nobody can see, and why. Line numbers may move: it is found again by its text."""

    file: str
    function: str
    was: str
    now: str
    reason: str

    def is_this(self, mutant: Mutant) -> bool:
        same_place = (self.file, self.function) == (mutant.file, mutant.function)
        return same_place and (self.was, self.now) == mutant.changed


@dataclass(frozen=True)
class KnownFault:
    """A fault that once went unnoticed, and the tests that notice it now."""

    name: str
    file: str
    was: str
    now: str
    tests: tuple[str, ...]

    def put_into(self, text: str) -> str:
        """The text with the fault. What it replaces stands there exactly once."""
        if text.count(self.was) != 1:
            raise ValueError(
                f"known_faults.toml: {self.name}: {self.file} holds {self.was!r} {text.count(self.was)} times,"
                " it must be once. Take over how the code looks now, or remove the fault with its code."
            )
        return text.replace(self.was, self.now)


def equivalents() -> list[Equivalent]:
    """All that are reviewed."""
    return [Equivalent(**entry) for entry in _read("equivalent.toml").get("equivalent", [])]


def known_faults() -> list[KnownFault]:
    """All that are kept."""
    return [
        KnownFault(**{**entry, "tests": tuple(entry["tests"])})
        for entry in _read("known_faults.toml").get("fault", [])
    ]


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((HERE / name).read_text("utf-8"))
