"""A calculator's form with its answer already in it, as HTML for one language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.door import data_version, response, shown_fields
from calculator_kit.fields import BASIS_LABELS, ChoiceField, DateField, Field, ListField
from calculator_kit.formatting import to_html
from calculator_kit.messages import Wording
from dragoman.calculators.fences import Fence
from dragoman.problems import Problem

_templates = Environment(
    loader=PackageLoader("dragoman.calculators", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _groups(fields: Sequence[_FormField]) -> list[tuple[str, list[_FormField]]]:
    """Neighbours of the same group together, in order."""
    return [(group, list(members)) for group, members in groupby(fields, lambda one: one.group)]


_templates.filters["groups"] = _groups


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
    """Which keys a phone offers: a numeric keypad lacks the semicolons of a list."""


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


def form_html(
    package: str, outcome: Outcome, locale: str, number: int, runtime_url: str, base: str
) -> str:
    """The calculator element of `outcome`.

    `number` tells the calculators of one page apart; `runtime_url` is the folder of the browser
    runtime and `base` that of the calculators' pages; both are relative to the page and end in a
    slash.
    """
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
    told = response(package, outcome, locale, presets, base)
    fields = [
        _form_field(field, shown.get(field.name, ""), prefix, own, kit)
        for field in calculator.fields
    ]
    return _templates.get_template("calculator.html").render(
        calculator=calculator,
        title=own.gettext(calculator.title),
        locale=locale,
        prefix=prefix,
        runtime=runtime_url,
        base=base,
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
        keypad="text" if isinstance(field, (ListField, DateField)) else "decimal",
    )
