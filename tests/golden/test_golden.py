"""What each calculator asks and answers is what the golden texts say, to the last character.

`make golden` writes them anew: read in `git diff` that every change was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from calculator_kit.calculators import calculators
from golden import GOLDEN, PACKAGE, golden_chart, golden_texts
from golden_site import site_texts
from sample_charts import CHARTS


def hold(texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        path = GOLDEN / name
        assert text.splitlines() == path.read_text("utf-8").splitlines(), (
            f"{path}: not what is computed now. If that was meant: make golden, then read the diff."
        )


@pytest.mark.parametrize("calculator", calculators(PACKAGE))
def test_inputs_and_answers_are_the_golden_ones(calculator: str) -> None:
    hold(golden_texts(calculator))


@pytest.mark.parametrize("kind", CHARTS)
def test_charts_are_drawn_as_the_golden_ones(kind: str) -> None:
    hold(golden_chart(kind))


def test_forms_servers_and_the_command_line_are_the_golden_ones() -> None:
    hold(site_texts())


def test_every_golden_text_belongs_to_something() -> None:
    site = {Path(name).parts[-1].partition(".")[0] for name in site_texts()}
    kept = {path.stem for path in GOLDEN.glob("*/*") if path.parent.name != "__pycache__"}
    drawn = {f"{kind}-{locale}" for kind in CHARTS for locale in ("en", "he")}
    assert kept == {*calculators(PACKAGE), *drawn, *site}
