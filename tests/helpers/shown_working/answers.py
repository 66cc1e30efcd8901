"""Lines of working from many answers, each in the language in which a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from calculator_kit.calculators import Outcome, calculate
from calculator_kit.presentation import Evidence
from random_requests import random_requests
from worked_examples import examples

PACKAGE = "support_costs"
_REFUSED = 1.7
"""So many random requests are made for each that is answered: the others have wrong inputs."""


@dataclass(frozen=True)
class ShownLine:
    """One line of the working of an answer, as it is shown."""

    calculator: str
    label: str
    formula: str
    result: str
    bound: str
    inputs: Mapping[str, str]

    def __str__(self) -> str:
        given = " ".join(f"'{name}={text}'" for name, text in self.inputs.items() if text)
        return (
            f"{self.calculator}, {self.label}: {self.formula} = {self.result}\n"
            f"    dragoman calculate {self.calculator} {given}"
        )


def lines_of_examples(locale: str, every: int = 1) -> Iterator[ShownLine]:
    """The working of all worked examples, or of `every` second, third, …"""
    for example in examples()[::every]:
        yield from _lines(calculate(PACKAGE, example.calculator, example.inputs, locale))


def lines_of_random_answers(locale: str, count: int, seed: int) -> Iterator[ShownLine]:
    """The working of `count` answers to random inputs."""
    answers = (
        outcome for outcome in _random(locale, int(count * _REFUSED), seed) if outcome.presentation
    )
    chosen = list(islice(answers, count))
    if len(chosen) < count:
        raise ValueError(f"only {len(chosen)} random inputs were answered, not {count}")
    for outcome in chosen:
        yield from _lines(outcome)


def _random(locale: str, count: int, seed: int) -> Iterator[Outcome]:
    for request in random_requests(PACKAGE, count, seed):
        name, texts, typed = (request[key] for key in ("calculator", "inputs", "locale"))
        assert isinstance(name, str)
        assert isinstance(typed, str)
        assert isinstance(texts, dict)
        yield calculate(PACKAGE, name, texts, locale, notation=typed)


def _lines(outcome: Outcome) -> Iterator[ShownLine]:
    name = outcome.calculator.id
    for step in outcome.presentation.steps if outcome.presentation else ():
        bound = ""
        if isinstance(step, Evidence):
            told = step.text
        else:
            told, bound = step.formula, step.bound
        yield ShownLine(name, step.label, told, step.result, bound, outcome.inputs)
