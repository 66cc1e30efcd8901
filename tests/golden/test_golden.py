"""What each calculator asks and answers is what the golden texts say, to the last character.

`make golden` writes them anew: read in `git diff` that every change was meant.
"""

from __future__ import annotations

import pytest

from calculator_kit.calculators import calculators
from golden import GOLDEN, PACKAGE, golden_texts


@pytest.mark.parametrize("calculator", calculators(PACKAGE))
def test_inputs_and_answers_are_the_golden_ones(calculator: str) -> None:
    for name, text in golden_texts(calculator).items():
        path = GOLDEN / name
        assert text.splitlines() == path.read_text("utf-8").splitlines(), (
            f"{path}: not what is computed now. If that was meant: make golden, then read the diff."
        )


def test_every_golden_text_belongs_to_a_calculator() -> None:
    kept = {path.stem for path in GOLDEN.rglob("*") if path.suffix in (".txt", ".html")}
    assert kept == set(calculators(PACKAGE))
