"""The sheet that a calculator works out an answer on: figures by name, and the lines of the working.

Nothing is written until somebody asks: a figure is made of its number when it is looked up, the lines
when a reader sees them. What moves an answer most is found with figures alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple, overload

from calculator_kit.figures import DECIMAL_CONTEXT, Figure
from calculator_kit.formatting import Formatter, formatter, formula_formatter
from calculator_kit.formulas import Operand, written
from calculator_kit.messages import Wording
from calculator_kit.numbers import SHARE, ZERO, Number, decimal
from calculator_kit.presentation import Evidence, Row, Step

Value = date | Decimal | Number
"""What is told in a sentence."""
Filling = Value | str
"""What a {placeholder} of a label may stand for; a text is a message too."""
Told = Callable[[Figure, Wording], str]
"""A result in words, such as "2.5 years"; without one, its number."""


_LEAST = Decimal("1e-100")
_NO_VALUES: Mapping[str, Filling] = {}


class _Line(NamedTuple):
    """A named result: its message, what that is filled with, and where it is shown."""

    number: Number
    unit: str
    places: int
    label: str
    values: Mapping[str, Filling]
    is_row: bool = False
    is_step: bool = True
    told: Told | None = None
    evidence: Callable[[Wording], str] | None = None
    formula: Callable[[Sheet], Number] | None = None

    def leaf(self) -> Number:
        """The result by itself."""
        return self.number.leaf(self.unit, self.places)


class Sheet(Mapping[str, Figure]):
    """The figures of an answer by name, in the order of working them out."""

    def __init__(self) -> None:
        self._numbers: dict[str, tuple[Number | Decimal | None, str, int]] = {}
        self._bounds: dict[str, Number] = {}
        self._figures: dict[str, Figure] = {}
        self._lines: dict[str, _Line] = {}

    def __getitem__(self, name: str) -> Figure:
        if name not in self._figures:
            number, unit, places = self._numbers[name]
            if not isinstance(number, Number):
                found = Figure(number, number, number, unit, places)
            else:
                found = figure_of(number, unit, places)
            if bounds := self._bounds.get(name):
                low, high = (None if end is None else decimal(end) for end in bounds.ends)
                found = Figure(low, found.typical, high, found.unit, places)
            self._figures[name] = found
        return self._figures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def figure(self, name: str, number: Number, unit: str = "", places: int = 2) -> Number:
        """Keep a figure without a line of its own; formulas that go on with it show how it came about.

        `unit` says what `number` itself does not, `places` are the digits to show.
        """
        self._numbers[name] = number, unit or number.unit, places
        return number

    def step(
        self,
        name: str,
        label: str,
        number: Number,
        /,
        unit: str = "",
        places: int = 2,
        *,
        row: bool = True,
        shown: bool = True,
        told: Told | None = None,
        within: Number | None = None,
        **values: Filling,
    ) -> Number:
        """Name a result: a figure, a row of the answer and a line of the working under one label.

        What comes back is the result by itself, for the formulas that go on with it. Without `row` it
        is no row, without `shown` no line. `values` fill the label's placeholders. A lone number that
        may turn out to be anything `within` a range is the typical value of a figure that runs over it.
        """
        if within is not None:
            self._bounds[name] = within
        unit = unit or number.unit
        self._lines[name] = _Line(number, unit, places, label, values, row, shown, told)
        return self.figure(name, number, unit, places).leaf(unit, places)

    def line(
        self,
        label: str,
        number: Number,
        /,
        unit: str = "",
        places: int = 2,
        *,
        told: Told | None = None,
        evidence: Callable[[Wording], str] | None = None,
        formula: Callable[[Sheet], Number] | None = None,
        **values: Filling,
    ) -> Number:
        """A line of the working that is no figure of the answer.

        `evidence` is as in the method of that name, `formula` as in `found`.
        """
        unit = unit or number.unit
        line = _Line(number, unit, places, label, values, False, True, told, evidence, formula)
        self._lines[f"line {len(self._lines)}"] = line
        return line.leaf()

    def found(
        self,
        name: str,
        label: str | None,
        value: Decimal | None,
        unit: str,
        places: int = 2,
        *,
        formula: Callable[[Sheet], Number] | None = None,
    ) -> None:
        """Name a result of an engine that is faster than numbers: a figure and a row.

        Without a label it is a figure alone. With its `formula`, which must come to the same, it is a
        line of the working too; formulas take what was found from `number` of the sheet they are given,
        which they must not hold: sheets would live until somebody looks for rings. None is a value that
        nobody knows.
        """
        self._numbers[name] = value, unit, places
        if label is not None:
            is_step = formula is not None
            self._lines[name] = _Line(
                ZERO, unit, places, label, _NO_VALUES, True, is_step, None, None, formula
            )

    def number(self, name: str) -> Number:
        """What was found, by itself, for formulas. With a hundred noughts behind the sign it is nought:
        as a fraction it might have a million digits."""
        figure = self[name]
        value = figure.low if figure.low is None or abs(figure.low) > _LEAST else 0
        return Number.between(value, value, figure.unit, figure.places)

    def evidence(
        self,
        name: str,
        label: str,
        number: Number,
        text: Callable[[Wording], str],
        /,
        unit: str = "",
        places: int = 2,
        *,
        row: bool = True,
        told: Told | None = None,
        **values: Filling,
    ) -> Number:
        """Name a result that no formula gives, such as what a search found; `text` can be checked."""
        unit = unit or number.unit
        self._lines[name] = _Line(number, unit, places, label, values, row, True, told, text)
        return self.figure(name, number, unit, places).leaf(unit, places)

    def told(self, name: str, wording: Wording) -> str:
        """A figure as rows and sentences tell it."""
        line = self._lines.get(name)
        if line and line.told:
            return line.told(self[name], wording)
        return self[name].told(wording.locale)

    def label(self, name: str, wording: Wording) -> str:
        """What a named result is called."""
        line, show = self._lines[name], formatter(wording.locale)
        filled = {
            key: wording.gettext(value) if isinstance(value, str) else shown(value, show)
            for key, value in line.values.items()
        }
        return wording.gettext(line.label, **filled)

    def rows(self, wording: Wording, *names: str) -> tuple[Row, ...]:
        """All results that are rows, or those of these that there are."""
        chosen = names or (name for name, line in self._lines.items() if line.is_row)
        return tuple(
            Row(name, self.label(name, wording), self.told(name, wording))
            for name in chosen
            if name in self._lines
        )

    def steps(self, wording: Wording) -> Sequence[Step | Evidence]:
        """The working, line by line, in the reader's notation; written when somebody looks."""
        return _Working(self, wording)

    def written(self, wording: Wording) -> Iterator[Step | Evidence]:
        """The lines of the working, each as it is asked for."""
        known: dict[int, Operand] = {}
        for name, line in self._lines.items():
            if line.is_step:
                yield self._step(name, line, wording, known)

    def _step(
        self, name: str, line: _Line, wording: Wording, known: dict[int, Operand]
    ) -> Step | Evidence:
        label = self.label(name, wording)
        is_told = name in self and name not in self._bounds
        figure = self[name] if is_told else figure_of(line.number, line.unit, line.places)
        show = formula_formatter(wording.locale)
        if line.evidence:
            told = line.told(figure, wording) if line.told else figure.told(wording.locale)
            return Evidence(label, line.evidence(wording), told)
        told = line.told(figure, wording) if line.told else figure.written(show)
        number = line.formula(self) if line.formula else line.number
        formula, bound = written(number, figure, show, known)
        return Step(label, formula, told, "≈" if bound else "=", bound)


class _Working(Sequence[Step | Evidence]):
    """The lines of a sheet, which take longer to write than the figures take to work out."""

    def __init__(self, sheet: Sheet, wording: Wording) -> None:
        self._sheet = sheet
        self._wording = wording

    @cached_property
    def _lines(self) -> tuple[Step | Evidence, ...]:
        with localcontext(DECIMAL_CONTEXT):
            return tuple(self._sheet.written(self._wording))

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Step | Evidence: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Step | Evidence]: ...
    def __getitem__(self, at: int | slice) -> Step | Evidence | Sequence[Step | Evidence]:
        return self._lines[at]


def figure_of(number: Number, unit: str = "", places: int = 2) -> Figure:
    """A number as a figure of an answer; a lone value is its own typical value."""
    unit = unit or number.unit
    if number.lone:
        return Figure.exactly(decimal(number.value()), unit, places)
    low, high = (None if end is None else decimal(end) for end in number.ends)
    return Figure(low, None, high, unit, places)


def shown(value: Value, show: Formatter) -> str:
    """A value in a sentence; a number by itself has no unit but its percent sign."""
    if isinstance(value, date):
        return show.date(value)
    if isinstance(value, Decimal):
        return show.number(value)
    exact = decimal(value.value())
    return show.percent(exact) if value.unit == SHARE else show.number(exact)
