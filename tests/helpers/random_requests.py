"""Requests to the bridge with random inputs, good and bad, the same for the same seed.

Most start from a worked example, so that calculators which need several inputs answer too.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal

from calculator_kit.calculators import Calculator, calculators
from calculator_kit.fields import ChoiceField, DateField, Field, ListField, NumberField
from calculator_kit.parsing import canonical_text
from worked_examples import Example, examples

LOCALES = ("en", "zh-Hant", "id", "he")
NONSENSE = ("", "x", "-1", "1e9", "NaN", "1,5", "1.5", "\u202e7", "9" * 50)
_FROM_EXAMPLES = 0.9


def random_requests(package: str, count: int, seed: int) -> list[dict[str, object]]:
    """`count` requests, spread over all calculators and languages.

    Those of a calculator change with its own worked examples, never with another's.
    """
    known = list(calculators(package).values())
    chances = {calculator.id: random.Random(f"{seed} {calculator.id}") for calculator in known}
    worked = {calculator.id: _worked(calculator) for calculator in known}
    requests: list[dict[str, object]] = []
    for number in range(count):
        calculator = known[number % len(known)]
        chance = chances[calculator.id]
        locale = chance.choice(LOCALES)
        inputs = _typed(calculator, _start(worked[calculator.id], chance), locale)
        inputs |= _changes(calculator, chance)
        requests.append(
            {"op": "answer", "calculator": calculator.id, "locale": locale, "inputs": inputs}
        )
    return requests


def random_inputs(calculator: Calculator, count: int, seed: int) -> list[dict[str, str]]:
    """`count` times texts, as an English reader types them, for some of a calculator's fields."""
    chance = random.Random(seed)
    worked = _worked(calculator)
    return [
        _typed(calculator, _start(worked, chance), "en") | _changes(calculator, chance)
        for _ in range(count)
    ]


def steady_inputs(calculator: Calculator, count: int) -> list[dict[str, str]]:
    """Like `random_inputs`, in canonical notation; a further example or field changes few of them."""
    worked = _worked(calculator)
    found = []
    for number in range(count):
        start = min(worked, key=lambda one: random.Random(f"{number} {one}").random())
        inputs = dict(start.inputs)
        for field in calculator.fields:
            chance = random.Random(f"{number} {calculator.id} {field.name}")
            if chance.random() * len(calculator.fields) < 1 + number % 4:
                text = _text(field, chance)
                if isinstance(field, NumberField) and field.percent and text.isdecimal():
                    text = canonical_text(Decimal(text).scaleb(-2))
                inputs[field.name] = text
        found.append(inputs)
    return found


def _worked(calculator: Calculator) -> list[Example]:
    return [one for one in examples() if one.calculator == calculator.id and not one.errors]


def _start(worked: list[Example], chance: random.Random) -> Mapping[str, str]:
    return chance.choice(worked).inputs if chance.random() < _FROM_EXAMPLES else {}


def _typed(calculator: Calculator, inputs: Mapping[str, str], locale: str) -> dict[str, str]:
    """Canonical texts as a reader of `locale` would type them."""
    return {
        name: calculator.field(name).shown(calculator.field(name).parse(text, None), locale)
        for name, text in inputs.items()
        if text
    }


def _changes(calculator: Calculator, chance: random.Random) -> dict[str, str]:
    """New texts for a few of the fields, now and then for many."""
    share = 0.4 if chance.random() < 0.1 else chance.randint(0, 4) / len(calculator.fields)
    return {
        field.name: _text(field, chance) for field in calculator.fields if chance.random() < share
    }


def _text(field: Field, chance: random.Random) -> str:
    if chance.random() < 0.04:
        return chance.choice(NONSENSE)
    if isinstance(field, ChoiceField):
        return chance.choice(field.choices).value
    if isinstance(field, DateField):
        return f"20{chance.randrange(15, 27)}-0{chance.randrange(1, 10)}-1{chance.randrange(10)}"
    if isinstance(field, ListField):
        count = chance.randint(field.fewest, min(field.most, field.fewest + 6))
        return ";".join(_number(field, chance) for _ in range(count))
    if isinstance(field, NumberField):
        return _number(field, chance)
    return field.default


def _number(field: NumberField, chance: random.Random) -> str:
    """Near the default or the lower end as often as far out; whole, so that any notation reads it."""
    scale = 100 if field.percent else 1
    low, high = field.minimum * scale, field.maximum * scale
    near = Decimal(field.default or 0) * scale if ";" not in field.default else low
    top = min(high, max(low + 1, near * 3 + 10)) if chance.random() < 0.8 else high
    return str(chance.randint(int(low), max(int(low), int(top))))
