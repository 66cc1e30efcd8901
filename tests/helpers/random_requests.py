"""Requests to the door with random inputs, good and bad, the same for the same seed."""

from __future__ import annotations

import random
from decimal import Decimal

from calculator_kit.calculators import calculators
from calculator_kit.fields import ChoiceField, DateField, Field, ListField, NumberField

LOCALES = ("en", "zh-Hant", "id", "he")
NONSENSE = ("", "x", "-1", "1e9", "NaN", "1,5", "1.5", "\u202e7", "9" * 50)


def random_requests(package: str, count: int, seed: int) -> list[dict[str, object]]:
    """`count` requests, spread over all calculators and languages."""
    chance = random.Random(seed)
    known = list(calculators(package).values())
    requests: list[dict[str, object]] = []
    for number in range(count):
        calculator = known[number % len(known)]
        inputs = {
            field.name: _text(field, chance) for field in calculator.fields if chance.random() < 0.4
        }
        requests.append(
            {
                "op": "answer",
                "calculator": calculator.id,
                "locale": chance.choice(LOCALES),
                "inputs": inputs,
            }
        )
    return requests


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
