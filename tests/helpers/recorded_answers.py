"""Record what a calculator answers on one commit, and list what differs on another.

    python tests/helpers/recorded_answers.py record FILE [CALCULATOR]... [--random N] [--sources TREE]
    python tests/helpers/recorded_answers.py compare FILE [--show N] [--sources TREE]

For those who rewrite a calculator: all worked examples in four languages, and random requests beside
them. `compare` asks the questions that were recorded again and counts the differences by kind, with the
first of each. `--sources` names another checkout, whose catalogues are compiled, to take the calculators
of; the requests are made there too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import click

PACKAGE = "support_costs"
LOCALES = ("en", "zh-Hant", "id", "he")
_CHART = Context(prec=12)
"""Digits of the numbers in charts that count."""
_SAID = ("caption", "headline", "meaning", "status")
_LISTS = ("rows", "steps", "notes", "lists", "charts", "sources", "related")


def asked(names: tuple[str, ...], count: int, seed: int) -> Iterator[dict[str, Any]]:
    """The worked examples of these calculators, or of all, and `count` random requests of each."""
    from calculator_kit.calculators import calculators
    from random_requests import random_requests
    from worked_examples import examples

    known = calculators(PACKAGE)
    chosen = set(names or known)
    for example in examples():
        if example.calculator in chosen:
            for locale in LOCALES:
                yield _question(example.calculator, locale, example.inputs, None)
    for request in random_requests(PACKAGE, count * len(known), seed):
        if request["calculator"] in chosen:
            locale = str(request["locale"])
            yield _question(str(request["calculator"]), locale, request["inputs"], locale)


def answered(question: Mapping[str, Any]) -> dict[str, Any]:
    """The answer to one question, part by part, in text and lists of texts."""
    from calculator_kit.calculators import calculate

    name, locale = question["calculator"], question["locale"]
    outcome = calculate(
        PACKAGE, name, question["inputs"], locale, notation=question["notation"] or None
    )
    told: dict[str, Any] = {"errors": outcome.errors}
    told["figures"] = {
        figure_id: [str(part) for part in (one.low, one.typical, one.high, one.unit, one.places)]
        for figure_id, one in outcome.figures.items()
    }
    told["figures as shown"] = {name: one.as_text() for name, one in outcome.figures.items()}
    if outcome.presentation:
        told |= {name: getattr(outcome.presentation, name) for name in _SAID}
        told |= {name: _plain(getattr(outcome.presentation, name)) for name in _LISTS}
    return told


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What differs between two answers: the kind, and what it was and is."""
    for kind in dict.fromkeys((*before, *after)):
        one, other = before.get(kind), after.get(kind)
        if one == other:
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            for name in dict.fromkeys((*one, *other)):
                if one.get(name) != other.get(name):
                    yield kind, f"{name}: {one.get(name)} -> {other.get(name)}"
            if list(one) != list(other):
                yield f"{kind}, order", f"{list(one)} -> {list(other)}"
        elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            for a, b in zip(one, other, strict=True):
                if a != b:
                    yield (kind if _bare(a) != _bare(b) else f"{kind}, marks"), f"{a} -> {b}"
        else:
            yield kind, f"{one} -> {other}"


def _question(name: str, locale: str, inputs: Any, notation: str | None) -> dict[str, Any]:
    return {"calculator": name, "locale": locale, "inputs": dict(inputs), "notation": notation}


def _plain(value: object) -> object:
    """Parts of an answer in lists and texts; numbers of charts as exact as they are compared."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return f"{_CHART.plus(value).normalize():f}"
    if is_dataclass(value):
        kept = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: one for name, one in kept.items() if one not in ("", "=", [], None)}
    return value if isinstance(value, (bool, int, type(None))) else str(value)


def _bare(part: object) -> str:
    """A part without the marks that only steer the direction of writing."""
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", json.dumps(part, ensure_ascii=False))


def _use(sources: Path | None) -> None:
    if sources:
        sys.path.insert(0, str(sources / "calculators"))
        sys.path.insert(0, str(sources / "tests" / "helpers"))


@click.group()
def main() -> None:
    """Answers before and after."""


@main.command()
@click.argument("file", type=Path)
@click.argument("names", nargs=-1)
@click.option("--random", "count", default=200, show_default=True, help="Of each calculator.")
@click.option("--seed", default=1, show_default=True)
@click.option("--sources", type=Path)
def record(file: Path, names: tuple[str, ...], count: int, seed: int, sources: Path | None) -> None:
    """Write questions and answers to FILE, one a line."""
    _use(sources)
    lines = [
        json.dumps([one, answered(one)], ensure_ascii=False) for one in asked(names, count, seed)
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    click.echo(f"{len(lines)} answers in {file}")


@main.command()
@click.argument("file", type=Path)
@click.option("--show", default=3, show_default=True, help="So many of each kind.")
@click.option("--sources", type=Path)
def compare(file: Path, show: int, sources: Path | None) -> None:
    """Ask the questions in FILE again, and list what is answered otherwise."""
    _use(sources)
    counts: Counter[tuple[str, str]] = Counter()
    first: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    lines = file.read_text("utf-8").splitlines()
    for question, before in map(json.loads, lines):
        after = json.loads(json.dumps(answered(question)))
        for kind, text in differences(before, after):
            at = question["calculator"], kind
            counts[at] += 1
            if len(first[at]) < show:
                first[at].setdefault(text, f"{question['locale']} {json.dumps(question['inputs'])}")
    click.echo(f"{len(lines)} answers, {sum(counts.values())} differences")
    for (name, kind), number in sorted(counts.items()):
        click.echo(f"\n{name}, {kind}: {number}")
        for text, asked_with in first[name, kind].items():
            click.echo(f"  {text}\n      {asked_with}")
    sys.exit(bool(counts))


if __name__ == "__main__":
    main()
