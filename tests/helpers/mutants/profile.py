"""Hypothesis gives every mutant the same examples, and does not look for the smallest that fails."""

from __future__ import annotations

from hypothesis import Phase, settings


def same_examples() -> None:
    settings.register_profile(
        "mutants",
        parent=settings(),
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
    )
    settings.load_profile("mutants")
