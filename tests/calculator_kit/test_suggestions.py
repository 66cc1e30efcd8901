"""The nearest name is offered, or all names where they are few."""

from __future__ import annotations

import pytest

from calculator_kit.suggestions import did_you_mean


@pytest.mark.parametrize(
    ("name", "known", "cure"),
    [
        ("hour", ["minutes", "house", "hours"], "Did you mean 'hours'?"),
        ("house", ["hours", "house"], "Did you mean 'house'?"),
        ("x", ["b", "a"], "Known: a, b."),
        ("x", ["a"], "Known: a."),
        ("x", [], ""),
        ("x", "abcdefghijkl", "Known: a, b, c, d, e, f, g, h, i, j, k, l."),
        ("x", "abcdefghijklm", ""),
    ],
)
def test_the_cure_for_a_mistyped_name(name: str, known: list[str], cure: str) -> None:
    assert did_you_mean(name, known) == cure
