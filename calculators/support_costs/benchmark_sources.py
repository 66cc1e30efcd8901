"""Which of an answer's inputs are rules of thumb, and who published them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calculator_kit.fields import Field
from calculator_kit.inputs import Inputs
from calculator_kit.messages import Wording
from calculator_kit.presentation import SourceLine
from support_costs.facts import facts
from support_costs.provenance import merged, source_line


def benchmark_lines(
    benchmarks: Mapping[str, str], fields: Sequence[Field], inputs: Inputs, wording: Wording
) -> tuple[SourceLine, ...]:
    """The sources of the inputs that were left at a fact's value, and which inputs these are.

    `benchmarks` names the fact of each field.
    """
    lines = []
    for field in fields:
        fact = facts()[benchmarks[field.name]] if field.name in benchmarks else None
        if fact and inputs[field.name] == fact.typical:
            lines.append(replace(source_line(fact, wording), locator=wording.gettext(field.label)))
    return merged(lines, wording)
