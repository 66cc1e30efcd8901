"""The worked examples of tests/support_costs/cases, for every place that runs them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CASES = Path(__file__).resolve().parents[1] / "support_costs" / "cases"
_ENDS = ("low", "typical", "high")


@dataclass(frozen=True)
class Example:
    """Inputs in canonical notation, and the figures or the names of the wrong fields."""

    calculator: str
    inputs: Mapping[str, str]
    figures: Mapping[str, Mapping[str, str | None]]
    errors: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(f"{name}={text}" for name, text in self.inputs.items())


def examples() -> list[Example]:
    """All worked examples, file by file."""
    return [
        _example(case)
        for path in sorted(_CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def _example(case: dict[str, Any]) -> Example:
    figures = {
        name: {end: value[end] or None for end in _ENDS}
        for name, value in case.items()
        if isinstance(value, dict) and name != "inputs"
    }
    return Example(case["calculator"], case["inputs"], figures, tuple(case.get("errors", ())))
