"""A calculator made of what is given, how it is worked out, and how that is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from calculator_kit.calculators import Calculator
from calculator_kit.figures import Figures
from calculator_kit.given import Given
from calculator_kit.inputs import Inputs
from calculator_kit.messages import Wording
from calculator_kit.presentation import Presentation
from calculator_kit.working import Sheet

G = TypeVar("G", bound=Given)


def worked(
    given: type[G],
    work_out: Callable[[G, Sheet], None],
    present: Callable[[G, Sheet, Wording], Presentation],
    **declared: Any,
) -> Calculator:
    """The calculator that asks for `given`; `declared` is the rest of its declaration.

    `work_out` fills the sheet and `present` says it; both may raise InputsError.
    """

    def solve(inputs: Inputs) -> Sheet:
        sheet = Sheet()
        work_out(given(inputs), sheet)
        return sheet

    def say(inputs: Inputs, figures: Figures, wording: Wording) -> Presentation:
        sheet = figures if isinstance(figures, Sheet) else solve(inputs)
        return present(given(inputs), sheet, wording)

    return Calculator(fields=given.fields, solve=solve, present=say, **declared)
