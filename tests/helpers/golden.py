"""The golden texts: what every calculator asks and answers, written down whole, to be read in a diff.

python tests/helpers/golden.py writes them anew (`make golden`). Read what `git diff` shows then: each change must be
one that was meant. What is right or wrong about a figure is for the worked examples and the tests of each calculator.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Context, Decimal
from pathlib import Path

from calculator_kit import bridge
from calculator_kit.calculators import Calculator, Outcome, calculate, calculators
from calculator_kit.charts import chart_html
from calculator_kit.export import outcome_text
from calculator_kit.fields import ChoiceField, NumberField
from calculator_kit.formatting import formatter
from golden_site import site_texts
from random_requests import steady_inputs
from sample_charts import CHARTS
from worked_examples import Example, examples

PACKAGE = "support_costs"
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
OTHER_LOCALES = ("zh-Hant", "id", "he")
RANDOM = 16
"""So many answers to random inputs of each calculator, where worked examples seldom go."""
SAME_CHART = 2
"""So many times what a calculator's chart of one title holds is written."""
_SHORT = Context(prec=7)


def golden_texts(calculator: str) -> dict[str, str]:
    """The texts of one calculator, by the name of their file."""
    found = calculators(PACKAGE)[calculator]
    mine = [example for example in examples() if example.calculator == calculator]
    return {
        f"inputs/{calculator}.txt": _lines(_asked(found)),
        f"answers/{calculator}.txt": _lines(_answers(mine)),
        f"languages/{calculator}.txt": _lines(_languages(mine)),
        f"pages/{calculator}.html": _lines(_page(mine)),
        f"random/{calculator}.txt": _lines(_random(found)),
    }


def golden_chart(kind: str) -> dict[str, str]:
    """The drawing of a sample chart, from left to right and from right to left."""
    return {
        f"charts/{kind}-{locale}.html": chart_html(CHARTS[kind], formatter(locale)).replace(
            "><", ">\n<"
        )
        + "\n"
        for locale in ("en", "he")
    }


def write_all() -> None:
    """All texts as they are now."""
    found = [*map(golden_texts, calculators(PACKAGE)), *map(golden_chart, CHARTS), site_texts()]
    for folder in ("inputs", "answers", "languages", "pages", "random", "charts", "forms", "site"):
        shutil.rmtree(GOLDEN / folder, ignore_errors=True)
    for name, text in (pair for texts in found for pair in texts.items()):
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _asked(calculator: Calculator) -> Iterator[str]:
    for field in calculator.fields:
        yield f"{field.name} = {field.default!r} {field.unit}".rstrip()
        yield f"    {field.label}: {field.hint}"
        if isinstance(field, NumberField):
            kind = "whole, " * field.whole + "percent, " * field.percent
            yield f"    {kind}{field.minimum} to {field.maximum}"
        if isinstance(field, ChoiceField):
            yield f"    {', '.join(f'{choice.value} ({choice.label})' for choice in field.choices)}"
        marks = ["optional"] * field.optional + ["advanced"] * field.advanced
        yield f"    {', '.join([field.basis, *marks, field.group]).removesuffix(', ')}"


def _answers(mine: list[Example]) -> Iterator[str]:
    """Every example in English, without the titles of its sources; some with what their charts hold."""
    written: Counter[str] = Counter()
    for example in mine:
        outcome = calculate(PACKAGE, example.calculator, example.inputs, "en")
        yield from ("", f"=== {example}")
        yield from (f"{name}: {message}" for name, message in outcome.errors.items())
        if outcome.presentation is None:
            continue
        yield from _told(outcome, sources=False)
        for name, figure in outcome.figures.items():
            ends = [figure.as_text()[end] or "?" for end in ("low", "typical", "high")]
            yield f"{name}: {' | '.join(ends if len(set(ends)) > 1 else ends[:1])} {figure.unit}"
        for link in outcome.presentation.related:
            yield f"-> {link.title}: {link.calculator}?{link.query}"
        for chart in outcome.presentation.charts:
            written[chart.title] += 1
            if written[chart.title] <= SAME_CHART:
                yield from _drawn(chart, "")


def _languages(mine: list[Example]) -> Iterator[str]:
    """The first examples that have answers, whole, in the other languages."""
    answered = [example for example in mine if not example.errors]
    for locale, example in zip(OTHER_LOCALES, answered, strict=False):
        yield from ("", f"=== {locale}: {example}")
        yield from _told(
            calculate(PACKAGE, example.calculator, example.inputs, locale), sources=True
        )


def _page(mine: list[Example]) -> Iterator[str]:
    """The markup of an answer, a tag a line; the calculators take turns with the languages."""
    example = next(example for example in mine if not example.errors)
    turn = list(calculators(PACKAGE)).index(example.calculator)
    locale = ("en", "he", "zh-Hant", "id")[turn % 4]
    outcome = calculate(PACKAGE, example.calculator, example.inputs, locale)
    told = bridge.response(PACKAGE, outcome, locale, {}, "../")
    yield f"<!-- {locale}: {example} -->"
    yield f"<!-- {told['status']} {told['query']} -->".replace(bridge.data_version(PACKAGE), "…")
    yield str(told["html"]).replace("><", ">\n<")


def _random(calculator: Calculator) -> Iterator[str]:
    """Answers to random inputs, with the axes and marks of their charts."""
    for texts in steady_inputs(calculator, RANDOM):
        outcome = calculate(PACKAGE, calculator.id, texts, "en")
        yield from ("", f"=== {' '.join(f'{name}={text}' for name, text in texts.items())}")
        yield from (f"{name}: {message}" for name, message in outcome.errors.items())
        if outcome.presentation is None:
            continue
        yield from _told(outcome, sources=False)
        for link in outcome.presentation.related:
            yield f"-> {link.title}: {link.calculator}?{link.query}"
        for chart in outcome.presentation.charts:
            drawn = list(_drawn(chart, ""))
            yield drawn[0]
            yield from (line for line in drawn if line.startswith("  marks:"))


def _told(outcome: Outcome, *, sources: bool) -> Iterator[str]:
    for line in outcome_text(outcome).strip().splitlines():
        if line:
            _, bracket, records = line.rpartition(" [")
            yield line if sources or not (bracket and records.endswith("]")) else f"[{records}"


def _drawn(value: object, indent: str) -> Iterator[str]:
    """What a chart holds: a line for itself, and one for each of its parts."""
    if not is_dataclass(value):
        return
    plain, parts = [], []
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, tuple) and any(map(is_dataclass, held)):
            parts.append((field.name, held))
        else:
            plain.append(f"{field.name}={_short(held)}")
    yield f"{indent}{type(value).__name__} {' '.join(plain)}"
    for name, held in parts:
        inner = [list(_drawn(part, "")) for part in held]
        if all(len(lines) == 1 for lines in inner):
            kind = f"{type(held[0]).__name__} "
            yield f"{indent}  {name}: {'; '.join(lines[0].removeprefix(kind) for lines in inner)}"
        else:
            yield f"{indent}  {name}:"
            for part in held:
                yield from _drawn(part, f"{indent}    ")


def _short(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{_SHORT.plus(value).normalize():f}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_short, value))})"
    if is_dataclass(value):
        return f"({'; '.join(_drawn(value, ''))})"
    return str(value)


if __name__ == "__main__":
    write_all()
