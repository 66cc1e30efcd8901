"""Requests that walk through a package's calculators, to find out what Python they need."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from urllib.parse import urlencode

from calculator_kit.calculators import Calculator, calculators
from calculator_kit.fields import ChoiceField

Request = dict[str, object]


def sample_requests(package: str, locales: Iterable[str]) -> list[Request]:
    """Ask each calculator in every locale for its defaults, wrong inputs and a share link.

    In the first locale every choice is taken as well, and the answer taken along in every way.
    """
    requests = []
    for calculator in calculators(package).values():
        for number, locale in enumerate(locales):
            told = _told(calculator)
            if not number:
                told += [*_choices(calculator), *_taken_along(calculator)]
            base = {"calculator": calculator.id, "locale": locale}
            requests += [base | request for request in told]
    return requests


def _told(calculator: Calculator) -> list[Request]:
    query = "&".join(f"{field.name}={field.default}" for field in calculator.fields)
    return [
        {"op": "answer", "inputs": {}},
        {"op": "answer", "inputs": {field.name: "?" for field in calculator.fields}},
        {"op": "restore", "query": f"{query}&data_version=older"},
    ]


def _choices(calculator: Calculator) -> list[Request]:
    """As few requests as let every choice be taken once."""
    options = {
        field.name: [choice.value for choice in field.choices]
        for field in calculator.fields
        if isinstance(field, ChoiceField)
    }
    return [
        {
            "op": "answer",
            "inputs": {name: value for name, value in zip(options, values, strict=True) if value},
        }
        for values in zip_longest(*options.values())
    ]


def _taken_along(calculator: Calculator) -> list[Request]:
    others = {
        field.name: field.choices[-1].value
        for field in calculator.fields
        if isinstance(field, ChoiceField)
    }
    exports: list[Request] = [
        {"op": "export", "inputs": {}, "format": form, "day": "2030-01-01"}
        for form in ("csv", "json", "text")
    ]
    return [*exports, {"op": "compare", "queries": ["", urlencode(others)]}]
