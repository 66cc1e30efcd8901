"""Which of an answer's inputs are rules of thumb, and who published them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calculator_kit.fields import Field
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs
from calculator_kit.messages import Wording
from calculator_kit.presentation import SourceLine
from support_costs.facts import facts
from support_costs.provenance import source_line


def benchmark_lines(
    benchmarks: Mapping[str, str], fields: Sequence[Field], inputs: Inputs, wording: Wording
) -> tuple[SourceLine, ...]:
    """The sources of the inputs that were left at a fact's value, and which inputs these are.

    `benchmarks` names the fact of each field.
    """
    labels: dict[SourceLine, list[str]] = {}
    for field in fields:
        fact = facts()[benchmarks[field.name]] if field.name in benchmarks else None
        if fact and inputs[field.name] == fact.typical:
            line = replace(source_line(fact, wording), locator="")
            labels.setdefault(line, []).append(wording.gettext(field.label))
    show = formatter(wording.locale)
    return tuple(replace(line, locator=show.conjunction(named)) for line, named in labels.items())
