"""Share links: the inputs that differ from the defaults, as a sorted, locale-neutral query."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from calculator_kit.calculators import Calculator

MAX_CHARACTERS = 4000
VERSION_KEY = "data_version"


def share_query(
    calculator: Calculator,
    inputs: Mapping[str, str],
    data_version: str,
    presets: Mapping[str, str],
) -> str:
    """The query that restores `inputs`, canonical texts; "" when the page shows them unasked.

    `presets` are the inputs that the page sets otherwise than the fields' defaults.
    """
    changed = {
        field.name: inputs[field.name]
        for field in calculator.fields
        if field.name in inputs and inputs[field.name] != presets.get(field.name, field.default)
    }
    if not changed:
        return ""
    return urlencode(sorted({**changed, VERSION_KEY: data_version}.items()))


def read_query(calculator: Calculator, query: str) -> tuple[dict[str, str], str]:
    """The texts that a query holds for this calculator's fields, and its data version.

    Whatever else is in the query is left alone: a link may have passed through other hands.
    """
    pairs = parse_qsl(query.removeprefix("?")[:MAX_CHARACTERS], keep_blank_values=True)
    names = {field.name for field in calculator.fields}
    given = dict(pairs)
    return {name: text for name, text in given.items() if name in names}, given.get(VERSION_KEY, "")
