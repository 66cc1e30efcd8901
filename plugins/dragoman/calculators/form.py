"""A calculator's form with its answer already in it, as HTML for one language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from calculator_kit.bridge import data_version, response, shown_fields
from calculator_kit.calculators import Outcome, calculate
from calculator_kit.fields import (
    BASIS_LABELS,
    ChoiceField,
    DateField,
    Field,
    ListField,
    NumberField,
)
from calculator_kit.formatting import formatter, to_html
from calculator_kit.messages import Wording
from calculator_kit.problems import Problem
from dragoman.calculators.embedding import Snippet
from dragoman.calculators.fences import Fence

templates = Environment(
    loader=PackageLoader("dragoman.calculators", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _groups(fields: Sequence[_FormField]) -> list[tuple[str, list[_FormField]]]:
    """Neighbours of the same group together, in order."""
    return [(group, list(members)) for group, members in groupby(fields, lambda one: one.group)]


templates.filters["groups"] = _groups


@dataclass(frozen=True)
class _FormField:
    """What the template needs to know of a field."""

    name: str
    id: str
    label: str
    hint: str
    unit: str
    basis: str
    value: str
    group: str
    advanced: bool
    required: bool
    choices: tuple[tuple[str, str], ...]
    longest: int
    """Characters that may be typed."""
    keypad: str
    """Which keys a phone offers: a numeric keypad lacks semicolons, months and the percent sign."""


class PresetError(ValueError):
    """A fence presets something that the calculator cannot take."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def default_outcome(package: str, fence: Fence, locale: str, path: str) -> Outcome:
    """The answer for the inputs that a fence presets and the defaults of the others.

    `path` is the name of the file in messages. Raises UnknownCalculatorError and PresetError.
    """
    problems = [
        Problem(
            path,
            line,
            f"'{text}' is no input of a calculator",
            "Write one 'name = value' a line, each name once",
        )
        for line, text in fence.malformed
    ]
    outcome = calculate(package, fence.calculator, fence.presets, locale)
    problems += [
        Problem(
            path,
            fence.lines.get(name, fence.line),
            f"calculator '{fence.calculator}': {name} = {fence.presets.get(name, '')}",
            message,
        )
        for name, message in outcome.errors.items()
    ]
    if problems:
        raise PresetError(problems)
    return outcome


@dataclass(frozen=True)
class Surroundings:
    """What a form must know of the page it is put into. Addresses are relative to the page."""

    runtime: str
    """The folder of the browser runtime, with its slash."""
    base: str = ""
    """The folder of the calculators' pages, with its slash; "" leaves links to them out."""
    page: str = ""
    """The page that links to an answer lead to, if it is another one."""
    embed: Snippet | None = None
    """What another site writes to show this calculator."""


def form_html(
    package: str, outcome: Outcome, locale: str, number: int, surroundings: Surroundings
) -> str:
    """The calculator element of `outcome`; `number` tells the calculators of one page apart."""
    own = Wording(package, locale)
    kit = Wording("calculator_kit", locale)
    calculator = outcome.calculator
    shown = shown_fields(outcome, locale)
    prefix = f"{calculator.id.replace('_', '-')}-{number}"
    presets = {
        field.name: outcome.inputs[field.name]
        for field in calculator.fields
        if outcome.inputs[field.name] != field.default
    }
    told = response(package, outcome, locale, presets, surroundings.base)
    fields = [
        _form_field(field, shown.get(field.name, ""), prefix, own, kit)
        for field in calculator.fields
    ]
    return templates.get_template("calculator.html").render(
        calculator=calculator,
        title=own.gettext(calculator.title),
        locale=locale,
        direction=formatter(locale).direction,
        prefix=prefix,
        at=surroundings,
        fields=[field for field in fields if not field.advanced],
        advanced=[field for field in fields if field.advanced],
        presets=json.dumps(presets, sort_keys=True),
        data_version=data_version(package),
        answer=Markup(told["html"]),  # made by calculator_kit.markup, which escapes
        gettext=Wording("dragoman", locale).gettext,
    )


def _form_field(field: Field, value: str, prefix: str, own: Wording, kit: Wording) -> _FormField:
    choices: tuple[tuple[str, str], ...] = ()
    if isinstance(field, ChoiceField):
        choices = tuple((choice.value, own.gettext(choice.label)) for choice in field.choices)
    return _FormField(
        name=field.name,
        id=f"{prefix}-{field.name.replace('_', '-')}",
        label=own.gettext(field.label),
        hint=Markup(to_html(own.gettext(field.hint))),  # escaped by to_html
        unit=field.unit if field.unit in {"%", "USD"} else own.gettext(field.unit),
        basis=kit.gettext(BASIS_LABELS[field.basis]) if field.default else "",
        value=value,
        group=own.gettext(field.group),
        advanced=field.advanced,
        required=not field.optional,
        choices=choices,
        longest=2000 if isinstance(field, ListField) else 60,
        keypad="text" if _needs_letters(field) else "decimal",
    )


def _needs_letters(field: Field) -> bool:
    """Whether an input may have more in it than a number."""
    percent = isinstance(field, NumberField) and field.percent
    return percent or isinstance(field, (ListField, DateField))
