"""Commands that answer: calculators, what they ask for, and the facts behind them."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click
from rich.console import Console
from rich.table import Table

from calculator_kit import calculators as kit
from calculator_kit.bridge import data_version
from calculator_kit.export import outcome_record, outcome_text
from calculator_kit.fields import BASIS_LABELS, ChoiceField, Field, NumberField
from calculator_kit.formatting import without_isolates
from calculator_kit.parsing import canonical_text
from dragoman.cli.options import fail, json_option, package_option, print_json, require_locale


@click.command("calculators")
@package_option
@json_option
def list_calculators(package: str, as_json: bool) -> None:
    """List the calculators with their inputs."""
    known = kit.calculators(package)
    if as_json:
        print_json(
            {
                "data_version": data_version(package),
                "calculators": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "inputs": [_described(f) for f in one.fields],
                    }
                    for one in known.values()
                ],
            }
        )
        return
    console = Console()
    for one in known.values():
        table = Table(
            "input", "meaning", "values", "default", "basis", title=f"{one.id}: {one.title}"
        )
        for field in one.fields:
            told = _described(field)
            table.add_row(
                field.name,
                field.label,
                _values_text(field),
                str(told["default"]),
                str(told["basis"]),
            )
        console.print(table)


@click.command()
@click.argument("calculator_id", metavar="ID")
@click.argument("assignments", metavar="[NAME=VALUE]...", nargs=-1)
@click.option("--locale", default="en", show_default=True, help="Language of the answer.")
@package_option
@json_option
def calculate(
    calculator_id: str, assignments: tuple[str, ...], locale: str, package: str, as_json: bool
) -> None:
    """Answer calculator ID. Numbers are written as 1234.5, percentages as fractions: 0.15."""
    require_locale(locale)
    try:
        calculator = kit.find_calculator(package, calculator_id)
    except kit.UnknownCalculatorError as error:
        fail(str(error))
    outcome = kit.calculate(package, calculator.id, _inputs_of(assignments), locale)
    if as_json:
        print_json(outcome_record(outcome, data_version(package)))
    elif outcome.presentation:
        click.echo(outcome_text(outcome), nl=False)
    for name, message in outcome.errors.items():
        click.echo(f"{name}: {without_isolates(message)}", err=True)
    if outcome.errors:
        sys.exit(2)


@click.command()
@click.argument("fact_id", metavar="[ID]", required=False)
@click.option("--locale", default="en", show_default=True, help="Language of the values.")
@package_option
@json_option
def facts(fact_id: str | None, locale: str, package: str, as_json: bool) -> None:
    """Show the facts, or one of them with its observations and sources."""
    from dragoman.facts.listing import fact_record, fact_rows

    try:
        if as_json:
            print_json(fact_record(package, fact_id))
            return
        rows = fact_rows(package, fact_id, locale)
    except LookupError as error:
        fail(str(error))
    table = Table("fact", "value", "price year", "confidence", "source")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _described(field: Field) -> dict[str, object]:
    told: dict[str, object] = {
        "name": field.name,
        "label": field.label,
        "unit": field.unit,
        "default": field.default,
        "basis": BASIS_LABELS[field.basis],
        "optional": field.optional,
    }
    if isinstance(field, NumberField):
        told |= {
            "kind": "percentage" if field.percent else "integer" if field.whole else "decimal",
            "minimum": canonical_text(field.minimum),
            "maximum": canonical_text(field.maximum),
        }
    elif isinstance(field, ChoiceField):
        told |= {"kind": "choice", "choices": [choice.value for choice in field.choices]}
    return told


def _values_text(field: Field) -> str:
    if isinstance(field, ChoiceField):
        return " ".join(choice.value for choice in field.choices)
    if isinstance(field, NumberField):
        ends = f"{canonical_text(field.minimum)} to {canonical_text(field.maximum)}"
        return ends if field.percent else f"{ends} {field.unit}".strip()
    return ""


def _inputs_of(assignments: tuple[str, ...]) -> Mapping[str, str]:
    inputs: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name:
            fail(f"'{assignment}': no input and value. Write it as name=value, such as agents=5.")
        if name in inputs:
            fail(f"{name}: given twice. Keep one of them.")
        inputs[name] = value
    return inputs
