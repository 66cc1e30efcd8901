"""A calculator: what it asks, what it computes, and how it says the answer.

A package of calculators has a subpackage `calculators` whose modules each declare one
`CALCULATOR`; it needs no other registration.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import cache

from calculator_kit.fields import Checked, Field, InputsError, Inputs, check_inputs
from calculator_kit.formatting import rounded
from calculator_kit.messages import Wording
from calculator_kit.presentation import Presentation

DECIMAL_CONTEXT = Context(prec=28)
"""The precision of every computation, set explicitly so that no caller's context changes it."""


@dataclass(frozen=True)
class Figure:
    """A result: an exact range and its unit, a currency code or a word such as "hours".

    An end is None where the data has none; `typical` is None unless a source gives one.
    """

    low: Decimal | None
    typical: Decimal | None
    high: Decimal | None
    unit: str
    places: int = 2
    """Digits that are shown behind the decimal sign; the figure itself is not rounded."""

    @classmethod
    def exactly(cls, value: Decimal, unit: str, places: int = 2) -> Figure:
        """A lone value: all three are the same."""
        return cls(value, value, value, unit, places)

    def as_text(self) -> dict[str, str | None]:
        """The figure with decimal strings, rounded for display."""
        return {
            "low": self._text(self.low),
            "typical": self._text(self.typical),
            "high": self._text(self.high),
            "unit": self.unit,
        }

    def _text(self, value: Decimal | None) -> str | None:
        return None if value is None else f"{rounded(value, self.places):f}"


Figures = Mapping[str, Figure]


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A calculator's declaration. Texts are message ids of its package.

    `solve` turns checked inputs into figures and may raise InputsError; `present` says them.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    solve: Callable[[Inputs], Figures]
    present: Callable[[Inputs, Figures, Wording], Presentation]

    def field(self, name: str) -> Field:
        """The field called `name`. Raises LookupError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise LookupError(name)


@dataclass(frozen=True)
class Outcome:
    """What came of a request: figures and presentation, or messages by field."""

    calculator: Calculator
    inputs: dict[str, str]
    figures: dict[str, Figure]
    presentation: Presentation | None
    errors: dict[str, str]


class UnknownCalculatorError(LookupError):
    """No calculator has this id; `str(error)` names the nearest."""


@cache
def calculators(package: str) -> Mapping[str, Calculator]:
    """All calculators of `package`, by id, in alphabetical order."""
    found: dict[str, Calculator] = {}
    folder = importlib.import_module(f"{package}.calculators")
    for module_info in sorted(pkgutil.iter_modules(folder.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{folder.__name__}.{module_info.name}")
        calculator: Calculator = module.CALCULATOR
        found[calculator.id] = calculator
    return found


def find_calculator(package: str, calculator_id: str) -> Calculator:
    """The calculator with this id. Raises UnknownCalculatorError."""
    known = calculators(package)
    if calculator_id in known:
        return known[calculator_id]
    near = difflib.get_close_matches(calculator_id, known, 1)
    cure = f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(known)}."
    raise UnknownCalculatorError(f"no calculator named '{calculator_id}'. {cure}")


def calculate(
    package: str,
    calculator_id: str,
    texts: Mapping[str, str],
    locale: str,
    *,
    notation: str | None = None,
) -> Outcome:
    """Check `texts`, compute, and say the answer in `locale`.

    `notation` is the locale that the texts are typed in, None for canonical numbers.
    Raises UnknownCalculatorError; everything that is wrong with the inputs is in the outcome.
    """
    calculator = find_calculator(package, calculator_id)
    checked = check_inputs(calculator.fields, texts, locale, notation=notation)
    canonical = {
        field.name: field.canonical(checked.values[field.name])
        for field in calculator.fields
        if field.name in checked.values
    }
    if checked.errors:
        return Outcome(calculator, canonical, {}, None, checked.errors)
    return _solved(package, calculator, checked, canonical, locale)


def _solved(
    package: str, calculator: Calculator, checked: Checked, canonical: dict[str, str], locale: str
) -> Outcome:
    wording = Wording(package, locale)
    with localcontext(DECIMAL_CONTEXT):
        try:
            figures = dict(calculator.solve(checked.values))
        except InputsError as error:
            messages = {name: wording.gettext(text) for name, text in error.messages.items()}
            return Outcome(calculator, canonical, {}, None, messages)
        presentation = calculator.present(checked.values, figures, wording)
    return Outcome(calculator, canonical, figures, presentation, {})
