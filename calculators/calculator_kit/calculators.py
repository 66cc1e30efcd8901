"""A calculator: what it asks, what it computes, and how it says the answer.

A package of calculators has a folder for each, with a module `calculator` that declares its `CALCULATOR`;
it needs no other registration.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cache
from urllib.parse import urlencode

from calculator_kit.charts.models import TornadoChart
from calculator_kit.dated import Dated
from calculator_kit.fields import Field, FieldError, NumberField
from calculator_kit.figures import DECIMAL_CONTEXT, Figure, Figures
from calculator_kit.formatting import rounded
from calculator_kit.inputs import Checked, Inputs, InputsError, check_inputs
from calculator_kit.messages import N_, Wording
from calculator_kit.parsing import canonical_text
from calculator_kit.presentation import Presentation, RelatedLink, SourceLine
from calculator_kit.provenance import basis, expiry_text
from calculator_kit.sensitivity import Effect, effects, tornado_chart
from calculator_kit.suggestions import did_you_mean


@dataclass(frozen=True)
class Related:
    """Another calculator that goes on from this answer.

    `carry` says what its inputs get: the name of an input here; "figure:" and the id of a figure,
    or "figures:" and what several ids begin with, for a list. One field takes one value, so a range
    is not carried: name figures that are its cases, and in `case` which of them, for readers. A
    link that has figures to carry, and cannot, is left out.
    """

    calculator: str
    carry: Mapping[str, str]
    case: str = ""
    lacking: Callable[[Mapping[str, str]], Iterable[str]] | None = None
    """Which of what is carried, by name, to leave out, because it would ask for more."""


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A calculator's declaration. Texts are message ids of its package.

    `solve` turns checked inputs into figures and `present` says them; both may raise InputsError.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    solve: Callable[[Inputs], Figures]
    present: Callable[[Inputs, Figures, Wording], Presentation]
    key_figure: str = ""
    """The figure whose sensitivity is shown; "" for none."""
    key_value: Callable[[Inputs], Decimal | None] | None = None
    """That figure's `middle` alone, where it is found much faster than all figures are."""
    sensitive: tuple[str, ...] = ()
    """The names of the number fields that are moved for it."""
    related: tuple[Related, ...] = ()

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
    return {one.id: one for one in sorted(_declared(package), key=lambda one: one.id)}


def _declared(package: str) -> Iterator[Calculator]:
    for folder in pkgutil.iter_modules(importlib.import_module(package).__path__):
        if folder.ispkg:
            name = f"{package}.{folder.name}"
            modules = pkgutil.iter_modules(importlib.import_module(name).__path__)
            if any(module.name == "calculator" for module in modules):
                yield importlib.import_module(f"{name}.calculator").CALCULATOR


def find_calculator(package: str, calculator_id: str) -> Calculator:
    """The calculator with this id. Raises UnknownCalculatorError."""
    known = calculators(package)
    if calculator_id in known:
        return known[calculator_id]
    cure = did_you_mean(calculator_id, known)
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
            figures = calculator.solve(checked.values)
            presentation = calculator.present(checked.values, figures, wording)
        except InputsError as error:
            messages = {name: wording.gettext(text) for name, text in error.messages.items()}
            return Outcome(calculator, canonical, {}, None, messages)
        charts = _sensitivity(calculator, checked.values, figures, wording)
    answer = presentation.status or presentation.headline
    presentation = replace(
        presentation,
        status=Wording("calculator_kit", locale).gettext(N_("{answer}."), answer=answer),
        charts=presentation.charts + charts,
        related=_related(package, calculator, canonical, figures, wording),
        basis=basis(presentation.sources, locale),
        expiries=_expiries(presentation.sources, locale),
    )
    return Outcome(calculator, canonical, dict(figures), presentation, {})


def _expiries(sources: Iterable[SourceLine], locale: str) -> tuple[Dated, ...]:
    """What is said once figures behind the answer are past their last day, the earliest first."""
    lasts = {line.valid_to: line.expired for line in sources if line.valid_to}
    return tuple(
        Dated.once_past(expiry_text(last, locale), last, is_past=expired)
        for last, expired in sorted(lasts.items())
    )


def _sensitivity(
    calculator: Calculator, inputs: Inputs, figures: Figures, wording: Wording
) -> tuple[TornadoChart, ...]:
    figure = figures.get(calculator.key_figure)
    base = figure.middle() if figure else None
    if figure is None or base is None:
        return ()

    def answer(moved: Inputs) -> Decimal | None:
        if calculator.key_value:
            return calculator.key_value(moved)
        moved_figure = calculator.solve(moved).get(calculator.key_figure)
        return moved_figure.middle() if moved_figure else None

    fields = tuple(map(calculator.field, calculator.sensitive))
    numbers = tuple(field for field in fields if isinstance(field, NumberField))
    found = effects(numbers, inputs, answer)
    span = None
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        span = Effect("", figure.low, figure.high, figure.low, figure.high)
    if not found and not span:
        return ()
    labels = {field.name: wording.gettext(field.label) for field in numbers}
    chart = tornado_chart(
        found, span, base, labels, lambda value: figure.shown(value, wording.locale), wording.locale
    )
    return (chart,)


def _related(
    package: str,
    calculator: Calculator,
    inputs: Mapping[str, str],
    figures: Figures,
    wording: Wording,
) -> tuple[RelatedLink, ...]:
    links = []
    for related in calculator.related:
        target = calculators(package).get(related.calculator)
        if target is None:
            continue
        texts = {}
        for name, source in related.carry.items():
            text = _carried(source, inputs, figures)
            if text and _fits(target.field(name), text):
                texts[name] = text
        lists = {name for name, source in related.carry.items() if source.startswith("figures:")}
        if lists - texts.keys():
            continue
        for name in related.lacking(texts) if related.lacking else ():
            texts.pop(name, None)
        title = wording.gettext(target.title)
        if related.case:
            title = Wording("calculator_kit", wording.locale).gettext(
                N_("{calculator} ({case})"), calculator=title, case=wording.gettext(related.case)
            )
        links.append(RelatedLink(title, target.id, urlencode(sorted(texts.items()))))
    return tuple(links)


def _fits(field: Field, text: str) -> bool:
    try:
        field.parse(text, None)
    except FieldError:
        return False
    return True


def _carried(source: str, inputs: Mapping[str, str], figures: Figures) -> str:
    kind, colon, name = source.partition(":")
    if not colon:
        return inputs.get(source, "")
    if kind == "figures":
        chosen = [figure for figure_id, figure in figures.items() if figure_id.startswith(name)]
    else:
        chosen = [figures[name]] if name in figures else []
    values = [rounded(one.low, one.places) for one in chosen if one.low is not None]
    if len(values) < len(chosen) or any(one.low != one.high for one in chosen):
        return ""
    return ";".join(map(canonical_text, values))
